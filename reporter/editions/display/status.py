"""The status of goals: where each began, where it stands, and whether that is for the goal.

Every change is the difference of two printed numbers. None is told where one of them is not shown,
or across a break of the series.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.specs import Point, Series, Sparkline
from reporter.danish import numbers
from reporter.danish.comparison import printed, relation_of
from reporter.editions.display.marks import breaks
from reporter.editions.fitting import fits
from reporter.editions.model import StatusRow, StatusTable
from reporter.indicators import definitions
from reporter.indicators.definition import Definition
from reporter.table import COUNTRY, ROUNDED_IN_SOURCE, AreaSeries, Hidden, Table, TimeSeries, Value

DIRECTIONS = {
    "towards": "mod målet",
    "away": "væk fra målet",
    "level": "uændret",
    "alike": "samme trykte tal",
    "hidden": "tal vises ikke",
    "broken": "brud i serien",
    "single": "kun ét tal",
}
"""What is said of the way a number has moved, or why nothing is."""


@dataclass(frozen=True, kw_only=True)
class Status:
    """A goal's numbers from the first to the last that there is, and what they tell together.

    ``direction`` is a key of ``DIRECTIONS``. ``change`` is None where none can be told or printed.
    ``broken`` are the numbers of the first periods after each break, from 0. ``circa`` says that
    the source has rounded the numbers, so that no change can be told.
    """

    definition: Definition
    key: str
    area: str
    unit: str
    decimals: int
    periods: tuple[str, ...]
    values: tuple[Value, ...]
    broken: tuple[int, ...]
    direction: str
    change: Decimal | None
    circa: bool

    @property
    def known(self) -> int:
        """Return how many of the numbers are shown."""
        return sum(not isinstance(value, Hidden) for value in self.values)


def of_table(table: StatusTable, tables: Mapping[str, Table]) -> tuple[Status, ...]:
    """Return the status of every row; the data must fit."""
    return tuple(_status(row, tables[row.data]) for row in table.rows)


def _status(row: StatusRow, table: Table) -> Status:
    assert isinstance(table, TimeSeries | AreaSeries)
    periods, values = fits(row, table)
    definition = definitions.of(row.indicator)
    broken: tuple[int, ...] = ()
    if isinstance(table, TimeSeries):
        starts = [table.years[after] for _, after in breaks(table)]
        broken = tuple(periods.index(year) for year in starts if year in periods[1:])
    circa = isinstance(table, TimeSeries) and table.status == ROUNDED_IN_SOURCE
    direction, change = _moved(definition, values, table, broken=bool(broken), circa=circa)
    return Status(
        definition=definition,
        key=table.id,
        area=row.group or (COUNTRY if isinstance(table, AreaSeries) else table.groups[0][0]),
        unit=table.unit,
        decimals=table.decimals,
        periods=periods,
        values=values,
        broken=broken,
        direction=direction,
        change=change,
        circa=circa,
    )


def _moved(
    definition: Definition,
    values: Sequence[Value],
    table: TimeSeries | AreaSeries,
    *,
    broken: bool,
    circa: bool,
) -> tuple[str, Decimal | None]:
    first, last = values[0], values[-1]
    if isinstance(first, Hidden) or isinstance(last, Hidden):
        return "hidden", None
    if len(values) == 1:
        return "single", None
    if broken:
        return "broken", None
    before = printed(first, decimals=table.decimals, unit=table.unit)
    after = printed(last, decimals=table.decimals, unit=table.unit)
    relation = relation_of(after, before)
    # From or to "under 1 pct." the distance is not known, nor of what the source has rounded.
    vague = before.vanishing or after.vanishing or circa
    change = None if vague else after.rounded - before.rounded
    if relation == "level":
        return "alike" if vague else "level", change
    wanted = "above" if definition.wanted == "higher" else "below"
    return ("towards" if relation == wanted else "away"), change


def sparkline(status: Status) -> Sparkline:
    """Return the drawing of a row: its numbers over time, each row on a scale of its own."""
    points = tuple(
        Point(
            x=period,
            value=None
            if isinstance(value, Hidden)
            else float(numbers.rounded(value, status.decimals)),
            label="",
            position=float(period) if period.isdecimal() else None,
        )
        for period, value in zip(status.periods, status.values, strict=True)
    )
    return Sparkline(series=Series(name="", points=points), breaks=status.broken)
