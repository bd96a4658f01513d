"""Legend of a small map: small type in two columns, whichever division of them is lowest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.legend import Entry, entries, place_swatch
from figures.sheet import Box, Sheet
from figures.specs import Choropleth
from figures.style import CAP_HEIGHT, SMALL, text_width, words, wrap
from figures.tokens import MUTED

SWATCH = (10.0, 6.4)
INDENT = SWATCH[0] + 4
LINE = 8.2
ROW = 9.4
"""Distance of two rows of one line."""
HEAD = 9.4
BETWEEN = 7.0
"""Points between the columns."""
SHARE = 0.5
"""The legend takes at most this share of the sheet's height, as far as one line a label allows."""

Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Column:
    """Entries one below the other, with their lines, ``left`` points from the legend's edge."""

    left: float
    rows: Rows

    @property
    def height(self) -> float:
        """Return the room the column takes."""
        return sum(ROW + (len(lines) - 1) * LINE for _, lines in self.rows)


def legend_height(spec: Choropleth, width: float, most: float) -> float:
    """Return the room the legend takes at a width, ``most`` as far as its labels allow."""
    columns = _columns(spec, width, most)
    return max((column.height for column in columns), default=0.0) + _head(spec, columns)


def place_legend(spec: Choropleth, sheet: Sheet, box: Box) -> None:
    """Set the legend from the upper left corner of ``box`` down."""
    columns = _columns(spec, box.width, box.height)
    head = _head(spec, columns)
    if head:
        (unit,) = wrap(spec.unit, box.width, SMALL, most=1)
        sheet.text(box.left, box.top - SMALL, unit, size=SMALL, colour=MUTED)
    for column in columns:
        y, left = box.top - head, box.left + column.left
        for number, lines in column.rows:
            middle = y - ROW / 2
            width, height = SWATCH
            swatch = Box(left, middle - height / 2, left + width, middle + height / 2)
            place_swatch(spec, sheet, number, swatch)
            for line_number, line in enumerate(lines):
                baseline = middle - CAP_HEIGHT * SMALL / 2 - line_number * LINE
                sheet.text(left + INDENT, baseline, line, size=SMALL)
            y -= ROW + (len(lines) - 1) * LINE


def _head(spec: Choropleth, columns: Sequence[Column]) -> float:
    return HEAD if spec.unit and columns else 0.0


def _columns(spec: Choropleth, width: float, room: float) -> list[Column]:
    """Return the columns of the lowest division; with fewer lines a label until they fit.

    The steps by themselves read best: that is worth a row, where there is room for it.
    """
    told = entries(spec)
    steps = [entry for entry in told if entry[0] < len(spec.steps)]
    cuts = dict.fromkeys([len(steps), (len(told) + 1) // 2, len(told)])
    columns: list[Column] = []
    for most in (None, 3, 2, 1):
        lowest = [
            min(_divided(told[:cut], told[cut:], width, most), key=_tallest) for cut in cuts if told
        ]
        columns = min(lowest, key=_tallest, default=[])
        fitting = room - (HEAD if spec.unit else 0.0) + 0.01
        if lowest and _tallest(lowest[0]) <= min(_tallest(columns) + ROW, fitting):
            columns = lowest[0]
        if _tallest(columns) <= fitting:
            break
    return columns


def _tallest(columns: Sequence[Column]) -> float:
    return max((column.height for column in columns), default=0.0)


def _divided(
    first: Sequence[Entry], second: Sequence[Entry], width: float, most: int | None
) -> list[list[Column]]:
    """Return the ways to set one column, or two of which one or neither is as wide as it likes."""
    if not (first and second):
        return [[Column(0.0, _wrapped([*first, *second], width - INDENT, most))]]
    natural, least = (
        [max(text_width(part, SMALL) for part in parts) + INDENT + 0.1 for parts in own]
        for own in (
            [[label for _, label in column] for column in (first, second)],
            [[word for _, label in column for word in words(label)] for column in (first, second)],
        )
    )
    room = width - BETWEEN
    lefts = [natural[0], room - natural[1], room / 2]
    if sum(natural) <= room:
        lefts = lefts[:1]
    elif sum(least) <= room:
        # No word is parted that need not be.
        lefts = [min(max(left, least[0]), room - least[1]) for left in lefts]
    else:
        lefts = lefts[2:]
    ways = []
    for left in dict.fromkeys(lefts):
        start = left + BETWEEN
        ways.append(
            [
                Column(0.0, _wrapped(first, left - INDENT, most)),
                Column(start, _wrapped(second, width - start - INDENT, most)),
            ]
        )
    return ways


def _wrapped(own: Sequence[Entry], width: float, most: int | None) -> Rows:
    return [(number, wrap(label, width, SMALL, most=most)) for number, label in own]
