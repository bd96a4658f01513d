"""The ornament of a cover: quarter discs on a stair that rises to the right; it tells nothing."""

from __future__ import annotations

from functools import cache

from figures.specs import Size
from figures.tokens import ACCENT, FAMILY, SCALE

STEPS = 6
"""Columns of the stair; the nth from the left is n tiles high."""

_TONES = (SCALE[7][5], SCALE[7][4], SCALE[7][3], SCALE[7][4])
_CURVE = 0.5523
"""Where the handles of a cubic stand for the arc of a quarter disc, as a part of its radius."""


@cache
def motif(size: Size) -> str:
    """Return the ornament as SVG of ``size``; what is not covered by it is transparent."""
    tile = size.width_mm / STEPS
    tiles = [
        _quarter(column * tile, size.height_mm - (row + 1) * tile, tile, _corner(column, row))
        + f' fill="{_tone(column, row)}"/>'
        for column in range(STEPS)
        for row in range(column + 1)
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width_mm:g}mm" '
        f'height="{size.height_mm:g}mm" viewBox="0 0 {size.width_mm:g} {size.height_mm:g}" '
        f'font-family="{FAMILY}, sans-serif" stroke-linejoin="round">'
    )
    return "\n".join([head, *tiles, "</svg>"]) + "\n"


def _tone(column: int, row: int) -> str:
    """Return the colour of a tile: the accent for the highest of all, else tones by turns."""
    if row == STEPS - 1:
        return ACCENT
    return _TONES[(column + 2 * row) % len(_TONES)]


def _corner(column: int, row: int) -> int:
    """Return which corner of its tile a quarter disc is drawn around: 0 to 3, from the top left."""
    return (column * 3 + row) % 4 if row < column else 2


def _quarter(x: float, y: float, r: float, corner: int) -> str:
    """Begin the path of a quarter disc that fills a tile from one of its corners."""
    right, down = corner in (1, 2), corner in (2, 3)
    sx, sy = (-1 if right else 1), (-1 if down else 1)
    x0, y0 = x + r * right, y + r * down
    handle = _CURVE * r
    curve = (0, sy * handle, -sx * (r - handle), sy * r, -sx * r, sy * r)
    steps = " ".join(f"{value:.2f}" for value in curve)
    return f'<path d="M{x0:.2f} {y0:.2f}l{sx * r:.2f} 0c{steps}z"'
