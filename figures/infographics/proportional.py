"""Circles side by side on one line whose areas are to each other as their numbers."""

from __future__ import annotations

from math import sqrt

from figures.infographics.specs import MAX_AREAS, Proportional
from figures.infographics.texts import BIG, BOLD, MIDDLE, lines_down, number_and_name
from figures.sheet import Sheet
from figures.style import CAP_HEIGHT, SIZE, text_on, text_width, wrap
from figures.tokens import PARTS

LARGEST = 118.0
"""Diameter of the largest circle, in points, where there is room."""
GAP = 16.0
"""Between two columns."""
INSIDE = 0.8
"""A number stands in a circle where it is at most this share of the diameter."""


def place(spec: Proportional, sheet: Sheet) -> float:
    """Place the circles from the top of the sheet down; return where their names end."""
    count = len(spec.areas)
    most = max((area.value for area in spec.areas), default=0.0)
    if not 2 <= count <= MAX_AREAS or most <= 0 or min(a.value for a in spec.areas) < 0:
        raise ValueError(f"2 to {MAX_AREAS} areas are compared, none of them below zero")
    width = (sheet.width - (count - 1) * GAP) / count
    largest = min(LARGEST, width)
    diameters = [largest * sqrt(area.value / most) for area in spec.areas]
    inside = next((size for size in (BIG, MIDDLE) if _fit(spec, diameters, size)), None)
    base = sheet.height - 1 - largest
    # No wider apart than they need be: what is compared stands together.
    pitch = min(width + GAP, 1.5 * LARGEST)
    ends = []
    for number, (area, diameter) in enumerate(zip(spec.areas, diameters, strict=True)):
        x = min(width, pitch - GAP) / 2 + number * pitch
        y, fill = base + diameter / 2, PARTS[number]
        if diameter > 0:
            sheet.dots([(x, y)], colour=fill, width=diameter, name="area")
        room = min(width, pitch - GAP)
        if inside:
            sheet.text(
                x, y - CAP_HEIGHT * inside / 2, area.label,
                size=inside, weight=BOLD, colour=text_on(fill), align="center",
            )  # fmt: skip
            lines = wrap(area.name, room, SIZE)
            ends.append(lines_down(sheet, x, base - 7, lines, align="center"))
        else:
            amount = (area.label, area.name)
            ends.append(
                number_and_name(sheet, x, base - 8, amount, width=room, size=MIDDLE, align="center")
            )
    return min(ends)


def _fit(spec: Proportional, diameters: list[float], size: float) -> bool:
    """Tell whether every number stands in its circle at that size."""
    return all(
        text_width(area.label, size, BOLD) <= INSIDE * diameter
        for area, diameter in zip(spec.areas, diameters, strict=True)
    )
