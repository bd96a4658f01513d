"""The published table to rows of cells and back, with the checks that hold for all of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from reporter.danish import numbers
from reporter.errors import MOST_SHOWN, TableError
from reporter.published.columns import (
    AREA_KINDS,
    COLUMNS,
    FORMULA,
    About,
    Cell,
    Record,
    Series,
)
from reporter.published.observation import observation
from reporter.published.origin import REGISTERS, SYNTHETIC, origin
from reporter.published.table import IndicatorObservation, IndicatorTable, in_order

T = TypeVar("T")


def decimals(table: IndicatorTable) -> dict[Series, int]:
    """Return how many decimals the values have by indicator and unit: the most of any of them."""
    most: dict[Series, int] = {}
    for row in table.observations:
        if isinstance(row.value, Decimal):
            found = numbers.decimals_of(row.value)
            most[row.indicator, row.unit] = max(found, most.get((row.indicator, row.unit), 0))
    return dict(sorted(most.items()))


def to_cells(table: IndicatorTable) -> list[tuple[Cell, ...]]:
    """Return the table's rows in its order, each a cell for every column; raises TableError.

    Refused is text that a spreadsheet would take for a formula.
    """
    most = decimals(table)
    rows = [_cells(row, table, most) for row in in_order(table.observations)]
    for cells in rows:
        for name, cell in zip(COLUMNS, cells, strict=True):
            if isinstance(cell, str) and cell[:1] in FORMULA:
                message = f"{name}: '{cell}' kan læses som en formel i et regneark; ret navnet"
                raise TableError(message)
    return rows


def _cells(
    row: IndicatorObservation, table: IndicatorTable, most: Mapping[Series, int]
) -> tuple[Cell, ...]:
    value = None
    if isinstance(row.value, Decimal):
        value = numbers.rounded(row.value, most[row.indicator, row.unit])
    return (
        row.indicator,
        AREA_KINDS[row.area.kind],
        row.area.code or None,
        row.area.name,
        row.period,
        row.group,
        row.numerator,
        row.denominator,
        value,
        row.unit,
        row.status,
        table.vintage,
        origin(table.synthetic),
    )


def to_table(records: Iterable[Record], about: About, file: str) -> IndicatorTable:
    """Turn a file's rows into the table; raises TableError with every fault found."""
    faults: list[TableError] = []
    found: list[IndicatorObservation] = []
    lines: dict[tuple[str, ...], int] = {}
    vintage, synthetic = about.vintage, about.synthetic
    for record in records:
        try:
            row = observation(record, about.decimals)
            if row.key in lines:
                first = lines[row.key]
                raise record.error(f"rækken står allerede i linje {first}; slet den ene")
            lines[row.key] = record.line
            found.append(row)
            vintage = _agreed(record, "aargang", _vintage(record), vintage, first=len(lines) == 1)
            synthetic = _agreed(
                record, "oprindelse", _synthetic(record), synthetic, first=len(lines) == 1
            )
        except TableError as error:
            faults.append(error)
            if len(faults) > MOST_SHOWN:
                break
    refuse(faults, file)
    return IndicatorTable(
        observations=in_order(found),
        vintage=vintage,
        synthetic=bool(synthetic),
        panels=about.panels,
        policy=about.policy,
        audit=about.audit,
        source=about.source,
        registers=about.registers,
    )


def refuse(faults: Sequence[TableError], file: str) -> None:
    """Raise what is wrong with a file, if anything: one fault as it is, several as one error."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        shown = [str(fault) for fault in faults[:MOST_SHOWN]]
        if len(faults) > MOST_SHOWN:
            shown.append(f"{file}: … og der kan være flere fejl")
        raise TableError("\n".join(shown))


def _agreed(record: Record, column: str, said: T, before: T, *, first: bool) -> T:
    """Return what the row says of the whole table, which must be what was said before."""
    if said != before and not (first and before is None):
        raise record.error(f"{column}: er en anden end i resten af tabellen; ret den")
    return said


def _vintage(record: Record) -> date | None:
    written = record.cells["aargang"]
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise record.error(f"aargang: '{written}' skal skrives som 2018-11-06") from None


def _synthetic(record: Record) -> bool:
    written = record.cells["oprindelse"]
    if written not in (REGISTERS, SYNTHETIC):
        raise record.error(f"oprindelse: skal være {REGISTERS} eller {SYNTHETIC}")
    return written == SYNTHETIC


def about(table: IndicatorTable) -> About:
    """Return what is told of the whole table."""
    return About(
        vintage=table.vintage,
        synthetic=table.synthetic,
        panels=table.panels,
        policy=table.policy,
        audit=table.audit,
        source=table.source,
        registers=table.registers,
        decimals=decimals(table),
    )
