"""100 pct. bars: a pair of standing ones, or one alone, which lies where there is room."""

from __future__ import annotations

from figures.infographics.specs import MAX_PARTS, MAX_WHOLES, ShareBars, Whole
from figures.infographics.stacks import (
    EDGE,
    LEADER,
    LENGTH,
    RIM,
    Place,
    Stack,
    pieces,
    place_names,
    place_stacks,
)
from figures.infographics.texts import BOLD, MIDDLE, height_of, lines_down, number_and_name
from figures.layout import spread
from figures.sheet import Box, Sheet
from figures.style import CAP_HEIGHT, LEADING, SIZE, SMALL, column_width, text_on, text_width, wrap
from figures.tokens import MAIN, MUTED

NARROW = 260.0
"""Up to this width, in points, a single bar stands."""
BAR, NARROW_BAR = 64.0, 38.0
GAP, NARROW_GAP = 36.0, 22.0
STANDING = 54.0
THICKNESS = 40.0
TOTAL_SHARE = 0.32
"""The total of a standing bar's parts has at most this share of the width."""
BRACKET = 5.0
NARROWEST_NAME = 70.0


def place(spec: ShareBars, sheet: Sheet) -> float:
    """Place the bars from the top of the sheet down; return where they end."""
    if not 1 <= len(spec.wholes) <= MAX_WHOLES:
        raise ValueError(f"1 to {MAX_WHOLES} wholes stand beside each other")
    if not all(1 <= len(whole.parts) <= MAX_PARTS for whole in spec.wholes):
        raise ValueError(f"a whole has 1 to {MAX_PARTS} parts")
    if len(spec.wholes) > 1:
        return _place_pair(spec, sheet)
    if sheet.width <= NARROW:
        return _place_standing(spec.wholes[0], sheet)
    return _place_lying(spec.wholes[0], sheet)


def _place_pair(spec: ShareBars, sheet: Sheet) -> float:
    narrow = sheet.width <= NARROW
    width, gap = (NARROW_BAR, NARROW_GAP) if narrow else (BAR, GAP)
    stacks = [
        Stack(whole.name, spec.whole_label, pieces(whole.parts, whole.rest))
        for whole in spec.wholes
    ]
    base = sheet.height - SIZE - 6 - LENGTH
    pitch = width + gap
    standing = Place(first=pitch / 2 - 3, pitch=pitch, width=width, base=base)
    end = place_stacks(sheet, stacks, standing, most=100)
    left = standing.first + pitch + width / 2 + LEADER
    place_names(sheet, stacks[-1], standing, number=len(stacks) - 1, most=100, left=left)
    return end


def _place_standing(whole: Whole, sheet: Sheet) -> float:
    """Draw one bar with the total of its parts at the left and their names at the right."""
    base = sheet.height - SIZE - LENGTH
    reach = 0.0
    if whole.total:
        amount = (whole.total.label, whole.total.name)
        wanted = 0.22 * sheet.width
        reach = column_width([whole.total.name], wanted, TOTAL_SHARE * sheet.width)
        part = sum(part.value for part in whole.parts) / 100 * LENGTH
        x = reach + 6 + BRACKET
        bracket = [(x, base), (x - BRACKET, base), (x - BRACKET, base + part), (x, base + part)]
        sheet.lines([bracket], colour=MAIN, width=1, name="bracket")
        lines = wrap(whole.total.name, reach, SIZE)
        height = MIDDLE * 1.3 + height_of(lines)
        top = min(base + part / 2 + height / 2, sheet.height - 2)
        number_and_name(sheet, reach, top, amount, width=reach, size=MIDDLE, align="right")
        reach = x + 3
    stack = Stack(whole.name, "", pieces(whole.parts, whole.rest))
    standing = Place(first=reach + STANDING / 2, pitch=STANDING + 6, width=STANDING, base=base)
    end = place_stacks(sheet, [stack], standing, most=100)
    place_names(sheet, stack, standing, number=0, most=100, left=reach + STANDING + LEADER)
    return end


def _place_lying(whole: Whole, sheet: Sheet) -> float:
    """Draw one lying bar: the total of its parts above it, numbers in it or below, names below."""
    top = sheet.height - 1
    if whole.name:
        top = lines_down(sheet, 0, top, wrap(whole.name, sheet.width, SIZE, 600), weight=600) - 4
    if whole.total:
        label, name = whole.total.label, whole.total.name
        wide = text_width(label, MIDDLE, BOLD)
        lines = wrap(name, sheet.width - wide - 6, SIZE)
        y = top - CAP_HEIGHT * MIDDLE
        sheet.text(0, y, label, size=MIDDLE, weight=BOLD)
        for number, line in enumerate(lines):
            sheet.text(wide + 6, y - number * LEADING * SIZE, line)
        right = sum(part.value for part in whole.parts) / 100 * sheet.width
        y -= (len(lines) - 1) * LEADING * SIZE + 5 + BRACKET
        bracket = [(0.5, y), (0.5, y + BRACKET), (right - 0.5, y + BRACKET), (right - 0.5, y)]
        sheet.lines([bracket], colour=MAIN, width=1, name="bracket")
        top = y - 2
    bar = Box(0, top - THICKNESS, sheet.width, top)
    return _place_names_below(whole, sheet, bar, _place_parts(whole, sheet, bar))


def _place_parts(whole: Whole, sheet: Sheet, bar: Box) -> list[tuple[float, float, bool]]:
    """Draw the parts of a lying bar; return where each begins and ends, and if its number is in."""
    edge, placed = bar.left, []
    for piece in pieces(whole.parts, whole.rest):
        left, edge = edge, edge + piece.amount.value / 100 * bar.width
        rim = min(RIM, (edge - left) / 4)
        if piece.outlined:
            inner = Box(left, bar.bottom + EDGE / 2, edge - EDGE / 2, bar.top - EDGE / 2)
            sheet.rectangle(inner, fill=piece.fill, line=MUTED, width=EDGE)
        elif edge > left:
            box = Box(left + (left > bar.left) * rim, bar.bottom, edge - rim, bar.top)
            sheet.rectangle(box, fill=piece.fill)
        inside = text_width(piece.amount.label, MIDDLE, BOLD) <= edge - left - 6
        if inside:
            sheet.text(
                (left + edge) / 2, (bar.bottom + bar.top - CAP_HEIGHT * MIDDLE) / 2,
                piece.amount.label, size=MIDDLE, weight=BOLD, colour=text_on(piece.fill),
                align="center",
            )  # fmt: skip
        placed.append((left, edge, inside))
    return placed


def _place_names_below(
    whole: Whole, sheet: Sheet, bar: Box, placed: list[tuple[float, float, bool]]
) -> float:
    """Set the names of the parts below a lying bar, each from its part's left edge on."""
    texts, sizes = [], []
    even = (sheet.width + 10) / len(placed) - 10
    own = [max(end - start - 8, NARROWEST_NAME) for start, end, _ in placed]
    for widths in (own, [even] * len(placed)):
        texts = [
            wrap(share.name, column_width([share.name], width, even), SIZE)
            for share, width in zip(whole.shares, widths, strict=True)
        ]
        sizes = [
            max(text_width(share.label, SIZE, BOLD), *(text_width(line, SIZE) for line in lines))
            + 10
            for share, lines in zip(whole.shares, texts, strict=True)
        ]
        if sum(sizes) <= sheet.width + 10:
            break
    wanted = [start + size / 2 for (start, _, _), size in zip(placed, sizes, strict=True)]
    centres = spread(wanted, sizes, low=0, high=sheet.width + 10)
    ends = []
    for share, lines, at, size, (start, end, inside) in zip(
        whole.shares, texts, centres, sizes, placed, strict=True
    ):
        left = at - size / 2
        hook = max(min(left + 0.75, end - 0.75), min(start + 0.75, end))
        leader = [(hook, bar.bottom - 2), (hook, bar.bottom - 5), (left + 0.75, bar.bottom - 12),
                  (left + 0.75, bar.bottom - 14)]  # fmt: skip
        sheet.lines([leader], colour=MUTED, width=0.5, name="leader")
        top = bar.bottom - 17
        if not inside:
            top = lines_down(sheet, left, top, [share.label], weight=BOLD)
        ends.append(lines_down(sheet, left, top, lines))
    return min(ends) + SIZE - SMALL
