"""The areas of one part of a map at their place, drawn once: a map only fills them with colours.

What a municipality looks like at a place does not depend on its class, so its border, the coast
and the marks of each pattern are written when a map first needs them and kept for the next one. A
map made of kept parts has the same bytes as one whose parts are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from figures.borders import DETAIL, Areas, coast, fitted
from figures.geometry import Geometry
from figures.patterns import dotting, hatching
from figures.sheet import Box, short
from figures.written import path_data

PARTS_KEPT = 64
"""Parts of maps that are kept: three for each size, geometry and height of legend."""


@dataclass(frozen=True, eq=False)
class Outlines:
    """Areas in points on a sheet, with the path data for a sheet ``height`` points high."""

    areas: Areas
    _written: dict[tuple[str, str, float], str] = field(default_factory=dict)

    def area(self, code: str, height: float) -> str:
        """Return the rings of a municipality."""
        return self._kept(
            ("area", code, height),
            lambda: path_data(self.areas[code], closed=True, height=height),
        )

    def coast(self, height: float) -> str:
        """Return the borders that no two municipalities share."""
        return self._kept(
            ("coast", "", height),
            lambda: path_data(coast(self.areas), closed=False, height=height),
        )

    def marks(self, code: str, pattern: Literal["hatched", "dotted"], height: float) -> str:
        """Return the lines, or short lines with round ends, of a pattern over a municipality."""
        return self._kept((pattern, code, height), lambda: self._marks(code, pattern, height))

    def _marks(self, code: str, pattern: str, height: float) -> str:
        rings = self.areas[code]
        lines = hatching(rings) if pattern == "hatched" else short(dotting(rings))
        return path_data(lines, closed=False, height=height)

    def _kept(self, key: tuple[str, str, float], write: Callable[[], str]) -> str:
        if key not in self._written:
            self._written[key] = write()
        return self._written[key]


def outlined(
    geometry: Geometry, codes: Collection[str], box: Box, *, detail: float = DETAIL
) -> Outlines:
    """Return the areas as large as ``box`` allows, the same object for the same question."""
    return _outlined(geometry, tuple(codes), box, detail)


@lru_cache(maxsize=PARTS_KEPT)
def _outlined(geometry: Geometry, codes: tuple[str, ...], box: Box, detail: float) -> Outlines:
    return Outlines(fitted(geometry, codes, box, detail=detail))
