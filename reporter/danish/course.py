"""What numbers did over three years or more, as they are printed.

A course is only told of numbers that are all shown and all counted alike: whoever asks leaves out
what is hidden and begins anew where a definition changes. The words are chosen in the order of
``Kind``, so that of two true ones the more telling is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from reporter.danish.comparison import Printed, Relation, printed, relation_of
from reporter.danish.trend import Point

Kind = Literal["constant", "every_step", "stable", "narrow", "turn", "both_ways", "other"]
"""All alike; the same way at every step; within ``STEADY``, and that is little or much beside the
lowest; one way and then the other; both ways several times; anything else."""

STEADY = {"pct": Decimal(1), "point": Decimal(1)}
"""How far the highest and lowest may lie apart for shares and scores to be "stabil"."""

STEADY_PART = Decimal("0.1")
"""And as a part of the lowest: from 1 to 2 pct. is a doubling, however near they lie."""

STEADY_COUNTS = Decimal("0.02")
"""The same for counts, as a part of the lowest."""

LEAST = 3
"""Fewer points than this are a comparison of two years and no course."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """What numbers did: which way, and how.

    ``relation`` is how the last stands to the first, or of a ``turn`` how the turning point does.
    ``turn`` is the last of the highest (or lowest) points, before it turned. ``peak`` is the one
    highest and ``trough`` the one lowest point, where it is neither the first nor the last.
    ``yearly`` tells that no year lies between two of the points.
    """

    kind: Kind
    relation: Relation
    low: Point
    high: Point
    turn: Point | None
    peak: Point | None
    trough: Point | None
    yearly: bool


def course(points: Sequence[Point], *, decimals: int, unit: str) -> Course:
    """Tell what numbers did; raises ValueError for fewer than three or years that do not rise."""
    years = [int(point.period) for point in points]
    if len(points) < LEAST or any(later <= earlier for earlier, later in pairwise(years)):
        raise ValueError("three points or more, in the order of years")
    seen = [printed(point.value, decimals=decimals, unit=unit) for point in points]
    steps = [relation_of(later, earlier) for earlier, later in pairwise(seen)]
    low, high = points[seen.index(min(seen))], points[seen.index(max(seen))]
    least, most = min(seen).rounded, max(seen).rounded
    kind: Kind = "other"
    turn = None
    if set(steps) == {"level"}:
        kind = "constant"
    elif len(set(steps)) == 1:
        kind = "every_step"
    elif not any(value.vanishing for value in seen) and _within(least, most, unit):
        kind = "stable" if most - least <= least * STEADY_PART else "narrow"
    elif {"above", "below"} <= set(steps):
        at = _turning(steps)
        kind, turn = ("both_ways", None) if at is None else ("turn", points[at])
    last = seen[-1] if turn is None else seen[points.index(turn)]
    return Course(
        kind=kind,
        relation=relation_of(last, seen[0]),
        low=low,
        high=high,
        turn=turn,
        peak=_alone(points, seen, max(seen)),
        trough=_alone(points, seen, min(seen)),
        yearly=years[-1] - years[0] == len(years) - 1,
    )


def _alone(points: Sequence[Point], seen: Sequence[Printed], end: Printed) -> Point | None:
    at = seen.index(end)
    return points[at] if seen.count(end) == 1 and 0 < at < len(seen) - 1 else None


def _within(low: Decimal, high: Decimal, unit: str) -> bool:
    return high - low <= STEADY.get(unit, low * STEADY_COUNTS)


def _turning(steps: Sequence[Relation]) -> int | None:
    """Return the point after which moves go the other way; None where they turn twice or more."""
    moves = [(place, step) for place, step in enumerate(steps) if step != "level"]
    turns = [later for (_, way), (later, other) in pairwise(moves) if way != other]
    return turns[0] if len(turns) == 1 else None
