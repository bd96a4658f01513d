"""Every number of a delivery as one row: what its files say of an area, a period and a value.

The country and the regions have the numbers the sheets show: the source's, or those computed from
the municipalities' where it has none. Values are rounded as they are printed: no file tells more
of a number than a page does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reporter import kommuner
from reporter.danish import numbers, words
from reporter.delivery.contents import DeliveredIndicator, Delivery
from reporter.editions.profiles.profile import Origin, comparison
from reporter.published.columns import AREA_KINDS
from reporter.table import COUNTRY, PUBLISHED, Area, AreaSeries, Hidden, Reason, Value

COUNTRY_CODE = "000"
"""The code of the whole country, as StatBank writes it."""

COMPUTED: Mapping[Origin, str] = {
    "published": PUBLISHED,
    "mean": "beregnet som gennemsnit",
    "sum": "beregnet som sum",
}
"""The status of a shown value, by where it comes from."""

STATUSES = (*COMPUTED.values(), *(reason.value for reason in Reason))

_SAID = {"mean": "gennemsnittet af kommunernes tal", "sum": "summen af kommunernes tal"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """An area of an indicator with its values by period, and where those come from."""

    area: Area
    values: tuple[Value, ...]
    origin: Origin = "published"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One number, or why there is none, with all that is said of it.

    ``taken_from`` is the joint report whose number a municipality's row repeats ("155+185"), empty
    where the number is its own.
    """

    indicator: DeliveredIndicator
    area: Area
    period: str
    value: Value
    status: str
    taken_from: str


def rows(delivery: Delivery) -> Iterator[Row]:
    """Yield every number: by indicator, then area, then period."""
    for indicator in delivery.indicators:
        series = indicator.series
        for line in lines(series):
            for period, value in zip(series.periods, line.values, strict=True):
                yield Row(
                    indicator=indicator,
                    area=line.area,
                    period=period,
                    value=value,
                    status=status_of(value, line.origin),
                    taken_from=taken_from(series, line.area),
                )


def lines(series: AreaSeries) -> Iterator[Line]:
    """Yield the country, the five regions, the municipalities and the joint reports."""
    yield _compared(series, Area(kind="country", name=COUNTRY))
    for code, name in kommuner.REGIONS.items():
        yield _compared(series, Area(kind="region", code=code, name=name))
    for area, values in series.rows:
        if area.kind not in ("country", "region"):
            yield Line(area=area, values=_printed(series, values))


def _compared(series: AreaSeries, area: Area) -> Line:
    found = comparison(series, area)
    return Line(area=area, values=_printed(series, found.values), origin=found.origin)


def _printed(series: AreaSeries, values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(
        value if isinstance(value, Hidden) else numbers.rounded(value, series.decimals)
        for value in values
    )


def status_of(value: Value, origin: Origin) -> str:
    """Say where a value comes from, or why there is none."""
    return value.reason.value if isinstance(value, Hidden) else COMPUTED[origin]


def kind_of(area: Area) -> str:
    """Return what the files call the kind of an area: ``land``, ``region``, ``kommune``."""
    return AREA_KINDS[area.kind]


def code_of(area: Area) -> str:
    """Return an area's code, which every one has in these files."""
    return COUNTRY_CODE if area.kind == "country" else area.code


@cache  # asked of each row, and there are some hundred areas
def region_codes(area: Area) -> tuple[str, ...]:
    """Return the regions an area lies in: none for the country, perhaps several for joint ones."""
    match area.kind:
        case "region":
            return (area.code,)
        case "municipality" | "joint":
            return tuple(sorted({kommuner.find(c).region for c in area.code.split("+")}))
    return ()


def region_of(area: Area) -> str:
    """Name the region an area lies in; the country's is the country."""
    return "/".join(kommuner.REGIONS[code] for code in region_codes(area)) or COUNTRY


def taken_from(series: AreaSeries, area: Area) -> str:
    """Return the code of the joint report an area's values are taken from, or the empty string."""
    if area.kind == "municipality" and area.code in series.joint_only:
        return "+".join(dict(series.joint)[area.code])
    return ""


def others(members: tuple[str, ...], code: str) -> str:
    """Name the municipalities that report together with one: Tårnby for 155, with Dragør."""
    return named(each for each in members if each != code)


def named(codes: Iterable[str]) -> str:
    """Name municipalities in a sentence: ``Dragør og Tårnby``."""
    return words.enumeration([kommuner.find(code).name for code in codes])


def notes(indicator: DeliveredIndicator) -> Iterator[str]:
    """Yield what must be known of an indicator's rows, besides what its remarks say."""
    series = indicator.series
    computed = [line for line in lines(series) if line.origin != "published"]
    for kind in ("country", "region"):
        areas = [line.area.name for line in computed if line.area.kind == kind]
        if areas:
            yield f"{_whose(areas)} er ikke kildens, men {_SAID[computed[0].origin]}."
    joint = dict(series.joint)
    for members in sorted(set(joint.values())):
        whose = f"{named(members)} indberetter sammen"
        if members[0] in series.joint_only:
            yield f"{whose}: Det samme tal står ved hver af dem og gælder dem tilsammen."
        else:
            yield f"{whose}: Ved hver af dem står dens eget tal, og det fælles har sin egen række."


def _whose(areas: list[str]) -> str:
    if areas == [COUNTRY]:
        return "Tallet for hele landet"
    if len(areas) == len(kommuner.REGIONS):
        return "Regionernes tal"
    return f"{'Tallene' if len(areas) > 1 else 'Tallet'} for {words.enumeration(areas)}"
