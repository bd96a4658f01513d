"""Hatching and dots as plain lines cut to an area, since SVG patterns do not print everywhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ring = npt.NDArray[np.float64]
Place = tuple[float, float]
Line = tuple[Place, Place]

SPACING = 2.4
"""Points between the lines of a hatch; dots in a row stand as far apart."""
RIM = 0.7
"""Dots keep this distance from the sides of their area."""


def hatching(rings: Sequence[Ring]) -> list[Line]:
    """Return the slanting lines that fill an area."""
    turned = _stretches([_turn(ring, 1) for ring in rings], SPACING)
    back = [_turn(np.array(line), -1) for line in turned]
    return [((float(a[0]), float(a[1])), (float(b[0]), float(b[1]))) for a, b in back]


def dotting(rings: Sequence[Ring]) -> list[Place]:
    """Return the places of the dots that fill an area; at least one, however small the area is."""
    stretches = _stretches(rings, SPACING / 2)
    dots: list[Place] = []
    for (left, y), (right, _) in stretches:
        shift = SPACING / 2 if round(y / SPACING * 2) % 2 else 0.0
        first = np.ceil((left + RIM - shift) / SPACING)
        last = np.floor((right - RIM - shift) / SPACING)
        dots += [(float(k * SPACING + shift), y) for k in np.arange(first, last + 1)]
    if not dots and stretches:
        (left, y), (right, _) = max(stretches, key=lambda line: line[1][0] - line[0][0])
        dots = [((left + right) / 2, y)]
    return dots or [_middle(rings)]


def _middle(rings: Sequence[Ring]) -> Place:
    points = np.concatenate(rings)
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    return float(x), float(y)


def _stretches(rings: Sequence[Ring], spacing: float) -> list[Line]:
    """Return the stretches inside the rings of level lines ``spacing`` apart, at least one.

    Only an area without any height, all its points on one level, has none.
    """
    low = min(ring[:, 1].min() for ring in rings)
    high = max(ring[:, 1].max() for ring in rings)
    levels = np.arange(np.ceil(low / spacing), np.floor(high / spacing) + 1) * spacing
    # A level that only touches the edge gives no stretch; the middle one does, whatever the shape.
    return _on(rings, levels) or _on(rings, np.array([(low + high) / 2]))


def _on(rings: Sequence[Ring], levels: npt.NDArray[np.float64]) -> list[Line]:
    starts = np.concatenate([ring[:-1] for ring in rings])
    ends = np.concatenate([ring[1:] for ring in rings])
    lines: list[Line] = []
    for y in levels:
        # Half-open, so that a vertex on the level counts once.
        crossing = (starts[:, 1] <= y) != (ends[:, 1] <= y)
        (x0, y0), (x1, y1) = starts[crossing].T, ends[crossing].T
        at = np.sort(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
        lines += [((float(a), float(y)), (float(b), float(y))) for a, b in at.reshape(-1, 2)]
    return lines


def _turn(ring: Ring, sign: int) -> Ring:
    """Return the ring turned by 45 degrees, clockwise for 1 and back for -1."""
    c = np.sqrt(0.5)
    turned: Ring = ring @ np.array([[c, -sign * c], [sign * c, c]])
    return turned
