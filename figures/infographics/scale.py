"""A scale from end to end with pointers: the first above it, the second below."""

from __future__ import annotations

from figures.infographics.specs import MAX_POINTERS, Amount, Scale
from figures.infographics.texts import BIG, BOLD, MIDDLE, fitting, height_of
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


def place(spec: Scale, sheet: Sheet) -> float:
    """Place the scale from the top of the sheet down; return where it ends."""
    low, high = spec.marks[0].value, spec.marks[-1].value
    values = [amount.value for amount in (*spec.marks, *spec.pointers)]
    if not 1 <= len(spec.pointers) <= MAX_POINTERS:
        raise ValueError(f"a scale has 1 to {MAX_POINTERS} pointers")
    if len(spec.marks) < 2 or min(values) < low or max(values) > high or high <= low:
        raise ValueError("the marks of a scale enclose its pointers")
    sized = [_disc(pointer, sheet) for pointer in spec.pointers]
    top = sheet.height - 1 - 2 * sized[0][0] - STEM
    band = Box(0.5, top - BAND, sheet.width - 0.5, top)
    _place_band(spec.marks, sheet, band)
    end = band.bottom - 1
    for number, (pointer, disc) in enumerate(zip(spec.pointers, sized, strict=True)):
        share = (pointer.value - low) / (high - low)
        _place_pointer(sheet, pointer, disc, band, share=share, above=not number)
        if number:
            end = band.bottom - STEM - 2 * disc[0] - 1
    return end


def _disc(pointer: Amount, sheet: Sheet) -> tuple[float, float]:
    """Return a pointer's radius and the size of its number."""
    widest = max(WIDEST_DISC * sheet.width, RADIUS)
    size = fitting(pointer.label, 2 * widest - 8, (BIG, MIDDLE, SIZE)) or SIZE
    size = min(size, MIDDLE)
    return max(RADIUS, min(text_width(pointer.label, size, BOLD) / 2 + 5, widest)), size


def _place_band(marks: tuple[Amount, ...], sheet: Sheet, band: Box) -> None:
    """Draw the scale with its marks set in it, those at its ends within it."""
    sheet.rectangle(band, fill=TINT, line=MUTED, width=0.75)
    low, high = marks[0].value, marks[-1].value
    y = (band.top + band.bottom) / 2 - CAP_HEIGHT * SIZE / 2
    for number, mark in enumerate(marks):
        x = band.left + (mark.value - low) / (high - low) * band.width
        if 0 < number < len(marks) - 1:
            sheet.text(x, y, mark.label, weight=600, align="center")
            ticks = [[(x, band.top), (x, band.top - TICK)],
                     [(x, band.bottom), (x, band.bottom + TICK)]]  # fmt: skip
            sheet.lines(ticks, colour=MUTED, width=0.75, name="mark")
        elif number:
            sheet.text(x - 5, y, mark.label, weight=600, align="right")
        else:
            sheet.text(x + 5, y, mark.label, weight=600)


def _place_pointer(
    sheet: Sheet, pointer: Amount, disc: tuple[float, float], band: Box, *, share: float,
    above: bool,
) -> None:  # fmt: skip
    """Draw a disc whose point touches the scale, its name beside it where there is more room."""
    radius, size = disc
    fill = PARTS[0] if above else PARTS[1]
    tip = band.left + share * band.width
    x = max(radius, min(tip, sheet.width - radius))
    edge = band.top if above else band.bottom
    way = 1 if above else -1
    y = edge + way * (STEM + radius)
    # The sides of the point run into the disc, so that no seam shows between the two.
    half = 0.62 * radius
    sheet.areas([[(tip, edge), (x - half, y), (x + half, y)]], fill=fill, name="pointer")
    sheet.dots([(x, y)], colour=fill, width=2 * radius, name="disc")
    sheet.text(
        x, y - CAP_HEIGHT * size / 2, pointer.label,
        size=size, weight=BOLD, colour=text_on(fill), align="center",
    )  # fmt: skip
    left = x - radius - GAP
    right = sheet.width - x - radius - GAP
    # As many lines as stand beside the disc.
    most = max(int((2 * radius + STEM - 2) / height_of([""])), 1)
    lines = wrap(pointer.name, max(left, right), SIZE, 600, most=most)
    if right >= left:
        sheet.block(x + radius + GAP, y, lines, weight=600)
    else:
        sheet.block(x - radius - GAP, y, lines, weight=600, align="right")
