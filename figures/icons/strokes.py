"""Strokes that icons are drawn with: polylines, arcs, curves and what is mirrored of them.

Places are on the icons' square, its y axis down, as one draws on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, cos, pi, radians, sin

Place = tuple[float, float]
Stroke = tuple[Place, ...]
STEP = 0.9
"""About the length of the straight pieces that a bent line is made of."""


def arc(middle: Place, radius: float, start: float, end: float) -> Stroke:
    """Return an arc from one angle to another, in degrees clockwise from the right."""
    steps = max(ceil(abs(radians(end - start)) * radius / STEP), 2)
    angles = [radians(start + (end - start) * n / steps) for n in range(steps + 1)]
    return tuple((middle[0] + radius * cos(a), middle[1] + radius * sin(a)) for a in angles)


def circle(middle: Place, radius: float) -> Stroke:
    """Return a whole circle."""
    return arc(middle, radius, 0, 360)


def curve(start: Place, *ways: tuple[Place, Place, Place]) -> Stroke:
    """Return cubic curves, each from where the last one ends, by two handles to its own end."""
    places = [start]
    for one, other, end in ways:
        corners = (places[-1], one, other, end)
        length = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(corners))
        steps = max(ceil(length / STEP / 1.3), 2)
        places += [_on(corners, n / steps) for n in range(1, steps + 1)]
    return tuple(places)


def _on(corners: tuple[Place, Place, Place, Place], t: float) -> Place:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x, y = (sum(w * c[n] for w, c in zip(weights, corners, strict=True)) for n in (0, 1))
    return x, y


def rounded(left: float, top: float, right: float, bottom: float, *, radius: float) -> Stroke:
    """Return a rectangle with round corners."""
    x, y = (left + radius, right - radius), (top + radius, bottom - radius)
    return joined(
        arc((x[1], y[0]), radius, -90, 0),
        arc((x[1], y[1]), radius, 0, 90),
        arc((x[0], y[1]), radius, 90, 180),
        arc((x[0], y[0]), radius, 180, 270),
        [(x[1], top)],
    )


def joined(*strokes: Iterable[Place]) -> Stroke:
    """Return strokes as one, each from where the last one ends."""
    return tuple(place for stroke in strokes for place in stroke)


def mirrored(stroke: Stroke, *, about: float = 24.0) -> Stroke:
    """Return a stroke seen in an upright mirror, from its end back to its start."""
    return tuple((2 * about - x, y) for x, y in reversed(stroke))


def turned(stroke: Stroke, degrees: float, *, about: Place = (24.0, 24.0)) -> Stroke:
    """Return a stroke turned clockwise."""
    c, s = cos(degrees * pi / 180), sin(degrees * pi / 180)
    moved = [(x - about[0], y - about[1]) for x, y in stroke]
    return tuple((about[0] + c * x - s * y, about[1] + s * x + c * y) for x, y in moved)
