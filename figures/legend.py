"""Legend of a map: the unit, the steps from lowest to highest, then the special classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from figures.areas import place_marks
from figures.marking import OUTLINE
from figures.sheet import Box, Sheet
from figures.specs import Choropleth
from figures.style import CAP_HEIGHT, LEADING, SIZE, SMALL, wrap
from figures.tokens import COAST, INK, MUTED, NO_DATA, SCALE

SWATCH = (15.0, 9.0)
INDENT = SWATCH[0] + 6
ROW = 14.0
"""Distance of two rows of one line."""
HEAD = 11.0
GROUP_GAP = 4.0

Entry = tuple[int, str]
"""A label with its number: the steps', then the special classes', then the marked one's."""


def legend_height(spec: Choropleth, width: float) -> float:
    """Return the room the legend takes at a width."""
    return _height(spec, _rows(spec, width))


def place_legend(spec: Choropleth, sheet: Sheet, box: Box) -> None:
    """Set the legend from the upper left corner of ``box`` down, cut where that is too low."""
    y = box.top
    rows = _rows(spec, box.width, box.height)
    if spec.unit and rows:
        sheet.text(box.left, y - SMALL, spec.unit, size=SMALL, colour=MUTED)
        y -= HEAD
    outside = _outside(spec, rows)
    for number, lines in rows:
        if number == outside and spec.steps:
            y -= GROUP_GAP
        middle = y - ROW / 2
        width, height = SWATCH
        swatch = Box(box.left, middle - height / 2, box.left + width, middle + height / 2)
        place_swatch(spec, sheet, number, swatch)
        for line_number, line in enumerate(lines):
            baseline = middle - CAP_HEIGHT * SIZE / 2 - line_number * LEADING * SIZE
            sheet.text(box.left + INDENT, baseline, line)
        y -= ROW + (len(lines) - 1) * LEADING * SIZE


def _rows(spec: Choropleth, width: float, height: float = np.inf) -> list[tuple[int, list[str]]]:
    """Return the lines of every entry, with fewer each until all fit the height."""
    told = entries(spec)
    for most in (None, 4, 3, 2, 1):
        rows = [(number, wrap(label, width - INDENT, SIZE, most=most)) for number, label in told]
        if _height(spec, rows) <= height + 0.01:
            break
    return rows


def _height(spec: Choropleth, rows: Sequence[tuple[int, Sequence[str]]]) -> float:
    return (
        (HEAD if spec.unit and rows else 0.0)
        + sum(ROW + (len(lines) - 1) * LEADING * SIZE for _, lines in rows)
        + (GROUP_GAP if spec.steps and _outside(spec, rows) else 0.0)
    )


def _outside(spec: Choropleth, rows: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """Return the number of the first entry outside the scale, if there is one."""
    return next((number for number, _ in rows if number >= len(spec.steps)), None)


def entries(spec: Choropleth) -> list[Entry]:
    """Return the entries that have a label: steps, special classes, the marked municipality."""
    labels = [step.label for step in spec.steps] + [entry.label for entry in spec.specials]
    if spec.marked:
        labels.append(spec.marked_label)
    return [(number, label) for number, label in enumerate(labels) if label]


def place_swatch(spec: Choropleth, sheet: Sheet, number: int, box: Box) -> None:
    """Draw the sample of an entry."""
    if number < len(spec.steps):
        sheet.rectangle(box, fill=SCALE[len(spec.steps)][number], line=COAST, width=0.35)
        return
    if number == len(spec.steps) + len(spec.specials):
        rim = OUTLINE / 2
        outline = Box(box.left + rim, box.bottom + rim, box.right - rim, box.top - rim)
        sheet.rectangle(outline, line=INK, width=OUTLINE)
        return
    special = spec.specials[number - len(spec.steps)]
    # A counted class lies over any step; the lightest shows its marks best.
    ground = SCALE[len(spec.steps)][0] if special.counted and spec.steps else NO_DATA
    sheet.rectangle(box, fill=ground, line=COAST, width=0.35)
    ring = np.array(
        [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top),
         (box.left, box.top), (box.left, box.bottom)]
    )  # fmt: skip
    place_marks(special, sheet, [ring], ground=ground)
