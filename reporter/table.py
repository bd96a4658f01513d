"""The published table: observations that may be shown, each with its area, period and status.

A value that is not shown is a ``Hidden`` with its reason, never NaN and never 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

COUNTRY = "Hele landet"

AreaKind = Literal["country", "region", "municipality", "joint", "unknown"]


class Reason(StrEnum):
    """Why a value is not shown, in the words a reader meets."""

    NO_DATA = "ingen data"
    FEW_PERSONS = "få personer"
    NOT_APPROVED = "ikke godkendt"


PUBLISHED = "offentliggjort"
"""Status of a value that is shown."""

ROUNDED_IN_SOURCE = "afrundet i kilden"
"""Status of a value that its source prints only as rounded ("ca. 7 pct.")."""


@dataclass(frozen=True)
class Hidden:
    """A cell without a value, and why."""

    reason: Reason


Value = Decimal | Hidden


@dataclass(frozen=True, kw_only=True)
class Area:
    """What an observation speaks of: the country, a municipality, or a joint report of several.

    ``name`` is the source's own spelling; ``code`` is the municipality's or region's, a joint
    report's members joined by ``+``, or empty. ``unknown`` holds those whose municipality nobody
    knows: they count in the country and in no municipality.
    """

    name: str
    kind: AreaKind
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One cell of a municipal series; ``line`` is its line in the file it was read from."""

    area: Area
    value: Value
    line: int

    @property
    def status(self) -> str:
        """Say whether the value is shown, and if not, why."""
        return self.value.reason.value if isinstance(self.value, Hidden) else PUBLISHED


@dataclass(frozen=True, kw_only=True)
class MunicipalSeries:
    """A value for each of the 98 municipalities, and perhaps the country and joint reports.

    ``observations`` keep the file's order, which is the order of the printed appendix. ``joint``
    maps a municipality's code to the joint report whose value it takes when municipalities are
    counted. ``missing_counts_as`` is the value a municipality without data has in such a count, or
    None when it is left out.
    """

    id: str
    unit: str
    decimals: int
    period: str
    observations: tuple[Observation, ...]
    joint: tuple[tuple[str, str], ...] = ()
    missing_counts_as: Decimal | None = None

    @property
    def municipalities(self) -> tuple[Observation, ...]:
        """Return the observations of single municipalities."""
        return tuple(o for o in self.observations if o.area.kind == "municipality")

    def of(self, name: str) -> Observation:
        """Return the observation of the area with that name; raises KeyError."""
        return {o.area.name: o for o in reversed(self.observations)}[name]

    def of_code(self, code: str) -> Observation:
        """Return the observation of the municipality with that code; raises KeyError."""
        return {o.area.code: o for o in reversed(self.observations)}[code]

    def counted(self) -> Iterator[tuple[Observation, Decimal | None]]:
        """Yield every municipality with the value it has when municipalities are counted.

        A member of a joint report takes the joint value where the edition says so; a municipality
        without data takes ``missing_counts_as``. Joint rows are never counted themselves.
        """
        taken = dict(self.joint)
        for observation in self.municipalities:
            source = observation
            if joint := taken.get(observation.area.code):
                source = self.of(joint)
            value = source.value
            if isinstance(value, Hidden):
                # What is hidden or not approved is not known to be anything.
                known = value.reason == Reason.NO_DATA
                yield observation, self.missing_counts_as if known else None
            else:
                yield observation, value


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """What other sources tell for a group and a year of which a series shows one source's number.

    ``source`` is that of the number shown; ``others`` are the other numbers with their sources.
    """

    group: str
    year: str
    source: str
    others: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True, kw_only=True)
class TimeSeries:
    """Values by year, one column a named group.

    From each year of ``breaks`` on the series counts otherwise than before: no number on one side
    may be held against one on the other. ``sources`` are the titles of what the numbers are from,
    each with the years that are from it, where the file tells it row by row.
    """

    id: str
    unit: str
    decimals: int
    status: str
    years: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Value, ...]], ...]
    breaks: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def period(self) -> str:
        """Return the years covered: ``2014-2016``."""
        return self.years[0] if len(self.years) == 1 else f"{self.years[0]}-{self.years[-1]}"

    def value(self, group: str, year: str) -> Value:
        """Return one value; raises KeyError."""
        return dict(zip(self.years, dict(self.groups)[group], strict=True))[year]

    def broken(self, one: str, other: str) -> bool:
        """Say whether the series is broken between two years, so that they tell no change."""
        first, last = sorted((one, other))
        return any(first < year <= last for year in self.breaks)


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """The parts of a whole, in percent."""

    id: str
    decimals: int
    period: str
    parts: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """A row of counts, one for each population; ``unit`` is "aar" for a row of mean ages.

    ``values`` and ``denominators`` are None where the row says nothing of that population.
    """

    group: str
    name: str
    unit: str
    values: tuple[Decimal | None, ...]
    denominators: tuple[Decimal | None, ...]
    total: bool = False

    @property
    def key(self) -> str:
        """Return what a text calls the row: ``Køn/Kvinder``, or just its name."""
        return f"{self.group}/{self.name}" if self.group else self.name


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts by row and population, from which percentages are computed."""

    id: str
    period: str
    populations: tuple[str, ...]
    rows: tuple[CountRow, ...]

    def row(self, key: str) -> CountRow:
        """Return the row a text calls ``key``; raises KeyError."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class AreaSeries:
    """One indicator in every area, period by period: what municipal sheets compare.

    ``rows`` hold the country first, where it is told, then the regions that are told, all 98
    municipalities by code and the joint reports, each with one value for each of the rising
    ``periods``. ``joint`` maps a municipality's code to the codes of all that report together with
    it, itself among them; the row of one that is ``joint_only`` has the joint report's values.
    """

    id: str
    unit: str
    decimals: int
    periods: tuple[str, ...]
    rows: tuple[tuple[Area, tuple[Value, ...]], ...]
    joint: tuple[tuple[str, tuple[str, ...]], ...] = ()
    joint_only: tuple[str, ...] = ()

    def of(self, area: Area) -> tuple[Value, ...]:
        """Return an area's values; raises KeyError."""
        return dict(self.rows)[area]

    @property
    def period(self) -> str:
        """Return the latest period."""
        return self.periods[-1]

    @property
    def municipalities(self) -> tuple[tuple[Area, tuple[Value, ...]], ...]:
        """Return the rows of the municipalities."""
        return tuple(row for row in self.rows if row[0].kind == "municipality")


Table = MunicipalSeries | TimeSeries | Distribution | Counts | AreaSeries
