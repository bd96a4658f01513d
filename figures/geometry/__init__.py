"""Borders of the 98 municipalities, made for paper: to draw them, never to measure areas with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from figures.geometry.detail import weigh

OWN_FILE = Path(__file__).with_name("kommuner.geojson")
"""The project's own file; ``make.py`` writes it, SOURCE.md says from what."""

Ring = npt.NDArray[np.float64]
"""Closed ring of points, shape (n, 2), y up; outer rings counter-clockwise, holes clockwise."""


class GeometryError(ValueError):
    """A map file that cannot be drawn; the message, in Danish, says what is wrong."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Geometry:
    """The rings of every municipality by its code ("101"), in one plane of whatever units.

    A geometry equals itself alone, so that what is drawn of it can be kept.
    """

    areas: Mapping[str, tuple[Ring, ...]]

    @cached_property
    def weights(self) -> Mapping[str, tuple[Ring, ...]]:
        """Return for every point of ``areas`` how large a triangle would be lost without it."""
        return weigh(self.areas)


@lru_cache(maxsize=1)
def load() -> Geometry:
    """Return the project's own map."""
    features = json.loads(OWN_FILE.read_text("ascii"))["features"]
    return Geometry(
        areas={
            entry["properties"]["code"]: tuple(
                np.array(ring, float)
                for polygon in entry["geometry"]["coordinates"]
                for ring in polygon
            )
            for entry in features
        }
    )


def parse(content: bytes) -> Geometry:
    """Return the map in a GeoJSON file, simplified to paper.

    Raises GeometryError unless it is GeoJSON of all 98 in EPSG:4326 or EPSG:25832.
    """
    # Deferred: shapely takes 0.1 s to import and the project's own map needs none of it.
    from figures.geometry.read import read

    return Geometry(areas=read(content, codes=frozenset(load().areas)))
