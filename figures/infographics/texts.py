"""Texts of infographics: numbers set large, and names in lines below each other."""

from __future__ import annotations

from collections.abc import Sequence

from figures.marks import Align
from figures.sheet import Sheet
from figures.style import CAP_HEIGHT, LEADING, SIZE, text_width, wrap
from figures.tokens import INK, TEXT_PT

BIG = TEXT_PT["infographic"]
"""Numbers that are the message."""
MIDDLE = TEXT_PT["infographic_small"]
"""Numbers that the message consists of."""
BOLD, HALF_BOLD = 700, 600


def lines_down(
    sheet: Sheet, x: float, top: float, lines: Sequence[str], *, size: float = SIZE,
    weight: int = 400, colour: str = INK, align: Align = "left",
) -> float:  # fmt: skip
    """Set lines from ``top`` down and return where the room that they take ends."""
    for number, line in enumerate(lines):
        y = top - CAP_HEIGHT * size - number * LEADING * size
        sheet.text(x, y, line, size=size, weight=weight, colour=colour, align=align)
    return top - height_of(lines, size)


def height_of(lines: Sequence[str], size: float = SIZE) -> float:
    """Return the room that lines take from the top of the first to below the last."""
    return len(lines) * LEADING * size


def fitting(text: str, room: float, sizes: Sequence[float], weight: int = BOLD) -> float | None:
    """Return the first size at which one line of text has room, or None."""
    return next((size for size in sizes if text_width(text, size, weight) <= room), None)


def number_and_name(
    sheet: Sheet, x: float, top: float, amount: tuple[str, str], *, width: float,
    size: float = BIG, align: Align = "left",
) -> float:  # fmt: skip
    """Set a number large and its name below it; return where they end."""
    label, name = amount
    size = fitting(label, width, (size, MIDDLE, SIZE)) or SIZE
    under = top - CAP_HEIGHT * size
    for line in wrap(label, width, size, BOLD):
        sheet.text(x, under, line, size=size, weight=BOLD, align=align)
        under -= LEADING * size
    under += LEADING * size - 5
    return lines_down(sheet, x, under, wrap(name, width, SIZE), align=align) if name else under
