"""Danish numbers: the only place where anything is rounded or formatted.

Decimal comma, thousands dot from four digits (as the ministry and Folketinget print them), halves
rounded up in magnitude, no-break space before the unit.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

NBSP = "\u00a0"
HAIR = "\u200a"
"""Stands before the percent sign, which only infographics have (docs/udgaver.md)."""
MINUS = "\u2212"
DASH = "-"
"""Printed where there is no number: not relevant, or no data."""

UNITS = {"antal": "", "pct": "pct.", "procentpoint": "procentpoint", "aar": "år", "point": "point"}
"""The units a series may have and the word printed behind its numbers."""

UNIT_HEADINGS = {
    "antal": "Antal",
    "pct": "Pct.",
    "procentpoint": "Procentpoint",
    "aar": "År",
    "point": "Point",
}

_DOT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PRINTED = re.compile(r"\d+(?:[.,]\d+)*")
_COMMA = re.compile(r"-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?")

MAX_DIGITS = 15
"""More digits than this no statistic has, and Decimal would round them unasked."""


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """Round half up (away from zero) to a number of decimals."""
    result = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result.is_zero() else result


@lru_cache(maxsize=50_000)  # a batch prints the same numbers many times over
def number(value: Decimal, decimals: int = 0) -> str:
    """Print a number with a fixed number of decimals: ``45.859``, ``27,1``, ``−3``."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    printed: str = format_decimal(rounded(value, decimals), pattern, locale="da_DK")
    return printed.replace("-", MINUS)


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number was written with."""
    return max(0, -int(value.as_tuple().exponent))


def signed(value: Decimal, decimals: int = 0) -> str:
    """Print a change with its sign: ``+3``, ``−0,5``, ``0``."""
    printed = number(value, decimals)
    return f"+{printed}" if rounded(value, decimals) > 0 else printed


def with_unit(printed: str, unit: str) -> str:
    """Put the unit's word behind a printed number, held by a no-break space."""
    word = UNITS[unit]
    return f"{printed}{NBSP}{word}" if word else printed


def in_full(value: Decimal, decimals: int, unit: str) -> str:
    """Print a number with its unit; a share above 0 that rounds to 0 is "under 1 pct."."""
    printed = number(value, decimals)
    if unit == "pct" and value > 0 and rounded(value, decimals) == 0:
        printed = f"under{NBSP}{number(Decimal(1).scaleb(-decimals), decimals)}"
    return with_unit(printed, unit)


def percent(value: Decimal, decimals: int) -> str:
    """Print a share with its sign, as infographics do: ``48 %`` with a hair space."""
    return in_full(value, decimals, "pct").replace(f"{NBSP}{UNITS['pct']}", f"{HAIR}%")


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return the share in percent, unrounded."""
    return numerator * 100 / denominator


def share_cell(value: Decimal, decimals: int = 0) -> str:
    """Print a percentage for a table: ``<1`` for a positive share that rounds to 0."""
    if value > 0 and rounded(value, decimals) == 0:
        return f"<{number(Decimal(1).scaleb(-decimals), decimals)}"
    return number(value, decimals)


def without_unit(value: Decimal, decimals: int, unit: str) -> str:
    """Print a number whose unit stands elsewhere, as at a column or in a cell."""
    return share_cell(value, decimals) if unit == "pct" else number(value, decimals)


def parse(text: str, decimal_mark: str) -> Decimal:
    """Read a number written with a decimal ``.`` (no grouping) or a Danish ``,`` (dots group).

    A minus may be the hyphen of a keyboard or the sign that ``number`` prints. Raises ValueError
    when it is written otherwise, so that 1,234 is never taken for 1.234 where dots are decimal.
    """
    pattern = _COMMA if decimal_mark == "," else _DOT
    text = text.replace(MINUS, "-")
    if not pattern.fullmatch(text) or sum(map(str.isdecimal, text)) > MAX_DIGITS:
        raise ValueError(text)
    if decimal_mark == ",":
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text)


def held_together(text: str) -> str:
    """Bind a law's paragraph sign to its number: ``§ 85`` is never parted by a line's end."""
    return re.sub(r"(§+) (?=\d)", rf"\1{NBSP}", text)


def number_tokens(text: str) -> list[str]:
    """Return every number printed in a text, in order, as it is written (``45.859``, ``27,1``)."""
    return _PRINTED.findall(text)
