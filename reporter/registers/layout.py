"""One file of an extract: how it is laid out, read from its head without touching its rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from reporter.errors import Place, RegisterError

CSV, PARQUET = ".csv", ".parquet"
SEPARATORS = (",", ";")
LONGEST_HEADER = 100_000
MARK = "SYNTHETIC"
"""Stands in the name, or as ``origin`` in the Parquet metadata, of every file that was made up."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What files must agree on to be read as one: kind, separator, columns and stored types.

    ``partitions`` are the columns that stand in the names of folders (``AAR=2014``).
    """

    kind: str
    separator: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    partitions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterFile:
    """One file; ``name`` is its place below the folder of registers, for messages."""

    path: Path
    name: str
    layout: Layout
    groups: tuple[int, ...]
    """Rows in each row group of a Parquet file; empty for CSV."""
    synthetic: bool


def read_layout(path: Path, name: str) -> RegisterFile:
    """Read a file's head; raises RegisterError when it has none that can be read."""
    place = Place(name)
    try:
        if path.stat().st_size == 0:
            raise RegisterError("filen er tom; hent udtrækket igen", place)
        if path.suffix.lower() == PARQUET:
            return _parquet(path, name)
        return _csv(path, name)
    except PermissionError:
        raise RegisterError("du har ikke adgang til at læse filen", place) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegisterError(f"filen kan ikke læses: {reason}", place) from None


def corrupt(name: str) -> RegisterError:
    """Say that a Parquet file is not whole."""
    message = "filen er ikke en hel Parquet-fil, måske afkortet under kopieringen; hent den"
    return RegisterError(f"{message} igen", Place(name))


def not_utf8(name: str, line: int) -> RegisterError:
    """Say that a CSV file is written in another encoding."""
    message = "filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«"
    return RegisterError(message, Place(name, line))


def _parquet(path: Path, name: str) -> RegisterFile:
    try:
        with pq.ParquetFile(path) as file:
            metadata, schema = file.metadata, file.schema_arrow
            groups = tuple(metadata.row_group(n).num_rows for n in range(metadata.num_row_groups))
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, PermissionError):
            raise
        raise corrupt(name) from None
    columns = tuple(schema.names)
    origin = (metadata.metadata or {}).get(b"origin")
    return RegisterFile(
        path=path,
        name=name,
        layout=Layout(
            kind=PARQUET,
            separator="",
            columns=columns,
            types=tuple(map(str, schema.types)),
            partitions=_partitions(name, columns),
        ),
        groups=groups,
        synthetic=MARK in name or origin == MARK.encode(),
    )


def _csv(path: Path, name: str) -> RegisterFile:
    try:
        with path.open(encoding="utf-8-sig", newline=None) as file:
            header = file.readline(LONGEST_HEADER)
    except UnicodeDecodeError:
        raise not_utf8(name, first_undecodable_line(path)) from None
    if len(header) == LONGEST_HEADER:
        message = f"filens første linje er længere end {LONGEST_HEADER} tegn; del filen op"
        raise RegisterError(message, Place(name, 1))
    separator = max(SEPARATORS, key=header.count)
    columns = tuple(next(csv.reader([header], delimiter=separator), []))
    if not columns:
        raise RegisterError(
            "filens første linje er tom; den skal være kolonnernes navne", Place(name)
        )
    return RegisterFile(
        path=path,
        name=name,
        layout=Layout(
            kind=CSV,
            separator=separator,
            columns=columns,
            types=(),
            partitions=_partitions(name, columns),
        ),
        groups=(),
        synthetic=MARK in name,
    )


def first_undecodable_line(path: Path) -> int:
    """Return the first line that is not UTF-8, or 0."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return 0


def _partitions(name: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns in the folders' names, but those the file holds itself."""
    own = {column.casefold() for column in columns}
    keys = (part.partition("=")[0] for part in name.split("/")[:-1] if "=" in part)
    return tuple(key for key in keys if key and key.casefold() not in own)
