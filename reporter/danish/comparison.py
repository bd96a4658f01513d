"""One number held against another, on the numbers as they are printed.

Only equal printed numbers are on a level. A margin is not used: the same percentage point is much
in Aarhus and one person on Fanø, a municipality could be level with its region, the region with
the country, and still the municipality above the country, and whoever reads 27,1 and 27,4 side by
side sees that they differ. How much is always told beside, so the reader may judge what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish import numbers

Relation = Literal["above", "below", "level"]

_WORDS: dict[str, dict[Relation, str]] = {
    "pct": {"above": "højere end", "below": "lavere end", "level": "på niveau med"},
    "antal": {"above": "flere end", "below": "færre end", "level": "lige så mange som"},
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How a number stands to another: ``difference`` is it less the other, both as printed.

    ``words`` lead up to what it is compared with: "højere end", "færre end", "på niveau med".
    """

    relation: Relation
    difference: Decimal
    words: str


def compare(value: Decimal, reference: Decimal, *, decimals: int, unit: str) -> Comparison:
    """Compare two shares ("pct") or two counts ("antal"); raises KeyError for another unit."""
    difference = numbers.rounded(value, decimals) - numbers.rounded(reference, decimals)
    relation = relation_of(difference)
    return Comparison(relation=relation, difference=difference, words=_WORDS[unit][relation])


def relation_of(difference: Decimal) -> Relation:
    """Return what a difference of printed numbers is called."""
    if difference == 0:
        return "level"
    return "above" if difference > 0 else "below"


def vanishing(value: Decimal, decimals: int) -> bool:
    """Tell whether a number above 0 rounds to 0, and is printed "under 1 pct." if a share.

    How far it lies from another cannot be told from what is printed.
    """
    return value > 0 and numbers.rounded(value, decimals) == 0
