"""Every row that could be: counts from the engine laid on years, areas and groups.

An area without counts has a row all the same, with the reason why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reporter.indicators.attribution import COUNTRY_AREA, local_areas, region_of, regions
from reporter.indicators.definition import Definition, Unit, is_count
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP
from reporter.table import Area, Reason


class Cell(NamedTuple):
    """What one row of the engine is about."""

    level: str
    code: str
    year: int
    group: str


CELL = Cell._fields


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Counts:
    """The integers of one cell; confidential."""

    numerator: int = 0
    denominator: int = 0
    persons: int = 0
    numerator_persons: int = 0
    rest_persons: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            numerator=self.numerator + other.numerator,
            denominator=self.denominator + other.denominator,
            persons=self.persons + other.persons,
            numerator_persons=self.numerator_persons + other.numerator_persons,
            rest_persons=self.rest_persons + other.rest_persons,
        )

    def alone(self) -> Counts:
        """Return a count that is no share of anything."""
        behind = self.persons
        return Counts(numerator=self.denominator, persons=behind, numerator_persons=behind)

    def as_part_of(self, whole: Counts) -> Counts:
        """Return the share that these persons are of all of them."""
        return Counts(
            numerator=self.persons,
            denominator=whole.persons,
            persons=whole.persons,
            numerator_persons=self.persons,
            rest_persons=whole.persons - self.persons,
        )

    def __repr__(self) -> str:
        return "<Counts: confidential>"


Results = Mapping[Cell, Counts]
NOBODY = Counts()

_LEVELS = {"municipality": "area", "joint": "area", "unknown": "area"}


@dataclass(frozen=True, kw_only=True, repr=False)
class Grid:
    """One indicator's rows; ``approved`` are the units with anything approved, by year, or None."""

    definition: Definition
    years: range
    results: Results
    approved: Mapping[int, frozenset[str]] | None

    def rows(self) -> Iterator[RawRow]:
        """Yield a row for every year, area and group the indicator is told for."""
        definition = self.definition
        areas = [COUNTRY_AREA]
        if definition.attribution is not None:
            areas += [*regions(), *local_areas(definition)]
        for year in self._years():
            for area in areas:
                for group, counts in self._groups(area, year):
                    yield self._row(area, year, group, counts)
            if definition.left_out:
                yield self._left_out(year)

    def _years(self) -> list[int]:
        if not self.definition.every_year:
            return sorted({cell.year for cell in self.results})
        return list(self.years)[: len(self.years) - self.definition.outcome_after]

    def _groups(self, area: Area, year: int) -> Iterator[tuple[str, Counts]]:
        definition = self.definition
        if definition.parts:
            # A person is in one part a year, so the parts sum to the whole.
            parts = {part.name: self._counts(area, year, part.name) for part in definition.parts}
            whole = sum(parts.values(), NOBODY)
            yield TARGET_GROUP, whole
            for name, counts in parts.items():
                yield name, counts.as_part_of(whole)
        else:
            yield TARGET_GROUP, self._counts(area, year, TARGET_GROUP)
        if definition.comparison and area.kind == "country":
            yield definition.comparison, self._counts(area, year, definition.comparison)

    def _counts(self, area: Area, year: int, group: str) -> Counts:
        level = _LEVELS.get(area.kind, area.kind)
        return self.results.get(Cell(level, area.code, year, group), NOBODY)

    def _left_out(self, year: int) -> RawRow:
        group = self.definition.left_out
        counts = self._counts(COUNTRY_AREA, year, group)
        # In a year with cases of any kind, nobody left out is a true zero.
        everyone = sum((found for _, found in self._groups(COUNTRY_AREA, year)), counts)
        missing = self._missing(COUNTRY_AREA, year, everyone)
        return self._filled(COUNTRY_AREA, year, group, counts.alone(), missing)

    def _row(self, area: Area, year: int, group: str, counts: Counts) -> RawRow:
        return self._filled(area, year, group, counts, self._missing(area, year, counts))

    def _filled(
        self, area: Area, year: int, group: str, counts: Counts, missing: Reason | None
    ) -> RawRow:
        name, period = self.definition.id, str(year)
        if missing is not None:
            return RawRow(indicator=name, period=period, area=area, group=group, missing=missing)
        return RawRow(
            indicator=name,
            period=period,
            area=area,
            group=group,
            numerator=counts.numerator,
            denominator=None if is_count(self.definition, group) else counts.denominator,
            persons=counts.persons,
            numerator_persons=counts.numerator_persons,
            rest_persons=counts.rest_persons,
        )

    def _missing(self, area: Area, year: int, counts: Counts) -> Reason | None:
        if self.approved is not None and not self._is_approved(area, year):
            return Reason.NOT_APPROVED
        if self.definition.unit is Unit.COUNT and area.kind != "country":
            # In a year that was counted, nobody is a true zero.
            return None
        return Reason.NO_DATA if counts.denominator == 0 else None

    def _is_approved(self, area: Area, year: int) -> bool:
        assert self.approved is not None
        if area.kind == "country":
            return bool(frozenset.intersection(*self.approved.values()))
        if area.kind == "region":
            units = [unit for unit in local_areas(self.definition) if region_of(unit) == area.code]
            return any(unit.code in self.approved[year] for unit in units)
        return area.code in self.approved[year]
