"""Placing that several kinds of figures share: the room left for texts, spreading, legend rows."""

from __future__ import annotations

from collections.abc import Sequence

from figures.sheet import Box, Sheet
from figures.style import SIZE, SMALL, text_width
from figures.tokens import INK, MUTED

HEAD = 19.0
"""Room above a chart for its unit and the label of the highest value."""
FOOT = 13.0
"""Room below a chart's base; the same in all charts, so that the feet of a pair stand level."""
SWATCH = 7.0


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


def legend_rows(
    sheet: Sheet, entries: Sequence[tuple[str, str]], *, top: float, left: float = 0.0
) -> float:
    """Set colour and name of each entry in rows from ``top`` down; return where the rows end."""
    x, y = left, top - SIZE
    for colour, name in entries:
        width = SWATCH + 4 + text_width(name, SIZE) + 14
        if x > left and x + width - 14 > sheet.width:
            x, y = left, y - SIZE * 1.5
        sheet.rectangle(Box(x, y - 0.7, x + SWATCH, y - 0.7 + SWATCH), fill=colour)
        sheet.text(x + SWATCH + 4, y, name, colour=INK)
        x += width
    return y - SIZE * 0.9
