"""One number held against another, on the numbers as they are printed.

Only equal printed numbers are on a level. A margin is not used: the same percentage point may be
many persons in Aarhus and one on Fanø; a municipality could be level with its region and the region
with the country, and still the municipality be above the country; and whoever reads 27,1 and 27,4
side by side sees that they differ. How much is told beside, so the reader may judge what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish import numbers

Relation = Literal["above", "below", "level"]

_HEIGHT: dict[Relation, str] = {
    "above": "højere end",
    "below": "lavere end",
    "level": "på niveau med",
}
_WORDS: dict[str, dict[Relation, str]] = {
    "pct": _HEIGHT,
    "point": _HEIGHT,
    "antal": {"above": "flere end", "below": "færre end", "level": "lige så mange som"},
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How a number stands to another: ``difference`` is it less the other, both as printed.

    ``words`` lead up to what it is compared with: "højere end", "færre end", "på niveau med".
    Where one is "under 1 pct." the difference is not ``measured`` and may not be printed.
    """

    relation: Relation
    difference: Decimal
    words: str
    measured: bool


@dataclass(frozen=True, order=True)
class Printed:
    """A number as readers see it, in order: two are equal when they are printed the same.

    ``vanishing`` marks a share above 0 that rounds to 0, "under 1 pct.": more than 0 pct., but how
    far it lies from any other number cannot be told.
    """

    rounded: Decimal
    vanishing: bool


def printed(value: Decimal, *, decimals: int, unit: str) -> Printed:
    """Return a number as it is printed."""
    rounded = numbers.rounded(value, decimals)
    return Printed(rounded, unit == "pct" and value > 0 and rounded == 0)


def compare(value: Decimal, reference: Decimal, *, decimals: int, unit: str) -> Comparison:
    """Compare two shares ("pct"), scores ("point") or counts ("antal"); KeyError for another."""
    own = printed(value, decimals=decimals, unit=unit)
    other = printed(reference, decimals=decimals, unit=unit)
    relation = relation_of(own, other)
    return Comparison(
        relation=relation,
        difference=own.rounded - other.rounded,
        words=_WORDS[unit][relation],
        measured=not (own.vanishing or other.vanishing),
    )


def relation_of(own: Printed, other: Printed) -> Relation:
    """Return how a printed number stands to another."""
    if own == other:
        return "level"
    return "above" if own > other else "below"
