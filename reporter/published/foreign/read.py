"""Turns the grid of a foreign file into the published table, by what was said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from reporter.danish import dates, numbers
from reporter.errors import MOST_SHOWN, TableError
from reporter.published.foreign import jsonstat, text
from reporter.published.foreign.areas import AreaError, area
from reporter.published.foreign.description import ForeignTable
from reporter.published.foreign.grid import Grid, GridRow
from reporter.published.origin import SYNTHETIC, named_synthetic
from reporter.published.records import refuse
from reporter.published.table import IndicatorObservation, IndicatorTable, in_order
from reporter.table import Area, Hidden, Reason, Value

MARKS: Mapping[str, Reason] = {
    "-": Reason.NO_DATA,
    "..": Reason.NO_DATA,
    "…": Reason.NO_DATA,
    "*)": Reason.NOT_APPROVED,
    "**)": Reason.FEW_PERSONS,
}
"""How the cells of a source say that there is no number, and why."""

Key = tuple[str, ...]
"""What sets a row apart from every other."""

_YEAR = re.compile("[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})M([0-9]{2})")


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A table, and where each of its rows is from, by the row's key.

    ``others`` are the rows that tell another number for a key of the table, with their sources.
    """

    table: IndicatorTable
    sources: Mapping[Key, str]
    others: tuple[tuple[IndicatorObservation, str], ...]


def read(content: bytes, description: ForeignTable, file: str) -> IndicatorTable:
    """Read a foreign table; ``file`` is its name in messages. Raises TableError with all faults.

    A table whose name or cells say that it was made up stays so.
    """
    return read_sourced(content, description, file).table


def read_sourced(content: bytes, description: ForeignTable, file: str) -> Sourced:
    """Read a foreign table with the sources its rows name; raises TableError with all faults."""
    grid = _grid(content, description, file)
    columns = _Columns(grid, description)
    faults: list[TableError] = []
    found: list[tuple[IndicatorObservation, GridRow]] = []
    lines: dict[Key, int] = {}
    for row in grid.rows:
        if not all(row.has(column, wanted) for column, wanted in columns.where.items()):
            continue
        if description.only_years and not _YEAR.fullmatch(row.cells[columns.period]):
            continue
        try:
            observed = _observation(row, columns, grid, description)
            if observed is None:
                continue
            if observed.key in lines and not description.doubles:
                message = (
                    f"{observed.area.name} står allerede i linje {lines[observed.key]}; slet den "
                    "ene, eller vælg rækker med where"
                )
                raise TableError(message, grid.place(row.line))
            lines[observed.key] = row.line
            found.append((observed, row))
        except TableError as error:
            faults.append(error)
            if len(faults) > MOST_SHOWN:
                break
    if not found and not faults:
        wanted = ", ".join(f"{name}: {value}" for name, value in columns.where.items())
        message = f"ingen rækker passer på where ({wanted})" if wanted else "der er ingen rækker"
        raise TableError(message, grid.place())
    refuse(faults, file)
    told = [(seen, row.cells[columns.sources] if columns.sources else "") for seen, row in found]
    # Of rows with the same key the one written last to a dict stays.
    meant = {t[0].key: t for t in (told if description.doubles == "last" else reversed(told))}
    table = IndicatorTable(
        observations=in_order(seen for seen, _ in meant.values()),
        synthetic=named_synthetic(file)
        or any(SYNTHETIC in cell for row in grid.rows for cell in row.cells.values()),
        source=description.source,
    )
    return Sourced(
        table=table,
        sources={key: source for key, (_, source) in meant.items()},
        others=tuple(t for t in told if t[0].value != meant[t[0].key][0].value),
    )


def _grid(content: bytes, description: ForeignTable, file: str) -> Grid:
    match description.format:
        case "csv":
            return text.read(content, file)
        case "statbank":
            return text.statbank(content, file)
        case "json-stat":
            return jsonstat.read(content, file)
        case "xlsx":
            # Deferred: openpyxl is slow to import, and only spreadsheets need it.
            from reporter.published.foreign import xlsx

            wanted = (
                description.area,
                description.value,
                description.period,
                description.group,
                *description.where,
            )
            return xlsx.read(
                content,
                file,
                sheet=description.sheet,
                wanted=tuple(filter(None, wanted)),
                decimal=description.decimal,
            )
    assert_never(description.format)


class _Columns:
    """Which column holds what: as described, or as the format itself says."""

    def __init__(self, grid: Grid, description: ForeignTable) -> None:
        area = description.area or grid.area
        # Without a column all rows are of one area, where it is said which.
        named = area or not description.one_area
        self.area = self._needed(grid, area, "area", "området") if named else ""
        self.value = self._needed(grid, description.value or grid.value, "value", "værdien")
        period = description.period or ("" if description.one_period else grid.period)
        if not period and not description.one_period:
            message = "sig med period, hvilken kolonne der har perioden"
            raise TableError(message, grid.place())
        self.period = grid.column(period) if period else ""
        group = description.group
        self.group = grid.column(group) if group else ""
        self.sources = grid.column(description.sources) if description.sources else ""
        self.where = {grid.column(name): text for name, text in description.where.items()}

    @staticmethod
    def _needed(grid: Grid, name: str, field: str, what: str) -> str:
        if not name:
            has = ", ".join(grid.header)
            message = f"sig med {field}, hvilken kolonne der har {what}; filen har {has}"
            raise TableError(message, grid.place())
        return grid.column(name)


def _observation(
    row: GridRow, columns: _Columns, grid: Grid, description: ForeignTable
) -> IndicatorObservation | None:
    where = _area(row, columns.area, grid) if columns.area else area(description.one_area)
    if where is None:
        return None
    group = row.cells[columns.group] if columns.group else description.one_group
    if not group:
        raise TableError(f"{columns.group}: cellen er tom", grid.place(row.line))
    return IndicatorObservation(
        indicator=description.indicator,
        area=where,
        period=_period(row, columns.period, grid) if columns.period else description.one_period,
        group=group,
        value=_value(row, columns.value, grid, description),
        unit=description.unit,
    )


def _area(row: GridRow, column: str, grid: Grid) -> Area | None:
    written = row.cells[column]
    if not written:
        raise TableError(f"{column}: cellen er tom; {grid.empty_hint}", grid.place(row.line))
    try:
        return area(written)
    except AreaError as error:
        # A code of the source's own says nothing; one of a municipality says which is meant.
        code = row.codes.get(column, "")
        if re.fullmatch("[0-9]{3,4}", code):
            try:
                return area(code)
            except AreaError:
                pass
        raise TableError(f"{column}: {error}", grid.place(row.line)) from None


def _period(row: GridRow, column: str, grid: Grid) -> str:
    written = row.cells[column]
    period = _MONTH.sub(r"\1-\2", written)
    try:
        dates.period(period)
    except ValueError:
        message = f"{column}: '{written}' skal skrives 2016, 2014-2016 eller 2016-12"
        raise TableError(message, grid.place(row.line)) from None
    return period


def _value(row: GridRow, column: str, grid: Grid, description: ForeignTable) -> Value:
    written = row.cells[column]
    place = grid.place(row.line)
    if not written:
        raise TableError(f"{column}: cellen er tom; {grid.empty_hint}", place)
    if written == "-" and description.format in ("statbank", "json-stat"):
        # Nothing at Danmarks Statistik, no data everywhere else: not to be guessed.
        message = f"{column}: '-' er nul i Statistikbanken; skriv 0, eller .. hvis det er ukendt"
        raise TableError(message, place)
    if written in MARKS:
        return Hidden(MARKS[written])
    mark = "." if description.format == "json-stat" else description.decimal
    try:
        value = numbers.parse(written, mark)
    except ValueError:
        hint = f"decimaltegnet er '{mark}', og der må højst være {numbers.MAX_DIGITS} cifre"
        raise TableError(f"{column}: '{written}' er ikke et tal; {hint}", place) from None
    if description.unit == "pct" and value > 100:
        raise TableError(f"{column}: {written} er over 100 pct.", place)
    if description.unit not in ("procentpoint", "point") and value < 0:
        raise TableError(f"{column}: {written} er mindre end 0", place)
    return value
