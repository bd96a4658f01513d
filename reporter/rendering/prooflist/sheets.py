"""Finds where the numbers of a municipality's sheet are from: its profile's, by whose they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reporter.danish import places
from reporter.editions.display.standing_tables import ORIGINS
from reporter.editions.profiles.profile import Comparison, Profile, Standing
from reporter.rendering.inspection.bound import OVERVIEW, ROLES_IN_DANISH
from reporter.rendering.prooflist.cells import Asked, Cell, Origin, computed, held_to, status_of
from reporter.table import COUNTRY, PUBLISHED, AreaSeries, Value


def of_sheet(profile: Profile, asked: Asked, file_of: Callable[[str], str]) -> Origin | None:
    """Return where a number of a municipality's sheet is from; None if it is none of its own.

    ``file_of`` returns the file of a series by its id.
    """
    standings = profile.standings
    keys = [k for k, s in standings.items() if asked.key in (k, s.measure.series.id)]
    if asked.key == OVERVIEW and 0 <= asked.line < len(standings):
        keys = [list(standings)[asked.line]]
    if not keys:
        return None
    standing = standings[keys[0]]
    series = standing.measure.series
    own = profile.kommune
    role = {own.name: "own", places.official(own.code): "own", COUNTRY: "country",
            standing.region.name: "region", "first": "own", "last": "own",
            }.get(asked.area, asked.area)  # fmt: skip
    file = file_of(standing.measure.indicator.data)
    if role not in ("own", "region", "country") or asked.period not in series.periods:
        status = computed(ROLES_IN_DANISH.get(role, role))
        return Origin(series=series.id, source=file, status=status, area=own.name)
    value, made = _of_role(standing, role, series, asked.period)
    name = {"own": own.name, "region": standing.region.name}.get(role, COUNTRY)
    where = f"{file}, {name}, {asked.period}"
    if made:
        where, made = file, computed(made)
    cell = Cell(value, where, series.unit, made or status_of(value, PUBLISHED))
    return held_to(replace(asked, area=name), cell, series.id)


def _of_role(standing: Standing, role: str, series: AreaSeries, period: str) -> tuple[Value, str]:
    """Return the value of a role in a period, and as what it is computed, if it is."""
    n = series.periods.index(period)
    compared: dict[str, Comparison] = {"region": standing.region, "country": standing.country}
    if role in compared:
        return compared[role].values[n], ORIGINS[compared[role].origin]
    return standing.own[n], ""
