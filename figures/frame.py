"""The frame of a time series: value axis at the left, grid lines, years below."""

from __future__ import annotations

from dataclasses import dataclass

from figures.layout import FOOT
from figures.sheet import Sheet
from figures.specs import TimeSeries
from figures.style import CAP_HEIGHT, SIZE, SMALL, text_width
from figures.tokens import INK, MUTED, RULE


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
    """Draw ticks, grid and years between the sheet's left edge and ``right``; return the frame."""
    values = [p.value for series in spec.series for p in series.points if p.value is not None]
    marks = [tick.value for tick in spec.ticks]
    floor = [0.0] if spec.form == "columns" or not marks else []
    low, high = min(values + marks + floor, default=0.0), max(values + marks + floor, default=1.0)
    years = [point.x for point in spec.series[0].points]
    tick_width = max((text_width(tick.label, SMALL) for tick in spec.ticks), default=0.0)
    frame = Frame(
        left=tick_width + 6 if spec.ticks else 0.0,
        right=right,
        bottom=FOOT,
        top=top,
        low=low,
        high=high if high > low else low + 1,
        count=len(years),
    )
    base = 0.0 if low <= 0 <= high else low
    lines = [frame.y(tick.value) for tick in spec.ticks if tick.value != base]
    sheet.lines([[(frame.left, y), (right, y)] for y in lines], colour=RULE, width=0.5, name="grid")
    for tick in spec.ticks:
        y = frame.y(tick.value) - CAP_HEIGHT * SMALL / 2
        sheet.text(tick_width, y, tick.label, size=SMALL, colour=MUTED, align="right")
    y = frame.y(base)
    sheet.lines([[(frame.left, y), (right, y)]], colour=MUTED, width=0.75, name="base")
    _place_years(sheet, frame, years)
    return frame


def _place_years(sheet: Sheet, frame: Frame, years: list[str]) -> None:
    """Set every year, or every second, third … counted from the last, whichever first fits."""
    widest = max(text_width(year, SIZE) for year in years)
    step = next(
        n for n in range(1, len(years) + 1) if n * frame.slot >= widest + 4 or n == len(years)
    )
    for index, year in enumerate(years):
        if (len(years) - 1 - index) % step == 0:
            sheet.text(frame.x(index), 1.5, year, colour=INK, align="center")
