"""Figures drawn with matplotlib: a leaf package that knows nothing of editions or of reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.geometry import Geometry
    from figures.infographics.specs import Infographic
    from figures.specs import FigureSpec, Size


def draw(spec: FigureSpec, *, size: Size, geometry: Geometry | None = None) -> str:
    """Return the figure as an SVG element of ``size``, without ids, to stand in HTML or in a file.

    ``geometry`` is for maps alone; without one the project's own is drawn.
    """
    # Deferred: whoever only reads specs or tokens must not wait for matplotlib.
    from figures.drawing import draw_figure

    return draw_figure(spec, size=size, geometry=geometry)


def draw_icon(goal: int, *, size_mm: float) -> str:
    """Return the icon of a goal as a square SVG element of that side; raises KeyError for none."""
    from figures.icons import drawing

    return drawing.draw_icon(goal, size_mm=size_mm)


def fitting(spec: Infographic, *, width_mm: float) -> Size:
    """Return the size of that width at which an infographic has the room it needs, and no more."""
    from figures.infographics.drawing import height_mm
    from figures.specs import Size

    return Size(width_mm=width_mm, height_mm=height_mm(spec, width_mm=width_mm))
