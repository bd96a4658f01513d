"""Matplotlib's renderer for the few SVG elements that say something: paths and lines of text.

Its own SVG backend writes ids, style rules, definitions and clips, all of which would have to be
parsed and thrown away again. What is left here can stand many times in one HTML page, and
WeasyPrint, whose time goes with the number of points, has little to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from figures.written import number, path_data, tag

ANCHORS = {"left": "", "center": "middle", "right": "end"}


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a path looks: colours as "#rrggbb", width in points, the class it has in the file."""

    fill: str = "none"
    line: str | None = None
    width: float = 0.0
    round_ends: bool = False
    name: str | None = None


class SvgRenderer(RendererBase):
    """Collects what a figure draws as SVG ``elements``, in points from the upper left corner.

    The name of a part of a figure (its gid) becomes its class.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.elements: list[str] = []
        self._name = ""

    def open_group(self, s: str, gid: str | None = None) -> None:  # noqa: ARG002 - matplotlib's
        """Take the name of what is drawn next."""
        self._name = gid or ""

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's
    ) -> None:
        """Write a path of straight lines."""
        vertices = transform.transform(path.vertices)
        vertices[:, 1] = self.height - vertices[:, 1]
        width = gc.get_linewidth()
        style = Style(
            fill="none" if rgbFace is None else _hex(tuple(rgbFace)),
            line=_hex(tuple(gc.get_rgb())) if width else None,
            width=width,
            round_ends=gc.get_capstyle() == "round",
            name=self._name,
        )
        self.path(path_data(vertices, np.asarray(path.codes, np.uint8)), style)

    def path(self, data: str, style: Style) -> None:
        """Write a path from its data."""
        self.elements.append(f'{_path_tag(style)} d="{data}"/>')

    def line_of_text(self, text: Text) -> None:
        """Write one line of text at its anchor; the reader's own font engine lays it out."""
        x, y = text.get_position()
        left, top = number(x), number(self.height - y)
        weight = str(text.get_fontweight())
        attributes = {
            "x": left,
            "y": top,
            "transform": f"rotate(-90 {left} {top})" if text.get_rotation() else "",
            "fill": str(text.get_color()),
            "font-size": number(float(text.get_fontsize())),
            "font-weight": "" if weight == "400" else weight,
            "text-anchor": ANCHORS[text.get_horizontalalignment()],
        }
        self.elements.append(f"{tag('text', attributes)}>{escape(text.get_text())}</text>")


class Line(Text):
    """A line of text that our renderer takes as it is, without measuring it once more."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line."""
        if not isinstance(renderer, SvgRenderer):
            super().draw(renderer)
        elif self.get_text():
            renderer.line_of_text(self)


class Written(Artist):
    """A path whose data have been written before, its y axis down; for our renderer alone."""

    def __init__(self, data: str, style: Style) -> None:
        super().__init__()
        self._data = data
        self._style = style

    def draw(self, renderer: RendererBase) -> None:
        """Hand the path on."""
        if isinstance(renderer, SvgRenderer):
            renderer.path(self._data, self._style)


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
def _hex(rgb: tuple[float, float, float]) -> str:
    return str(to_hex(rgb))
