"""Lines with their names at the right end and their values beside the points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from figures.frame import Frame
from figures.layout import spread, wrap_all
from figures.sheet import Box, Sheet, text_box
from figures.specs import Series, TimeSeries
from figures.style import CAP_HEIGHT, LEADING, SIZE, SMALL, column_width, text_width, wrap
from figures.tokens import MUTED, PAPER, SERIES

MARKER = 2.1
NAME_SHARE = 0.28
WORD_SHARE = 0.42
"""The names take the first share of the width, for a single long word up to the second."""
VALUE_SHARE = 0.2
NAME_GAP = 8.0
VALUE_GAP = 4.0
LABELLED_LINES = 3
"""Of more lines only the last values are printed, before the names: more would hide the lines."""
APART = 1.5
"""Points between two labels."""

Spot = tuple[float, float, str]
"""A point on the sheet and its label."""


def name_room(spec: TimeSeries, sheet: Sheet) -> float:
    """Return the width to keep free at the right for the names."""
    names = [series.name for series in spec.series]
    width = column_width(names, NAME_SHARE * sheet.width, WORD_SHARE * sheet.width, 600)
    widest = max(
        text_width(line, SIZE, 600) for name in names for line in wrap(name, width, SIZE, 600)
    )
    return widest + NAME_GAP + _value_room(spec, sheet)


def place_lines(spec: TimeSeries, sheet: Sheet, frame: Frame, *, clear_of: Sequence[Box]) -> None:
    """Draw the lines, their markers, the names and the labels, which keep clear of some boxes."""
    breaks = {one.before for one in spec.breaks}
    spots = [spots_of(series, frame) for series in spec.series]
    for series, colour in zip(spec.series, SERIES, strict=False):
        sheet.lines(runs_of(series, frame, breaks), colour=colour, width=1.6, name="series")
    for own, colour in zip(spots, SERIES, strict=False):
        places = [(x, y) for x, y, _ in own]
        sheet.dots(places, colour=PAPER, width=2 * MARKER + 1.4)
        sheet.dots(places, colour=colour, width=2 * MARKER)
    if len(spec.series) > 1:
        _place_names(spec, sheet, frame, spots)
    if len(spec.series) <= LABELLED_LINES:
        _place_labels(sheet, frame, spots, clear_of)
    _place_gaps(spec, sheet, frame)


def spots_of(series: Series, frame: Frame) -> list[Spot]:
    """Return the points that have a value."""
    return [
        (frame.x(index), frame.y(point.value), point.label)
        for index, point in enumerate(series.points)
        if point.value is not None
    ]


def runs_of(
    series: Series, frame: Frame, breaks: Collection[int] = ()
) -> list[list[tuple[float, float]]]:
    """Return the stretches of line between gaps, and before the points of some indices."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, point in enumerate(series.points):
        if index in breaks:
            runs.append([])
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((frame.x(index), frame.y(point.value)))
    return [run for run in runs if len(run) > 1]


def _value_room(spec: TimeSeries, sheet: Sheet) -> float:
    """Return the width of the column of last values, if there is one and room for it."""
    if len(spec.series) <= LABELLED_LINES:
        return 0.0
    labels = [point.label for series in spec.series for point in series.points]
    room = max(text_width(label, SIZE, 600) for label in labels) + VALUE_GAP
    return room if room <= VALUE_SHARE * sheet.width else 0.0


def _place_names(spec: TimeSeries, sheet: Sheet, frame: Frame, spots: list[list[Spot]]) -> None:
    values = _value_room(spec, sheet)
    left = frame.right + NAME_GAP
    width, top = sheet.width - left - values + 0.1, sheet.height - SIZE
    names = wrap_all(
        [(series.name, width) for series in spec.series],
        room=top - frame.bottom, gap=2, weight=600,
    )  # fmt: skip
    entries = []
    for lines, own, colour in zip(names, spots, SERIES, strict=False):
        _, height, label = own[-1] if own else (0.0, frame.bottom, "")
        entries.append((height, lines, label, colour))
    entries.sort(key=lambda entry: entry[0])
    sizes = [len(lines) * LEADING * SIZE + 2 for _, lines, _, _ in entries]
    middles = spread([height for height, _, _, _ in entries], sizes, low=frame.bottom, high=top)
    for (_, lines, label, colour), middle in zip(entries, middles, strict=True):
        if values:
            first = middle + (len(lines) - 1) / 2 * LEADING * SIZE
            right = left + values - VALUE_GAP
            sheet.block(right, first, [label], weight=600, colour=colour, align="right")
        sheet.block(left + values, middle, lines, weight=600, colour=colour)


def _place_labels(
    sheet: Sheet, frame: Frame, spots: list[list[Spot]], clear_of: Sequence[Box]
) -> None:
    """Set every label above or below its point, where it meets neither label nor line.

    The ends of a line come first, then its peaks; a label without any place is left out, which
    happens only where points stand closer than their labels. The table behind has all values.
    """
    taken = [*(box for _, box in sheet.texts), *clear_of]
    ranked = []
    for number, own in enumerate(spots):
        heights = [y for _, y, _ in own]
        for index, (x, y, label) in enumerate(own):
            end, peak = index in (0, len(own) - 1), y in (max(heights), min(heights))
            ranked.append((0 if end else 1 if peak else 2, -index, number, x, y, label))
    widest = max((text_width(label, SIZE) for *_, label in ranked), default=0.0)
    size = SIZE if frame.slot >= widest + 2 * APART else SMALL
    for _, _, number, x, y, label in sorted(ranked):
        half = text_width(label, size) / 2
        centre = max(half, min(x, sheet.width - half))
        for offset in _offsets(spots, number, x, y, size):
            box = text_box(centre, y + offset, label, size=size, align="center")
            inside = box.bottom >= 0 and box.top <= sheet.height
            if label and inside and not crowded(box, taken, spots):
                colour = SERIES[number]
                taken.append(
                    sheet.text(centre, y + offset, label, size=size, colour=colour, align="center")
                )
                break


def _place_gaps(spec: TimeSeries, sheet: Sheet, frame: Frame) -> None:
    """Set the labels of missing values on the base, under the gap; each once, side by side."""
    for index in range(len(spec.series[0].points)):
        points = (series.points[index] for series in spec.series)
        labels = dict.fromkeys(p.label for p in points if p.value is None and p.label)
        if labels:
            x, y = frame.x(index), frame.bottom + 3
            sheet.text(x, y, " ".join(labels), colour=MUTED, align="center")


def _offsets(spots: list[list[Spot]], number: int, x: float, y: float, size: float) -> list[float]:
    """Return the baselines to try, the side away from the other lines first.

    A single line has its values above it, and in its dips below.
    """
    above, below = MARKER + 2.5, -MARKER - 2.5 - CAP_HEIGHT * size
    if len(spots) == 1:
        place = [spot[0] for spot in spots[0]].index(x)
        beside = [spot[1] for spot in spots[0][max(place - 1, 0) : place + 2]]
        if len(beside) < 3:
            return [above, below, above + 6]
        return [below, above] if y < min(beside[0], beside[2]) else [above]
    others = [spot[1] for i, own in enumerate(spots) if i != number for spot in own if spot[0] == x]
    higher = sum(other > y for other in others)
    first, second = (above, below) if higher * 2 <= len(others) else (below, above)
    return [first, second, above + 4, below - 4, above + 8, below - 8]


def crowded(box: Box, taken: list[Box], spots: list[list[Spot]]) -> bool:
    """Tell whether a label would touch another one or lie on a line."""
    wider = Box(box.left - APART, box.bottom, box.right + APART, box.top)
    if any(wider.meets(other) for other in taken):
        return True
    for own in spots:
        for (x0, y0, _), (x1, y1, _) in pairwise(own):
            start, end = max(x0, box.left + 1), min(x1, box.right - 1)
            if start > end:
                continue
            slope = (y1 - y0) / (x1 - x0)
            low, high = sorted((y0 + slope * (start - x0), y0 + slope * (end - x0)))
            if low < box.top - 0.5 and high > box.bottom + 1:
                return True
    return False
