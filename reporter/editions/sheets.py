"""The data behind a figure or table, as rows: for fold-out table, download and attachment.

Files are UTF-8 with byte order mark, semicolons and decimal comma, so that a Danish spreadsheet
opens them as they are.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from reporter.danish import dates, numbers
from reporter.editions.classes import Classed
from reporter.table import (
    PUBLISHED,
    Counts,
    Distribution,
    Hidden,
    MunicipalSeries,
    TimeSeries,
    Value,
)


@dataclass(frozen=True)
class Sheet:
    """Column names and rows of printed cells; ``numeric`` tells which columns hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int]


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
    header = ("Kommunekode", "Kommune", "Periode", unit, "Tæller med som", "Klasse", "Status")
    return Sheet(header, tuple(rows), frozenset({3}))


def municipal(series: MunicipalSeries) -> Sheet:
    """Return every row of a municipal series as its source has it."""
    rows = tuple(
        (
            o.area.code,
            o.area.name,
            dates.period(series.period),
            _cell(o.value, series.decimals),
            o.status,
        )
        for o in series.observations
    )
    unit = numbers.UNIT_HEADINGS[series.unit]
    return Sheet(("Kommunekode", "Område", "Periode", unit, "Status"), rows, frozenset({3}))


def time_series(table: TimeSeries) -> Sheet:
    """Return a row for every year and group."""
    rows = tuple(
        (year, name, _cell(value, table.decimals), table.status)
        for name, values in table.groups
        for year, value in zip(table.years, values, strict=True)
    )
    unit = numbers.UNIT_HEADINGS[table.unit]
    return Sheet(("År", "Gruppe", unit, "Status"), rows, frozenset({2}))


def distribution(table: Distribution) -> Sheet:
    """Return a row for every part."""
    period = dates.period(table.period)
    rows = tuple(
        (name, period, numbers.number(share, table.decimals), PUBLISHED)
        for name, share in table.parts
    )
    return Sheet(("Del", "Periode", "Pct.", "Status"), rows, frozenset({2}))


def counts(table: Counts) -> Sheet:
    """Return a row for every count, with what it is a share of."""
    rows = []
    for row in table.rows:
        for population, value, whole in zip(
            table.populations, row.values, row.denominators, strict=True
        ):
            if value is None:
                continue
            share = "" if whole is None else numbers.number(numbers.share(value, whole), 1)
            decimals = max(0, -int(value.as_tuple().exponent))
            rows.append(
                (
                    row.group,
                    row.name,
                    population,
                    numbers.UNIT_HEADINGS[row.unit],
                    numbers.number(value, decimals),
                    "" if whole is None else numbers.number(whole),
                    share,
                )
            )
    header = ("Gruppe", "Række", "Kolonne", "Enhed", "Værdi", "Af i alt", "Pct.")
    return Sheet(header, tuple(rows), frozenset({4, 5, 6}))


def _cell(value: Value, decimals: int) -> str:
    return "" if isinstance(value, Hidden) else numbers.number(value, decimals)


def to_csv(sheet: Sheet) -> bytes:
    """Write a sheet as CSV; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in sheet.header])
    for row in sheet.rows:
        cells = enumerate(row)
        writer.writerow([_plain(c) if n in sheet.numeric else _harmless(c) for n, c in cells])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    """Return a number as a spreadsheet reads it: no thousands dot, ASCII minus."""
    return cell.replace(".", "").replace(numbers.MINUS, "-")


def _harmless(cell: str) -> str:
    # A leading =, +, - or @ (or a tab or return before it) starts a formula in spreadsheets.
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
