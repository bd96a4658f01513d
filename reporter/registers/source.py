"""Reads files into an engine as lazy tables whose columns have the names of the contract."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
from ibis.backends import BaseBackend

from reporter.errors import Place, RegisterError, RegisterErrors, UserError
from reporter.kommuner import nearest
from reporter.registers.engine import is_embedded, quiet
from reporter.registers.layout import CSV, Layout, RegisterFile
from reporter.registers.schema import Schema

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROW = "reporter_row"
"""The column with a row's number in its file, from 0, where a place is sought."""


def alike(files: Sequence[RegisterFile]) -> list[tuple[RegisterFile, ...]]:
    """Group the files that one reader can take together, each group in the files' order."""
    ordered = sorted(files, key=lambda file: (repr(file.layout), file.name))
    return [tuple(group) for _, group in groupby(ordered, key=lambda file: file.layout)]


def check_columns(files: Sequence[RegisterFile], schema: Schema) -> None:
    """Raise RegisterErrors when a file lacks a column of the contract or has one twice."""
    errors: list[UserError] = []
    for file in files:
        layout, line = file.layout, 1 if file.layout.kind == CSV else 0
        there = [name.casefold() for name in (*layout.columns, *layout.partitions)]
        for name in schema.columns:
            place = Place(file.name, line)
            if there.count(name.casefold()) > 1:
                errors.append(RegisterError(f"kolonnen {name} står flere gange", place))
            if name.casefold() not in there:
                errors.append(RegisterError(_missing(name, layout, schema), place))
    if errors:
        raise RegisterErrors(errors)


def table(
    backend: BaseBackend, files: Sequence[RegisterFile], schema: Schema, *, numbered: bool = False
) -> ir.Table:
    """Return the contract's columns of files of one layout, as they are stored (CSV: as text).

    ``numbered`` adds each row's number in its file, which only the embedded engine knows.
    """
    layout = files[0].layout
    with quiet():
        if is_embedded(backend):
            read = _embedded(backend, files, numbered=numbered)
        else:
            read = _spark(backend, files, schema)
    # Engines put the columns of folders' names in orders of their own.
    names = _renamed((*layout.columns, *read.columns[len(layout.columns) :]), schema)
    chosen = {n: read[stored] for stored, n in zip(read.columns, names, strict=False) if n}
    # A column without a single value may be stored without a type.
    untyped = [n for n, stored in zip(names, layout.types, strict=False) if stored == "null"]
    chosen |= {name: ibis.null("string") for name in untyped if name}
    if numbered:
        chosen[ROW] = ibis.row_number() if layout.kind == CSV else read["file_row_number"]
    return read.select(**chosen)


def _embedded(backend: BaseBackend, files: Sequence[RegisterFile], *, numbered: bool) -> ir.Table:
    layout = files[0].layout
    paths = [glob.escape(str(file.path)) for file in files]
    hive = {"hive_partitioning": bool(layout.partitions)}
    if layout.partitions:
        hive["hive_types_autocast"] = False
    if layout.kind == CSV:
        columns = {f"c{n}": "VARCHAR" for n in range(len(layout.columns))}
        form = {"delim": layout.separator, "quote": '"', "escape": '"', "header": True}
        # Rows are numbered in the order one reader meets them.
        order = {"parallel": False} if numbered else {}
        return backend.read_csv(paths, columns=columns, **form, **hive, **order)
    return backend.read_parquet(paths, **hive, **({"file_row_number": True} if numbered else {}))


def _spark(backend: BaseBackend, files: Sequence[RegisterFile], schema: Schema) -> ir.Table:
    layout = files[0].layout
    paths = [re.sub(r"([\\\[\]{}*?])", r"\\\1", f"file://{file.path.absolute()}") for file in files]
    reader = backend._session.read
    if layout.partitions:
        depth = len(Path(files[0].name).parts) - 1
        reader = reader.option("basePath", f"file://{files[0].path.absolute().parents[depth - 1]}")
    if layout.kind == CSV:
        form = {"header": "true", "sep": layout.separator, "quote": '"', "escape": '"'}
        # A value may hold a line's end; a row with too few or too many is a fault, not a guess.
        reader = reader.options(**form, multiLine="true", mode="FAILFAST", encoding="UTF-8")
        columns = [f"c{n} STRING" for n in range(len(layout.columns))]
        partitions = [f"`{name}` STRING" for name in layout.partitions]
        frame = reader.schema(", ".join(columns + partitions)).csv(paths)
    else:
        frame = reader.parquet(*paths)
    view = ibis.util.gen_name(schema.name)
    frame.createOrReplaceTempView(view)
    return backend.table(view)


def _renamed(stored: Sequence[str], schema: Schema) -> list[str]:
    """Return the contract's name of each stored column, empty for those it does not know."""
    known = {name.casefold(): name for name in schema.columns}
    return [known.get(name.casefold(), "") for name in stored]


def _missing(name: str, layout: Layout, schema: Schema) -> str:
    if layout.kind == CSV and len(layout.columns) == 1:
        return f"kolonnen {name} mangler; skil kolonnerne med komma eller semikolon"
    if layout.kind == CSV and not any(_renamed(layout.columns, schema)):
        # What stands there may be the first row, and is not repeated.
        return f"kolonnen {name} mangler; filens første linje skal være kolonnernes navne"
    known = _renamed(layout.columns, schema)
    foreign = [column for column, own in zip(layout.columns, known, strict=True) if not own]
    guess = nearest(name, foreign)
    hint = f"er det kolonnen {guess}? Omdøb den" if guess else "få udtrækket leveret med den"
    return f"kolonnen {name} mangler; {hint}"
