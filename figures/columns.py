"""Columns, side by side where there are several series, each with its value above it."""

from __future__ import annotations

from figures.frame import Frame
from figures.sheet import Box, Sheet
from figures.specs import Point, TimeSeries
from figures.style import CAP_HEIGHT, SIZE, SMALL, text_width
from figures.tokens import INK, MUTED, SERIES

FILLED = 0.64
"""The columns' share of the width of a point in time."""
WIDEST = 38.0
GAP = 3.0


def label_reach(spec: TimeSeries, width: float) -> float:
    """Return how much higher than one line the labels stand if they must run upwards."""
    labels = [point.label for series in spec.series for point in series.points]
    if _label_size(labels, width * 0.9 / len(labels)):
        return 0.0
    return max(text_width(label, SMALL) for label in labels) - SIZE


def place_columns(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Draw the columns of all series and set their labels."""
    many = len(spec.series)
    filled = 0.78 if many > 1 else FILLED
    width = min(frame.slot * filled / many, WIDEST)
    pitch = width if many > 1 else frame.slot
    labels = [point.label for series in spec.series for point in series.points]
    size = _label_size(labels, pitch)
    for number, series in enumerate(spec.series):
        boxes = []
        for index, point in enumerate(series.points):
            x = frame.x(index) + (number - (many - 1) / 2) * width
            if point.value is not None:
                low, high = sorted((frame.y(0), frame.y(point.value)))
                rim = 0.5 if many > 1 else 0.0
                boxes.append(Box(x - width / 2 + rim, low, x + width / 2 - rim, high))
            _set_label(sheet, frame, x, point, size=size)
        for box in boxes:
            sheet.rectangle(box, fill=SERIES[number])


def _label_size(labels: list[str], pitch: float) -> float | None:
    """Return the size at which every label fits, or None where they must run upwards."""
    for size in (SIZE, SMALL):
        if all(text_width(label, size) <= pitch - 1.5 for label in labels):
            return size
    return None


def _set_label(sheet: Sheet, frame: Frame, x: float, point: Point, *, size: float | None) -> None:
    colour = INK if point.value is not None else MUTED
    y = frame.y(point.value or 0.0)
    below = point.value is not None and point.value < 0
    if size is None:
        reach = text_width(point.label, SMALL)
        start = y - GAP - reach if below else y + GAP
        x += CAP_HEIGHT * SMALL / 2
        sheet.text(x, start, point.label, size=SMALL, colour=colour, upright=False)
    else:
        start = y - GAP - CAP_HEIGHT * size if below else y + GAP
        sheet.text(x, start, point.label, size=size, colour=colour, align="center")
