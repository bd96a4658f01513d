"""Every number an edition holds as a cell: where it belongs, and how a reader meets it.

What tables and sheets compute and print is a cell too: the shares of a table of counts, and the
numbers of regions and the country that a municipality's sheet is held against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reporter.danish import numbers
from reporter.editions.data.facts import Fact
from reporter.editions.datamodel import TimeSeriesTable
from reporter.editions.edition import Edition
from reporter.editions.profiles.measure import Measure
from reporter.editions.profiles.profile import comparison
from reporter.kommuner import REGIONS, UnknownKommuneError, find
from reporter.table import (
    COUNTRY,
    Area,
    AreaSeries,
    CountRow,
    Counts,
    Distribution,
    Hidden,
    MunicipalSeries,
    Reason,
    Table,
    TimeSeries,
    Value,
)

FACTS = "facts"
"""What the numbers of ``facts.csv`` are called, which belong to no series."""

Kind = Literal["country", "region", "municipality", "joint", "unknown", "year", "column", ""]


@dataclass(frozen=True, kw_only=True)
class Key:
    """What a cell is known by in both editions.

    ``kind`` and ``place`` are those of its area (the code, or the name where it has none), of a
    count table's column, or a time series' year. ``share`` sets a computed share apart from its
    count.
    """

    series: str
    period: str
    kind: Kind = ""
    place: str = ""
    group: str = ""
    share: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A number as it is printed, from its most usual form to its most precise one.

    A cell that is not shown has one form: its reason, with no value. ``computed`` says that it was
    made of other cells of its series.
    """

    area: str
    kommune: str
    group: str
    unit: str
    forms: tuple[tuple[str, Decimal | None], ...]
    computed: bool = False

    @property
    def hidden(self) -> bool:
        """Say whether the cell has no number that is shown."""
        return self.forms[0][1] is None

    @property
    def printed(self) -> str:
        """Return the number as pages print it."""
        return self.forms[0][0]


Cells = Mapping[Key, Cell]


def cells(edition: Edition) -> Cells:
    """Return every cell of an edition, series by series in their order."""
    found: dict[Key, Cell] = {}
    areas = {d.id: d.area for d in edition.model.data if isinstance(d, TimeSeriesTable)}
    for data in edition.model.data:
        table = edition.tables[data.id]
        found |= dict(_of(table, areas.get(data.id, "")))
    for measure in edition.measures:
        found |= dict(_compared(measure))
    return found | dict(_facts(edition.facts.values()))


def _of(table: Table, area: str) -> Iterator[tuple[Key, Cell]]:
    match table:
        case MunicipalSeries():
            rows = [(o.area, (o.value,)) for o in table.observations]
            yield from _areas(table, (table.period,), rows)
        case AreaSeries():
            yield from _areas(table, table.periods, table.rows)
        case TimeSeries():
            yield from _years(table, area)
        case Distribution():
            for name, share in table.parts:
                key = Key(series=table.id, period=table.period, group=name)
                forms = _forms(share, table.decimals, "pct")
                yield key, Cell(area="", kommune="", group=name, unit="pct", forms=forms)
        case Counts():
            for row in table.rows:
                yield from _counted(table, row)


def _areas(
    series: MunicipalSeries | AreaSeries,
    periods: Sequence[str],
    rows: Iterable[tuple[Area, tuple[Value, ...]]],
    *,
    computed: bool = False,
) -> Iterator[tuple[Key, Cell]]:
    for area, values in rows:
        kommune = area.code if area.kind == "municipality" else ""
        for period, value in zip(periods, values, strict=True):
            place = area.code or area.name
            key = Key(series=series.id, period=period, kind=area.kind, place=place)
            forms = _forms(value, series.decimals, series.unit)
            yield (
                key,
                Cell(
                    area=area.name,
                    kommune=kommune,
                    group="",
                    unit=series.unit,
                    forms=forms,
                    computed=computed,
                ),
            )


def _years(series: TimeSeries, area: str) -> Iterator[tuple[Key, Cell]]:
    try:
        kommune = find(area).code if area and area != COUNTRY else ""
    except UnknownKommuneError:
        kommune = ""
    for group, values in series.groups:
        for year, value in zip(series.years, values, strict=True):
            key = Key(series=series.id, period=year, kind="year", place=area, group=group)
            forms = _forms(value, series.decimals, series.unit)
            yield (
                key,
                Cell(area=area, kommune=kommune, group=group, unit=series.unit, forms=forms),
            )


def _counted(table: Counts, row: CountRow) -> Iterator[tuple[Key, Cell]]:
    """Yield a row's counts, and the share of each as the table and its file print it."""
    for column, value, whole in zip(table.populations, row.values, row.denominators, strict=True):
        group = f"{row.key}, {column}" if len(table.populations) > 1 else row.key
        key = Key(series=table.id, period=table.period, kind="column", place=column, group=row.key)
        shown: Value = Hidden(Reason.NO_DATA) if value is None else value
        forms = _forms(shown, 0 if value is None else numbers.decimals_of(value), row.unit)
        cell = Cell(
            area="", kommune="", group=group, unit=row.unit, forms=forms, computed=row.total
        )
        yield key, cell
        if whole is not None:
            if value is not None:
                share = numbers.share(value, whole)
                forms = (*_forms(share, 0, "pct"), *_forms(share, 1, "pct"))
            yield replace(key, share=True), replace(cell, unit="pct", forms=forms, computed=True)


def _compared(measure: Measure) -> Iterator[tuple[Key, Cell]]:
    """Yield what sheets compute for regions and the country where the table does not tell."""
    series = measure.series
    made = {"mean": "gennemsnit af kommunerne", "sum": "sum af kommunerne"}
    for area in (
        Area(kind="country", name=COUNTRY),
        *(Area(kind="region", code=code, name=name) for code, name in REGIONS.items()),
    ):
        found = comparison(series, area)
        if found.origin != "published":
            named = Area(kind=area.kind, code=area.code, name=f"{area.name}, {made[found.origin]}")
            place = Area(kind=area.kind, code=area.code or COUNTRY, name=named.name)
            yield from _areas(series, series.periods, [(place, found.values)], computed=True)


def _facts(facts: Iterable[Fact]) -> Iterator[tuple[Key, Cell]]:
    for fact in facts:
        key = Key(series=FACTS, period=fact.year, group=fact.key)
        forms = _forms(fact.value, fact.decimals, fact.unit)
        yield key, Cell(area="", kommune="", group=fact.key, unit=fact.unit, forms=forms)


def _forms(value: Value, decimals: int, unit: str) -> tuple[tuple[str, Decimal | None], ...]:
    if isinstance(value, Hidden):
        return ((value.reason.value, None),)
    printed = numbers.in_full(value, decimals, unit)
    return ((printed, numbers.rounded(value, decimals)),)
