"""Whatever a file holds, it is read or refused in Danish; it never shows a traceback."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reporter.errors import TableError
from reporter.published import csvw, files, parquet
from reporter.published.foreign.read import read
from tests.published.samples import table
from tests.published.test_bad_tables import HEADER, ROW
from tests.published.test_foreign import (
    DANISH,
    DANISH_CSV,
    JSONSTAT,
    SHEET,
    STATBANK,
    XLSX,
    jsonstat,
    workbook,
)

WHOLE = parquet.write(table())
BOOK = workbook(*SHEET)
TOLD = csvw.metadata(table(), "t.csv")

_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)


def changed(content: bytes, place: int, byte: int) -> bytes:
    place %= len(content)
    return content[:place] + bytes([byte]) + content[place + 1 :]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(content: bytes) -> None:
    for name in ("t.csv", "t.parquet"):
        with contextlib.suppress(TableError):
            files.decode(content, name)
    for description in (DANISH, STATBANK, JSONSTAT, XLSX):
        with contextlib.suppress(TableError):
            read(content, description, "t")


@given(st.text(max_size=20), st.integers(0, 12))
@example("9" * 5000, 6)
@example("\0", 3)
def test_any_cell(cell: str, column: int) -> None:
    cells = ROW.split(",")
    cells[column] = '"' + cell.replace('"', '""') + '"'
    with contextlib.suppress(TableError):
        files.decode((HEADER + ",".join(cells)).encode("utf-8", "replace"), "t.csv")
    lines = DANISH_CSV.splitlines()
    lines[1] = ";".join(('"' + cell.replace('"', '""') + '"', "2016", cell))
    with contextlib.suppress(TableError):
        read("\n".join(lines).encode("utf-8", "replace"), DANISH, "t")


@given(st.integers(0), st.integers(0, 255))
def test_any_damage_to_a_parquet_file(place: int, byte: int) -> None:
    with contextlib.suppress(TableError):
        parquet.read(changed(WHOLE, place, byte), "t.parquet")


@given(st.integers(0), st.integers(0, 255))
def test_any_damage_to_a_spreadsheet(place: int, byte: int) -> None:
    with contextlib.suppress(TableError):
        read(changed(BOOK, place, byte), XLSX, "t")


@given(
    st.sampled_from(["id", "size", "dimension", "value", "status", "role", "class", "dataset"]),
    _json,
)
def test_any_field_of_json_stat(field: str, value: object) -> None:
    with contextlib.suppress(TableError):
        read(jsonstat(**{field: value}), JSONSTAT, "t")


@pytest.mark.parametrize("digits", [5000, 10**6])
def test_a_number_without_end(digits: int) -> None:
    content = jsonstat().replace(b"2.5", b"9" * digits)
    with pytest.raises(TableError):
        read(content, JSONSTAT, "t")


@pytest.mark.parametrize("written", [b"1e999999999", b"-1e-999999999", b"NaN", b"Infinity"])
def test_numbers_that_grow_when_they_are_written_out(written: bytes) -> None:
    with pytest.raises(TableError):
        read(jsonstat().replace(b"2.5", written), JSONSTAT, "t")


@given(st.sampled_from(sorted(json.loads(TOLD))), _json)
def test_any_field_of_the_metadata(field: str, value: object) -> None:
    told = json.dumps(json.loads(TOLD) | {field: value}).encode()
    with contextlib.suppress(TableError):
        csvw.read(csvw.write(table()), told, "t.csv")
