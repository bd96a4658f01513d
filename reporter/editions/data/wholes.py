"""What an infographic takes from a time series, and why it cannot where it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from figures.infographics.specs import (
    MAX_AREAS,
    MAX_COLUMN_PARTS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_POINTERS,
    MAX_WHOLES,
)
from reporter.danish import numbers
from reporter.editions.edition import unknown
from reporter.editions.infographics import (
    ProportionalFigure,
    ScaleFigure,
    ShareFigure,
    StackedColumnsFigure,
)
from reporter.table import Hidden, Reason, TimeSeries

SLACK = Decimal(1)
"""Percentage points by which parts rounded by their source may miss 100."""
HUNDRED = Decimal(100)

Numbers = Mapping[str, Decimal]


def misfits(figure: object, table: TimeSeries) -> Iterator[str]:
    """Yield why an infographic cannot show a series; nothing where it can, or is another figure."""
    match figure:
        case ScaleFigure() | ShareFigure() | ProportionalFigure():
            faults = list(_of_year(figure.year, table))
            if not faults:
                shown = numbers_of(table, year_of(figure.year, table))
                match figure:
                    case ScaleFigure():
                        faults = list(_of_scale(figure, shown, table))
                    case ShareFigure():
                        faults = list(_of_shares(figure, shown, table))
                    case ProportionalFigure():
                        faults = list(_of_areas(shown))
            yield from faults
        case StackedColumnsFigure():
            yield from _of_columns(figure, table)


def year_of(year: str | None, table: TimeSeries) -> str:
    """Return the year that a figure shows: the one it names, or the only one."""
    return year or table.years[-1]


def numbers_of(table: TimeSeries, year: str) -> dict[str, Decimal]:
    """Return the numbers of a year by group, without those that are not shown."""
    values = {group: table.value(group, year) for group, _ in table.groups}
    return {group: value for group, value in values.items() if not isinstance(value, Hidden)}


def wholes(shown: Numbers) -> dict[str, dict[str, Decimal]]:
    """Return the parts of each whole: the groups ``whole/part`` by whole, then by part."""
    found: dict[str, dict[str, Decimal]] = {}
    for group, value in shown.items():
        whole, _, part = group.rpartition("/")
        found.setdefault(whole.strip(), {})[part.strip()] = value
    return found


def _of_year(year: str | None, table: TimeSeries) -> Iterator[str]:
    years = ", ".join(table.years)
    if year is None and len(table.years) > 1:
        yield f"serien har flere år; skriv i year, hvilket figuren viser ({years})"
    elif year is not None and year not in table.years:
        yield f"året {year} findes ikke i serien; der er {years}"
    else:
        when = year_of(year, table)
        for group, _ in table.groups:
            value = table.value(group, when)
            if isinstance(value, Hidden):
                yield (
                    f"{group} har intet tal for {when} ({value.reason.value}), så figuren kan ikke "
                    "vises; brug text_panel i stedet"
                )


def _of_scale(figure: ScaleFigure, shown: Numbers, table: TimeSeries) -> Iterator[str]:
    if len(shown) > MAX_POINTERS:
        yield f"figuren kan højst vise {MAX_POINTERS} grupper; serien har {len(shown)}"
    low, high = figure.marks[0], figure.marks[-1]
    if list(figure.marks) != sorted(set(figure.marks)):
        yield "tallene i marks skal stå i rækkefølge med det laveste først"
        return
    for group, value in shown.items():
        if not low <= value <= high:
            ends = " til ".join(
                numbers.number(end, numbers.decimals_of(end)) for end in (low, high)
            )
            printed = numbers.number(value, table.decimals)
            yield f"{group} er {printed}, som ligger uden for skalaen fra {ends}; ret marks"


def _of_shares(figure: ShareFigure, shown: Numbers, table: TimeSeries) -> Iterator[str]:
    if table.unit != "pct":
        yield "figuren viser andele, så serien skal have enheden pct"
        return
    found = wholes(shown)
    least, most = {"bar_pair": (2, 2), "share_bar": (1, 1)}.get(figure.kind, (1, MAX_WHOLES))
    if not least <= len(found) <= most:
        wanted = (
            "én helhed" if most == 1 else "to helheder" if least == 2 else "en eller to helheder"
        )
        yield (
            f"figuren viser {wanted}, men serien har {len(found)}; "
            "kald grupperne helhed/del, fx »Øvrige unge/I job«"
        )
        return
    first = next(iter(found.values()))
    if any(list(parts) != list(first) for parts in found.values()):
        yield "alle helheder skal have de samme dele i samme rækkefølge"
        return
    if len(first) > MAX_PARTS:
        yield f"figuren kan højst vise {MAX_PARTS} dele; serien har {len(first)}"
    yield from _of_together(figure, len(first))
    for name, parts in found.items():
        yield from _of_sum(figure, name, sum(parts.values(), Decimal(0)), table)


def _of_together(figure: ShareFigure, count: int) -> Iterator[str]:
    if figure.kind == "bar_pair" and figure.together:
        yield "to søjler ved siden af hinanden har ikke plads til together; slet feltet"
    elif figure.together and count < 2:
        yield "together er et navn til flere dele under ét, men serien har kun én; slet feltet"
    elif figure.kind == "part_of_whole" and count > 1 and not figure.together:
        yield "skriv i together, hvad delene er under ét"


def _of_sum(figure: ShareFigure, name: str, total: Decimal, table: TimeSeries) -> Iterator[str]:
    of = f"delene af {name}" if name else "delene"
    printed = numbers.in_full(total, table.decimals, "pct")
    if total > HUNDRED + SLACK:
        yield f"{of} giver {printed} i alt, altså mere end det hele"
    elif total < HUNDRED - SLACK and not figure.rest and figure.kind != "part_of_whole":
        yield f"{of} giver {printed} i alt; skriv i rest, hvad resten er"
    elif total >= HUNDRED and figure.rest:
        yield f"{of} giver {printed} i alt, så der er ingen rest; slet rest"


def _of_areas(shown: Numbers) -> Iterator[str]:
    if not 2 <= len(shown) <= MAX_AREAS:
        yield f"figuren viser 2 eller {MAX_AREAS} grupper; serien har {len(shown)}"
    if min(shown.values()) < 0:
        yield "figuren kan ikke vise tal under 0"
    elif not any(shown.values()):
        yield "figuren kan ikke vise 0 alene"


def _of_columns(figure: StackedColumnsFigure, table: TimeSeries) -> Iterator[str]:
    names = [name for name, _ in table.groups]
    if figure.total is not None and figure.total not in names:
        yield unknown("total: gruppen", figure.total, names).message
        return
    parts = [name for name in names if name != figure.total]
    if len(table.years) > MAX_COLUMNS:
        yield f"figuren kan højst vise {MAX_COLUMNS} år; serien har {len(table.years)}"
    if len(parts) > MAX_COLUMN_PARTS:
        yield f"figuren kan højst vise {MAX_COLUMN_PARTS} dele; serien har {len(parts)}"
    if table.breaks:
        yield "figuren kan ikke vise brud i en serie; brug columns eller lines"
    for year in table.years:
        shown = numbers_of(table, year)
        needed = [figure.total] if figure.total else parts
        missing = [name for name in needed if name not in shown]
        yield from (f"{name} har intet tal for {year}, så søjlen mangler" for name in missing)
        if min(shown.values(), default=Decimal(0)) < 0:
            yield "figuren kan ikke vise tal under 0"
        if figure.total and not missing:
            yield from _computable(parts, year, table)
        if figure.total and not missing and parts and set(parts) <= set(shown):
            yield from _of_total(shown[figure.total], sum(shown[p] for p in parts), year, table)


def _computable(parts: list[str], year: str, table: TimeSeries) -> Iterator[str]:
    """Yield a part that is held back, and that the total less the other parts would tell."""
    hidden = [name for name in parts if isinstance(table.value(name, year), Hidden)]
    if len(hidden) == 1 and table.value(hidden[0], year) == Hidden(Reason.FEW_PERSONS):
        yield (
            f"{hidden[0]} for {year} er skjult, men er det hele uden de øvrige dele; skjul endnu "
            "en del"
        )


def _of_total(total: Decimal, added: Decimal | int, year: str, table: TimeSeries) -> Iterator[str]:
    slack = SLACK if table.unit == "pct" else Decimal(0)
    if abs(total - added) > slack:
        whole, summed = (numbers.number(Decimal(n), table.decimals) for n in (total, added))
        yield f"delene for {year} giver {summed}, men det hele er {whole}"
