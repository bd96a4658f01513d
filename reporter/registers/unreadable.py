"""Tells which file an engine could not read, and where, without repeating what stands in it.

The engines' own messages quote the line that is wrong, person number and all; none of them is
shown. The files are read again here, outside the engine, to find the place.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from reporter.errors import Place, RegisterError
from reporter.registers.layout import CSV, RegisterFile, corrupt, first_undecodable_line, not_utf8

OURS = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)
"""What says that an expression of this program is wrong, not a file."""


@contextlib.contextmanager
def told(files: Sequence[RegisterFile]) -> Iterator[None]:
    """Turn an engine's failure to read into a RegisterError that names the file and the line."""
    try:
        yield
    except OURS:
        raise
    except duckdb.Error as error:
        raise _fault(files, error) from None
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        raise _fault(files, error) from None


def _fault(files: Sequence[RegisterFile], error: Exception) -> RegisterError:
    for file in files:
        try:
            fault = _csv_fault(file) if file.layout.kind == CSV else _parquet_fault(file)
        except OSError:  # it was there when it was checked
            message = "filen kan ikke længere læses; lad registrene ligge, mens der regnes"
            return RegisterError(message, Place(file.name))
        if fault:
            return fault
    names = files[0].name if len(files) == 1 else files[0].name.split("/")[0]
    message = f"motoren kan ikke læse registret ({type(error).__name__})"
    if files[0].layout.kind == CSV:
        message += "; se efter løse anførselstegn og linjeskift, der ikke er ens"
    return RegisterError(message, Place(names))


def _parquet_fault(file: RegisterFile) -> RegisterError | None:
    try:
        with pq.ParquetFile(file.path) as opened:
            for _ in opened.iter_batches():
                pass
    except (pa.ArrowException, OSError):
        if not file.path.exists():
            raise
        return corrupt(file.name)
    return None


def _csv_fault(file: RegisterFile) -> RegisterError | None:
    if line := first_undecodable_line(file.path):
        return not_utf8(file.name, line)
    width = len(file.layout.columns)
    begins = 1
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text, delimiter=file.layout.separator, strict=True)
        try:
            for record in reader:
                fields = len(record) - (len(record) == width + 1 and record[-1] == "")
                if record and fields != width:
                    felt = "felt" if fields == 1 else "felter"
                    message = f"linjen har {fields} {felt}, men filens første linje har {width}"
                    return RegisterError(f"{message}; ret linjen", Place(file.name, begins))
                begins = reader.line_num + 1
        except csv.Error:
            message = "et anførselstegn er ikke lukket, eller der står noget efter det; ret linjen"
            return RegisterError(message, Place(file.name, begins))
    return None
