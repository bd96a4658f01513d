"""One row of a published table, read and checked: its area, its period, its value and status."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reporter import kommuner
from reporter.danish import dates, numbers
from reporter.published.columns import AREA_KINDS, STATUSES, WHOLE, Record, Series
from reporter.published.table import IndicatorObservation
from reporter.table import COUNTRY, PUBLISHED, Area, Hidden, Reason, Value

MOST_LETTERS = 200
"""The longest a name of an indicator, an area or a group may be."""

_KINDS = {danish: kind for kind, danish in AREA_KINDS.items()}


def observation(record: Record, decimals: Mapping[Series, int]) -> IndicatorObservation:
    """Return the observation of a row; raises TableError.

    ``decimals`` is how many an indicator's values in a unit are printed with, where the file says.
    """
    indicator = _text(record, "indikator")
    unit = _text(record, "enhed")
    if unit not in numbers.UNITS:
        known = ", ".join(numbers.UNITS)
        raise record.error(f"enhed: '{unit}' kendes ikke; der er {known}")
    return IndicatorObservation(
        indicator=indicator,
        area=_area(record),
        period=_period(record),
        group=_text(record, "gruppe"),
        value=_value(record, decimals.get((indicator, unit))),
        unit=unit,
        numerator=_whole(record, WHOLE[0]),
        denominator=_whole(record, WHOLE[1]),
    )


def _text(record: Record, column: str) -> str:
    text = record.cells[column]
    if not text.strip():
        raise record.error(f"{column}: feltet er tomt")
    if len(text) > MOST_LETTERS or not text.replace(numbers.NBSP, " ").isprintable():
        what = "er for lang" if len(text) > MOST_LETTERS else "har et tegn, der ikke kan vises"
        raise record.error(f"{column}: teksten {what}; ret den")
    return text


def _period(record: Record) -> str:
    period = _text(record, "periode")
    try:
        dates.period(period)
    except ValueError:
        message = f"periode: '{period}' skal skrives 2016, 2014-2016 eller 2016-12"
        raise record.error(message) from None
    return period


def _area(record: Record) -> Area:
    written, code = record.cells["omraadetype"], record.cells["omraadekode"]
    if written not in _KINDS:
        message = f"omraadetype: '{written}' kendes ikke; der er {', '.join(_KINDS)}"
        raise record.error(message)
    area = Area(kind=_KINDS[written], code=code, name=_text(record, "omraade"))
    match area.kind:
        case "country":
            known = {"": COUNTRY}
        case "region":
            known = dict(kommuner.REGIONS)
        case "municipality":
            known = _municipalities()
        case "joint":
            _check_joint(record, code)
            known = {code: area.name}
        case "unknown":
            known = {"": area.name}
    if code not in known:
        right = next((c for c, name in known.items() if name == area.name), None)
        hint = f"; {area.name} har koden {right}" if right else ""
        raise record.error(f"omraadekode: '{code}' er ikke en kode for {written}{hint}")
    if area.name != known[code]:
        right = f"{written} {code} hedder {known[code]}" if code else f"skal være {known[code]}"
        raise record.error(f"omraade: '{area.name}' passer ikke til koden; {right}")
    return area


@cache
def _municipalities() -> dict[str, str]:
    return {kommune.code: kommune.name for kommune in kommuner.alle()}


def _check_joint(record: Record, code: str) -> None:
    members = code.split("+")
    known = _municipalities().keys()
    if len(members) < 2 or members != sorted(set(members)) or not known >= set(members):
        message = f"omraadekode: '{code}' skal være kommunekoder i orden, fx 155+185"
        raise record.error(message)


def _value(record: Record, decimals: int | None) -> Value:
    status, written = record.cells["status"], record.cells["vaerdi"]
    if status not in STATUSES:
        hint = kommuner.nearest(status, STATUSES)
        hint = f"mente du {hint}?" if hint else f"der er {', '.join(STATUSES)}"
        raise record.error(f"status: '{status}' kendes ikke; {hint}")
    if status != PUBLISHED:
        if written:
            # The value itself is not told: it may be what must not be seen.
            raise record.error(f"vaerdi: skal være tom, når status er '{status}'")
        return Hidden(Reason(status))
    if not written:
        message = f"vaerdi: mangler; skriv den, eller skriv i status, hvorfor den ikke er {status}"
        raise record.error(message)
    try:
        value = numbers.parse(written, ".")
    except ValueError:
        message = f"vaerdi: '{written}' skal være et tal med punktum som decimaltegn"
        raise record.error(message) from None
    return value if decimals is None else numbers.rounded(value, decimals)


def _whole(record: Record, column: str) -> int | None:
    written = record.cells[column]
    if not written:
        return None
    if not (written.isascii() and written.isdecimal()) or len(written) > numbers.MAX_DIGITS:
        raise record.error(f"{column}: skal være et helt tal, der ikke er negativt, eller tom")
    return int(written)
