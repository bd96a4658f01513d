"""The frame of a time series: values at the left, points in time below, grid lines behind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from figures.layout import FOOT
from figures.sheet import Box, Sheet
from figures.specs import Point, Tick, TimeSeries
from figures.style import CAP_HEIGHT, SIZE, SMALL, text_width
from figures.tokens import INK, MUTED, RULE

Line = list[tuple[float, float]]
CLEAR = 1.5
"""Points between a label and the grid line that it interrupts."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where values and points in time stand on the sheet.

    ``places`` are the points in time in slots from the first; ``rim`` is the room before the first
    and after the last, in slots.
    """

    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float
    places: tuple[float, ...]
    rim: float = 0.5

    @property
    def slot(self) -> float:
        """Return the width that one point in time has."""
        return (self.right - self.left) / (self.places[-1] + 2 * self.rim)

    def x(self, index: int) -> float:
        """Return the middle of a point in time."""
        return self.left + (self.places[index] + self.rim) * self.slot

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom + (value - self.low) / (self.high - self.low) * (self.top - self.bottom)


def lay_frame(spec: TimeSeries, *, top: float, right: float) -> Frame:
    """Return the frame below ``top``, from the room for the ticks to ``right``."""
    values = [p.value for series in spec.series for p in series.points if p.value is not None]
    marks = [tick.value for tick in spec.ticks]
    floor = [0.0] if spec.form == "columns" or not marks else []
    low, high = min(values + marks + floor, default=0.0), max(values + marks + floor, default=1.0)
    return Frame(
        left=_tick_width(spec) + 6 if spec.ticks else 0.0,
        right=right,
        bottom=FOOT,
        top=top,
        low=low,
        high=high if high > low else low + max(1.0, abs(low)),
        places=_places(spec.series[0].points),
    )


def _tick_width(spec: TimeSeries) -> float:
    return max((text_width(tick.label, SMALL) for tick in spec.ticks), default=0.0)


def _places(points: tuple[Point, ...]) -> tuple[float, ...]:
    """Return where the points stand, in units of the shortest distance between two of them."""
    positions = [point.position for point in points if point.position is not None]
    if len(positions) < len(points):
        return tuple(map(float, range(len(points))))
    steps = [after - before for before, after in pairwise(positions)]
    if min(steps, default=1.0) <= 0:
        raise ValueError("the positions of the points rise")
    return tuple((position - positions[0]) / min(steps, default=1.0) for position in positions)


def place_axes(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Set the ticks at the left and the points in time below."""
    width = _tick_width(spec)
    for tick in _told(spec, frame):
        y = frame.y(tick.value) - CAP_HEIGHT * SMALL / 2
        sheet.text(width, y, tick.label, size=SMALL, colour=MUTED, align="right")
    _place_times(sheet, frame, [point.x for point in spec.series[0].points])


def place_grid(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Draw the grid behind all that is placed, and leave it out where it would cross a label."""
    base = 0.0 if frame.low <= 0 <= frame.high else frame.low
    lines = []
    for tick in _told(spec, frame):
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


def _told(spec: TimeSeries, frame: Frame) -> list[Tick]:
    """Return the ticks, or every second, third … counted from zero, whichever first stand apart."""
    heights = [frame.y(tick.value) for tick in spec.ticks]
    closest = min((abs(after - before) for before, after in pairwise(heights)), default=SMALL)
    zero = next((number for number, tick in enumerate(spec.ticks) if tick.value == 0), 0)
    step = next((n for n in range(1, len(heights)) if n * closest >= SMALL), max(len(heights), 1))
    return [tick for number, tick in enumerate(spec.ticks) if (number - zero) % step == 0]


def _without(left: float, right: float, y: float, crossed: list[Box]) -> list[Line]:
    """Return the level line as the pieces outside the boxes."""
    pieces = []
    for box in sorted(crossed, key=lambda box: box.left):
        if box.left - CLEAR > left:
            pieces.append([(left, y), (min(box.left - CLEAR, right), y)])
        left = max(left, box.right + CLEAR)
    return [*pieces, [(left, y), (right, y)]] if left < right else pieces


def _place_times(sheet: Sheet, frame: Frame, times: list[str]) -> None:
    """Set the last point in time, and before it all that stand clear of those already set.

    Where points stand at uneven distances the first comes next: the reader must see how far the
    axis reaches.
    """
    clear = max(text_width(time, SIZE) for time in times) + 4
    order = list(reversed(range(len(times))))
    if frame.places[-1] > len(times) - 1:
        order.insert(1, order.pop())
    chosen: dict[int, float] = {}
    for index in order:
        half = text_width(times[index], SIZE) / 2
        x = min(max(frame.x(index), half), sheet.width - half)
        if all(abs(x - other) >= clear for other in chosen.values()):
            chosen[index] = x
    for index, x in sorted(chosen.items()):
        sheet.text(x, 1.5, times[index], colour=INK, align="center")
