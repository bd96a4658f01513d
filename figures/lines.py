"""Lines with their names at the right end and their values beside the points."""

from __future__ import annotations

from figures.frame import Frame
from figures.layout import spread
from figures.sheet import Box, Sheet, text_box
from figures.specs import Series, TimeSeries
from figures.style import CAP_HEIGHT, LEADING, SIZE, SMALL, text_width, wrap
from figures.tokens import MUTED, PAPER, SERIES

MARKER = 2.1
NAME_SHARE = 0.28
"""At most this share of the width is given to the names."""
NAME_GAP = 8.0


def name_room(spec: TimeSeries, sheet: Sheet) -> float:
    """Return the width to keep free at the right for the names."""
    widest = max(
        text_width(line, SIZE, 600)
        for series in spec.series
        for line in wrap(series.name, sheet.width * NAME_SHARE, SIZE, 600)
    )
    return widest + NAME_GAP


def place_lines(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Draw the lines, their markers, the names and the labels."""
    for number, series in enumerate(spec.series):
        sheet.lines(_runs(series, frame), colour=SERIES[number], width=1.6, name="series")
    for number, series in enumerate(spec.series):
        for x, y, _ in _points(series, frame):
            sheet.disc(x, y, MARKER, fill=SERIES[number], line=PAPER)
    if len(spec.series) > 1:
        _place_names(spec, sheet, frame)
    _place_labels(spec, sheet, frame)


def _points(series: Series, frame: Frame) -> list[tuple[float, float, str]]:
    return [
        (frame.x(index), frame.y(point.value), point.label)
        for index, point in enumerate(series.points)
        if point.value is not None
    ]


def _runs(series: Series, frame: Frame) -> list[list[tuple[float, float]]]:
    """Return the stretches of line between gaps."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, point in enumerate(series.points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((frame.x(index), frame.y(point.value)))
    return [run for run in runs if len(run) > 1]


def _place_names(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    room = sheet.width - frame.right - NAME_GAP
    entries = []
    for number, series in enumerate(spec.series):
        ends = _points(series, frame)
        height = ends[-1][1] if ends else frame.bottom
        entries.append((height, wrap(series.name, room + 0.1, SIZE, 600), SERIES[number]))
    entries.sort(key=lambda entry: entry[0])
    sizes = [len(lines) * LEADING * SIZE + 2 for _, lines, _ in entries]
    middles = spread(
        [height for height, _, _ in entries], sizes, low=frame.bottom, high=sheet.height - SIZE
    )
    for (_, lines, colour), middle in zip(entries, middles, strict=True):
        sheet.block(frame.right + NAME_GAP, middle, lines, weight=600, colour=colour)


def _place_labels(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Set every label above or below its point, where it meets neither label nor line.

    The ends of a line come first, then its peaks; a label for which there is no place at all is left
    out, which happens only where many lines cross. The table behind the figure has all values.
    """
    taken = [box for _, box in sheet.texts]
    lines = [_points(series, frame) for series in spec.series]
    wanted = []
    for number, points in enumerate(lines):
        heights = [y for _, y, _ in points]
        for index, (x, y, label) in enumerate(points):
            at_end = index in (0, len(points) - 1)
            peak = bool(heights) and y in (max(heights), min(heights))
            wanted.append((0 if at_end else 1 if peak else 2, -x, number, y, label))
    size = (
        SIZE
        if frame.slot >= max((text_width(w[4], SIZE) for w in wanted), default=0) + 3
        else SMALL
    )
    for _, minus_x, number, y, label in sorted(wanted):
        if not label:
            continue
        for offset in _offsets(lines, number, -minus_x, y, size):
            box = text_box(-minus_x, y + offset, label, size=size, align="center")
            if not _crowded(box, taken, lines):
                taken.append(box)
                sheet.text(
                    -minus_x, y + offset, label, size=size, colour=SERIES[number], align="center"
                )
                break
    for series in spec.series:
        for index, point in enumerate(series.points):
            if point.value is None and point.label:
                sheet.text(
                    frame.x(index), frame.bottom + 3, point.label,
                    size=size, colour=MUTED, align="center",
                )  # fmt: skip


def _offsets(
    lines: list[list[tuple[float, float, str]]], number: int, x: float, y: float, size: float
) -> list[float]:
    """Return the baselines to try, the side away from the other lines first."""
    above, below = MARKER + 2.5, -MARKER - 2.5 - CAP_HEIGHT * size
    others = [p[1] for i, points in enumerate(lines) if i != number for p in points if p[0] == x]
    higher = sum(other > y for other in others)
    order = [above, below] if higher * 2 <= len(others) else [below, above]
    return order + [above + 4, below - 4, above + 8, below - 8]


def _crowded(box: Box, taken: list[Box], lines: list[list[tuple[float, float, str]]]) -> bool:
    if any(box.meets(other) for other in taken):
        return True
    middle = (box.left + box.right) / 2
    for points in lines:
        for (x0, y0, _), (x1, y1, _) in zip(points, points[1:], strict=False):
            for x in (box.left + 1, middle, box.right - 1):
                if x0 <= x <= x1:
                    y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                    if box.bottom + 1 < y < box.top - 0.5:
                        return True
    return False
