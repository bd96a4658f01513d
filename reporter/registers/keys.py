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

AT_ONCE = 1_000_000
"""Rows whose keys are compared over all years in one go; they fit in a small part of memory."""

_FILE = "reporter_file"


def repeated(rows: ir.Table, schema: Schema, years: range, total: int) -> dict[int | None, int]:
    """Return how many of ``total`` rows repeat a key, by year; by None for a key without years."""
    by_year = schema.year in schema.key
    if total <= AT_ONCE or not by_year:
        distinct = _distinct(rows, schema.key)
    else:
        key = [name for name in schema.key if name != schema.year]
        distinct = sum(_distinct(rows.filter(rows[schema.year] == y), key) for y in years)
    if distinct == total:
        return {}
    if not by_year:
        return {None: total - distinct}
    extra = {year: _extra(rows.filter(rows[schema.year] == year), schema.key) for year in years}
    return {year: count for year, count in extra.items() if count}


def _distinct(rows: ir.Table, key: Sequence[str]) -> int:
    keys = rows.select(*key).distinct()
    return int(fetch(keys.aggregate(keys=keys.count()))[0]["keys"])


def _extra(rows: ir.Table, key: Sequence[str]) -> int:
    return int(fetch(rows.aggregate(rows=rows.count()))[0]["rows"]) - _distinct(rows, key)


def fault(
    backend: BaseBackend,
    files: Sequence[RegisterFile],
    schema: Schema,
    extra: dict[int | None, int],
    *,
    broken: Collection[RuleName],
    vintage: date,
) -> RegisterError:
    """Return the error on repeated keys, with the place of the first row that repeats one."""
    year = next(iter(extra))
    count = sum(extra.values())
    what = "en nøgle" if count == 1 else "nøgler"
    rows = "1 række" if count == 1 else f"{number(Decimal(count))} rækker"
    where = _place(backend, files, schema, year, broken=broken, vintage=vintage)
    names = enumeration(schema.key)
    years = f" i {enumeration([str(y) for y in extra])}" if year is not None else ""
    message = f"{names}: {rows}{years} gentager {what}, der kun må stå én gang"
    return RegisterError(f"{message}; fjern gentagelserne fra udtrækket", where)


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
