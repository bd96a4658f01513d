"""Draws an edition's figures, each once for both media."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from figures import draw, draw_icon, fitting
from figures.geometry import Geometry, GeometryError, load, parse
from figures.infographics.specs import Infographic
from figures.specs import Choropleth, Size, Spread
from reporter.editions import files
from reporter.editions.display import charts, status
from reporter.editions.display.charts import Chart
from reporter.editions.edition import Edition
from reporter.editions.manuscript import Manuscript
from reporter.editions.model import MapFigure, StatusTable
from reporter.editions.numbering import Numbering
from reporter.editions.text.bound import Placement
from reporter.errors import EditionError, Place
from reporter.rendering.plain import plain
from reporter.rendering.resource import SCHEME, Resource

FULL_MM, SINGLE_MM, HALF_MM = 160.0, 112.0, 77.0
"""Widths on paper: over the whole page, a figure by itself, one of a pair."""
MAP_HEIGHT_MM, EMPTY_MAP_HEIGHT_MM = 124.0, 92.0
CHART_HEIGHTS_MM = {FULL_MM: 66.0, SINGLE_MM: 58.0, HALF_MM: 50.0}
SPREAD_HEIGHT_MM = 40.0
SPARKLINE = Size(width_mm=20, height_mm=8)
ICON_MM = 14.0
"""The side of an icon where a style sheet says nothing else."""
NARROW_MM, NARROW_MAP_HEIGHT_MM = 74.0, 100.0
"""A screen of 320 px shows a drawing of this width at its own size, so that it can be read."""


@dataclass(frozen=True)
class Illustration:
    """A drawn figure: as it stands on paper, and narrower for a small screen.

    ``narrow`` is empty where the figure is narrow already, both where an edition is only checked.
    """

    chart: Chart
    size: Size
    svg: str
    narrow: str


def illustrate(
    manuscript: Manuscript, numbering: Numbering, *, drawn: bool
) -> dict[str, Illustration]:
    """Return the figures a text places, by id; raises EditionError for an unusable map file."""
    edition = manuscript.edition
    placed = [i for i in manuscript.items if isinstance(i, Placement) and i.kind == "figure"]
    widths = {
        item_id: HALF_MM if len(item.ids) > 1 else SINGLE_MM if item.single else FULL_MM
        for item in placed
        for item_id in item.ids
    }
    result = {}
    maps = any(isinstance(figure, MapFigure) for figure in edition.model.figures)
    geometry = geometry_of(edition) if maps else None
    made: dict[str, Chart] = {}
    sizes: dict[str, Size] = {}
    for figure in edition.model.figures:
        caption = manuscript.captions[figure.id]
        unavailable = plain(caption.unavailable, manuscript.items, numbering)
        told = {
            path: plain(text, manuscript.items, numbering) for path, text in caption.within.items()
        }
        chart = charts.chart(edition, figure, unavailable=unavailable, told=told)
        made[figure.id], sizes[figure.id] = chart, _size(chart, widths[figure.id], drawn=drawn)
    for item in placed:
        # The rules and the feet of a pair are level: an infographic makes its neighbour as high.
        if any(isinstance(made[item_id].spec, Infographic) for item_id in item.ids):
            highest = max((sizes[item_id] for item_id in item.ids), key=lambda s: s.height_mm)
            sizes |= dict.fromkeys(item.ids, highest)
    for item_id, chart in made.items():
        shown = [sizes[item_id]]
        if widths[item_id] != HALF_MM:
            shown.append(_narrow(chart, drawn=drawn))
        drawings = [draw(chart.spec, size=s, geometry=geometry) if drawn else "" for s in shown]
        result[item_id] = Illustration(chart, shown[0], *drawings, *[""] * (2 - len(drawings)))
    return result | _sparklines(edition, drawn=drawn)


def _sparklines(edition: Edition, *, drawn: bool) -> dict[str, Illustration]:
    """Return the drawings of status tables, by table and number of the row: ``status/0``."""
    result = {}
    for table in edition.model.tables:
        if isinstance(table, StatusTable):
            for n, line in enumerate(status.of_table(table, edition.tables)):
                spec = status.sparkline(line)
                svg = draw(spec, size=SPARKLINE) if drawn else ""
                chart = Chart(spec=spec, alt="", sheet=None)
                result[f"{table.id}/{n}"] = Illustration(chart, SPARKLINE, svg, "")
    return result


def _size(chart: Chart, width: float, *, drawn: bool) -> Size:
    if isinstance(chart.spec, Infographic) and drawn:
        return fitting(chart.spec, width_mm=width)
    if isinstance(chart.spec, Choropleth) and chart.sheet and width == HALF_MM:
        # Beside a country this small no legend has room.
        height = NARROW_MAP_HEIGHT_MM
    elif isinstance(chart.spec, Choropleth):
        height = (MAP_HEIGHT_MM if chart.sheet else EMPTY_MAP_HEIGHT_MM) * width / FULL_MM
    elif isinstance(chart.spec, Spread):
        height = SPREAD_HEIGHT_MM
    else:
        height = CHART_HEIGHTS_MM[width]
    return Size(width_mm=width, height_mm=height)


def _narrow(chart: Chart, *, drawn: bool) -> Size:
    if isinstance(chart.spec, Infographic) and drawn:
        return fitting(chart.spec, width_mm=NARROW_MM)
    tall = isinstance(chart.spec, Choropleth)
    return Size(
        width_mm=NARROW_MM, height_mm=NARROW_MAP_HEIGHT_MM if tall else CHART_HEIGHTS_MM[HALF_MM]
    )


@cache
def icon(goal: int) -> tuple[str, Resource]:
    """Return the address that a printed page asks for a goal's icon by, and the icon."""
    svg = draw_icon(goal, size_mm=ICON_MM)
    return f"{SCHEME}maal-{goal}.svg", Resource(svg.encode(), "image/svg+xml")


def geometry_of(edition: Edition) -> Geometry:
    """Return the map of the edition, its own or the project's; raises EditionError."""
    name = edition.model.geometry
    if name is None:
        return load()
    file = f"{edition.model.id}/{name}"
    content = files.read(edition.folder, name, file, limit=files.GEOMETRY_LIMIT)
    try:
        return parse(content)
    except GeometryError as error:
        raise EditionError(str(error), Place(file)) from None
