"""100 pct. stacked bars: one standing bar in a narrow figure, lying bars otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.layout import FOOT, HEAD, legend_rows, place_unit, spread, wrap_all
from figures.sheet import Box, Sheet
from figures.specs import MAX_SEGMENTS, Bar, Segment, StackedBars
from figures.style import CAP_HEIGHT, LEADING, SIZE, column_width, text_on, text_width, wrap
from figures.tokens import MUTED, PARTS

NARROW = 340.0
"""Up to this width, in points, a single bar stands."""
STANDING = 54.0
THICKEST = 32.0
NAME_SHARE = 0.28
WORD_SHARE = 0.42
"""Names of lying bars take the first share of the width, a single long word up to the second."""
NARROWEST_NAME = 70.0
RIM = 0.5
"""Half of the white line between segments."""


@dataclass(frozen=True)
class Part:
    """A segment with its place on the bar, from 0 to 1, and its colours."""

    segment: Segment
    start: float
    end: float
    fill: str

    @property
    def middle(self) -> float:
        """Return the middle of the segment."""
        return (self.start + self.end) / 2


def place(spec: StackedBars, sheet: Sheet) -> None:
    """Place the whole chart on the sheet."""
    if not spec.bars or any(not 1 <= len(bar.segments) <= MAX_SEGMENTS for bar in spec.bars):
        raise ValueError(f"a bar has 1 to {MAX_SEGMENTS} segments")
    if len({tuple(segment.name for segment in bar.segments) for bar in spec.bars}) != 1:
        raise ValueError("all bars of a figure have the same segments")
    place_unit(sheet, spec.unit)
    if len(spec.bars) > 1:
        _place_lying(spec, sheet)
    elif sheet.width <= NARROW:
        _place_standing(spec.bars[0], sheet)
    else:
        _place_single(spec.bars[0], sheet)


def _parts(bar: Bar) -> list[Part]:
    total = sum(segment.value for segment in bar.segments)
    edge, parts = 0.0, []
    for segment, fill in zip(bar.segments, PARTS, strict=False):
        parts.append(Part(segment, edge, edge + segment.value / total, fill))
        edge = parts[-1].end
    return parts


def _place_standing(bar: Bar, sheet: Sheet) -> None:
    """Draw the bar at the left, first segment on top, and the names beside their segments."""
    top, length = sheet.height - HEAD, sheet.height - HEAD - FOOT
    text_left = STANDING + 24
    parts = _parts(bar)
    fits = [
        (part.end - part.start) * length >= SIZE + 2
        and text_width(part.segment.label, SIZE, 600) <= STANDING - 6
        for part in parts
    ]
    indents = [
        0.0 if fit else text_width(part.segment.label, SIZE, 600) + 5
        for part, fit in zip(parts, fits, strict=True)
    ]
    texts = wrap_all(
        [
            (part.segment.name, sheet.width - text_left - indent)
            for part, indent in zip(parts, indents, strict=True)
        ],
        room=length + 2 * SIZE, gap=3,
    )  # fmt: skip
    sizes = [len(lines) * LEADING * SIZE + 3 for lines in texts]
    wanted = [part.middle * length for part in parts]
    placed = spread(wanted, sizes, low=-SIZE, high=length + SIZE)
    for part, fit, indent, lines, at in zip(parts, fits, indents, texts, placed, strict=True):
        box = Box(0, top - part.end * length, STANDING, top - part.start * length)
        sheet.rectangle(_rimmed(box, part, standing=True), fill=part.fill)
        label, ground = part.segment.label, text_on(part.fill)
        middle = top - part.middle * length
        if fit:
            sheet.block(STANDING / 2, middle, [label], weight=600, colour=ground, align="center")
        else:
            first = top - at + (len(lines) - 1) / 2 * LEADING * SIZE
            sheet.block(text_left, first, [label], weight=600)
        elbow = [(STANDING + 3, middle), (STANDING + 9, middle),
                 (text_left - 9, top - at), (text_left - 4, top - at)]  # fmt: skip
        sheet.lines([elbow], colour=MUTED, width=0.5, name="leader")
        sheet.block(text_left + indent, top - at, lines)


def _place_single(bar: Bar, sheet: Sheet) -> None:
    """Draw one lying bar with the names of its segments below it."""
    parts = _parts(bar)
    texts, sizes = _names_below(parts, sheet)
    wanted = [part.start * sheet.width + size / 2 for part, size in zip(parts, sizes, strict=True)]
    placed = spread(wanted, sizes, low=0, high=sheet.width + 10)
    rows = max(len(lines) for lines in texts)
    room = sheet.height - HEAD - 19 - (rows + 1) * LEADING * SIZE
    bottom = sheet.height - HEAD - min(max(room, SIZE + 4), 1.3 * THICKEST)
    _place_bar(sheet, parts, Box(0, bottom, sheet.width, sheet.height - HEAD), labelled=False)
    for part, lines, at, size in zip(parts, texts, placed, sizes, strict=True):
        left = at - size / 2
        low, high = part.start * sheet.width + 0.75, part.end * sheet.width - 0.75
        hook = max(min(left + 0.75, high), low)
        # Slanting, for the leaders of tiny segments would run into one if they ran level.
        leader = [(hook, bottom - 2), (hook, bottom - 5), (left + 0.75, bottom - 13),
                  (left + 0.75, bottom - 15)]  # fmt: skip
        sheet.lines([leader], colour=MUTED, width=0.5, name="leader")
        y = bottom - 17 - CAP_HEIGHT * SIZE
        sheet.text(left, y, part.segment.label, weight=700)
        for number, line in enumerate(lines, start=1):
            sheet.text(left, y - number * LEADING * SIZE, line)


def _names_below(parts: Sequence[Part], sheet: Sheet) -> tuple[list[list[str]], list[float]]:
    """Return the lines of every name, and its width with the gap to the next.

    A name is about as wide as its segment, or as wide as all others where that is too much.
    """
    most = int((sheet.height - HEAD - 19 - SIZE - 4) / (LEADING * SIZE)) - 1
    even = (sheet.width + 10) / len(parts) - 10
    own = [max((part.end - part.start) * sheet.width - 8, NARROWEST_NAME) for part in parts]
    for widths in (
        [
            column_width([part.segment.name], width, sheet.width)
            for part, width in zip(parts, own, strict=True)
        ],
        [even] * len(parts),
    ):
        texts = [
            wrap(part.segment.name, width, SIZE, most=most)
            for part, width in zip(parts, widths, strict=True)
        ]
        sizes = [
            max(text_width(part.segment.label, SIZE, 700), *(text_width(n, SIZE) for n in lines))
            + 10
            for part, lines in zip(parts, texts, strict=True)
        ]
        if sum(sizes) <= sheet.width + 10:
            break
    return texts, sizes


def _place_lying(spec: StackedBars, sheet: Sheet) -> None:
    """Draw lying bars below each other, their names at the left, the segments' names on top."""
    entries = [(part.fill, part.segment.name) for part in _parts(spec.bars[0])]
    top = legend_rows(sheet, entries, top=sheet.height - HEAD + 4) - 6
    width = column_width(
        (bar.name for bar in spec.bars), NAME_SHARE * sheet.width, WORD_SHARE * sheet.width
    )
    names = [wrap(bar.name, width, SIZE) for bar in spec.bars]
    reach = max(text_width(line, SIZE) for lines in names for line in lines)
    left = reach + 8 if reach else 0.0
    # Below every bar there may stand labels, below the last one in the room of the foot.
    thickness = min((top - FOOT) / (len(spec.bars) * 1.7 - 0.7), THICKEST)
    pitch = (top - FOOT - thickness) / (len(spec.bars) - 1)
    for number, (bar, lines) in enumerate(zip(spec.bars, names, strict=True)):
        middle = top - thickness / 2 - number * pitch
        box = Box(left, middle - thickness / 2, sheet.width, middle + thickness / 2)
        sheet.block(reach, middle, lines, align="right")
        _place_bar(sheet, _parts(bar), box, labelled=True)


def _place_bar(sheet: Sheet, parts: Sequence[Part], box: Box, *, labelled: bool) -> None:
    """Draw a lying bar; labels that do not fit their segments stand below it."""
    outside = []
    for part in parts:
        left = box.left + part.start * box.width
        segment = Box(left, box.bottom, left + (part.end - part.start) * box.width, box.top)
        sheet.rectangle(_rimmed(segment, part, standing=False), fill=part.fill)
        if not labelled:
            continue
        label = part.segment.label
        if text_width(label, SIZE, 600) <= segment.width - 4:
            middle = (segment.left + segment.right) / 2
            sheet.block(
                middle, (box.bottom + box.top) / 2, [label],
                weight=600, colour=text_on(part.fill), align="center",
            )  # fmt: skip
        elif label:
            outside.append(((segment.left + segment.right) / 2, label))
    sizes = [text_width(label, SIZE, 600) + 5 for _, label in outside]
    centres = spread([x for x, _ in outside], sizes, low=box.left - 4, high=sheet.width + 2.5)
    for (x, label), at in zip(outside, centres, strict=True):
        sheet.lines([[(x, box.bottom - 1), (at, box.bottom - 4)]], colour=MUTED, width=0.5)
        sheet.text(at, box.bottom - 5.5 - CAP_HEIGHT * SIZE, label, weight=600, align="center")


def _rimmed(box: Box, part: Part, *, standing: bool) -> Box:
    """Return the segment without half of the white line towards its neighbours, never nothing."""
    rim = min(RIM, (box.height if standing else box.width) / 4)
    first, last = rim * (part.start > 0), rim * (part.end < 1 - 1e-9)
    if standing:
        return Box(box.left, box.bottom + last, box.right, box.top - first)
    return Box(box.left + first, box.bottom, box.right - last, box.top)
