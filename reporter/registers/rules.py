"""Compiles a register's contract to one expression a rule: true for the rows that break it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import ibis

from reporter.kommuner import alle
from reporter.registers.casting import absent, typed, whole
from reporter.registers.schema import Column, Kind, Schema

if TYPE_CHECKING:
    import ibis.expr.types as ir

OLDEST = 1900
"""The year no register goes back beyond."""

FEW = 4
"""Up to so many codes are compared one by one; a pattern costs less than more comparisons."""


class Breach(StrEnum):
    """What a row can do to the contract; the value stands in findings."""

    TYPE = "type"
    MISSING = "missing"
    CODE = "code"
    KOMMUNE = "kommune"
    RANGE = "range"
    ORDER = "order"
    TOO_OLD = "before 1900"
    TOO_NEW = "after the vintage"


READ = frozenset({Kind.YEAR, Kind.WHOLE, Kind.THOUSANDTHS, Kind.DATE})
"""Kinds whose values must be read; texts stay what they are."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of one column. ``other`` is the column a date must not stand after."""

    column: Column
    breach: Breach
    broken: ir.BooleanValue
    other: str = ""

    @property
    def name(self) -> tuple[str, Breach, str]:
        """What the rule is called, the same for every file of the register."""
        return self.column.name, self.breach, self.other


@dataclass(frozen=True, kw_only=True)
class Contract:
    """Rows as stored, their columns as the contract types them, and the rules over them."""

    stored: ir.Table
    typed: dict[str, ir.Value]
    rules: tuple[Rule, ...]


def compiled(stored: ir.Table, schema: Schema, *, years: range, vintage: date) -> Contract:
    """Compile a register's contract over rows that are stored in one way.

    Rows of years that nobody asked for are left out; those of impossible years stay, to be told.
    """
    if schema.year:
        year = typed(schema.columns[schema.year], stored[schema.year])
        impossible = (year < OLDEST) | (year > vintage.year) | year.isnull()
        stored = stored.filter(year.between(years.start, years.stop - 1) | impossible)
    cast = {name: typed(column, stored[name]) for name, column in schema.columns.items()}
    rules: list[Rule] = []
    for name, column in schema.columns.items():
        rules.extend(_column_rules(column, stored[name], cast[name]))
    for first, second in schema.ordered:
        late = _after(cast[first], cast[second])
        column = schema.columns[first]
        rules.append(Rule(column=column, breach=Breach.ORDER, broken=late, other=second))
    if dated := schema.year or schema.date:
        column, value = schema.columns[dated], cast[dated]
        oldest = OLDEST if schema.year else ibis.date(date(OLDEST, 1, 1))
        newest = vintage.year if schema.year else ibis.date(vintage)
        rules.append(Rule(column=column, breach=Breach.TOO_OLD, broken=value < oldest))
        rules.append(Rule(column=column, breach=Breach.TOO_NEW, broken=value > newest))
    return Contract(stored=stored, typed=cast, rules=tuple(rules))


def _column_rules(column: Column, value: ir.Value, cast: ir.Value) -> list[Rule]:
    rules = []
    nothing = absent(value)
    if not column.missing:
        rules.append(Rule(column=column, breach=Breach.MISSING, broken=nothing))
    if column.kind in READ and not _cannot_fail(column, value):
        broken = cast.isnull() & ~nothing
        rules.append(Rule(column=column, breach=Breach.TYPE, broken=broken))
    if column.kind is Kind.CODE:
        broken = ~_one_of(value, tuple(column.codes))
        rules.append(Rule(column=column, breach=Breach.CODE, broken=broken))
    if column.kind is Kind.KOMMUNE:
        broken = ~_is_kommune(value)
        rules.append(Rule(column=column, breach=Breach.KOMMUNE, broken=broken))
    if column.least is not None and column.most is not None:
        broken = (cast < column.least) | (cast > column.most)
        rules.append(Rule(column=column, breach=Breach.RANGE, broken=broken))
    return rules


def _cannot_fail(column: Column, value: ir.Value) -> bool:
    """Tell whether every stored value can be cast: dates, and signed whole numbers as such."""
    dtype = value.type()
    as_such = dtype.is_signed_integer() and column.kind in (Kind.YEAR, Kind.WHOLE)
    return bool(dtype.is_date() or as_such)


# A missing value breaks no rule of codes: null stays null here, and the empty text is let pass. To
# ask for it apart would cost more than the rule: engines try a pattern once for each text in a
# column's dictionary, but only when the pattern is all they are asked.


def _one_of(value: ir.Value, codes: tuple[str, ...]) -> ir.BooleanValue:
    if not value.type().is_string():
        numbers = [int(code) for code in codes if code.isdecimal() and str(int(code)) == code]
        return _whole_in(value, whole(value).isin(numbers))
    if len(codes) <= FEW:
        return value.isin(("", *codes))
    return value.re_search(rf"\A({'|'.join(codes)}|)\z")


def _is_kommune(value: ir.Value) -> ir.BooleanValue:
    codes = [kommune.code for kommune in alle()]
    if value.type().is_string():
        return value.re_search(rf"\A(0?({'|'.join(codes)})|)\z")
    # One look into a row of noughts and ones costs a tenth of 98 comparisons.
    ticks = "".join(str(int(f"{n:03}" in codes)) for n in range(1000))
    number = whole(value)
    ticked = ibis.literal(ticks).substr(number, 1) == "1"
    return _whole_in(value, number.between(0, 999) & ticked)


def _whole_in(value: ir.Value, found: ir.BooleanValue) -> ir.BooleanValue:
    """Let a number with decimals count as not found, and a missing one as neither."""
    return (
        found
        if value.type().is_integer()
        else ibis.ifelse(value.isnull(), None, found.fill_null(False))
    )


def _after(first: ir.Value, second: ir.Value) -> ir.BooleanValue:
    """Tell where a date stands after another, or after 1 January of a year."""
    if second.type().is_date():
        return first > second
    year = first.year()
    return (year > second) | ((year == second) & (first.day_of_year() > 1))
