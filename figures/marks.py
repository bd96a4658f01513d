"""What is placed on a sheet: matplotlib artists that can write themselves as SVG elements.

Matplotlib's own SVG backend writes ids, style rules, definitions and clips, all of which would have
to be parsed and thrown away again, and its artists for text and paths ask for some hundred settings
each. What is left here can stand many times in one HTML page, costs little to make, and has so few
points that WeasyPrint, whose time goes with their number, has little to do. Every other backend of
matplotlib draws the same marks through its own artists.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from matplotlib.artist import Artist

from figures.style import font
from figures.written import Chain, compound, number, path_data, tag

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure, SubFigure

Align = Literal["left", "center", "right"]
ANCHORS: dict[Align, str] = {"left": "", "center": "middle", "right": "end"}


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a path looks: colours as "#rrggbb", width in points, the class it has in the file."""

    fill: str = "none"
    line: str | None = None
    width: float = 0.0
    round_ends: bool = False
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lettering:
    """How a line of text looks: its size in points, and which part of it stands at its place."""

    size: float
    weight: int
    colour: str
    align: Align
    upright: bool


class Mark(Artist):
    """Something placed on a sheet; ``zorder`` says what it lies on."""

    @abstractmethod
    def element(self, height: float) -> str:
        """Return the SVG element, on a sheet so high; empty where there is nothing to draw."""

    @property
    def _owner(self) -> Figure | SubFigure:
        figure = self.get_figure()
        assert figure, "matplotlib draws what belongs to a figure"
        return figure


class Line(Mark):
    """One line of text at its anchor; the reader's own font engine lays it out."""

    def __init__(self, x: float, y: float, text: str, look: Lettering) -> None:
        super().__init__()
        self._x, self._y, self._text, self._look = x, y, text, look

    def element(self, height: float) -> str:
        """Return the text as an element."""
        if not self._text:
            return ""
        left, top = number(self._x), number(height - self._y)
        turned = "" if self._look.upright else f' transform="rotate(-90 {left} {top})"'
        head = f'<text x="{left}" y="{top}"{turned}{_look(self._look)}'
        return f"{head}>{escape(self._text)}</text>"

    def draw(self, renderer: RendererBase) -> None:
        """Let matplotlib draw the text."""
        from matplotlib.text import Text

        look = self._look
        text = Text(
            self._x, self._y, self._text, fontproperties=font(look.size, look.weight),
            color=look.colour, ha=look.align, va="baseline", rotation=0 if look.upright else 90,
            rotation_mode="anchor", parse_math=False,
        )  # fmt: skip
        text.set_figure(self._owner)
        text.draw(renderer)


class Shape(Mark):
    """Rings, or open lines, drawn as one path."""

    def __init__(self, chains: Sequence[Chain], style: Style, *, closed: bool) -> None:
        super().__init__()
        self._chains, self._style, self._closed = chains, style, closed

    def element(self, height: float) -> str:
        """Return the path as an element."""
        return _path(path_data(self._chains, closed=self._closed, height=height), self._style)

    def draw(self, renderer: RendererBase) -> None:
        """Let matplotlib draw the path."""
        from matplotlib.patches import PathPatch

        style = self._style
        patch = PathPatch(
            compound(self._chains, closed=self._closed), facecolor=style.fill,
            edgecolor=style.line or "none", linewidth=style.width, gid=style.name,
            joinstyle="round", capstyle="round" if style.round_ends else "butt",
        )  # fmt: skip
        patch.set_figure(self._owner)
        patch.draw(renderer)


class Written(Mark):
    """A path whose data have been written before, its y axis down; no backend can read it."""

    def __init__(self, data: str, style: Style) -> None:
        super().__init__()
        self._data, self._style = data, style

    def element(self, height: float) -> str:  # noqa: ARG002 - it was written for this height
        """Return the path as an element."""
        return _path(self._data, self._style)


def _path(data: str, style: Style) -> str:
    return f'{_path_tag(style)} d="{data}"/>'


@lru_cache(maxsize=256)
def _path_tag(style: Style) -> str:
    """Return the start of a path; what SVG takes for granted is left out."""
    attributes = {
        "class": style.name or "",
        "fill": "" if style.fill == "#000000" else style.fill,
        "stroke": style.line or "",
        "stroke-width": "" if style.line is None or style.width == 1 else number(style.width),
        "stroke-linecap": "round" if style.line and style.round_ends else "",
    }
    return tag("path", attributes)


@lru_cache(maxsize=256)
def _look(look: Lettering) -> str:
    """Return the attributes of a line of text but those of its place."""
    attributes = {
        "fill": look.colour,
        "font-size": number(look.size),
        "font-weight": "" if look.weight == 400 else str(look.weight),
        "text-anchor": ANCHORS[look.align],
    }
    return tag("", attributes).removeprefix("<")
