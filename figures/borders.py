"""Municipal borders at the scale of one drawing: on its grid, and which of them are coast."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from figures.geometry import Geometry, Ring
from figures.sheet import Box

Areas = Mapping[str, tuple[Ring, ...]]

GRID = 0.1
"""Points; a thirtieth of a millimetre, finer than a printer's hairline."""
DETAIL = 0.3
"""Square points; a bend of the border that encloses less than this cannot be seen."""


def bounds(areas: Areas) -> Box:
    """Return the box round all areas."""
    points = np.concatenate([ring for rings in areas.values() for ring in rings])
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return Box(float(left), float(bottom), float(right), float(top))


def fitted(
    geometry: Geometry, codes: Collection[str], box: Box, *, detail: float = DETAIL
) -> Areas:
    """Return the areas as large as ``box`` allows, centred in it and on the grid of the drawing.

    Bends that enclose less than ``detail`` square points are dropped, and so are rings that vanish;
    but an area keeps its first ring whatever becomes of it. Every ring ends where it begins.
    """
    extent = bounds({code: geometry.areas[code] for code in codes})
    scale = min(box.width / extent.width, box.height / extent.height)
    offset = np.array(
        [
            (box.left + box.right - scale * (extent.left + extent.right)) / 2,
            (box.bottom + box.top - scale * (extent.bottom + extent.top)) / 2,
        ]
    )
    areas = {}
    for code in codes:
        pairs = zip(geometry.areas[code], geometry.weights[code], strict=True)
        rings = [
            _gridded(_closed(ring[:-1][weight[:-1] * scale**2 >= detail]) * scale + offset)
            for ring, weight in pairs
        ]
        areas[code] = tuple(ring for i, ring in enumerate(rings) if i == 0 or len(ring) > 3)
    return areas


def _closed(points: Ring) -> Ring:
    """Return the points with the first, whichever is left, once more at the end."""
    return np.concatenate([points, points[:1]])


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
    chains: list[Ring] = []
    drawn = np.split(np.isin(np.concatenate(keys), single), np.cumsum([len(key) for key in keys]))
    for ring, own in zip(rings, drawn[:-1], strict=True):
        chains += _chains(np.round(ring * GRID, 1), own)
    return chains


def _edges(ring: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return one number for each edge, the same in either direction."""
    points = (ring[:, 0] << 16) + ring[:, 1]
    low = np.minimum(points[:-1], points[1:])
    edges: npt.NDArray[np.int64] = (low << 31) + np.maximum(points[:-1], points[1:])
    return edges


def _chains(ring: Ring, drawn: npt.NDArray[np.bool_]) -> Sequence[Ring]:
    """Return the runs of drawn edges of a ring."""
    edges = np.flatnonzero(drawn)
    if not len(edges):
        return []
    runs = np.split(edges, np.flatnonzero(np.diff(edges) > 1) + 1)
    return [ring[run[0] : run[-1] + 2] for run in runs]
