"""Conditions and joins the goals have in common: ages, days of a year, being in another table."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.definition import Ages

PERSON_YEAR = ("PNR", "AAR")
"""What sets a person in a year apart."""


def each_year(
    year: ir.Value, years: range, condition: Callable[[int], ir.BooleanValue]
) -> ir.BooleanValue:
    """Hold in each year what ``condition`` says of that year; false in every other."""
    branches: list[ir.BooleanValue] = [(year == y) & condition(y) for y in years]
    return reduce(operator.or_, branches)


def aged(table: ir.Table, ages: Ages, years: range) -> ir.BooleanValue:
    """Hold for rows (AAR, FOED_DAG) of people in the age span on its day of the year.

    Whoever has a birthday on that day has turned.
    """
    month, day = ages.day
    born = table["FOED_DAG"]
    return each_year(
        table["AAR"],
        years,
        lambda y: (
            (born <= date(y - ages.low, month, day)) & (born > date(y - ages.high - 1, month, day))
        ),
    )


def by_year(years: range, rows: Callable[[int], ir.Table]) -> ir.Table:
    """Gather the people of each year: ``rows(year)`` has PNR; the result PNR and AAR, once each."""
    tables = [rows(y).select("PNR", AAR=ibis.literal(y).cast("int64")) for y in years]
    return ibis.union(*tables, distinct=True) if len(tables) > 1 else tables[0].distinct()


def flagged(table: ir.Table, name: str, other: ir.Table, keys: Sequence[str]) -> ir.Table:
    """Add a column that says whether the row's keys are in the other table, each once there."""
    marked = other.select(*keys).mutate(ibis.literal(True).name(name))
    found = looked_up(table, name, marked, keys)
    return found.mutate(found[name].fill_null(False).name(name))


def looked_up(table: ir.Table, name: str, other: ir.Table, keys: Sequence[str]) -> ir.Table:
    """Add a column of the other table, where each key is once; missing for keys not there."""
    joined = table.left_join(other.select(*keys, name), list(keys))
    return joined.select(*table.columns, joined[name])
