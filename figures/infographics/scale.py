"""A scale from end to end with pointers: the first above it, the second below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from figures.infographics.specs import MAX_POINTERS, Amount, Scale
from figures.infographics.texts import BOLD, HALF_BOLD, MIDDLE, fitting, height_of
from figures.sheet import Box, Sheet
from figures.style import CAP_HEIGHT, SIZE, text_on, text_width, wrap
from figures.tokens import MUTED, PARTS, TINT

BAND = 20.0
"""Height of the scale itself."""
RADIUS = 16.0
"""Of the disc with a pointer's number, at least."""
WIDEST_DISC = 0.2
"""A disc's radius is at most this share of the width; a longer number is set smaller."""
STEM = 11.0
"""Between the disc and the scale."""
GAP = 8.0
"""Between the disc and the name beside it."""
TICK = 5.0
EDGE = 0.5


@dataclass(frozen=True)
class _Pointer:
    """A pointer as it is set: its point, its disc, its number and the lines of its name."""

    tip: float
    x: float
    radius: float
    label: str
    size: float
    lines: list[str]

    @property
    def middle(self) -> float:
        """Return how far from the scale its disc and its name have their middle."""
        return max(STEM + self.radius, height_of(self.lines) / 2 + STEM / 2)

    @property
    def reach(self) -> float:
        """Return the room it takes beside the scale."""
        return self.middle + max(self.radius, height_of(self.lines) / 2)


def place(spec: Scale, sheet: Sheet) -> float:
    """Place the scale from the top of the sheet down; return where it ends."""
    low, high = spec.marks[0].value, spec.marks[-1].value
    values = [amount.value for amount in (*spec.marks, *spec.pointers)]
    if not 1 <= len(spec.pointers) <= MAX_POINTERS:
        raise ValueError(f"a scale has 1 to {MAX_POINTERS} pointers")
    if len(spec.marks) < 2 or min(values) < low or max(values) > high or high <= low:
        raise ValueError("the marks of a scale enclose its pointers")
    shown = [_shown(p, sheet, (p.value - low) / (high - low)) for p in spec.pointers]
    top = sheet.height - 1 - shown[0].reach
    band = Box(EDGE, top - BAND, sheet.width - EDGE, top)
    _place_band(spec.marks, sheet, band)
    _place_pointer(sheet, shown[0], band.top, fill=PARTS[0], way=1)
    for pointer in shown[1:]:
        _place_pointer(sheet, pointer, band.bottom, fill=PARTS[1], way=-1)
    return band.bottom - 1 - sum(pointer.reach for pointer in shown[1:])


def _shown(pointer: Amount, sheet: Sheet, share: float) -> _Pointer:
    widest = max(WIDEST_DISC * sheet.width, RADIUS)
    size = fitting(pointer.label, 2 * widest - 8, (MIDDLE, SIZE)) or SIZE
    radius = max(RADIUS, min(text_width(pointer.label, size, BOLD) / 2 + 5, widest))
    tip = EDGE + share * (sheet.width - 2 * EDGE)
    x = max(radius, min(tip, sheet.width - radius))
    room = max(x, sheet.width - x) - radius - GAP
    lines = wrap(pointer.name, room, SIZE, HALF_BOLD)
    return _Pointer(tip, x, radius, pointer.label, size, lines)


def _place_band(marks: tuple[Amount, ...], sheet: Sheet, band: Box) -> None:
    """Draw the scale with its marks set in it, those at its ends within it."""
    sheet.rectangle(band, fill=TINT, line=MUTED, width=0.75)
    low, high = marks[0].value, marks[-1].value
    y = (band.top + band.bottom) / 2 - CAP_HEIGHT * SIZE / 2
    for number, mark in enumerate(marks):
        x = band.left + (mark.value - low) / (high - low) * band.width
        if 0 < number < len(marks) - 1:
            sheet.text(x, y, mark.label, weight=HALF_BOLD, align="center")
            ticks = [[(x, band.top), (x, band.top - TICK)],
                     [(x, band.bottom), (x, band.bottom + TICK)]]  # fmt: skip
            sheet.lines(ticks, colour=MUTED, width=0.75, name="mark")
        elif number:
            sheet.text(x - 5, y, mark.label, weight=HALF_BOLD, align="right")
        else:
            sheet.text(x + 5, y, mark.label, weight=HALF_BOLD)


def _place_pointer(
    sheet: Sheet, pointer: _Pointer, edge: float, *, fill: str, way: Literal[1, -1]
) -> None:
    """Draw a disc whose point touches the scale, its name beside it where there is more room."""
    x, radius, size = pointer.x, pointer.radius, pointer.size
    y = edge + way * pointer.middle
    # The sides of the point run into the disc, so that no seam shows between the two.
    half = 0.62 * radius
    sheet.areas([[(pointer.tip, edge), (x - half, y), (x + half, y)]], fill=fill, name="pointer")
    sheet.dots([(x, y)], colour=fill, width=2 * radius, name="disc")
    sheet.text(
        x, y - CAP_HEIGHT * size / 2, pointer.label,
        size=size, weight=BOLD, colour=text_on(fill), align="center",
    )  # fmt: skip
    if x <= sheet.width / 2:
        sheet.block(x + radius + GAP, y, pointer.lines, weight=HALF_BOLD)
    else:
        sheet.block(x - radius - GAP, y, pointer.lines, weight=HALF_BOLD, align="right")
