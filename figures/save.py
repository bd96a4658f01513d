"""Write a sheet as SVG: one element without ids, to stand in HTML or in a file of its own."""

from __future__ import annotations

from figures.sheet import Sheet
from figures.tokens import FAMILY
from figures.written import number


def to_svg(sheet: Sheet) -> str:
    """Return the drawing as one ``<svg>`` element, the same bytes for the same sheet."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{number(sheet.size.width_mm)}mm" height="{number(sheet.size.height_mm)}mm" '
        f'viewBox="0 0 {number(sheet.width)} {number(sheet.height)}" '
        f'font-family="{FAMILY}, sans-serif" stroke-linejoin="round">'
    )
    elements = (mark.element(sheet.height) for mark in sheet.marks)
    return "\n".join([head, *filter(None, elements), "</svg>"]) + "\n"
