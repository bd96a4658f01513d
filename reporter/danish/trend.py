"""How a number moved between the first and the last year it is known for, as printed.

"Uændret" is said of equal printed numbers and of nothing else, for the reasons in ``comparison``.
Two points are a comparison of two years, never a development.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from reporter.danish.comparison import Printed, Relation, compare, printed, relation_of

Path = Literal["every_year", "both_ways", "constant", "other"]

_WORDS: dict[Relation, str] = {"above": "steget", "below": "faldet", "level": "uændret"}


@dataclass(frozen=True, kw_only=True)
class Point:
    """A number and the year it is known for ("2016")."""

    period: str
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Trend:
    """How the last number stands to the first, and how it got there.

    ``change`` is the last number less the first, both as printed; where one is "under 1 pct." it
    is not ``measured`` and may not be printed. ``path`` is only told of three points or more:
    ``every_year`` when it moved the same way each year and ``constant`` when it never moved, both
    only where no year between is unknown; ``both_ways`` when it rose between some of its points
    and fell between others; anything else is ``other``.
    """

    first: Point
    last: Point
    relation: Relation
    change: Decimal
    measured: bool
    points: int
    path: Path

    @property
    def words(self) -> str:
        """Say it in a word: "steget", "faldet", "uændret"."""
        return _WORDS[self.relation]


def trend(points: Sequence[Point], *, decimals: int, unit: str) -> Trend | None:
    """Compare the first and the last of the known points; None where there are fewer than two.

    Raises ValueError when a period is no year or the years do not rise.
    """
    years = [int(point.period) for point in points]
    if any(later <= earlier for earlier, later in pairwise(years)):
        raise ValueError("the years do not rise")
    if len(points) < 2:
        return None
    seen = [printed(point.value, decimals=decimals, unit=unit) for point in points]
    compared = compare(points[-1].value, points[0].value, decimals=decimals, unit=unit)
    return Trend(
        first=points[0],
        last=points[-1],
        relation=compared.relation,
        change=compared.difference,
        measured=compared.measured,
        points=len(points),
        path=_path(years, seen),
    )


def _path(years: Sequence[int], seen: Sequence[Printed]) -> Path:
    if len(seen) < 3:
        return "other"
    steps = {relation_of(later, earlier) for earlier, later in pairwise(seen)}
    if {"above", "below"} <= steps:
        return "both_ways"
    if len(steps) > 1 or years[-1] - years[0] != len(years) - 1:
        return "other"
    return "constant" if steps == {"level"} else "every_year"
