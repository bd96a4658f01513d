"""Count tables: each percentage has a count and the count it is a share of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reporter.danish import numbers
from reporter.editions.data import csvfile
from reporter.editions.data.csvfile import Row
from reporter.editions.datamodel import CountData, ShareOf
from reporter.editions.edition import unknown
from reporter.errors import EditionError, Place
from reporter.table import CountRow, Counts, Hidden, Table

Cells = tuple[Decimal | None, ...]


def read(
    data: CountData, header: list[str], rows: Sequence[Row], file: str, others: Mapping[str, Table]
) -> Counts:
    """Read a count table and give every count the number it is a share of.

    ``others`` holds the tables already read, for shares of another table's rows. Rows of mean ages
    (``enhed`` aar) are shares of nothing.
    """
    csvfile.require(header, ["gruppe", "raekke", "enhed", *data.populations], file)
    if not any(_is_count(row) for row in rows):
        raise EditionError("ingen række har enheden antal", Place(file))
    sums, everything = _totals(rows, data)
    nothing: Cells = (None,) * len(data.populations)
    result: dict[str, CountRow] = {}
    for row in rows:
        group, values = row.cells["gruppe"], _values(row, data)
        if not _is_count(row):
            whole = nothing
        elif isinstance(data.share_of, ShareOf):
            whole = _rows_of(data.share_of, others, file)
        else:
            whole = sums[group] if data.share_of == "group" else everything
        _check(row, data, values, whole)
        counted = CountRow(
            group=group,
            name=row.cells["raekke"],
            unit=row.cells["enhed"],
            values=values,
            denominators=whole,
        )
        if counted.key in result:
            raise row.error(f"rækken {counted.key} står to gange")
        result[counted.key] = counted
    if data.total:
        if data.total in result:
            message = f"total: rækken {data.total} står allerede i filen; slet den eller feltet"
            raise EditionError(message, Place(file))
        result[data.total] = _total_row(data.total, everything)
    return Counts(
        id=data.id,
        period=data.period,
        populations=data.populations,
        rows=tuple(result.values()),
    )


def _total_row(name: str, everything: Cells) -> CountRow:
    values = tuple(value or None for value in everything)  # nobody at all is no share of anything
    return CountRow(
        group="", name=name, unit="antal", values=values, denominators=values, total=True
    )


def _is_count(row: Row) -> bool:
    unit = row.cells["enhed"]
    if unit not in ("antal", "aar"):
        raise row.error(f"enhed: '{unit}' skal være antal eller aar")
    return unit == "antal"


def _values(row: Row, data: CountData) -> Cells:
    unit = row.cells["enhed"]
    cells = (
        row.positive(name, data.decimal, unit, whole=unit == "antal") for name in data.populations
    )
    return tuple(None if isinstance(value, Hidden) else value for value in cells)


def _totals(rows: Sequence[Row], data: CountData) -> tuple[dict[str, Cells], Cells]:
    """Return the sums of the counts by group, and over all rows."""
    sums: dict[str, list[Decimal]] = {}
    for row in rows:
        if _is_count(row):
            group = sums.setdefault(row.cells["gruppe"], [Decimal(0)] * len(data.populations))
            for n, value in enumerate(_values(row, data)):
                group[n] += value or 0
    everything = tuple(sum(column, Decimal(0)) for column in zip(*sums.values(), strict=True))
    return {name: tuple(values) for name, values in sums.items()}, everything


def _rows_of(share: ShareOf, others: Mapping[str, Table], file: str) -> Cells:
    other = others.get(share.data)
    if not isinstance(other, Counts):
        raise EditionError(f"share_of: filen til {share.data} har fejl", Place(file))
    wholes: list[Decimal] = []
    for key in share.rows:
        try:
            whole = other.row(key).values[0]
        except KeyError:
            error = unknown(f"share_of: rækken i {share.data}", key, (r.key for r in other.rows))
            raise EditionError(error.message, Place(file)) from None
        if whole is None:
            raise EditionError(f"share_of: {key} i {share.data} har ingen værdi", Place(file))
        wholes.append(whole)
    return tuple(wholes)


def _check(row: Row, data: CountData, values: Cells, whole: Cells) -> None:
    for name, value, denominator in zip(data.populations, values, whole, strict=True):
        if value is None or denominator is None:
            continue
        if value > denominator:
            whole_number = numbers.number(denominator)
            raise row.error(f"{name}: {row.cells[name]} er flere end de {whole_number} i alt")
        if denominator == 0:
            raise row.error(f"{name}: der er 0 i alt, så en andel kan ikke beregnes")
