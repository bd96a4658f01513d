"""Municipal borders at the scale of one drawing: on its grid, and which of them are coast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from figures.sheet import Box

Ring = npt.NDArray[np.float64]
Areas = Mapping[str, tuple[Ring, ...]]

GRID = 0.1
"""Points; a thirtieth of a millimetre, finer than a printer's hairline."""


def bounds(areas: Areas) -> Box:
    """Return the box round all areas."""
    points = np.concatenate([ring for rings in areas.values() for ring in rings])
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return Box(float(left), float(bottom), float(right), float(top))


def fitted(areas: Areas, box: Box) -> dict[str, tuple[Ring, ...]]:
    """Return the areas as large as ``box`` allows, centred in it and on the grid of the drawing.

    Points that fall together are merged and rings that vanish dropped, but an area keeps its first
    ring whatever becomes of it.
    """
    extent = bounds(areas)
    scale = min(box.width / extent.width, box.height / extent.height)
    offset = np.array(
        [
            (box.left + box.right - scale * (extent.left + extent.right)) / 2,
            (box.bottom + box.top - scale * (extent.bottom + extent.top)) / 2,
        ]
    )
    return {
        code: tuple(
            ring
            for number, ring in enumerate(_gridded(ring * scale + offset) for ring in rings)
            if number == 0 or len(ring) > 3
        )
        for code, rings in areas.items()
    }


def _gridded(ring: Ring) -> Ring:
    points = np.round(ring / GRID)
    moved = np.any(points[1:] != points[:-1], axis=1)
    kept = points[np.concatenate([[True], moved])]
    rounded: Ring = np.round(kept * GRID, 1)
    return rounded


def coast(areas: Areas) -> list[Ring]:
    """Return the chains of border that belong to one area only."""
    rings = [np.round(ring / GRID).astype(np.int64) for own in areas.values() for ring in own]
    keys = [_edges(ring) for ring in rings]
    edges, counts = np.unique(np.concatenate(keys), return_counts=True)
    single = edges[counts == 1]
    chains = []
    for ring, key in zip(rings, keys, strict=True):
        chains += _chains(ring * GRID, np.isin(key, single))
    return chains


def _edges(ring: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return one number for each edge, the same in either direction."""
    points = (ring[:, 0] << 16) + ring[:, 1]
    low = np.minimum(points[:-1], points[1:])
    return (low << 31) + np.maximum(points[:-1], points[1:])


def _chains(ring: Ring, drawn: npt.NDArray[np.bool_]) -> Sequence[Ring]:
    """Return the runs of drawn edges of a ring."""
    edges = np.flatnonzero(drawn)
    if not len(edges):
        return []
    runs = np.split(edges, np.flatnonzero(np.diff(edges) > 1) + 1)
    return [ring[run[0] : run[-1] + 2] for run in runs]
