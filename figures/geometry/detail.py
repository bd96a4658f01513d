"""How much every border point matters, so that a drawing keeps only what its size can show.

Visvalingam's measure: a point matters as much as the triangle it makes with its neighbours, at the
moment it would be the next one to go. Borders are weighed once for both sides, so that neighbours
lose the same points and still share what is left.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Place = tuple[float, float]


def weigh(areas: Mapping[str, tuple[Points, ...]]) -> dict[str, tuple[Points, ...]]:
    """Return for every point of every ring its triangle's area; infinite where borders meet."""
    rings = {code: [_places(ring) for ring in own] for code, own in areas.items()}
    neighbours: dict[Place, set[Place]] = defaultdict(set)
    for ring in (ring for own in rings.values() for ring in own):
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[one].add(other)
            neighbours[other].add(one)
    weights: dict[Place, float] = {}
    for ring in (ring for own in rings.values() for ring in own):
        for border in _borders(ring, neighbours):
            if border[1] not in weights:
                _weigh_border(border, weights)
    return {
        code: tuple(
            np.array([*(weights.get(place, np.inf) for place in ring), np.inf]) for ring in own
        )
        for code, own in rings.items()
    }


def _places(ring: Points) -> list[Place]:
    return [(float(x), float(y)) for x, y in ring[:-1]]


def _borders(ring: list[Place], neighbours: Mapping[Place, set[Place]]) -> list[list[Place]]:
    """Return the stretches of a ring from one meeting of borders to the next, if they have bends.

    An island has no such places: it is split at two points far from each other.
    """
    meets = [index for index, place in enumerate(ring) if len(neighbours[place]) > 2]
    if len(meets) < 2:
        start = meets[0] if meets else ring.index(min(ring))
        far = max(range(len(ring)), key=lambda index: math.dist(ring[index], ring[start]))
        meets = sorted((start, far))
    ends = [*meets[1:], meets[0] + len(ring)]
    twice = ring + ring
    stretches = [twice[start : end + 1] for start, end in zip(meets, ends, strict=True)]
    return [stretch for stretch in stretches if len(stretch) > 2]


def _weigh_border(border: list[Place], weights: dict[Place, float]) -> None:
    """Weigh the inner points of a border, the least important first."""
    before = list(range(-1, len(border) - 1))
    after = list(range(1, len(border) + 1))
    queue = [(_triangle(border, i - 1, i, i + 1), i) for i in range(1, len(border) - 1)]
    current = {index: area for area, index in queue}
    heapq.heapify(queue)
    least = 0.0
    while queue:
        area, index = heapq.heappop(queue)
        if current.get(index) != area:
            continue
        least = max(least, area)
        weights[border[index]] = least
        del current[index]
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for moved in (left, right):
            if moved in current:
                current[moved] = _triangle(border, before[moved], moved, after[moved])
                heapq.heappush(queue, (current[moved], moved))


def _triangle(border: list[Place], one: int, middle: int, other: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = border[one], border[middle], border[other]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
