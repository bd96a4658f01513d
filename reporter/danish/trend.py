"""How a number moved between the first and the last period it is known for, as printed.

"Uændret" is said of equal printed numbers and of nothing else, for the reasons in ``comparison``.
Two points are a comparison of two periods, never a development.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from reporter.danish import numbers
from reporter.danish.comparison import Relation, relation_of

Path = Literal["every_year", "both_ways", "constant", "other"]

_WORDS: dict[Relation, str] = {"above": "steget", "below": "faldet", "level": "uændret"}


@dataclass(frozen=True, kw_only=True)
class Point:
    """A number and the period it is known for."""

    period: str
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Trend:
    """How the last number stands to the first, and how it got there.

    ``change`` is the last number less the first, both as printed. ``path`` is only told of three
    points or more: ``every_year`` when it moved the same way each year and no year between is
    unknown, ``both_ways`` when it rose between some of its points and fell between others,
    ``constant`` when all are equal; anything else is ``other``.
    """

    first: Point
    last: Point
    relation: Relation
    change: Decimal
    points: int
    path: Path

    @property
    def words(self) -> str:
        """Say it in a word: "steget", "faldet", "uændret"."""
        return _WORDS[self.relation]


def trend(points: Sequence[Point], *, decimals: int) -> Trend | None:
    """Compare the first and the last of the known points; None where there are fewer than two.

    Raises ValueError when the periods do not rise.
    """
    if any(later.period <= earlier.period for earlier, later in pairwise(points)):
        raise ValueError("the periods do not rise")
    if len(points) < 2:
        return None
    printed = [numbers.rounded(point.value, decimals) for point in points]
    return Trend(
        first=points[0],
        last=points[-1],
        relation=relation_of(printed[-1] - printed[0]),
        change=printed[-1] - printed[0],
        points=len(points),
        path=_path([point.period for point in points], printed),
    )


def _path(periods: Sequence[str], printed: Sequence[Decimal]) -> Path:
    if len(printed) < 3:
        return "other"
    steps = {relation_of(later - earlier) for earlier, later in pairwise(printed)}
    if {"above", "below"} <= steps:
        return "both_ways"
    if steps == {"level"}:
        return "constant"
    return "every_year" if "level" not in steps and _consecutive(periods) else "other"


def _consecutive(periods: Sequence[str]) -> bool:
    years = [int(period) for period in periods if len(period) == 4]
    return len(years) == len(periods) and years[-1] - years[0] == len(years) - 1
