"""Squares of a hundred dots, the parts filled in from the lower left, with numbers beside."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from figures.infographics.specs import DOTS, MAX_PARTS, MAX_WHOLES, PartOfWhole, Whole
from figures.infographics.texts import BIG, BOLD, HALF_BOLD, lines_down, number_and_name
from figures.sheet import Sheet
from figures.style import CAP_HEIGHT, SIZE, column_width, text_width, wrap
from figures.tokens import MUTED, PARTS

ROWS = 10
SIDE = 118.0
"""Side of a square, in points, where there is room."""
FILLED = 0.74
"""A dot's share of the room it has."""
RING = 0.9
CORNERS = 20
"""So many make a circle this small round."""
GAP = 20.0
BESIDE = 250.0
"""From this width on, a single square has its numbers at its right."""


def place(spec: PartOfWhole, sheet: Sheet) -> float:
    """Place the squares from the top of the sheet down; return where their texts end."""
    if not 1 <= len(spec.wholes) <= MAX_WHOLES:
        raise ValueError(f"1 to {MAX_WHOLES} wholes stand beside each other")
    for whole in spec.wholes:
        if not 1 <= len(whole.parts) <= MAX_PARTS:
            raise ValueError(f"a whole has 1 to {MAX_PARTS} parts")
        if sum(_dots(whole)) > DOTS:
            raise ValueError(f"a whole has {DOTS} dots")
    if len(spec.wholes) == 1 and sheet.width >= BESIDE:
        return _place_beside(spec.wholes[0], sheet)
    pitch = min((sheet.width + GAP) / len(spec.wholes), 2.2 * SIDE)
    width = pitch - GAP
    names = [wrap(whole.name, width, SIZE, HALF_BOLD) for whole in spec.wholes]
    # The squares of a pair stand level, however many lines their names have.
    under = [
        lines_down(sheet, n * pitch, sheet.height - 1, lines, weight=HALF_BOLD)
        for n, lines in enumerate(names)
    ]
    top = min(under) - 3
    side = min(SIDE, width)
    ends = []
    for number, whole in enumerate(spec.wholes):
        _place_dots(whole, sheet, number * pitch, top, side)
        ends.append(_place_texts(whole, sheet, number * pitch, top - side - 9, width))
    return min(ends)


def _dots(whole: Whole) -> list[int]:
    return [round(part.value) for part in whole.parts]


def _place_beside(whole: Whole, sheet: Sheet) -> float:
    """Draw one square with its name and numbers at its right."""
    top = sheet.height - 1
    _place_dots(whole, sheet, 0, top, SIDE)
    left = SIDE + GAP
    width = sheet.width - left
    name = wrap(whole.name, width, SIZE, HALF_BOLD) if whole.name else []
    y = lines_down(sheet, left, top - 2, name, weight=HALF_BOLD)
    return min(_place_texts(whole, sheet, left, y - 7 * bool(name), width), top - SIDE - 2)


def _place_dots(whole: Whole, sheet: Sheet, left: float, top: float, side: float) -> None:
    """Draw a hundred dots in rows from below, each part in its colour, the rest as rings."""
    pitch = side / ROWS
    places = [
        (left + (n % ROWS + 0.5) * pitch, top - side + (n // ROWS + 0.5) * pitch)
        for n in range(DOTS)
    ]
    start = 0
    for number, count in enumerate(_dots(whole)):
        dots = places[start : start + count]
        sheet.dots(dots, colour=PARTS[number], width=FILLED * pitch, name="part")
        start += count
    _rings(sheet, places[start:], FILLED * pitch, name="rest")


def _rings(sheet: Sheet, places: Sequence[tuple[float, float]], width: float, name: str) -> None:
    """Draw circles so wide, line included, as outlines of their own.

    A light dot on a dark one would show wherever a screen moves the two to different pixels.
    """
    radius = (width - RING) / 2
    angles = [2 * pi * n / CORNERS for n in range(CORNERS)]
    rings = [[(x + radius * cos(a), y + radius * sin(a)) for a in angles] for x, y in places]
    sheet.areas(rings, line=MUTED, width=RING, name=name)


def _place_texts(whole: Whole, sheet: Sheet, left: float, top: float, width: float) -> float:
    """Set the message large, then what it consists of and what is left, each with its dot."""
    message = whole.total or whole.parts[0]
    y = number_and_name(sheet, left, top, (message.label, message.name), width=width, size=BIG)
    entries = [(PARTS[n], part) for n, part in enumerate(whole.parts)] if whole.total else []
    if whole.rest and whole.rest.name:
        entries.append(("", whole.rest))
    y -= 5 * bool(entries)
    reach = max((text_width(entry.label, SIZE, BOLD) for _, entry in entries), default=0.0)
    for colour, entry in entries:
        middle = y - CAP_HEIGHT * SIZE / 2
        if colour:
            sheet.dots([(left + 3.5, middle)], colour=colour, width=7, name="key")
        else:
            _rings(sheet, [(left + 3.5, middle)], 7, name="key")
        sheet.text(left + 11, y - CAP_HEIGHT * SIZE, entry.label, weight=BOLD)
        indent = 11 + reach + 4
        room = column_width([], width - indent, width)
        y = lines_down(sheet, left + indent, y, wrap(entry.name, room, SIZE)) - 2.5
    return y
