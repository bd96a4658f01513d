"""Where the parts of a map stand: the country, its two insets in the Kattegat, the legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.sheet import Box, Sheet
from figures.style import SMALL

BORNHOLM = "400"
CAPITAL = frozenset(
    [
        "101",
        "147",
        "151",
        "153",
        "155",
        "157",
        "159",
        "161",
        "163",
        "165",
        "167",
        "169",
        "173",
        "175",
        "183",
        "185",
        "187",
        "190",
        "230",
        "253",
    ]
)
"""København and its neighbours, out to Furesø, Rudersdal and Greve."""
LABEL = SMALL * 1.5
MARGIN = 5.0
"""Between a frame and what it shows."""
GAP = 12.0
ENLARGED = 3.2
"""The capital area is at most this many times as large as the country."""
BESIDE = 130.0
"""So much room beside the country is enough for the legend."""
FREE_LEFT, FREE_LOW, FREE_HIGH = 0.775, 0.535, 0.835
"""The sea between Anholt and Sjælland, in shares of the country's width and height."""


@dataclass(frozen=True)
class MapPlaces:
    """The boxes of a map's parts; labels of the insets stand above theirs."""

    country: Box
    bornholm: Box
    capital: Box
    legend: Box


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
    if sheet.width - ratio * sheet.height >= BESIDE:
        return _beside(sheet, extents, legend_height)
    return _below(sheet, extents, legend_height)


def _beside(sheet: Sheet, extents: Extents, legend_height: Callable[[float], float]) -> MapPlaces:
    scale = sheet.height / extents.country[1]
    country = Box(0, 0, extents.country[0] * scale, sheet.height)
    room = Box(
        country.right * 0.8, sheet.height * (FREE_LOW + 0.02),
        sheet.width, sheet.height - LABEL,
    )  # fmt: skip
    capital = _framed(room, extents.capital, ENLARGED * scale)
    room = Box(0, 0, capital.left - GAP, sheet.height - LABEL)
    bornholm = _framed(room, extents.bornholm, scale)
    left = max(capital.left, country.right + GAP)
    top = legend_height(sheet.width - left)
    return MapPlaces(country, bornholm, capital, Box(left, 0, sheet.width, top))


def _below(sheet: Sheet, extents: Extents, legend_height: Callable[[float], float]) -> MapPlaces:
    legend = Box(0, 0, sheet.width, legend_height(sheet.width))
    bottom = legend.top + (GAP if legend.top else 0)
    width, height = sheet.width, sheet.height - bottom
    scale = min(width / extents.country[0], height / extents.country[1])
    reach = extents.country[1] * scale
    country = Box(0, sheet.height - reach, extents.country[0] * scale, sheet.height)
    room = Box(
        country.right * FREE_LEFT, country.bottom + reach * FREE_LOW,
        width, country.bottom + reach * FREE_HIGH - LABEL,
    )  # fmt: skip
    capital = _framed(room, extents.capital, ENLARGED * scale)
    bornholm = _framed(Box(0, 0, width, sheet.height - LABEL), extents.bornholm, scale)
    return MapPlaces(country, bornholm, capital, legend)


def _framed(room: Box, extent: tuple[float, float], scale: float) -> Box:
    """Return the frame in the upper right corner of the room, at most at ``scale``."""
    scale = min(
        scale, (room.width - 2 * MARGIN) / extent[0], (room.height - 2 * MARGIN) / extent[1]
    )
    width, height = extent[0] * scale + 2 * MARGIN, extent[1] * scale + 2 * MARGIN
    return Box(room.right - width, room.top - height, room.right, room.top)
