"""The published table as Parquet: the same columns, typed, and the same metadata; same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from reporter.danish import numbers
from reporter.errors import Place, TableError
from reporter.published import records
from reporter.published.columns import COLUMNS, WHOLE, About, Record, as_text, require_columns
from reporter.published.table import IndicatorTable

MOST_ROWS = 2_000_000
MOST_BYTES = 500_000_000
"""What a file may hold when it is unpacked; the largest real table has a hundredth of that."""

MOST_TEXT = 1_000
"""Bytes of the longest text; more than any cell may have letters."""

_BROKEN = "filen kan ikke læses som Parquet; hent eller dan den igen"
_ABOUT, _ORIGIN, _SYNTHETIC = b"reporter", b"origin", b"SYNTHETIC"


def write(table: IndicatorTable) -> bytes:
    """Return the file; the same table gives the same bytes. Raises TableError as CSV does."""
    told = records.about(table)
    scale = max(told.decimals.values(), default=0)
    schema = pa.schema([(name, _type(name, scale)) for name in COLUMNS])
    keys = {_ABOUT: json.dumps(told.to_plain(), ensure_ascii=False, sort_keys=True).encode()}
    if table.synthetic:
        keys[_ORIGIN] = _SYNTHETIC
    cells = records.to_cells(table)
    columns = [pa.array([row[n] for row in cells], f.type) for n, f in enumerate(schema)]
    sink = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema.with_metadata(keys)), sink)
    return sink.getvalue()


def _type(name: str, scale: int) -> Any:
    if name in WHOLE:
        return pa.int64()
    if name == "vaerdi":
        return pa.decimal128(numbers.MAX_DIGITS + scale, scale)
    return pa.date32() if name == "aargang" else pa.string()


def read(content: bytes, file: str) -> IndicatorTable:
    """Read a file; raises TableError. Rows are told by their number, counted from 1."""
    try:
        # One long text that stands in every row is short in the file: it is not unpacked here.
        schema = pq.read_schema(io.BytesIO(content))
        texts = [field.name for field in schema if _is_text(field.type)]
        opened = pq.ParquetFile(io.BytesIO(content), read_dictionary=texts)
        size = sum(
            opened.metadata.row_group(n).total_byte_size
            for n in range(opened.metadata.num_row_groups)
        )
        if opened.metadata.num_rows > MOST_ROWS or size > MOST_BYTES:
            raise TableError("tabellen er større, end den må være; del den op", Place(file))
        require_columns(opened.schema_arrow.names, file)
        keys = opened.schema_arrow.metadata or {}
        rows = opened.read()
        _refuse_long_texts(rows, file)
    except (pa.ArrowException, OSError):
        raise TableError(_BROKEN, Place(file)) from None
    return records.to_table(_records(rows, file), _about(keys, file), file)


def _is_text(stored: pa.DataType) -> bool:
    own = stored.value_type if pa.types.is_dictionary(stored) else stored
    return bool(pa.types.is_string(own) or pa.types.is_large_string(own))


def _refuse_long_texts(rows: pa.Table, file: str) -> None:
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        if not (pa.types.is_dictionary(column.type) and _is_text(column.type)):
            continue
        for chunk in column.chunks:
            if (pc.max(pc.binary_length(chunk.dictionary)).as_py() or 0) > MOST_TEXT:
                raise TableError(f"{name}: en tekst er for lang; ret den", Place(file))


def _records(rows: Any, file: str) -> Iterator[Record]:
    n = 0
    for batch in rows.to_batches(max_chunksize=10_000):
        try:
            found = batch.to_pylist()
        except (pa.ArrowException, ValueError, OverflowError):  # no text, or no day there is
            raise TableError(_BROKEN, Place(file)) from None
        for row in found:
            n += 1
            cells = {}
            for name, cell in row.items():
                try:
                    # The column's scale is the finest indicator's; each gets its own back.
                    own = cell.normalize() if isinstance(cell, Decimal) else cell
                    cells[name] = as_text(own)
                except TypeError as error:
                    message = f"{name}: kolonnen er af typen {error}, som den ikke kan være"
                    raise TableError(message, Place(file, n)) from None
            yield Record(file=file, line=n, cells=cells)


def _about(keys: dict[bytes, bytes], file: str) -> About:
    made_up = keys.get(_ORIGIN) == _SYNTHETIC
    if _ABOUT not in keys:
        return About(synthetic=made_up or None)
    try:
        about = About.from_plain(json.loads(keys[_ABOUT]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "filens metadata er ikke, som dette program skriver dem; dan tabellen igen"
        raise TableError(message, Place(file)) from None
    return replace(about, synthetic=about.synthetic or made_up)
