"""Says in Danish what is wrong with a row, without showing anything that points at a person."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reporter.danish.dates import date_line
from reporter.danish.numbers import decimals_of, number
from reporter.registers.rules import OLDEST, Breach
from reporter.registers.schema import SECRET, Column, Kind

LONGEST_SHOWN = 20

_HARMLESS = re.compile(r"[A-Za-zÆØÅæøå0-9.,+-]*")
MOST_LETTERS, MOST_DIGITS, MOST_DECIMAL_DIGITS = 3, 5, 7
"""A code has no more of them; a name has more letters, a birthday (010180) more digits."""

_NO_NUMBER = ("nan", "inf", "-inf")
"""Short as a name, but what engines call numbers that are none."""

_DOT = "•"

_READ_AS = {
    Kind.YEAR: "et årstal",
    Kind.WHOLE: "et helt tal",
    Kind.THOUSANDTHS: "et tal med højst tre decimaler",
    Kind.DATE: "en dato (ÅÅÅÅ-MM-DD eller DD-MM-ÅÅÅÅ)",
}


def masked(column: Column, value: str) -> str:
    """Return a value as it may be shown: dots for what is, or could be, about a person.

    Persons, ids and dates are dots throughout. Elsewhere a value is shown when it has the looks
    of a code or a small number; a person number or a name that ended up in the wrong column has
    not.
    """
    digits = sum(map(str.isdecimal, value))
    letters = sum(map(str.isalpha, value))
    decimal = column.kind is Kind.THOUSANDTHS and value.count(".") + value.count(",") == 1
    most = MOST_DECIMAL_DIGITS if decimal else MOST_DIGITS
    # Two or three letters alone may be a name: Bo, Ole.
    named = letters > 1 and not digits and value not in _NO_NUMBER
    like_a_code = letters <= MOST_LETTERS and digits <= most and not named
    like_a_code = like_a_code and len(value) <= LONGEST_SHOWN
    if column.kind not in SECRET and like_a_code and _HARMLESS.fullmatch(value):
        return value
    return _DOT * min(len(value), LONGEST_SHOWN)


def problem(column: Column, breach: Breach, *, value: str, other: str, vintage: date) -> str:
    """Return one clause on what is wrong; ``value`` is the first that is, and gets masked."""
    shown = f"'{masked(column, value)}'"
    if breach is Breach.MISSING:
        return "værdien mangler"
    if breach is Breach.TYPE:
        return f"værdien {shown} er ikke {_READ_AS[column.kind]}"
    if breach is Breach.CODE:
        return f"koden {shown} står ikke i kodelisten"
    if breach is Breach.KOMMUNE:
        return f"koden {shown} er ikke en kommune"
    if breach is Breach.RANGE:
        return f"værdien {shown} ligger ikke mellem {bounds(column)}"
    if breach is Breach.ORDER:
        return f"datoen {shown} ligger efter {other}"
    if breach is Breach.TOO_OLD:
        return f"{'året' if column.kind is Kind.YEAR else 'datoen'} {shown} ligger før {OLDEST}"
    what = "året" if column.kind is Kind.YEAR else "datoen"
    return f"{what} {shown} ligger efter årgangen {date_line(vintage)}"


def bounds(column: Column) -> str:
    """Print a column's least and most: "0 og 8.784"."""
    assert column.least is not None
    assert column.most is not None
    unit = 1000 if column.kind is Kind.THOUSANDTHS else 1
    ends = [Decimal(end) / unit for end in (column.least, column.most)]
    return " og ".join(number(end, decimals_of(end)) for end in ends)
