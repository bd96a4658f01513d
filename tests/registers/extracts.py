"""Small register extracts, written by hand, as CSV or Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends import BaseBackend

from reporter.errors import UserError
from reporter.registers.engine import fetch
from reporter.registers.files import find
from reporter.registers.found import Registers
from reporter.registers.read import open_registers

YEARS = range(2014, 2017)
VINTAGE = date(2017, 6, 30)

Row = Sequence[object]
Write = Callable[[Path, Sequence[str], Sequence[Row]], None]

BEF = ("PNR", "AAR", "KOM", "KOEN", "FOED_DAG")
BUA = ("PNR", "PGF", "SAG_VFRA", "SAG_VTIL")


def write_csv(
    path: Path, columns: Sequence[str], rows: Sequence[Row], separator: str = ","
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_parquet(
    path: Path, columns: Sequence[str], rows: Sequence[Row], group: int = 100
) -> None:
    """Write with the types the values have in Python."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(columns)})
    pq.write_table(table, path, row_group_size=group)


def population(number: int, year: int = 2016) -> list[list[object]]:
    """Return rows of BEF that keep the contract, with impossible person numbers."""
    return [[f"99{n:08}", year, "101", "1", date(1980, 1, 1)] for n in range(number)]


def read(
    folder: Path,
    backend: BaseBackend,
    *wanted: str,
    years: range = YEARS,
    vintage: date = VINTAGE,
) -> Registers:
    return open_registers(
        find(folder, wanted or ("bef",)),
        backend,
        years=years,
        vintage=vintage,
        progress=lambda _: None,
    )


def complaint(folder: Path, backend: BaseBackend, *wanted: str, **given: object) -> str:
    """Return the whole message of the error that reading gives."""
    try:
        read(folder, backend, *wanted, **given)  # type: ignore[arg-type]
    except UserError as error:
        return str(error)
    raise AssertionError("nothing was said")


def told(registers: Registers) -> list[str]:
    return [str(finding) for finding in registers.findings]


def changed(rows: Sequence[Row], at: int, column: int, value: object) -> list[list[object]]:
    """Return the rows with one value changed."""
    copies = [list(row) for row in rows]
    copies[at][column] = value
    return copies


def kept(table: ir.Table) -> int:
    """Return how many rows a table has."""
    return int(fetch(table.aggregate(rows=table.count()))[0]["rows"])
