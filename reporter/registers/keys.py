"""Checks that a key stands once: no person twice in a year's population.

A year is checked at a time, so that memory follows the largest year, not the number of years.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import ibis
from ibis.backends import BaseBackend

from reporter.danish.numbers import number
from reporter.danish.words import enumeration
from reporter.errors import Place, RegisterError
from reporter.registers.checks import RuleName, kept
from reporter.registers.engine import fetch, is_embedded
from reporter.registers.layout import RegisterFile
from reporter.registers.places import place
from reporter.registers.rules import compiled
from reporter.registers.schema import Schema
from reporter.registers.source import ROW, table

if TYPE_CHECKING:
    import ibis.expr.types as ir

_FILE = "reporter_file"


def duplicates(rows: ir.Table, schema: Schema, years: range) -> dict[int | None, int]:
    """Return how many rows repeat a key, by year; by None for a table without years."""
    repeated = {}
    by_year = schema.year in schema.key
    for year in years if by_year else [None]:
        part = rows.filter(rows[schema.year] == year) if by_year else rows
        names = [name for name in schema.key if name != schema.year or not by_year]
        counted = part.aggregate(rows=part.count())
        keys = part.select(names).distinct()
        distinct = keys.aggregate(keys=keys.count())
        (found,) = fetch(counted.cross_join(distinct))
        if extra := found["rows"] - found["keys"]:
            repeated[year] = extra
    return repeated


def fault(
    backend: BaseBackend,
    files: Sequence[RegisterFile],
    schema: Schema,
    repeated: dict[int | None, int],
    *,
    broken: Collection[RuleName],
    vintage: date,
) -> RegisterError:
    """Return the error on repeated keys, with the place of the first row that repeats one."""
    year = next(iter(repeated))
    count = sum(repeated.values())
    what = "en nøgle" if count == 1 else "nøgler"
    rows = "1 række" if count == 1 else f"{number(Decimal(count))} rækker"
    where = _place(backend, files, schema, year, broken=broken, vintage=vintage)
    names = enumeration(schema.key)
    years = f" i {enumeration([str(y) for y in repeated])}" if year is not None else ""
    message = f"{names}: {rows}{years} gentager {what}, der kun må stå én gang"
    return RegisterError(f"{message}. Fjern gentagelserne fra udtrækket", where)


def _place(
    backend: BaseBackend,
    files: Sequence[RegisterFile],
    schema: Schema,
    year: int | None,
    *,
    broken: Collection[RuleName],
    vintage: date,
) -> Place:
    if not is_embedded(backend):
        return Place(files[0].name if len(files) == 1 else schema.name)
    years = range(0, 1) if year is None else range(year, year + 1)
    parts = []
    for n, file in enumerate(files):
        stored = table(backend, [file], schema, numbered=True)
        contract = compiled(stored, schema, years=years, vintage=vintage)
        rows = kept(contract, broken, ROW)
        parts.append(rows.select(*schema.key, **{_FILE: ibis.literal(n), ROW: rows[ROW]}))
    rows = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    # A key's second row is the one to tell of: its rows but the first, and the first of those.
    again = rows.mutate(
        reporter_nth=ibis.row_number().over(
            group_by=list(schema.key), order_by=[rows[_FILE], rows[ROW]]
        )
    )
    again = again.filter(again.reporter_nth > 0).order_by(_FILE, ROW).limit(1)
    (found,) = fetch(again.select(_FILE, ROW))
    return place(files[found[_FILE]], found[ROW])
