"""The frame of a time series: values at the left, years below, grid lines behind."""

from __future__ import annotations

from dataclasses import dataclass

from figures.layout import FOOT
from figures.sheet import Box, Sheet
from figures.specs import TimeSeries
from figures.style import CAP_HEIGHT, SIZE, SMALL, text_width
from figures.tokens import INK, MUTED, RULE

Line = list[tuple[float, float]]
BELOW = 11.0
"""Room between years and base for the labels of negative columns."""
CLEAR = 1.5
"""Points between a label and the grid line that it interrupts."""


@dataclass(frozen=True)
class Frame:
    """Where values and points in time stand on the sheet."""

    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float
    count: int

    @property
    def slot(self) -> float:
        """Return the width that one point in time has."""
        return (self.right - self.left) / self.count

    def x(self, index: int) -> float:
        """Return the middle of a point in time."""
        return self.left + (index + 0.5) * self.slot

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom + (value - self.low) / (self.high - self.low) * (self.top - self.bottom)


def place_frame(spec: TimeSeries, sheet: Sheet, *, top: float, right: float) -> Frame:
    """Set ticks and years between the sheet's left edge and ``right``; return the frame."""
    values = [p.value for series in spec.series for p in series.points if p.value is not None]
    marks = [tick.value for tick in spec.ticks]
    floor = [0.0] if spec.form == "columns" or not marks else []
    low, high = min(values + marks + floor, default=0.0), max(values + marks + floor, default=1.0)
    years = [point.x for point in spec.series[0].points]
    tick_width = max((text_width(tick.label, SMALL) for tick in spec.ticks), default=0.0)
    frame = Frame(
        left=tick_width + 6 if spec.ticks else 0.0,
        right=right,
        bottom=FOOT + (BELOW if spec.form == "columns" and min(values, default=0) < 0 else 0),
        top=top,
        low=low,
        high=high if high > low else low + 1,
        count=len(years),
    )
    for tick in spec.ticks:
        y = frame.y(tick.value) - CAP_HEIGHT * SMALL / 2
        sheet.text(tick_width, y, tick.label, size=SMALL, colour=MUTED, align="right")
    _place_years(sheet, frame, years)
    return frame


def place_grid(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Draw the grid behind all that is placed, and leave it out where it would cross a label."""
    base = 0.0 if frame.low <= 0 <= frame.high else frame.low
    lines = []
    for tick in spec.ticks:
        if tick.value != base:
            y = frame.y(tick.value)
            crossed = [
                box
                for _, box in sheet.texts
                if box.bottom - 0.5 < y < box.top + 0.5 and box.left < frame.right
            ]
            lines += _without(frame.left, frame.right, y, crossed)
    sheet.lines(lines, colour=RULE, width=0.5, name="grid", behind=True)
    y = frame.y(base)
    sheet.lines([[(frame.left, y), (frame.right, y)]], colour=MUTED, width=0.75, name="base")


def _without(left: float, right: float, y: float, crossed: list[Box]) -> list[Line]:
    """Return the level line as the pieces outside the boxes."""
    pieces = []
    for box in sorted(crossed, key=lambda box: box.left):
        if box.left - CLEAR > left:
            pieces.append([(left, y), (min(box.left - CLEAR, right), y)])
        left = max(left, box.right + CLEAR)
    return [*pieces, [(left, y), (right, y)]] if left < right else pieces


def _place_years(sheet: Sheet, frame: Frame, years: list[str]) -> None:
    """Set every year, or every second, third … counted from the last, whichever first fits."""
    widest = max(text_width(year, SIZE) for year in years)
    step = next(
        n for n in range(1, len(years) + 1) if n * frame.slot >= widest + 4 or n == len(years)
    )
    for index, year in enumerate(years):
        if (len(years) - 1 - index) % step == 0:
            half = text_width(year, SIZE) / 2
            x = min(max(frame.x(index), half), sheet.width - half)
            sheet.text(x, 1.5, year, colour=INK, align="center")
