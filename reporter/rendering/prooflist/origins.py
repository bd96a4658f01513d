"""Looks a printed number up again in the edition's data, by what it says that it is.

This is no memory of how the number was made: the cell is found anew, and a number that is not the
cell's own is told as computed.
"""

from __future__ import annotations

from dataclasses import replace

from reporter.danish import places
from reporter.editions.data import facts
from reporter.editions.datamodel import FromTable
from reporter.editions.edition import Edition
from reporter.rendering.prooflist.cells import Asked, Cell, Origin, computed, held_to, status_of
from reporter.rendering.prooflist.sheets import of_sheet
from reporter.table import (
    PUBLISHED,
    Area,
    AreaSeries,
    Counts,
    Distribution,
    MunicipalSeries,
    TimeSeries,
)


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
            return held_to(replace(asked, area=""), Cell(fact.value, where, fact.unit), asked.key)
        profile = self._edition.profile
        found = of_sheet(profile, asked, self._file) if profile else None
        if found:
            return found
        cell = self._cell(asked)
        if cell is None:
            return self._made(asked)
        return held_to(asked, cell, asked.key)

    def _made(self, asked: Asked) -> Origin:
        figures = {f.id: getattr(f, "data", None) for f in self._edition.model.figures}
        keys = asked.key.replace(" − ", " + ").split(" + ")
        files = [self._file(figures.get(key) or key) for key in dict.fromkeys(keys)]
        return Origin(
            series=asked.key,
            source=", ".join(dict.fromkeys(filter(None, files))),
            status=computed(asked.area),
            area=asked.area,
        )

    # --- Series -----------------------------------------------------------------------------------

    def _cell(self, asked: Asked) -> Cell | None:
        """Return the cell that a number says it is, if there is one."""
        table = self._edition.tables.get(asked.key)
        where = self._where(asked)
        match table:
            case MunicipalSeries():
                named = [o for o in table.observations if _is_called(o.area, asked.area)]
                if not named:
                    return None
                line = "" if self._published(asked.key) else f":{named[0].line}"
                file, _, rest = where.partition(", ")
                place = f"{file}{line}, {rest}"
                return Cell(named[0].value, place, table.unit, named[0].status)
            case TimeSeries() if asked.area in dict(table.groups) and asked.period in table.years:
                value = table.value(asked.area, asked.period)
                return Cell(value, where, table.unit, status_of(value, table.status))
            case TimeSeries():
                return _disagreeing(table, asked, self._file(asked.key))
            case AreaSeries() if asked.period in table.periods:
                told = [values for area, values in table.rows if _is_called(area, asked.area)]
                if not told:
                    return None
                value = told[0][table.periods.index(asked.period)]
                return Cell(value, where, table.unit, status_of(value, PUBLISHED))
            case Distribution() if asked.area in dict(table.parts):
                return Cell(dict(table.parts)[asked.area], where, "pct")
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
            names = groups.get(asked.area) or (getattr(data, "group", ""),)
            told = (data.indicator or "", area, asked.period, " eller ".join(names))
            return ", ".join(filter(None, (file, *told)))
        match self._edition.tables.get(asked.key):
            case TimeSeries():
                return f"{file}, række {asked.period}, kolonne {asked.area}"
            case _:
                return f"{file}, række {asked.area}"


def _is_called(area: Area, name: str) -> bool:
    """Tell whether an area has that name: the data's own, or a municipality's in full."""
    of_kommune = area.kind == "municipality" and bool(area.code)
    return name == area.name or (of_kommune and name == places.official(area.code))


def _disagreeing(table: TimeSeries, asked: Asked, file: str) -> Cell | None:
    """Return the number of another source than the one a series shows, where they disagree."""
    for each in table.disagreements:
        if asked.area.startswith(each.group) and asked.period == each.year:
            for value, source in each.others:
                if value == asked.value:
                    return Cell(value, f"{file}, {asked.period}, {source}", table.unit)
    return None


def _counted(table: Counts, area: str, file: str) -> Cell | None:
    """Return the cell of a count table that is called "row, column"."""
    for row in table.rows:
        for population, value, whole in zip(
            table.populations, row.values, row.denominators, strict=True
        ):
            if area == f"{row.key}, {population}":
                where = f"{file}, række {row.key}, kolonne {population}"
                return Cell(value, where, row.unit, whole=whole)
    return None
