"""Lays out tables: heads of one or two levels, group rows, and every cell as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter import kommuner
from reporter.danish import alphabet, dates, numbers
from reporter.editions.display.marks import MARKS
from reporter.table import Area, AreaSeries, Counts, Hidden, MunicipalSeries, Value


@dataclass(frozen=True)
class Heading:
    """A column head; it covers ``span`` columns, and both levels where it is ``tall``."""

    text: str
    span: int = 1
    tall: bool = False


@dataclass(frozen=True)
class Cell:
    """A printed cell; ``value`` is the number as precisely as printed, None where there is none.

    ``period`` is the number's own, where it is another than its table's.
    """

    printed: str
    value: Decimal | None
    area: str
    period: str = ""


RowKind = Literal["group", "row", "total", "joint", "country", "region"]


@dataclass(frozen=True)
class Row:
    """A row; a group row has a name and no cells."""

    kind: RowKind
    name: str
    cells: tuple[Cell, ...] = ()


_KINDS: dict[str, RowKind] = {"country": "country", "region": "region", "joint": "joint"}


@dataclass(frozen=True)
class Layout:
    """A table ready for its template; ``key`` and ``period`` say where its numbers come from."""

    key: str
    period: str
    head: tuple[tuple[Heading, ...], ...]
    columns: int
    rows: tuple[Row, ...]


def counts(table: Counts, row_heading: str) -> Layout:
    """Lay out percentages and counts, under a head for each population when there are several."""
    first = Heading(row_heading, tall=len(table.populations) > 1)
    pair = (Heading("Pct."), Heading("Antal"))
    if len(table.populations) == 1:
        head: tuple[tuple[Heading, ...], ...] = ((first, *pair),)
    else:
        populations = tuple(Heading(name, span=2) for name in table.populations)
        head = ((first, *populations), pair * len(table.populations))
    rows: list[Row] = []
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            rows.append(Row("group", numbers.held_together(row.group)))
        group = row.group
        cells: list[Cell] = []
        for population, value, whole in zip(
            table.populations, row.values, row.denominators, strict=True
        ):
            area = f"{row.key}, {population}"
            cells += _pair(value, whole, row.unit, area)
        name = numbers.held_together(row.name)
        rows.append(Row("total" if row.total else "row", name, tuple(cells)))
    return Layout(table.id, table.period, head, 1 + 2 * len(table.populations), tuple(rows))


def _pair(value: Decimal | None, whole: Decimal | None, unit: str, area: str) -> tuple[Cell, Cell]:
    if value is None:
        return Cell(numbers.DASH, None, area), Cell(numbers.DASH, None, area)
    if whole is None:
        decimals = numbers.decimals_of(value)
        printed = numbers.with_unit(numbers.number(value, decimals), unit)
        return Cell(printed, value, area), Cell("", None, area)
    share = numbers.share(value, whole)
    return Cell(numbers.share_cell(share), numbers.rounded(share), area), Cell(
        numbers.number(value), value, area
    )


def areas(series: AreaSeries, heading: str) -> Layout:
    """Lay out areas with a column for each period.

    Regions come from the capital westwards, their municipalities below them in alphabetical order.
    """
    head = (
        (Heading("Kommuner", tall=True), Heading(heading, span=len(series.periods))),
        tuple(Heading(dates.period(period)) for period in series.periods),
    )
    members: dict[str, list[Row]] = {}
    for area, values in series.municipalities:
        row = Row("row", area.name, _over_time(area, values, series))
        members.setdefault(kommuner.find(area.code).region, []).append(row)
    above: dict[str, Row] = {}
    for area, values in series.rows:
        kind = _KINDS.get(area.kind)
        if kind in ("country", "region"):
            above[area.code] = Row(kind, area.name, _over_time(area, values, series))
    rows = [above[""]] if "" in above else []
    for region, belonging in members.items():
        # A table may tell no numbers of its regions.
        rows.append(above.get(region) or Row("group", kommuner.REGIONS[region]))
        rows += sorted(belonging, key=lambda row: alphabet.order(row.name))
    return Layout(series.id, series.period, head, 1 + len(series.periods), tuple(rows))


def _over_time(area: Area, values: Sequence[Value], series: AreaSeries) -> tuple[Cell, ...]:
    return tuple(
        Cell(MARKS[value.reason], None, area.name)
        if isinstance(value, Hidden)
        else _cell(value, series, area.name, period)
        for period, value in zip(series.periods, values, strict=True)
    )


def _cell(
    value: Decimal, series: AreaSeries | MunicipalSeries, area: str, period: str = ""
) -> Cell:
    """Return a cell that tells machines no more than it tells readers."""
    shown = numbers.rounded(value, series.decimals)
    return Cell(numbers.without_unit(value, series.decimals, series.unit), shown, area, period)


def municipal(series: MunicipalSeries, heading: str) -> Layout:
    """Lay out a municipal series in its source's own order, joint reports and country included."""
    rows = []
    for observation in series.observations:
        kind = observation.area.kind
        value = observation.value
        if isinstance(value, Hidden):
            cell = Cell(MARKS[value.reason], None, observation.area.name)
        else:
            cell = _cell(value, series, observation.area.name)
        name = observation.area.name
        rows.append(Row(_KINDS.get(kind, "row"), name, (cell,)))
    head = ((Heading("Kommuner"), Heading(heading)),)
    return Layout(series.id, series.period, head, 2, tuple(rows))
