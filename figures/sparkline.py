"""A series as one small line without text, to stand beside the numbers it shows."""

from __future__ import annotations

from figures.frame import Frame, lay_frame
from figures.lines import runs_of, spots_of
from figures.sheet import Sheet
from figures.specs import MAX_POINTS, Sparkline, TimeSeries
from figures.tokens import ACCENT, MAIN, MUTED

RIM = 3.2
"""Points between the sheet's sides and the first and last point, the highest and the lowest."""
LINE = 1.1
DOT, LAST = 2.0, 4.2
FEWEST = 3
"""Of fewer known points no line is drawn: they are a comparison and no development."""

SPAN = 0.1
"""The scale spans at least this part of the highest value: a small change stays a small one."""


def place(spec: Sparkline, sheet: Sheet) -> None:
    """Place the line on the sheet: dots at its points, a larger one at the last that is known.

    The scale is the series' own, from its lowest to its highest value; a level line stands in the
    middle.
    """
    if not 1 <= len(spec.series.points) <= MAX_POINTS:
        raise ValueError(f"a sparkline has 1 to {MAX_POINTS} points")
    frame = _frame(spec, sheet)
    spots = spots_of(spec.series, frame)
    if len(spots) >= FEWEST:
        runs = runs_of(spec.series, frame, spec.breaks)
        sheet.lines(runs, colour=MAIN, width=LINE, name="series")
    places = [(x, y) for x, y, _ in spots]
    sheet.dots(places[:-1], colour=MUTED if len(spots) < FEWEST else MAIN, width=DOT)
    sheet.dots(places[-1:], colour=ACCENT, width=LAST, name="last")


def _frame(spec: Sparkline, sheet: Sheet) -> Frame:
    chart = TimeSeries(form="lines", unit="", series=(spec.series,), ticks=())
    laid = lay_frame(chart, top=sheet.height - RIM, right=sheet.width)
    values = [p.value for p in spec.series.points if p.value is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    spread = max(high - low, SPAN * max(abs(low), abs(high))) or 1.0
    low, high = (low + high - spread) / 2, (low + high + spread) / 2
    slots = laid.places[-1]
    rim = RIM * slots / (sheet.width - 2 * RIM) if slots else 0.5
    return Frame(
        left=0.0, right=sheet.width, bottom=RIM, top=sheet.height - RIM, low=low, high=high,
        places=laid.places, rim=rim,
    )  # fmt: skip
