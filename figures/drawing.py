"""From spec to SVG: the one place that knows every kind of figure."""

from __future__ import annotations

from figures import bars, choropleth, development, dotplot, sparkline, timeseries
from figures.geometry import Geometry
from figures.infographics import drawing as infographics
from figures.save import to_svg
from figures.sheet import Sheet
from figures.specs import (
    Choropleth,
    Development,
    FigureSpec,
    Size,
    Sparkline,
    Spread,
    StackedBars,
    TimeSeries,
)


def draw_figure(spec: FigureSpec, *, size: Size, geometry: Geometry | None) -> str:
    """Return the figure as SVG text."""
    return to_svg(lay_out(spec, size=size, geometry=geometry))


def lay_out(spec: FigureSpec, *, size: Size, geometry: Geometry | None = None) -> Sheet:
    """Return the sheet with everything placed on it."""
    sheet = Sheet(size)
    match spec:
        case TimeSeries():
            timeseries.place(spec, sheet)
        case Sparkline():
            sparkline.place(spec, sheet)
        case StackedBars():
            bars.place(spec, sheet)
        case Choropleth():
            choropleth.place(spec, sheet, geometry)
        case Development():
            development.place(spec, sheet)
        case Spread():
            dotplot.place(spec, sheet)
        case _:
            infographics.place(spec, sheet)
    return sheet
