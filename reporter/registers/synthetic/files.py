"""The files of a folder of registers: each labelled, written in pieces of a fixed size."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Protocol, Self

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from reporter.registers.schema import Kind, Schema, schemas
from reporter.registers.synthetic import columns
from reporter.registers.synthetic.dirt import soiled
from reporter.registers.synthetic.draws import Draws, Ints
from reporter.registers.synthetic.rows import Rows

Format = Literal["parquet", "csv"]
LABEL = "SYNTHETIC"
YEARLY = ("bef", "akm", "bfl", "ksi")
"""Registers so large that each year is a file."""

PIECE = 1_000_000
"""Rows of a row group."""


class _Writer(Protocol):
    def write(self, table: pa.Table) -> None: ...
    def close(self) -> None: ...
    def abandon(self) -> None: ...


class _Parquet:
    def __init__(self, file: BinaryIO, schema: Schema, types: pa.Schema) -> None:
        coded = [n for n, c in schema.columns.items() if c.kind not in (Kind.PERSON, Kind.ID)]
        # Without Arrow's own schema every reader sees plain text, where Arrow has a dictionary.
        self._writer = pq.ParquetWriter(
            file, types, compression="zstd", use_dictionary=coded, store_schema=False
        )
        self._writer.add_key_value_metadata({"origin": LABEL})

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(table, row_group_size=PIECE)

    def close(self) -> None:
        self._writer.close()

    def abandon(self) -> None:
        # Else it would complain when it is collected that it cannot end its file.
        self._writer.is_open = False


class _Csv:
    def __init__(self, file: BinaryIO, types: pa.Schema) -> None:
        self._file = file
        self._options = csv.WriteOptions(include_header=False, delimiter=";", quoting_style="none")
        self._file.write((";".join(types.names) + "\n").encode())

    def write(self, table: pa.Table) -> None:
        csv.write_csv(table, self._file, self._options)

    def close(self) -> None:
        pass

    def abandon(self) -> None:
        pass


class _File:
    """One file: rows wait until there are enough for a piece, so chunks leave no trace in it."""

    def __init__(
        self,
        path: Path,
        schema: Schema,
        draws: Draws,
        file_format: Format,
        *,
        turn: int,
        files: int,
    ) -> None:
        self._schema, self._draws, self._text = schema, draws, file_format == "csv"
        self._turn, self._files = turn, files
        self._types = pa.schema(
            (name, columns.type_of(column, text=self._text))
            for name, column in schema.columns.items()
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")
        self._writer: _Writer = (
            _Csv(self._file, self._types)
            if self._text
            else _Parquet(self._file, schema, self._types)
        )
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self.rows = 0

    def write(self, values: Mapping[str, Ints]) -> None:
        clean = {name: values[name] for name in self._schema.columns}
        dirty = soiled(self._schema.name, clean, at=self.rows, turn=self._turn, files=self._files)
        arrays = [
            columns.arrow(column, dirty[name], draws=self._draws, text=self._text)
            for name, column in self._schema.columns.items()
        ]
        table = pa.Table.from_arrays(arrays, schema=self._types)
        self._waiting.append(table)
        self._waiting_rows += table.num_rows
        self.rows += table.num_rows
        while self._waiting_rows >= PIECE:
            self._write_piece()

    def _write_piece(self) -> None:
        table = pa.concat_tables(self._waiting)
        # In one array a column: pages must not tell where the chunks met.
        self._writer.write(table.slice(0, PIECE).combine_chunks())
        rest = table.slice(PIECE)
        self._waiting, self._waiting_rows = [rest], rest.num_rows

    def finish(self) -> None:
        if self._waiting_rows:
            self._write_piece()
        self._writer.close()
        self._file.close()

    def abandon(self) -> None:
        self._writer.abandon()
        with suppress(OSError):  # a full disk is full at the end, too
            self._file.close()


class Files:
    """All files of a folder, open at once; every register has its own, were it without rows."""

    def __init__(self, folder: Path, draws: Draws, calendar: range, file_format: Format) -> None:
        self._folder, self._draws, self._format = folder, draws, file_format
        self._calendar = calendar
        self._files: dict[tuple[str, int | None], _File] = {}

    def __enter__(self) -> Self:
        try:
            for name, schema in schemas().items():
                self._open(name, schema)
        except BaseException:
            self._abandon()
            raise
        return self

    def _open(self, name: str, schema: Schema) -> None:
        years = len(self._calendar)
        turns: list[int | None] = list(range(years)) if name in YEARLY else [None]
        for turn in turns:
            inner = name if turn is None else f"{name}/{self._calendar[turn]}"
            path = self._folder / f"{inner}.{LABEL}.{self._format}"
            self._files[name, turn] = _File(
                path, schema, self._draws, self._format, turn=turn or 0, files=len(turns)
            )

    def write(self, rows: Rows) -> None:
        """Add rows to their file."""
        self._files[rows.register, rows.turn].write({"PNR": rows.owner, **rows.columns})

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for file in self._files.values():
                    file.finish()
        finally:
            self._abandon()

    def _abandon(self) -> None:
        for file in self._files.values():
            file.abandon()

    def counts(self) -> dict[str, int]:
        """Return how many rows each register has been given."""
        counts: dict[str, int] = {}
        for (name, _), file in self._files.items():
            counts[name] = counts.get(name, 0) + file.rows
        return counts
