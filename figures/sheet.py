"""The sheet a figure is placed on, in points from its lower left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from figures.marks import Align, Lettering, Line, Mark, Shape, Style, Written
from figures.specs import Size
from figures.style import CAP_HEIGHT, DESCENT, LEADING, SIZE, text_width
from figures.tokens import INK
from figures.written import Chain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MM = 72 / 25.4
DOT = 0.1
"""Length of a dot; lines without any length are not drawn everywhere."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right
            and self.bottom < other.top and other.bottom < self.top
        )  # fmt: skip

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.top - self.bottom


def text_box(
    x: float, y: float, text: str, *, size: float, weight: int = 400, align: Align = "left"
) -> Box:
    """Return the extent of a line of text with its baseline at ``y``."""
    width = text_width(text, size, weight)
    left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    return Box(left, y - DESCENT * size, left + width, y + 0.76 * size)


def short(places: Iterable[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Return lines so short that their round ends make a dot at each place."""
    return [[(x - DOT / 2, y), (x + DOT / 2, y)] for x, y in places]


class Sheet:
    """What is drawn, in points; on 72 dots an inch a point is matplotlib's own unit."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.width = size.width_mm * MM
        self.height = size.height_mm * MM
        self.texts: list[tuple[str, Box]] = []
        self._marks: list[Mark] = []

    @property
    def marks(self) -> list[Mark]:
        """Return all that is placed, from the bottom to the top."""
        return sorted(self._marks, key=lambda mark: mark.zorder)

    @cached_property
    def figure(self) -> Figure:
        """Return the finished sheet as a figure that any of matplotlib's backends draws."""
        from matplotlib.figure import Figure

        figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=72, frameon=False)
        for mark in self._marks:
            figure.add_artist(mark)
        return figure

    def text(
        self, x: float, y: float, text: str, *, size: float = SIZE, weight: int = 400,
        colour: str = INK, align: Align = "left", upright: bool = True,
    ) -> Box:  # fmt: skip
        """Set one line with its baseline at ``y``, or at ``x`` and upwards; return its extent."""
        look = Lettering(size=size, weight=weight, colour=colour, align=align, upright=upright)
        self._place(Line(x, y, text, look))
        box = text_box(0, 0, text, size=size, weight=weight, align=align)
        if upright:
            placed = Box(x + box.left, y + box.bottom, x + box.right, y + box.top)
        else:
            placed = Box(x - box.top, y + box.left, x - box.bottom, y + box.right)
        self.texts.append((text, placed))
        return placed

    def block(
        self, x: float, middle: float, lines: Sequence[str], *, size: float = SIZE,
        weight: int = 400, colour: str = INK, align: Align = "left",
    ) -> None:  # fmt: skip
        """Set lines one below the other, the whole centred on ``middle``."""
        first = middle + (len(lines) - 1) / 2 * LEADING * size - CAP_HEIGHT * size / 2
        for number, line in enumerate(lines):
            self.text(
                x, first - number * LEADING * size, line,
                size=size, weight=weight, colour=colour, align=align,
            )  # fmt: skip

    def rectangle(
        self, box: Box, *, fill: str | None = None, line: str | None = None, width: float = 0.5
    ) -> None:
        """Draw a rectangle."""
        corners = [
            (box.left, box.bottom), (box.right, box.bottom),
            (box.right, box.top), (box.left, box.top),
        ]  # fmt: skip
        self.areas([corners], fill=fill, line=line, width=width)

    def areas(
        self, rings: Iterable[Chain], *, fill: str | None = None, line: str | None = None,
        width: float = 0.0, name: str | None = None,
    ) -> None:  # fmt: skip
        """Draw rings as one path; ``name`` becomes its class."""
        style = Style(fill=fill or "none", line=line if width else None, width=width, name=name)
        if parts := list(rings):
            self._place(Shape(parts, style, closed=True))

    def lines(
        self, chains: Iterable[Chain], *, colour: str, width: float, name: str | None = None,
        round_ends: bool = False, behind: bool = False,
    ) -> None:  # fmt: skip
        """Draw open lines as one path, ``behind`` everything else if need be."""
        style = Style(line=colour, width=width, round_ends=round_ends, name=name)
        if parts := list(chains):
            self._place(Shape(parts, style, closed=False), behind=behind)

    def written(self, data: str, style: Style) -> None:
        """Draw a path whose data are written already, for a sheet of this height."""
        if data:
            self._place(Written(data, style))

    def dots(
        self, places: Iterable[tuple[float, float]], *, colour: str, width: float,
        name: str | None = None,
    ) -> None:  # fmt: skip
        """Draw round dots as one path."""
        self.lines(short(places), colour=colour, width=width, name=name, round_ends=True)

    def _place(self, mark: Mark, *, behind: bool = False) -> None:
        mark.zorder = 0 if behind else len(self._marks) + 1
        self._marks.append(mark)
