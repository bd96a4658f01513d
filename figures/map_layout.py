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
LEGEND_WIDTHS = (130.0, 110.0, 95.0)
"""Widths of a legend beside the country, the best one first."""
LARGE_ENOUGH = 0.85
"""A country this much of the largest possible is preferred if its legend is wider."""
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
    capital_name: float
    """Width of the name above the capital area, in points."""


Height = Callable[[float], float]
"""Height of the legend at a width."""


def lay_out_map(sheet: Sheet, extents: Extents, *, legend: Height) -> MapPlaces:
    """Return the places: legend beside the country or below it, where the country is larger.

    A wider legend, with fewer lines, is worth a somewhat smaller country. Where no arrangement
    leaves room for the insets, they lie over the legend: whatever an edition says can be drawn.
    """
    tried = [_beside(sheet, extents, width, legend) for width in LEGEND_WIDTHS]
    tried.append(_below(sheet, extents, legend))
    found = [places for places in tried if places is not None]
    if not found:
        return crowded(sheet, extents, legend)
    largest = max(places.country.width for places in found)
    return next(places for places in found if places.country.width >= LARGE_ENOUGH * largest)


def _beside(sheet: Sheet, extents: Extents, width: float, legend: Height) -> MapPlaces | None:
    """Return the places with a legend at least so wide at the lower right, the insets above it."""
    scale = min(sheet.height / extents.country[1], (sheet.width - GAP - width) / extents.country[0])
    if scale <= 0:
        return None
    country, margin = _country(sheet, extents, scale)
    left = country.right + GAP
    height = legend(sheet.width - left)
    low = max(country.bottom + country.height * FREE_LOW, height + GAP if height else 0.0)
    insets = _insets(_corner(sheet, country.right * 0.8, low), extents, scale, margin)
    if insets is None:
        return None
    capital, bornholm = insets
    narrower = sheet.width - max(capital.left, left)
    if narrower >= LEGEND_WIDTHS[1] and legend(narrower) + GAP <= capital.bottom:
        left, height = sheet.width - narrower, legend(narrower)
    return MapPlaces(country, bornholm, capital, Box(left, 0, sheet.width, height), margin)


def _below(sheet: Sheet, extents: Extents, legend: Height) -> MapPlaces | None:
    """Return the places with the legend below, the insets beside the country or in its sea."""
    height = legend(sheet.width)
    room = sheet.height - (height + GAP if height else 0)
    scale = min(sheet.width / extents.country[0], room / extents.country[1])
    if scale <= 0:
        return None
    country, margin = _country(sheet, extents, scale)
    foot = max(country.bottom - GAP, height)
    below = Box(0, foot - height, sheet.width, foot)
    beside = _insets(_corner(sheet, country.right + GAP, country.bottom), extents, scale, margin)
    found = [beside, _insets_in_sea(sheet, country, extents, scale, margin)]
    insets = max(filter(None, found), key=lambda boxes: boxes[0].width, default=None)
    return MapPlaces(country, insets[1], insets[0], below, margin) if insets else None


def _country(sheet: Sheet, extents: Extents, scale: float) -> tuple[Box, float]:
    """Return the country in the upper left corner, and the margin within the insets' frames."""
    width, height = extents.country[0] * scale, extents.country[1] * scale
    country = Box(0, sheet.height - height, width, sheet.height)
    return country, 5.0 if country.width > SMALL_MAP else 2.5


def _corner(sheet: Sheet, left: float, low: float) -> Box:
    """Return the upper right corner of the sheet, with room for names above the frames."""
    # A frame's line at the very edge would be cut off.
    return Box(left, low, sheet.width - FRAME, sheet.height - LABEL)


def _insets(room: Box, extents: Extents, scale: float, margin: float) -> tuple[Box, Box] | None:
    """Return the frames of the capital area, in the room, and of Bornholm, to the left of it."""
    capital = framed(room, extents.capital, ENLARGED * scale, margin)
    if capital is None or capital.width - 2 * margin < extents.capital[0] * scale:
        return None
    edge = min(capital.left - GAP, capital.right - extents.capital_name - GAP / 2)
    bornholm = framed(Box(0, room.bottom, edge, room.top), extents.bornholm, scale, margin)
    return (capital, bornholm) if bornholm else None


def _insets_in_sea(
    sheet: Sheet, country: Box, extents: Extents, scale: float, margin: float
) -> tuple[Box, Box] | None:
    """Return the frames one below the other, in the Kattegat."""
    corner = _corner(sheet, 0, 0)
    bornholm = framed(corner, extents.bornholm, scale, margin)
    if bornholm is None:
        return None
    room = Box(
        country.right * FREE_LEFT, country.bottom + country.height * FREE_LOW,
        corner.right, bornholm.bottom - LABEL - margin,
    )  # fmt: skip
    capital = framed(room, extents.capital, ENLARGED * scale, margin)
    if capital is None or capital.width - 2 * margin < extents.capital[0] * scale:
        return None
    return capital, bornholm


def crowded(sheet: Sheet, extents: Extents, legend: Height) -> MapPlaces:
    """Return places on a sheet too small for all: half of it the country's, half the legend's."""
    half = sheet.width / 2
    scale = min(sheet.height / extents.country[1], half / extents.country[0])
    country, margin = _country(sheet, extents, scale)
    corner = _corner(sheet, 0, 0)
    frames, right = [], corner.right
    for extent in (extents.capital, extents.bornholm):
        width, height = (side * scale + 2 * margin for side in extent)
        frames.append(Box(right - width, corner.top - height, right, corner.top))
        right -= max(width + GAP, extents.capital_name + GAP / 2)
    box = Box(half, 0, sheet.width, min(legend(half), sheet.height))
    return MapPlaces(country, frames[1], frames[0], box, margin)


def framed(room: Box, extent: tuple[float, float], scale: float, margin: float) -> Box | None:
    """Return the frame in the upper right corner of the room, its contents at most at ``scale``."""
    scale = min(
        scale, (room.width - 2 * margin) / extent[0], (room.height - 2 * margin) / extent[1]
    )
    if scale <= 0:
        return None
    width, height = extent[0] * scale + 2 * margin, extent[1] * scale + 2 * margin
    return Box(room.right - width, room.top - height, room.right, room.top)
