"""Columns, side by side where there are several series, each with its value at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from figures.frame import Frame
from figures.sheet import Box, Sheet
from figures.specs import Point, TimeSeries
from figures.style import CAP_HEIGHT, SIZE, SMALL, text_width
from figures.tokens import INK, MUTED, SERIES

FILLED = 0.64
"""The columns' share of the width of a point in time."""
FILLED_BY_MANY = 0.78
WIDEST = 38.0
NARROWEST = 0.6
"""However close columns stand, they can be seen."""
GAP = 3.0
BELOW = 11.0
"""Room between years and base for one line of labels of negative columns."""
LEAST = 36.0
"""Points in height that labels must leave to the columns themselves."""


@dataclass(frozen=True)
class Labels:
    """How the labels stand: level, or upwards where they are wider than their columns."""

    size: float
    level: bool


def with_room(spec: TimeSeries, frame: Frame) -> tuple[Frame, Labels | None]:
    """Return the frame without the room that labels take, and how they stand in it.

    There are none where columns stand too close for them, or would be left too low to compare:
    a chart has its axis, and the table behind it has every value.
    """
    points = [point for series in spec.series for point in series.points]
    negative = any(point.value is not None and point.value < 0 for point in points)
    below = frame.bottom + (BELOW if negative else 0.0)
    labels = _labels([point.label for point in points], _pitch(spec, frame))
    if labels is None or labels.level:
        return replace(frame, bottom=below), labels
    reach = max(text_width(point.label, SMALL) for point in points) - SIZE
    top, bottom = frame.top - max(reach, 0.0), below + (max(reach, 0.0) if negative else 0.0)
    if top - bottom < LEAST:
        return replace(frame, bottom=below), None
    return replace(frame, top=top, bottom=bottom), labels


def place_columns(spec: TimeSeries, sheet: Sheet, frame: Frame, labels: Labels | None) -> None:
    """Draw the columns of all series and set their labels."""
    many = len(spec.series)
    width = _width(spec, frame)
    rim = min(0.5, width / 4) if many > 1 else 0.0
    for number, series in enumerate(spec.series):
        boxes = []
        for index, point in enumerate(series.points):
            x = frame.x(index) + (number - (many - 1) / 2) * width
            if point.value is not None:
                low, high = sorted((frame.y(0), frame.y(point.value)))
                boxes.append(Box(x - width / 2 + rim, low, x + width / 2 - rim, high))
            if labels:
                _set_label(sheet, frame, x, point, labels)
        for box in boxes:
            sheet.rectangle(box, fill=SERIES[number])


def _width(spec: TimeSeries, frame: Frame) -> float:
    many = len(spec.series)
    filled = FILLED_BY_MANY if many > 1 else FILLED
    return max(min(frame.slot * filled / many, WIDEST), NARROWEST)


def _pitch(spec: TimeSeries, frame: Frame) -> float:
    """Return the distance of two labels."""
    return _width(spec, frame) if len(spec.series) > 1 else frame.slot


def _labels(labels: list[str], pitch: float) -> Labels | None:
    for size in (SIZE, SMALL):
        if all(text_width(label, size) <= pitch - 1.5 for label in labels):
            return Labels(size, level=True)
    return Labels(SMALL, level=False) if pitch >= SMALL else None


def _set_label(sheet: Sheet, frame: Frame, x: float, point: Point, labels: Labels) -> None:
    colour = INK if point.value is not None else MUTED
    y = frame.y(point.value or 0.0)
    below = point.value is not None and point.value < 0
    size = labels.size
    if labels.level:
        start = y - GAP - CAP_HEIGHT * size if below else y + GAP
        sheet.text(x, start, point.label, size=size, colour=colour, align="center")
    else:
        reach = text_width(point.label, size)
        start = y - GAP - reach if below else y + GAP
        x += CAP_HEIGHT * size / 2
        sheet.text(x, start, point.label, size=size, colour=colour, upright=False)
