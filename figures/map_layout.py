"""Where the parts of a map stand: the country, its two insets in the Kattegat, the legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.sheet import Box, Sheet
from figures.style import SMALL

BORNHOLM = "400"
CAPITAL = frozenset(
    "101 147 151 153 155 157 159 161 163 165 167 169 173 175 183 185 187 190 230 253".split()  # noqa: SIM905
)
"""København and its neighbours, out to Furesø, Rudersdal and Greve."""
LABEL = SMALL * 1.4
"""Room for an inset's name above its frame."""
FRAME = 0.4
GAP = 12.0
ENLARGED = 3.2
"""The capital area is at most this many times as large as the country."""
BESIDE = 130.0
"""So much room beside the country is enough for the legend."""
SMALL_MAP = 220.0
FREE_LEFT, FREE_LOW = 0.775, 0.535
"""The sea between Anholt and Sjælland begins here, in shares of the country's width and height."""


@dataclass(frozen=True)
class MapPlaces:
    """The boxes of a map's parts; the names of the insets stand above theirs."""

    country: Box
    bornholm: Box
    capital: Box
    legend: Box
    margin: float

    def inside(self, frame: Box) -> Box:
        """Return the room within the frame of an inset."""
        return Box(
            frame.left + self.margin, frame.bottom + self.margin,
            frame.right - self.margin, frame.top - self.margin,
        )  # fmt: skip


@dataclass(frozen=True)
class Extents:
    """Width and height of the parts in the units of the geometry."""

    country: tuple[float, float]
    bornholm: tuple[float, float]
    capital: tuple[float, float]


def lay_out_map(
    sheet: Sheet, extents: Extents, *, legend_height: Callable[[float], float]
) -> MapPlaces:
    """Return the places: legend beside the country where there is room, below it otherwise."""
    ratio = extents.country[0] / extents.country[1]
    # A frame's line at the very edge would be cut off.
    right, top = sheet.width - FRAME, sheet.height - LABEL
    if sheet.width - ratio * sheet.height >= BESIDE:
        scale = sheet.height / extents.country[1]
        country = Box(0, 0, extents.country[0] * scale, sheet.height)
        room = Box(country.right * 0.8, country.height * FREE_LOW, right, top)
        margin = _margin(country)
        capital = _framed(room, extents.capital, ENLARGED * scale, margin)
        room = Box(0, 0, capital.left - GAP, top)
        bornholm = _framed(room, extents.bornholm, scale, margin)
        left = max(capital.left, country.right + GAP)
        legend = Box(left, 0, sheet.width, legend_height(sheet.width - left))
    else:
        height = legend_height(sheet.width)
        room_above = sheet.height - (height + GAP if height else 0)
        scale = min(sheet.width / extents.country[0], room_above / extents.country[1])
        width, reach = extents.country[0] * scale, extents.country[1] * scale
        country = Box(0, sheet.height - reach, width, sheet.height)
        margin = _margin(country)
        bornholm = _framed(Box(0, 0, right, top), extents.bornholm, scale, margin)
        room = Box(
            country.right * FREE_LEFT, country.bottom + reach * FREE_LOW,
            right, bornholm.bottom - LABEL - margin,
        )  # fmt: skip
        capital = _framed(room, extents.capital, ENLARGED * scale, margin)
        foot = max(country.bottom - GAP, height)
        legend = Box(0, foot - height, sheet.width, foot)
    return MapPlaces(country, bornholm, capital, legend, margin)


def _margin(country: Box) -> float:
    return 5.0 if country.width > SMALL_MAP else 2.5


def _framed(room: Box, extent: tuple[float, float], scale: float, margin: float) -> Box:
    """Return the frame in the upper right corner of the room, its contents at most at ``scale``."""
    scale = min(
        scale, (room.width - 2 * margin) / extent[0], (room.height - 2 * margin) / extent[1]
    )
    width, height = extent[0] * scale + 2 * margin, extent[1] * scale + 2 * margin
    return Box(room.right - width, room.top - height, room.right, room.top)
