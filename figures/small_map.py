"""Where the parts of a map of half a column stand: the legend takes the foot, the insets the east.

The country is as large as the legend leaves it. The capital area lies in the Kattegat, Bornholm
below it, about where it lies in truth.
"""

from __future__ import annotations

from figures.map_layout import (
    FRAME,
    FREE_LEFT,
    FREE_LOW,
    LABEL,
    Extents,
    MapPlaces,
    crowded,
    framed,
)
from figures.sheet import Box, Sheet

SMALL_MM = 66.0
"""Maps up to this width have this form."""
COUNTRY_SHARE = 0.72
"""At most this share of the width is the country's, so that the insets can be read."""
ENLARGED = 4.5
"""The capital area is at most this many times as large as the country."""
DETAIL = 0.5
"""Square points; a bend that encloses less than this is lost under the borders of a small map."""
GAP = 5.0
MARGIN = 2.5


def lay_out_small_map(sheet: Sheet, extents: Extents, *, legend: float) -> MapPlaces:
    """Return the places of all parts, for a legend so many points high."""
    foot = legend + GAP if legend else 0.0
    scale = min(
        (sheet.height - foot) / extents.country[1],
        COUNTRY_SHARE * sheet.width / extents.country[0],
    )
    if scale > 0:
        width, height = extents.country[0] * scale, extents.country[1] * scale
        country = Box(0, sheet.height - height, width, sheet.height)
        insets = _insets(sheet, country, extents, scale)
        if insets:
            box = Box(0, country.bottom - GAP - legend, sheet.width, country.bottom - GAP)
            return MapPlaces(country, insets[1], insets[0], box, MARGIN)
    return crowded(sheet, extents, lambda _: legend)


def _insets(sheet: Sheet, country: Box, extents: Extents, scale: float) -> tuple[Box, Box] | None:
    """Return the frames of the capital area, as large as it can be, and of Bornholm."""
    right, top = sheet.width - FRAME, sheet.height - LABEL
    beside, sea = country.right + GAP, country.right * FREE_LEFT
    bornholm_height = extents.bornholm[1] * scale + 2 * MARGIN
    rooms = [
        Box(sea, country.bottom + country.height * FREE_LOW, right, top),
        Box(beside, country.bottom + bornholm_height + LABEL + GAP, right, top),
    ]
    frames = [framed(room, extents.capital, ENLARGED * scale, MARGIN) for room in rooms]
    capital = max(filter(None, frames), key=lambda frame: frame.width, default=None)
    if capital is None:
        return None
    below = Box(beside, country.bottom, right, capital.bottom - LABEL - GAP)
    bornholm = framed(below, extents.bornholm, scale, MARGIN)
    return (capital, bornholm) if bornholm else None
