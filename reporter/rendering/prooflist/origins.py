"""Looks a printed number up again in the edition's data, by what it says that it is.

This is no memory of how the number was made: the cell is found anew, and a number that is not the
cell's own is told as computed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reporter.danish import numbers, places
from reporter.editions.data import facts
from reporter.editions.datamodel import FromTable
from reporter.editions.display.standing_tables import ORIGINS
from reporter.editions.edition import Edition
from reporter.editions.profiles.profile import Comparison, Standing
from reporter.rendering.inspection.bound import OVERVIEW, ROLES_IN_DANISH
from reporter.rendering.prooflist.entries import MOST_DECIMALS
from reporter.table import (
    COUNTRY,
    PUBLISHED,
    AreaSeries,
    Counts,
    Distribution,
    Hidden,
    MunicipalSeries,
    TimeSeries,
    Value,
)

COMPUTED = "beregnet"
"""The status of a number that stands in no file, before of what it is computed."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A number as it says what it is; ``line`` is its row in a table of the page, else -1.

    ``unit`` is empty where the page does not tell it.
    """

    key: str
    area: str
    period: str
    value: Decimal
    unit: str = ""
    line: int = -1


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a number is from: file and place, its value and unit there, and its status.

    ``area`` is whose number it is.
    ``value`` and ``unit`` are None and empty for a number that is computed and stands nowhere.
    """

    series: str
    source: str
    status: str
    area: str
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class _Cell:
    value: Value | None
    where: str
    unit: str
    status: str = PUBLISHED
    whole: Decimal | None = None


class Origins:
    """Finds where the numbers of one edition are from."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._data = {data.id: data for data in edition.model.data}

    def of(self, asked: Asked) -> Origin:
        """Return where a number is from; what no file holds is computed."""
        fact = self._edition.facts.get(asked.key)
        if fact and fact.source == asked.area:
            where = f"{facts.FILE}:{fact.line}, {fact.source}"
            return _origin(replace(asked, area=""), _Cell(fact.value, where, fact.unit), asked.key)
        found = self._standing(asked)
        if found:
            return found
        cell = self._cell(asked)
        if cell is None:
            return self._computed(asked)
        return _origin(asked, cell, asked.key)

    def _computed(self, asked: Asked) -> Origin:
        figures = {f.id: getattr(f, "data", None) for f in self._edition.model.figures}
        keys = asked.key.replace(" − ", " + ").split(" + ")
        files = [self._file(figures.get(key) or key) for key in dict.fromkeys(keys)]
        return Origin(
            series=asked.key,
            source=", ".join(dict.fromkeys(filter(None, files))),
            status=_computed(asked.area),
            area=asked.area,
        )

    # --- Series -----------------------------------------------------------------------------------

    def _cell(self, asked: Asked) -> _Cell | None:
        """Return the cell that a number says it is, if there is one."""
        table = self._edition.tables.get(asked.key)
        where = self._where(asked)
        match table:
            case MunicipalSeries():
                named = [o for o in table.observations if o.area.name == asked.area]
                if not named:
                    return None
                line = "" if self._published(asked.key) else f":{named[0].line}"
                file, _, rest = where.partition(", ")
                place = f"{file}{line}, {rest}"
                return _Cell(named[0].value, place, table.unit, named[0].status)
            case TimeSeries() if asked.area in dict(table.groups) and asked.period in table.years:
                value = table.value(asked.area, asked.period)
                return _Cell(value, where, table.unit, _status(value, table.status))
            case Distribution() if asked.area in dict(table.parts):
                return _Cell(dict(table.parts)[asked.area], where, "pct")
            case Counts():
                return _counted(table, asked.area, self._file(asked.key))
        return None

    def _published(self, key: str) -> bool:
        return isinstance(self._data.get(key), FromTable)

    def _file(self, key: str) -> str:
        data = self._data.get(key)
        if data is None:
            return ""
        return data.table if isinstance(data, FromTable) else data.file

    def _where(self, asked: Asked) -> str:
        """Say where in its file a number stands, in the words of that file's columns."""
        data = self._data.get(asked.key)
        file = self._file(asked.key)
        if isinstance(data, FromTable):
            groups = getattr(data, "groups", {})
            area = getattr(data, "area", asked.area)
            group = groups.get(asked.area) or getattr(data, "group", "")
            told = (data.indicator or "", area, asked.period, group)
            return ", ".join(filter(None, (file, *told)))
        match self._edition.tables.get(asked.key):
            case TimeSeries():
                return f"{file}, række {asked.period}, kolonne {asked.area}"
            case _:
                return f"{file}, række {asked.area}"

    # --- A municipality's sheet -------------------------------------------------------------------

    def _standing(self, asked: Asked) -> Origin | None:
        """Return where a number of a municipality's sheet is from; None if it is none."""
        profile = self._edition.profile
        if profile is None:
            return None
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
        file = self._file(standing.measure.indicator.data)
        if role not in ("own", "region", "country") or asked.period not in series.periods:
            status = _computed(ROLES_IN_DANISH.get(role, role))
            return Origin(series=series.id, source=file, status=status, area=own.name)
        value, computed = _of_role(standing, role, series, asked.period)
        name = {"own": own.name, "region": standing.region.name}.get(role, COUNTRY)
        where = f"{file}, {name}, {asked.period}"
        if computed:
            where, computed = file, _computed(computed)
        cell = _Cell(value, where, series.unit, computed or _status(value, PUBLISHED))
        return _origin(replace(asked, area=name), cell, series.id)


def _of_role(standing: Standing, role: str, series: AreaSeries, period: str) -> tuple[Value, str]:
    """Return the value of a role in a period, and as what it is computed, if it is."""
    n = series.periods.index(period)
    compared: dict[str, Comparison] = {"region": standing.region, "country": standing.country}
    if role in compared:
        return compared[role].values[n], ORIGINS[compared[role].origin]
    return standing.own[n], ""


def _status(value: Value, shown: str) -> str:
    return value.reason.value if isinstance(value, Hidden) else shown


def _counted(table: Counts, area: str, file: str) -> _Cell | None:
    """Return the cell of a count table that is called "row, column"."""
    for row in table.rows:
        for population, value, whole in zip(
            table.populations, row.values, row.denominators, strict=True
        ):
            if area == f"{row.key}, {population}":
                where = f"{file}, række {row.key}, kolonne {population}"
                return _Cell(value, where, row.unit, whole=whole)
    return None


def _origin(asked: Asked, cell: _Cell, series: str) -> Origin:
    """Hold a number to the cell it says it is; a share of the cell's whole is computed."""
    value = cell.value
    # Of a count both the number and the share that it is may be printed, and they may be alike.
    is_share = cell.whole is not None and asked.unit == "pct"
    if not isinstance(value, Decimal) or is_share or not _same(asked.value, value):
        if isinstance(value, Decimal) and cell.whole is not None:
            share = numbers.share(value, cell.whole)
            if _same(asked.value, share):
                told = f"{numbers.number(value)} af {numbers.number(cell.whole)}"
                return Origin(
                    series=series,
                    source=cell.where,
                    status=_computed(told),
                    area=asked.area,
                    value=share,
                    unit="pct",
                )
        status = _computed(asked.area)
        return Origin(series=series, source=cell.where, status=status, area=asked.area)
    return Origin(
        series=series,
        source=cell.where,
        status=cell.status,
        area=asked.area,
        value=value,
        unit=cell.unit,
    )


def _computed(of_what: str) -> str:
    return f"{COMPUTED}: {of_what}" if of_what else COMPUTED


def _same(printed: Decimal, value: Decimal) -> bool:
    """Tell whether a number is the value, or the value as it is rounded to be printed."""
    decimals = numbers.decimals_of(printed)
    if printed == value or decimals > MOST_DECIMALS:
        return printed == value
    return printed == numbers.rounded(value, decimals)
