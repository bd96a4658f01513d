"""Panels of words: a text where numbers are lacking, and criteria beside each other."""

from __future__ import annotations

from figures.infographics.specs import MAX_CRITERIA, Criteria, Criterion, TextPanel
from figures.infographics.texts import BOLD, height_of, lines_down
from figures.sheet import Box, Sheet
from figures.style import CAP_HEIGHT, LEADING, SIZE, text_on, wrap
from figures.tokens import MAIN, TEXT_PT, TINT

PAD = 12.0
RULE_WIDTH = 3.0
WORDS = TEXT_PT["lead"]
"""Size of a text that stands for a figure."""
HEAD = 22.0
"""Height of a criterion's head."""
HEAD_SIZE = TEXT_PT["body"]
GAP = 10.0
NARROWEST = 120.0
"""Criteria narrower than this stand below each other."""
INDENT = 8.0
AFTER = 4.0
"""Between two points of a criterion."""


def place_text(spec: TextPanel, sheet: Sheet) -> float:
    """Place a text on a tinted ground from the top of the sheet down; return where it ends."""
    lines = wrap(spec.text, sheet.width - 2 * PAD - RULE_WIDTH, WORDS, 600)
    height = height_of(lines, WORDS) + 2 * PAD - (LEADING - CAP_HEIGHT) * WORDS / 2
    top = sheet.height
    sheet.rectangle(Box(0, top - height, sheet.width, top), fill=TINT)
    sheet.rectangle(Box(0, top - height, RULE_WIDTH, top), fill=MAIN)
    left = RULE_WIDTH + PAD
    lines_down(sheet, left, top - PAD, lines, size=WORDS, weight=600, colour=MAIN)
    return top - height


def place_criteria(spec: Criteria, sheet: Sheet) -> float:
    """Place criteria from the top of the sheet down; return where the last one ends."""
    count = len(spec.parts)
    if not 2 <= count <= MAX_CRITERIA:
        raise ValueError(f"2 to {MAX_CRITERIA} criteria stand beside each other")
    width = (sheet.width - (count - 1) * GAP) / count
    if width < NARROWEST:
        top = sheet.height
        for part in spec.parts:
            top = _place_criterion(part, sheet, Box(0, 0, sheet.width, top)) - GAP
        return top + GAP
    height = max(_height(part, width) for part in spec.parts)
    for number, part in enumerate(spec.parts):
        left = number * (width + GAP)
        box = Box(left, 0, left + width, sheet.height)
        _place_criterion(part, sheet, box, height=height)
    return sheet.height - height


def _points(part: Criterion, width: float) -> list[list[str]]:
    return [wrap(point, width - 2 * GAP - INDENT, SIZE) for point in part.points]


def _heads(part: Criterion, width: float) -> list[str]:
    return wrap(part.title, width - 2 * GAP, HEAD_SIZE, BOLD)


def _height(part: Criterion, width: float) -> float:
    points = sum(height_of(lines) + AFTER for lines in _points(part, width))
    return _head_height(part, width) + 2 * GAP + points - AFTER


def _head_height(part: Criterion, width: float) -> float:
    return HEAD + (len(_heads(part, width)) - 1) * LEADING * HEAD_SIZE


def _place_criterion(
    part: Criterion, sheet: Sheet, room: Box, *, height: float | None = None
) -> float:
    """Draw a criterion at the top of its room, as high as told or as it must be."""
    bottom = room.top - (height or _height(part, room.width))
    under = room.top - _head_height(part, room.width)
    sheet.rectangle(Box(room.left, bottom, room.right, under), fill=TINT)
    sheet.rectangle(Box(room.left, under, room.right, room.top), fill=MAIN)
    left = room.left + GAP
    sheet.block(
        left, (under + room.top) / 2, _heads(part, room.width),
        size=HEAD_SIZE, weight=BOLD, colour=text_on(MAIN),
    )  # fmt: skip
    y = under - GAP
    for lines in _points(part, room.width):
        sheet.text(left, y - CAP_HEIGHT * SIZE, "•", weight=BOLD, colour=MAIN)
        y = lines_down(sheet, left + INDENT, y, lines) - AFTER
    return bottom
