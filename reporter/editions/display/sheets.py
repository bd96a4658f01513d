"""The data behind a figure or table, as rows: for fold-out table, download and attachment.

Files are UTF-8 with byte order mark, semicolons and decimal comma, so that a Danish spreadsheet
opens them as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reporter.danish import dates, numbers
from reporter.editions.data.classes import Classed
from reporter.published.origin import SYNTHETIC
from reporter.table import (
    PUBLISHED,
    AreaSeries,
    Counts,
    Distribution,
    Hidden,
    MunicipalSeries,
    Reason,
    TimeSeries,
    Value,
)


@dataclass(frozen=True)
class Sheet:
    """Column names and rows of printed cells.

    ``numeric`` names the columns that hold numbers, ``shown`` those a page shows, in its order; a
    file has them all. A status is shown only where a row has another than "offentliggjort".
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[str]
    shown: tuple[str, ...]

    def page_rows(self) -> list[list[tuple[str, bool]]]:
        """Return the shown cells of every row, each with whether it is a number."""
        columns = [(self.header.index(name), name in self.numeric) for name in self.shown]
        return [[(row[n] or numbers.DASH, numeric) for n, numeric in columns] for row in self.rows]


STATUS = "Status"


def _sheet(
    header: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    numeric: tuple[str, ...],
    shown: tuple[str, ...],
) -> Sheet:
    told = {row[header.index(STATUS)] for row in rows} - {PUBLISHED}
    columns = (*shown, STATUS) if told else shown
    return Sheet(header, tuple(rows), frozenset(numeric), columns)


def classed(series: MunicipalSeries, classes: Classed) -> Sheet:
    """Return a row for every municipality of a map, with its class."""
    unit = numbers.UNIT_HEADINGS[series.unit]
    rows = []
    taken = dict(series.joint)
    for observation, _ in series.counted():
        code = observation.area.code
        index = classes.of.get(code)
        rows.append(
            (
                code,
                observation.area.name,
                dates.period(series.period),
                _cell(observation.value, series.decimals),
                taken.get(code, ""),
                classes.classes[index].label(series.unit) if index is not None else "",
                observation.status,
            )
        )
    header = ("Kommunekode", "Kommune", "Periode", unit, "Tæller med som", "Klasse", STATUS)
    return _sheet(header, rows, numeric=(unit,), shown=("Kommune", unit, "Klasse"))


def municipal(series: MunicipalSeries) -> Sheet:
    """Return every row of a municipal series as its source has it."""
    rows = [
        (
            o.area.code,
            o.area.name,
            dates.period(series.period),
            _cell(o.value, series.decimals),
            o.status,
        )
        for o in series.observations
    ]
    unit = numbers.UNIT_HEADINGS[series.unit]
    header = ("Kommunekode", "Område", "Periode", unit, STATUS)
    return _sheet(header, rows, numeric=(unit,), shown=("Område", unit))


def areas(series: AreaSeries) -> Sheet:
    """Return a row for every area and period."""
    rows = [
        (
            area.code,
            area.name,
            dates.period(period),
            _cell(value, series.decimals),
            value.reason.value if isinstance(value, Hidden) else PUBLISHED,
        )
        for area, values in series.rows
        for period, value in zip(series.periods, values, strict=True)
    ]
    unit = numbers.UNIT_HEADINGS[series.unit]
    header = ("Kommunekode", "Område", "Periode", unit, STATUS)
    return _sheet(header, rows, numeric=(unit,), shown=("Område", "Periode", unit))


def time_series(table: TimeSeries) -> Sheet:
    """Return a row for every year and group."""
    rows = [
        (
            year,
            name,
            _cell(value, table.decimals),
            value.reason.value if isinstance(value, Hidden) else table.status,
        )
        for name, values in table.groups
        for year, value in zip(table.years, values, strict=True)
    ]
    unit = numbers.UNIT_HEADINGS[table.unit]
    shown = ("År", "Gruppe", unit) if len(table.groups) > 1 else ("År", unit)
    return _sheet(("År", "Gruppe", unit, STATUS), rows, numeric=(unit,), shown=shown)


def distribution(table: Distribution) -> Sheet:
    """Return a row for every part."""
    period = dates.period(table.period)
    rows = [
        (name, period, numbers.number(share, table.decimals), PUBLISHED)
        for name, share in table.parts
    ]
    header = ("Del", "Periode", "Pct.", STATUS)
    return _sheet(header, rows, numeric=("Pct.",), shown=("Del", "Pct."))


def counts(table: Counts) -> Sheet:
    """Return a row for every cell of a count table, with what it is a share of."""
    rows = []
    period = dates.period(table.period)
    for row in table.rows:
        for population, value, whole in zip(
            table.populations, row.values, row.denominators, strict=True
        ):
            place = (row.group, row.name, population, period, numbers.UNIT_HEADINGS[row.unit])
            if value is None:
                rows.append((*place, "", "", "", Reason.NO_DATA.value))
                continue
            share = "" if whole is None else numbers.number(numbers.share(value, whole), 1)
            printed = numbers.number(value, numbers.decimals_of(value))
            total = "" if whole is None else numbers.number(whole)
            rows.append((*place, printed, total, share, PUBLISHED))
    header = ("Gruppe", "Række", "Kolonne", "Periode", "Enhed", "Værdi", "Af i alt", "Pct.", STATUS)
    figures = ("Værdi", "Af i alt", "Pct.")
    return _sheet(header, rows, numeric=figures, shown=("Gruppe", "Række", "Kolonne", *figures))


def _cell(value: Value, decimals: int) -> str:
    return "" if isinstance(value, Hidden) else numbers.number(value, decimals)


def labelled(sheet: Sheet) -> Sheet:
    """Return the sheet of made-up numbers: every row of its file says so."""
    rows = tuple((*row, SYNTHETIC) for row in sheet.rows)
    return Sheet((*sheet.header, "Oprindelse"), rows, sheet.numeric, sheet.shown)


def to_csv(sheet: Sheet) -> bytes:
    """Write a sheet as CSV; no cell can be taken for a formula, and every space is a plain one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in sheet.header])
    for row in sheet.rows:
        cells = zip(sheet.header, row, strict=True)
        writer.writerow([_plain(c) if n in sheet.numeric else _harmless(c) for n, c in cells])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    """Return a number as a spreadsheet reads it: no thousands dot, ASCII minus."""
    return cell.replace(".", "").replace(numbers.MINUS, "-")


def _harmless(cell: str) -> str:
    # A leading =, +, - or @ (or a tab or return before it) starts a formula in spreadsheets.
    cell = cell.replace(numbers.NBSP, " ")
    if re.fullmatch(r"\d{1,2}-\d{1,4}", cell):  # and a class like 10-12 is a date to them
        cell = cell.replace("-", "–")
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
