"""Casts a stored column to the type of the contract, or to null where a value does not fit.

Text, as all of CSV is, is read by its exact form; numbers and dates stored as such are taken over
where nothing is lost. A column that already fits is left as it is, so that engines skip by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.registers.schema import Column, Kind

if TYPE_CHECKING:
    import ibis.expr.datatypes as dt
    import ibis.expr.types as ir

YEAR = r"\A[0-9]{4}\z"
WHOLE = r"\A-?[0-9]{1,15}\z"
THOUSANDTHS = r"\A-?[0-9]{1,12}([.,][0-9]{1,3})?\z"
ISO_DATE = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z"
DANISH_DATE = r"\A[0-9]{2}-[0-9]{2}-[0-9]{4}\z"

EXACT = 10**15
"""Whole numbers up to this size a double holds exactly."""

DECIMAL = "decimal(15, 3)"

NEAR = 1e-6
"""How far from a whole number of thousandths a double may lie and still stand for it."""


def stored_as(dtype: dt.DataType) -> str:
    """Say in Danish how a column is stored."""
    for words, holds in (
        ("tekst", dtype.is_string()),
        ("heltal", dtype.is_integer()),
        ("kommatal", dtype.is_floating() or dtype.is_decimal()),
        ("dato", dtype.is_date()),
        ("tidspunkt", dtype.is_timestamp()),
        ("sandt/falsk", dtype.is_boolean()),
    ):
        if holds:
            return words
    return "noget andet"


WANTED = {
    Kind.PERSON: "tekst, så nuller foran bevares",
    Kind.ID: "tekst",
    Kind.CODE: "tekst eller heltal",
    Kind.KOMMUNE: "tekst eller heltal",
    Kind.YEAR: "heltal",
    Kind.WHOLE: "heltal",
    Kind.THOUSANDTHS: "kommatal",
    Kind.DATE: "dato",
}
"""How each kind is best stored, for messages."""


def fits(column: Column, dtype: dt.DataType) -> bool:
    """Tell whether a stored type can be cast to the column's without loss."""
    number = dtype.is_integer() or dtype.is_floating() or dtype.is_decimal()
    if column.kind is Kind.PERSON:
        return bool(dtype.is_string())
    if column.kind is Kind.DATE:
        without_zone = dtype.is_timestamp() and dtype.timezone is None
        return bool(dtype.is_string() or dtype.is_date() or without_zone)
    if column.kind is Kind.ID:
        return bool(dtype.is_string() or dtype.is_integer())
    return bool(dtype.is_string() or number)


def absent(value: ir.Value) -> ir.BooleanValue:
    """Tell where there is no value: null, or a text without a character."""
    return value.isnull() | (value == "") if value.type().is_string() else value.isnull()


def typed(column: Column, value: ir.Value) -> ir.Value:
    """Return the value as the contract types it; null where it cannot be."""
    if column.kind in (Kind.PERSON, Kind.ID):
        text = value if value.type().is_string() else value.cast("string")
        return text.nullif("") if column.missing else text
    if column.kind is Kind.DATE:
        return _date(value)
    if column.kind is Kind.THOUSANDTHS:
        return _thousandths(value)
    if column.kind in (Kind.CODE, Kind.KOMMUNE):
        text = value if value.type().is_string() else whole(value).cast("string")
        if column.kind is Kind.KOMMUNE and value.type().is_string():
            text = text.right(3)  # 0101 is 101
        return text.nullif("") if column.missing else text
    if value.type().is_string():
        form = YEAR if column.kind is Kind.YEAR else WHOLE
        return ibis.ifelse(value.re_search(form), value.try_cast("int64"), None)
    return whole(value)


def whole(value: ir.NumericValue) -> ir.IntegerValue:
    """Return a stored number as int64; null where it has decimals or is too large."""
    dtype = value.type()
    if dtype.is_integer():
        return value.try_cast("int64") if dtype.is_unsigned_integer() else value.cast("int64")
    if dtype.is_decimal():
        exact = (value == value.floor()) & (value.abs() < EXACT)
        return ibis.ifelse(exact, value.try_cast("int64"), None)
    exact = ~value.isnan() & (value.abs() < EXACT) & (value == value.floor())
    return ibis.ifelse(exact, value.try_cast("int64"), None)


def _date(value: ir.Value) -> ir.DateValue:
    dtype = value.type()
    if dtype.is_date():
        return value
    if dtype.is_timestamp():
        day = value.cast("date")
        return ibis.ifelse(day.cast(dtype) == value, day, None)
    turned = value.right(4) + "-" + value.substr(3, 2) + "-" + value.left(2)
    danish = value.re_search(DANISH_DATE)
    text = ibis.ifelse(danish, turned, value)
    return ibis.ifelse(danish | value.re_search(ISO_DATE), text.try_cast("date"), None)


def _thousandths(value: ir.Value) -> ir.IntegerValue:
    dtype = value.type()
    if dtype.is_string():
        number = value.replace(",", ".").try_cast(DECIMAL)
        return ibis.ifelse(value.re_search(THOUSANDTHS), (number * 1000).try_cast("int64"), None)
    if dtype.is_decimal():
        number = value.try_cast(DECIMAL)
        wide = f"decimal(38, {max(dtype.scale or 0, 3)})"
        exact = number.try_cast(wide) == value.try_cast(wide)
        return ibis.ifelse(exact, (number * 1000).try_cast("int64"), None)
    if dtype.is_integer():
        number = whole(value)
        return ibis.ifelse(number.abs() < EXACT, number * 1000, None)
    # No half is near: the nearest whole number is the same in every engine.
    nearest = (value * 1000 + 0.5).floor()
    exact = ~value.isnan() & (value.abs() < EXACT) & ((value * 1000 - nearest).abs() < NEAR)
    return ibis.ifelse(exact, nearest.try_cast("int64"), None)
