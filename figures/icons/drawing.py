"""Draws an icon as SVG."""

from __future__ import annotations

from figures.icons.goals import ICONS
from figures.save import to_svg
from figures.sheet import MM, Sheet
from figures.specs import Size
from figures.tokens import ICON_GRID, ICON_LINE, MAIN


def draw_icon(goal: int, *, size_mm: float) -> str:
    """Return the icon of a goal as a square SVG element of that side; raises KeyError for none."""
    sheet = Sheet(Size(width_mm=size_mm, height_mm=size_mm))
    unit = size_mm * MM / ICON_GRID
    chains = [[(x * unit, sheet.height - y * unit) for x, y in chain] for chain in ICONS[goal]]
    sheet.lines(chains, colour=MAIN, width=ICON_LINE * unit, round_ends=True)
    return to_svg(sheet)
