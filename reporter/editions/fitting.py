"""Checks that goals and their data fit together: status tables, boxes of definitions, breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from string import ascii_lowercase

from reporter.editions.datamodel import FromTable, TimeSeriesData, TimeSeriesTable
from reporter.editions.edition import unknown
from reporter.editions.indicators import KNOWN
from reporter.editions.model import EditionModel, SpreadFigure, StatusRow, StatusTable
from reporter.editions.yaml import Path
from reporter.errors import EditionError
from reporter.indicators import definitions
from reporter.table import (
    COUNTRY,
    AreaSeries,
    Hidden,
    MunicipalSeries,
    Reason,
    Table,
    TimeSeries,
    Value,
)


def told_by_definitions(loaded: EditionModel) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with the indicators and data that status tables and boxes name."""
    declared = {data.id: data for data in loaded.data}
    for n, table in enumerate(loaded.tables):
        for m, row in enumerate(table.rows if isinstance(table, StatusTable) else ()):
            path: Path = ("tables", n, "rows", m)
            if row.indicator not in KNOWN:
                yield (*path, "indicator"), unknown("indikatoren", row.indicator, KNOWN).message
            data = declared.get(row.data)
            if data is None:
                yield (*path, "data"), unknown("dataserien", row.data, sorted(declared)).message
            elif isinstance(data, FromTable) and _another(data, row):
                message = f"'{row.data}' er {data.indicator}, men rækken er {row.indicator}"
                yield (*path, "data"), message
    seen: dict[str, str] = {}
    for n, box in enumerate(loaded.boxes):
        if box.definition is None:
            continue
        path = ("boxes", n, "definition")
        if box.definition not in KNOWN:
            yield path, unknown("indikatoren", box.definition, KNOWN).message
        elif box.definition in seen:
            yield path, f"'{box.definition}' står allerede i boksen '{seen[box.definition]}'"
        seen.setdefault(box.definition, box.id)


def _another(data: FromTable, row: StatusRow) -> bool:
    """Say whether a table of our own tells another indicator; others name theirs as they like."""
    return data.format is None and data.indicator not in (None, row.indicator)


def misfits(loaded: EditionModel, tables: Mapping[str, Table]) -> Iterator[tuple[Path, str]]:
    """Yield where data, once they are read, are not what is said of them."""
    for n, data in enumerate(loaded.data):
        if isinstance(data, TimeSeriesData | TimeSeriesTable):
            table = tables[data.id]
            assert isinstance(table, TimeSeries)
            for m, message in _breaks(table):
                yield ("data", n, "breaks", m, "before"), message
    for n, shown in enumerate(loaded.tables):
        for m, row in enumerate(shown.rows if isinstance(shown, StatusTable) else ()):
            try:
                fits(row, tables[row.data])
            except EditionError as error:
                yield ("tables", n, "rows", m, "data"), error.message
    for n, figure in enumerate(loaded.figures):
        if isinstance(figure, SpreadFigure) and not _has_municipalities(tables[figure.data]):
            yield (
                ("figures", n, "data"),
                f"ingen kommune har et tal i '{figure.data}'; slet figuren",
            )


def _breaks(table: TimeSeries) -> Iterator[tuple[int, str]]:
    """Yield each break that does not lie between two years of its own."""
    first, last = table.years[0], table.years[-1]
    before = first
    if len(table.breaks) > len(ascii_lowercase):
        yield len(ascii_lowercase), f"en serie kan højst have {len(ascii_lowercase)} brud"
    for m, year in enumerate(table.breaks):
        if not first < year <= last:
            yield m, f"serien går fra {first} til {last}; et bruds før-år ligger derimellem"
        elif not any(before <= known < year for known in table.years):
            yield (
                m,
                f"der er intet år mellem bruddet i {table.breaks[m - 1]} og {year}; slet det ene",
            )
        else:
            before = year


def fits(row: StatusRow, table: Table) -> tuple[tuple[str, ...], tuple[Value, ...]]:
    """Return the periods and values a row of a status table tells; raises EditionError.

    What lies before the first number or mark and after the last one is left out: there is nothing.
    """
    if not isinstance(table, TimeSeries | AreaSeries):
        raise EditionError(f"'{row.data}' er hverken af typen time_series eller areas")
    definition = definitions.of(row.indicator)
    if table.unit != definition.value_unit:
        unit = definition.value_unit
        raise EditionError(f"'{row.data}' har enheden {table.unit}, men {row.indicator} har {unit}")
    if isinstance(table, TimeSeries):
        periods, values = table.years, dict(table.groups)[_group(row, table)]
    else:
        periods, values = table.periods, _country(row, table)
    told = [n for n, value in enumerate(values) if value != Hidden(Reason.NO_DATA)]
    if not any(isinstance(value, Decimal) for value in values):
        raise EditionError(f"'{row.data}' har ingen tal; slet rækken")
    kept = slice(told[0], told[-1] + 1)
    return periods[kept], values[kept]


def _group(row: StatusRow, table: TimeSeries) -> str:
    names = [name for name, _ in table.groups]
    if row.group is None and len(names) > 1:
        raise EditionError(
            f"'{row.data}' har flere grupper; skriv en som group: {', '.join(names)}"
        )
    if row.group is not None and row.group not in names:
        raise unknown("gruppen", row.group, names)
    return row.group or names[0]


def _country(row: StatusRow, table: AreaSeries) -> tuple[Value, ...]:
    if row.group is not None:
        raise EditionError(f"'{row.data}' er areas og har sin gruppe selv; slet group")
    found = [values for area, values in table.rows if area.kind == "country"]
    if not found:
        raise EditionError(f"'{row.data}' har ingen tal for {COUNTRY}")
    return found[0]


def _has_municipalities(table: Table) -> bool:
    match table:
        case MunicipalSeries():
            return any(isinstance(o.value, Decimal) for o in table.municipalities)
        case AreaSeries():
            return any(isinstance(values[-1], Decimal) for _, values in table.municipalities)
    return True  # data of another kind is told of already
