"""Where a series over time is broken: a thin dashed rule between two points, with its mark."""

from __future__ import annotations

from figures.frame import Frame
from figures.sheet import Box, Sheet, text_box
from figures.specs import TimeSeries
from figures.style import SMALL
from figures.tokens import MUTED

DASH, SPACE = 2.2, 1.8
WIDTH = 0.6
CLEAR = 1.2
"""Points that a label keeps from a rule."""
LOWER = 9.0
"""Points that a mark stands lower where the unit is in its way."""


def place_breaks(spec: TimeSeries, sheet: Sheet, frame: Frame) -> list[Box]:
    """Draw the rules behind the series and set their marks; return what labels keep clear of."""
    rules = []
    for one in spec.breaks:
        if not 0 < one.before < len(spec.series[0].points):
            raise ValueError("a break is between two points of a series")
        x = (frame.x(one.before - 1) + frame.x(one.before)) / 2
        baseline = sheet.height - SMALL
        box = text_box(x, baseline, one.mark, size=SMALL, weight=600, align="center")
        if any(box.meets(other) for _, other in sheet.texts):
            baseline -= LOWER
        box = sheet.text(
            x, baseline, one.mark, size=SMALL, weight=600, colour=MUTED, align="center"
        )
        sheet.lines(
            _dashes(x, frame.bottom, box.bottom), colour=MUTED, width=WIDTH, name="break",
            behind=True,
        )  # fmt: skip
        rules.append(Box(x - CLEAR, frame.bottom, x + CLEAR, box.top))
    return rules


def _dashes(x: float, bottom: float, top: float) -> list[list[tuple[float, float]]]:
    """Return an upright dashed line as its pieces, from the foot up."""
    pieces = []
    while bottom < top:
        pieces.append([(x, bottom), (x, min(bottom + DASH, top))])
        bottom += DASH + SPACE
    return pieces
