"""Mark one municipality of a map, so that it is found at once, in greyscale too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from figures.geometry import Ring
from figures.sheet import Sheet
from figures.tokens import INK, PAPER

OUTLINE, HALO = 1.1, 2.5
"""Widths of the dark outline and of the paper beneath it, half of which lies on either side."""
MIDDLING, MIDDLING_HALO = 0.8, 1.8
FINE = 0.5
"""Width of the outline of a small municipality, which a stronger one would cover."""
LARGE_AREA, SMALL_AREA, ENLARGED_SMALL_AREA = 60.0, 26.0, 8.0
"""Square points; a municipality smaller than the second, some 1.8 mm across, is ringed.

In an enlarged part of the map there is less to search, so that only the smallest need a ring.
"""
RING, RING_HALO = 0.9, 2.1
CLEAR = 2.0
"""Points between a municipality and its ring."""
LEAST_RADIUS = 4.5
CORNERS = 28
"""A ring with so many corners looks round at this size."""


def place_mark(sheet: Sheet, rings: Sequence[Ring], *, enlarged: bool) -> None:
    """Outline an area, and ring it where it is small; for use after all areas are drawn."""
    extent = sum(map(_enclosed, rings))
    if extent < (ENLARGED_SMALL_AREA if enlarged else SMALL_AREA):
        sheet.areas(rings, line=INK, width=FINE, name="mark")
        ring = [ring_round(rings)]
        sheet.areas(ring, line=PAPER, width=RING_HALO, name="ring-halo")
        sheet.areas(ring, line=INK, width=RING, name="ring")
        return
    large = extent >= LARGE_AREA
    sheet.areas(rings, line=PAPER, width=HALO if large else MIDDLING_HALO, name="mark-halo")
    sheet.areas(rings, line=INK, width=OUTLINE if large else MIDDLING, name="mark")


def ring_round(rings: Sequence[Ring]) -> Ring:
    """Return a circle round an area, some points away from it."""
    points = np.concatenate(list(rings))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    reach = float(np.hypot(*(points - middle).T).max())
    angles = np.arange(CORNERS) * (2 * np.pi / CORNERS)
    radius = max(reach + CLEAR, LEAST_RADIUS)
    circle: Ring = middle + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    return circle


def _enclosed(ring: Ring) -> float:
    """Return the area within a closed ring, negative for a hole."""
    x, y = ring.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
