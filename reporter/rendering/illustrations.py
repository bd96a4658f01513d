"""Draws an edition's figures, each once for both media."""

from __future__ import annotations

from dataclasses import dataclass

from figures import draw
from figures.geometry import Geometry, GeometryError, load
from figures.specs import Choropleth, Size
from reporter.editions import charts
from reporter.editions.bound import Placement
from reporter.editions.charts import Chart
from reporter.editions.edition import Edition
from reporter.editions.manuscript import Manuscript
from reporter.errors import EditionError

FULL_MM, HALF_MM = 160.0, 77.0
"""Widths on paper: over the whole measure, and one of a pair."""
MAP_HEIGHT_MM, EMPTY_MAP_HEIGHT_MM = 124.0, 92.0
FULL_HEIGHT_MM, HALF_HEIGHT_MM = 66.0, 50.0


@dataclass(frozen=True)
class Illustration:
    """A drawn figure; ``svg`` is empty where only the edition is checked."""

    chart: Chart
    size: Size
    svg: str


def illustrate(manuscript: Manuscript, *, drawn: bool) -> dict[str, Illustration]:
    """Return the figures a text places, by id; raises EditionError for an unusable map file."""
    edition = manuscript.edition
    widths = {
        item_id: FULL_MM if len(item.ids) == 1 else HALF_MM
        for item in manuscript.items
        if isinstance(item, Placement) and item.kind == "figure"
        for item_id in item.ids
    }
    result = {}
    for figure in edition.model.figures:
        chart = charts.chart(edition, figure)
        size = _size(chart, widths[figure.id])
        svg = ""
        if drawn:
            geometry = _geometry(edition) if isinstance(chart.spec, Choropleth) else None
            svg = draw(chart.spec, size=size, geometry=geometry)
        result[figure.id] = Illustration(chart, size, svg)
    return result


def _size(chart: Chart, width: float) -> Size:
    if isinstance(chart.spec, Choropleth):
        height = (MAP_HEIGHT_MM if chart.sheet else EMPTY_MAP_HEIGHT_MM) * width / FULL_MM
    else:
        height = FULL_HEIGHT_MM if width == FULL_MM else HALF_HEIGHT_MM
    return Size(width_mm=width, height_mm=height)


def _geometry(edition: Edition) -> Geometry:
    name = edition.model.geometry
    if name is None:
        return load()
    try:
        return load(edition.folder / name)
    except GeometryError as error:
        place = edition.document.place(("geometry",))
        raise EditionError(f"geometry: {error}", place) from None
