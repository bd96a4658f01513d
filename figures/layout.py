"""Placing that several kinds of figures share: the room left for texts, spreading, legend rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figures.sheet import Box, Sheet
from figures.style import LEADING, SIZE, SMALL, text_width, wrap
from figures.tokens import INK, MUTED

HEAD = 19.0
"""Room above a chart for its unit and the label of the highest value."""
FOOT = 13.0
"""Room below a chart's base; the same in all charts, so that the feet of a pair stand level."""
SWATCH = 7.0
LEGEND_GAP = 14.0
LEGEND_SHARE = 0.45
"""At most this share of the height is given to a legend, as far as one line a name allows."""


def place_unit(sheet: Sheet, unit: str) -> None:
    """Set the unit at the upper left, where the value axis would end."""
    if unit:
        sheet.text(0, sheet.height - SMALL, unit, size=SMALL, colour=MUTED)


def spread(
    wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float
) -> list[float]:
    """Return centres near the wanted ones, in the same rising order, that do not overlap.

    Neighbours that would overlap become a cluster round the mean of what they want; if all do not
    fit between ``low`` and ``high``, they begin at ``low``.
    """
    clusters: list[tuple[list[int], float]] = []
    for index, centre in enumerate(wanted):
        members, middle = [index], centre
        while True:
            height = sum(sizes[i] for i in members)
            middle = max(low + height / 2, min(middle, high - height / 2))
            if not clusters:
                break
            before, their_middle = clusters[-1]
            if their_middle + sum(sizes[i] for i in before) / 2 <= middle - height / 2 + 1e-9:
                break
            clusters.pop()
            members = before + members
            middle = _mean_offset(members, wanted, sizes)
        clusters.append((members, middle))
    centres = [0.0] * len(wanted)
    for members, middle in clusters:
        edge = middle - sum(sizes[i] for i in members) / 2
        for i in members:
            centres[i] = edge + sizes[i] / 2
            edge += sizes[i]
    return centres


def _mean_offset(members: list[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """Return the cluster's middle for which its members are off by nothing on average."""
    edge, total = 0.0, sum(sizes[i] for i in members)
    offsets = []
    for i in members:
        offsets.append(wanted[i] - (edge + sizes[i] / 2))
        edge += sizes[i]
    return sum(offsets) / len(offsets) + total / 2


def wrap_all(
    texts: Sequence[tuple[str, float]], *, room: float, gap: float, weight: int = 400
) -> list[list[str]]:
    """Return the lines of every text at its width, as many as fit below each other in ``room``.

    Where they do not fit, the longest give way first, down to one line each.
    """
    lengths = [len(wrap(text, width, SIZE, weight)) for text, width in texts]
    most = max(lengths)
    while most > 1 and sum(min(n, most) * LEADING * SIZE + gap for n in lengths) > room:
        most -= 1
    return [wrap(text, width, SIZE, weight, most=most) for text, width in texts]


def legend_rows(
    sheet: Sheet, entries: Sequence[tuple[str, str]], *, top: float, left: float = 0.0
) -> float:
    """Set colour and name of each entry in rows from ``top`` down; return where the rows end.

    Long names take several lines, or as many as leave the chart most of the height.
    """
    room = sheet.width - left - SWATCH - 4
    for most in (4, 3, 2, 1):
        names = [wrap(name, room, SIZE, most=most) for _, name in entries]
        rows = _in_rows([max(text_width(line, SIZE) for line in lines) for lines in names], room)
        height = sum(_height(len(names[n]) for n in row) for row in rows)
        if height <= LEGEND_SHARE * sheet.height:
            break
    y = top - SIZE
    for number, row in enumerate(rows):
        x = left
        y -= _height(len(names[n]) for n in rows[number - 1]) if number else 0.0
        for n in row:
            sheet.rectangle(Box(x, y - 0.7, x + SWATCH, y - 0.7 + SWATCH), fill=entries[n][0])
            for down, line in enumerate(names[n]):
                sheet.text(x + SWATCH + 4, y - down * LEADING * SIZE, line, colour=INK)
            x += SWATCH + 4 + max(text_width(line, SIZE) for line in names[n]) + LEGEND_GAP
    return y - _height(len(names[n]) for n in rows[-1]) + SIZE * 0.6


def _in_rows(widths: Sequence[float], room: float) -> list[list[int]]:
    """Return the numbers of the entries that stand side by side in each row."""
    rows: list[list[int]] = []
    reach = 0.0
    for number, width in enumerate(widths):
        reach += LEGEND_GAP + SWATCH + 4 + width
        if not rows or reach > room:
            rows.append([])
            reach = width
        rows[-1].append(number)
    return rows


def _height(lines: Iterable[int]) -> float:
    """Return the height of a row whose entries have so many lines."""
    return SIZE * 1.5 + (max(lines) - 1) * LEADING * SIZE
