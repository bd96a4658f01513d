"""Columns of whole numbers made into Arrow's: text, dates, codes from their lists."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from reporter.registers.schema import Column, Kind
from reporter.registers.synthetic import person_numbers
from reporter.registers.synthetic.country import CODES
from reporter.registers.synthetic.draws import Draws, Ints
from reporter.registers.synthetic.rows import BAD_CODE, IMPOSSIBLE, MISSING

BAD = "999"
"""A code that no list has."""

NO_DATE = "2015-02-30"
"""A date that no calendar has."""

_THOUSANDTHS = pa.decimal128(9, 3)
_TYPES = {
    Kind.PERSON: pa.string(),
    Kind.ID: pa.string(),
    Kind.YEAR: pa.int16(),
    Kind.DATE: pa.date32(),
    Kind.WHOLE: pa.int32(),
    Kind.THOUSANDTHS: _THOUSANDTHS,
    Kind.CODE: pa.dictionary(pa.int8(), pa.string()),
    Kind.KOMMUNE: pa.dictionary(pa.int8(), pa.string()),
}


def type_of(column: Column, *, text: bool) -> pa.DataType:
    """Return a column's type in the file; dates are text where the file is."""
    return pa.string() if text and column.kind is Kind.DATE else _TYPES[column.kind]


def arrow(column: Column, values: Ints, *, draws: Draws, text: bool) -> pa.Array:
    """Make the Arrow array of one column; only text can hold an impossible date."""
    if column.kind is Kind.PERSON:
        return _people(draws, values)
    if column.kind is Kind.ID:
        return _ids(values)
    if column.kind in (Kind.CODE, Kind.KOMMUNE):
        return _coded(CODES if column.kind is Kind.KOMMUNE else tuple(column.codes), values)
    missing = values <= MISSING
    known = np.where(missing, 0, values)
    if column.kind is Kind.DATE:
        days = pa.array(known.astype(np.int32), mask=missing).cast(pa.date32())
        if not text:
            return days
        return pc.if_else(pa.array(values == IMPOSSIBLE), NO_DATE, days.cast(pa.string()))
    if column.kind is Kind.THOUSANDTHS:
        return _thousandths(known, missing)
    return pa.array(known.astype(_TYPES[column.kind].to_pandas_dtype()), mask=missing)


def _people(draws: Draws, values: Ints) -> pa.Array:
    missing = values <= MISSING
    numbers = _fixed(person_numbers.digits(draws, np.where(missing, 0, values)))
    return pc.if_else(pa.array(missing), None, numbers) if missing.any() else numbers


def _ids(values: Ints) -> pa.Array:
    """Write ids as twelve digits."""
    digits = np.empty((len(values), 12), dtype=np.uint8)
    rest = values
    for place in range(11, -1, -1):
        digits[:, place] = 48 + rest % 10
        rest = rest // 10
    return _fixed(digits)


def _fixed(characters: np.ndarray) -> pa.Array:
    """Make strings of equal length from a matrix of ASCII characters."""
    count, width = characters.shape
    starts = np.arange(count + 1, dtype=np.int32) * width
    return pa.StringArray.from_buffers(
        count, pa.py_buffer(starts), pa.py_buffer(np.ascontiguousarray(characters))
    )


def _coded(vocabulary: tuple[str, ...], values: Ints) -> pa.Array:
    places = np.where(values == BAD_CODE, len(vocabulary), values)
    missing = values <= MISSING
    indices = pa.array(np.where(missing, 0, places).astype(np.int8), mask=missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array([*vocabulary, BAD]))


def _thousandths(values: Ints, missing: np.ndarray) -> pa.Array:
    """Make decimals with three places: 128 bits, the low 64 of them the number itself."""
    wide = np.empty((len(values), 2), dtype=np.int64)
    wide[:, 0], wide[:, 1] = values, values >> 63
    decimals = pa.Array.from_buffers(
        _THOUSANDTHS, len(values), [None, pa.py_buffer(np.ascontiguousarray(wide))]
    )
    return pc.if_else(pa.array(missing), None, decimals)
