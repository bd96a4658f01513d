"""Possible tables that an attacker has seen, kept because they settle other patterns too."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reporter.disclosure.polytope import Vector

_MOVED = 1e-6
_MOST = 4096
"""Tables kept; the oldest give way. Forgetting costs time, never safety."""


class Sightings:
    """Steps from the truth to possible tables; one is possible wherever all it moves is hidden."""

    def __init__(self, printed: NDArray[np.bool_]) -> None:
        self._printed = printed
        self._steps = np.zeros((64, len(printed)))
        self._moved = np.zeros((64, len(printed)), dtype=bool)
        self._count = 0

    def add(self, step: Vector) -> None:
        """Keep a step; it has an entry for each cell."""
        size = len(self._steps)
        if self._count >= size and size < _MOST:
            self._steps = np.vstack([self._steps, np.zeros_like(self._steps)])
            self._moved = np.vstack([self._moved, np.zeros_like(self._moved)])
        at = self._count % len(self._steps)
        self._steps[at] = step
        # A rest moves with what is printed, and is never in the way.
        self._moved[at] = (np.abs(step) > _MOVED) & self._printed
        self._count += 1

    def bounds(self, hidden: NDArray[np.bool_]) -> tuple[Vector, Vector]:
        """Return how far down and up each cell has been seen to go with a pattern."""
        kept = min(self._count, len(self._steps))
        possible = ~(self._moved[:kept] & ~hidden).any(axis=1)
        nowhere = np.zeros(len(hidden))
        steps = self._steps[:kept][possible]
        return (
            np.minimum(steps.min(axis=0, initial=0.0), nowhere),
            np.maximum(steps.max(axis=0, initial=0.0), nowhere),
        )
