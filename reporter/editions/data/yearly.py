"""Time series from a published table: one area's rows by group and year, sources told row by row.

Years may be far apart; where sources disagree on one, what the others say goes along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporter.editions.data.chosen import Rows, choose, decimals_of, unit_of
from reporter.editions.datamodel import TimeSeriesTable
from reporter.editions.edition import unknown
from reporter.errors import EditionError
from reporter.published.foreign.areas import AreaError, area
from reporter.published.foreign.read import Key, Sourced
from reporter.published.table import IndicatorObservation
from reporter.table import (
    PUBLISHED,
    Area,
    Disagreement,
    Hidden,
    Reason,
    TimeSeries,
    Value,
)


def area_of(data: TimeSeriesTable) -> Area | None:
    """Return the area a series is of, by name, code or a spelling in use; raises EditionError."""
    try:
        return area(data.area)
    except AreaError as error:
        raise EditionError(str(error)) from None


def time_series(data: TimeSeriesTable, rows: Rows, sourced: Sourced | None) -> TimeSeries:
    """Return a year for each of the table's periods, which must be years; gaps have no data.

    ``sourced`` is what a table of others says of its rows besides. Raises EditionError.
    """
    rows = _of_area(rows, data)
    groups = {name: _group(rows, name, told) for name, told in data.groups.items()}
    chosen = tuple(row for group in groups.values() for row in group)
    years = sorted({row.period for row in chosen})
    for year in years:
        if len(year) != 4:
            raise EditionError(f"perioden '{year}' er ikke et år; en tidsserie skal have årstal")
    return TimeSeries(
        id=data.id,
        unit=unit_of(chosen),
        decimals=decimals_of(chosen),
        status=PUBLISHED,
        years=tuple(years),
        groups=tuple((name, _by_year(group, years)) for name, group in groups.items()),
        breaks=tuple(broken.before for broken in data.breaks),
        disagreements=_disagreements(groups, sourced) if sourced else (),
        sources=_sources(chosen, sourced.sources) if sourced else (),
    )


def _of_area(rows: Rows, data: TimeSeriesTable) -> Rows:
    wanted = area_of(data)
    found = tuple(row for row in rows if row.area == wanted)
    if not found:
        raise unknown("området", data.area, dict.fromkeys(row.area.name for row in rows))
    return found


def _group(rows: Rows, name: str, told: Sequence[str]) -> Rows:
    """Return the rows of a group under all the names it has had; a year has one of them."""
    found: dict[str, IndicatorObservation] = {}
    for group in told:
        for row in choose(rows, "group", group):
            if row.period in found:
                other = found[row.period].group
                raise EditionError(
                    f"groups.{name}: både '{other}' og '{group}' har et tal for {row.period}; "
                    "nævn kun den ene"
                )
            found[row.period] = row
    return tuple(found.values())


def _by_year(rows: Rows, years: Sequence[str]) -> tuple[Value, ...]:
    values = {row.period: row.value for row in rows}
    return tuple(values.get(year, Hidden(Reason.NO_DATA)) for year in years)


def _disagreements(groups: Mapping[str, Rows], sourced: Sourced) -> tuple[Disagreement, ...]:
    found = []
    for name, rows in groups.items():
        for row in sorted(rows, key=lambda row: row.period):
            others = tuple(
                (other.value, source)
                for other, source in sourced.others
                if other.key == row.key and not isinstance(other.value, Hidden)
            )
            if others:
                found.append(
                    Disagreement(
                        group=name,
                        year=row.period,
                        source=sourced.sources[row.key],
                        others=tuple(dict.fromkeys(others)),
                    )
                )
    return tuple(found)


def _sources(rows: Rows, sources: Mapping[Key, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the title of each source with the years that are from it, the first year's first."""
    years: dict[str, set[str]] = {}
    for row in sorted(rows, key=lambda row: row.period):
        if title := sources[row.key]:
            years.setdefault(title, set()).add(row.period)
    return tuple((title, tuple(sorted(found))) for title, found in years.items())
