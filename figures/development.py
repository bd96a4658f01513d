"""One area's line over a few periods, beside the thin lines of those it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from figures.frame import Frame, lay_frame, place_axes, place_grid
from figures.layout import HEAD, place_unit, spread
from figures.lines import MARKER, Spot, crowded, runs_of, spots_of
from figures.sheet import Box, Sheet, text_box
from figures.specs import MAX_COMPARED, MAX_POINTS, Development, Series, TimeSeries
from figures.style import CAP_HEIGHT, DESCENT, LEADING, SIZE, SMALL, column_width, text_width, wrap
from figures.tokens import ACCENT, INK, MUTED, PAPER, SERIES

OTHERS = (SERIES[2], MUTED)
"""Colours of the lines an area is compared with: the nearer one first."""
OWN_LINE, OTHER_LINE = 2.0, 0.9
OTHER_DOT = 2.4
RIM = 9.0
"""Points between the frame's sides and the first and last point."""
NAME_GAP = 5.0
NAME_SHARE, WORD_SHARE = 0.3, 0.42
"""The names take the first share of the width, for a single long word up to the second."""
MOST_LINES = 3
"""A name has at most so many lines."""
MESSAGE_SHARE = 0.4


@dataclass(frozen=True)
class End:
    """What stands at a line's right end, and how high the line ends."""

    height: float
    lines: list[str]
    size: float
    weight: int
    colour: str

    @property
    def room(self) -> float:
        """Return the height the text takes."""
        return len(self.lines) * LEADING * self.size + 1


def place(spec: Development, sheet: Sheet) -> None:
    """Place the whole chart on the sheet."""
    if len(spec.others) > MAX_COMPARED:
        raise ValueError(f"a development is compared with at most {MAX_COMPARED} others")
    if not 1 <= len(spec.own.points) <= MAX_POINTS:
        raise ValueError(f"a development has 1 to {MAX_POINTS} points in time")
    series = (spec.own, *spec.others)
    if len({tuple((p.x, p.position) for p in own.points) for own in series}) != 1:
        raise ValueError("all series of a development have the same x axis")
    place_unit(sheet, spec.unit)
    chart = TimeSeries(form="lines", unit=spec.unit, series=series, ticks=spec.ticks)
    top = sheet.height - HEAD
    if spec.message:
        top = _place_message(spec.message, sheet, top)
    names = _name_width(spec, sheet)
    frame = lay_frame(chart, top=top, right=sheet.width - (names + NAME_GAP if names else 0.0))
    frame = _rimmed(frame)
    place_axes(chart, sheet, frame)
    spots = [spots_of(own, frame) for own in series]
    _place_lines(spec, sheet, frame, spots)
    _place_ends(spec, sheet, frame, names)
    _place_gaps(spec, sheet, frame, spots[1:])
    _place_values(spec, sheet, frame, spots)
    place_grid(chart, sheet, frame)


def _place_message(message: str, sheet: Sheet, top: float) -> float:
    """Set the message below the unit; return where the frame begins."""
    most = max(int(MESSAGE_SHARE * sheet.height / (LEADING * SIZE)), 1)
    lines = wrap(message, sheet.width, SIZE, most=most)
    room = len(lines) * LEADING * SIZE
    sheet.block(0, top + 4 - room / 2, lines, colour=INK)
    return top - room - 2


def _rimmed(frame: Frame) -> Frame:
    """Return the frame with its first and last point near its sides."""
    room = frame.right - frame.left - 2 * RIM
    if frame.places[-1] == 0 or room <= 0:
        return frame
    return replace(frame, rim=RIM * frame.places[-1] / room)


def _end_text(series: Series) -> str:
    """Return what stands at a line's right end: its name and its last value or that one's mark."""
    return f"{series.name} {series.points[-1].label}".strip()


def _ends(spec: Development, width: float, heights: list[float]) -> list[End]:
    styles = [(SIZE, 600, ACCENT), *((SMALL, 400, colour) for colour in OTHERS)]
    ends = []
    for series, height, (size, weight, colour) in zip(
        (spec.own, *spec.others), heights, styles, strict=False
    ):
        text = _end_text(series)
        # The own name stands where the own line ends; one that has no line needs none.
        told = any(point.value is not None for point in series.points)
        if series is spec.own:
            told = series.points[-1].value is not None
        if text and told:
            lines = wrap(text, width, size, weight, most=MOST_LINES)
            ends.append(End(height, lines, size, weight, colour))
    return ends


def _name_width(spec: Development, sheet: Sheet) -> float:
    """Return the width of the widest line of the names at the right ends."""
    texts = [_end_text(series) for series in (spec.own, *spec.others)]
    width = column_width(texts, NAME_SHARE * sheet.width, WORD_SHARE * sheet.width, 600)
    ends = _ends(spec, width, [0.0] * len(texts))
    return max((text_width(n, e.size, e.weight) for e in ends for n in e.lines), default=0.0) + 0.1


def _place_lines(spec: Development, sheet: Sheet, frame: Frame, spots: list[list[Spot]]) -> None:
    """Draw the lines, the own one last and on top."""
    for series, own, colour in reversed(list(zip(spec.others, spots[1:], OTHERS, strict=False))):
        sheet.lines(runs_of(series, frame), colour=colour, width=OTHER_LINE, name="compared")
        sheet.dots([(x, y) for x, y, _ in own], colour=colour, width=OTHER_DOT)
    sheet.lines(runs_of(spec.own, frame), colour=ACCENT, width=OWN_LINE, name="series")
    places = [(x, y) for x, y, _ in spots[0]]
    sheet.dots(places, colour=PAPER, width=2 * MARKER + 1.6)
    sheet.dots(places, colour=ACCENT, width=2 * MARKER + 0.2)


def _place_ends(spec: Development, sheet: Sheet, frame: Frame, width: float) -> None:
    """Set the names at the right ends, moved apart where lines end close together."""
    last = [series.points[-1].value for series in (spec.own, *spec.others)]
    heights = [frame.bottom if value is None else frame.y(value) for value in last]
    ends = sorted(_ends(spec, width, heights), key=lambda end: end.height)
    middles = spread(
        [end.height for end in ends], [end.room for end in ends],
        low=frame.bottom - SIZE / 2, high=sheet.height - SMALL,
    )  # fmt: skip
    for end, middle in zip(ends, middles, strict=True):
        sheet.block(
            frame.right + NAME_GAP, middle, end.lines,
            size=end.size, weight=end.weight, colour=end.colour,
        )  # fmt: skip


def _place_gaps(spec: Development, sheet: Sheet, frame: Frame, others: list[list[Spot]]) -> None:
    """Set the marks of missing values in one row, each in the colour of its line.

    How high they stand says nothing of what is missing: on the base, or at the frame's top where a
    line of the others would run through one there. That of another's last point stands at its
    right end.
    """
    rows = (frame.bottom + 3, frame.top - CAP_HEIGHT * SIZE - 2)
    told = [
        (index, label, colour, left)
        for index in range(len(spec.own.points))
        for label, colour, left in _marks(spec, index)
    ]
    clear = (
        row
        for row in rows
        if not any(
            crowded(text_box(frame.x(index) + left, row, label, size=SIZE), [], others)
            for index, label, _, left in told
        )
    )
    height = next(clear, rows[0])
    for index, label, colour, left in told:
        sheet.text(frame.x(index) + left, height, label, colour=colour)


def _marks(spec: Development, index: int) -> list[tuple[str, str, float]]:
    """Return the marks at a point in time with their colours and how far from it they begin."""
    marks = [(spec.own.points[index], ACCENT)]
    if index < len(spec.own.points) - 1:
        marks += [(o.points[index], c) for o, c in zip(spec.others, OTHERS, strict=False)]
    told = [(p.label, colour) for p, colour in marks if p.value is None and p.label]
    left = -sum(text_width(label, SIZE) for label, _ in told) / 2
    placed = []
    for label, colour in told:
        placed.append((label, colour, left))
        left += text_width(label, SIZE)
    return placed


def _place_values(spec: Development, sheet: Sheet, frame: Frame, spots: list[list[Spot]]) -> None:
    """Set the own values above or below their points, the first and the last shown one always.

    The last one stands with the name: at the right end, or beside its point where the line does not
    reach so far. Any other is left out where it would meet a text or lie on a line; the table
    behind has all values.
    """
    own = spots[0]
    named = spec.own.points[-1].value is not None
    taken = [box for _, box in sheet.texts]
    taken += [_dot(x, y) for other in spots[1:] for x, y, _ in other]
    untold = [index for index, spot in enumerate(own) if spot[2]][: -1 if named else None]
    ends = (0, len(own) - 1)
    for index in sorted(untold, key=lambda n: (n not in ends, -n)):
        label = own[index][2]
        texts = [label] if index < ends[1] else [f"{spec.own.name} {label}".strip(), label]
        found = [place for text in texts for place in _free(text, own, index, sheet, frame)]
        free = [place for place in found if not crowded(place[1], taken, spots)]
        if not free and index in ends:
            free = [place for place in found if not any(place[1].meets(box) for box in taken)]
        if free:
            text, box = free[0]
            centre, baseline = (box.left + box.right) / 2, box.bottom + DESCENT * SIZE
            sheet.text(centre, baseline, text, weight=600, colour=ACCENT, align="center")
            taken.append(box)


def _free(
    text: str, own: list[Spot], index: int, sheet: Sheet, frame: Frame
) -> list[tuple[str, Box]]:
    """Return where a value may stand between the frame's foot and the sheet's top, best first."""
    x, y, _ = own[index]
    (text,) = wrap(text, sheet.width, SIZE, 600, most=1)
    half = text_width(text, SIZE, 600) / 2
    centre = max(half, min(x, sheet.width - half))
    above, below = MARKER + 2.5, -MARKER - 2.5 - CAP_HEIGHT * SIZE
    offsets = [above, below, above + 4, below - 4]
    if 0 < index < len(own) - 1 and y < min(own[index - 1][1], own[index + 1][1]):
        offsets = [below, above, below - 4, above + 4]
    boxes = [
        text_box(centre, y + offset, text, size=SIZE, weight=600, align="center")
        for offset in offsets
    ]
    return [(text, b) for b in boxes if b.bottom >= frame.bottom and b.top <= sheet.height]


def _dot(x: float, y: float) -> Box:
    half = OTHER_DOT / 2
    return Box(x - half, y - half, x + half, y + half)
