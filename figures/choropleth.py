"""Map of the 98 municipalities in steps, with Bornholm and the capital area in frames of their own."""

from __future__ import annotations

from figures.areas import place_areas
from figures.borders import Areas, bounds, fitted
from figures.geometry import Geometry, load
from figures.legend import legend_height, place_legend
from figures.map_layout import BORNHOLM, CAPITAL, LABEL, MARGIN, Extents, lay_out_map
from figures.sheet import Box, Sheet
from figures.specs import Choropleth
from figures.style import LEADING, SMALL, text_width, wrap
from figures.tokens import COAST, INK, MUTED, PAPER, RULE, SCALE, TEXT_PT


def place(spec: Choropleth, sheet: Sheet, geometry: Geometry | None) -> None:
    """Place map, insets and legend on the sheet."""
    if len(spec.steps) > max(SCALE):
        raise ValueError(f"a map has at most {max(SCALE)} steps")
    areas = (geometry or load()).areas
    country = {code: rings for code, rings in areas.items() if code != BORNHOLM}
    island = {BORNHOLM: areas[BORNHOLM]}
    capital = {code: areas[code] for code in areas if code in CAPITAL}
    places = lay_out_map(
        sheet,
        Extents(_extent(country), _extent(island), _extent(capital)),
        legend_height=lambda width: legend_height(spec, width),
    )
    place_areas(spec, sheet, fitted(country, places.country))
    _place_inset(spec, sheet, island, places.bornholm, spec.bornholm_label)
    _place_inset(spec, sheet, capital, places.capital, spec.capital_label)
    place_legend(spec, sheet, places.legend)
    if spec.message:
        _place_message(spec.message, sheet, places.country)


def _extent(areas: Areas) -> tuple[float, float]:
    box = bounds(areas)
    return box.width, box.height


def _place_inset(spec: Choropleth, sheet: Sheet, areas: Areas, frame: Box, label: str) -> None:
    sheet.rectangle(frame, line=COAST, width=0.4)
    sheet.text(
        frame.right, frame.top + LABEL - SMALL * 1.1, label, size=SMALL, colour=MUTED, align="right"
    )
    inner = Box(
        frame.left + MARGIN, frame.bottom + MARGIN, frame.right - MARGIN, frame.top - MARGIN
    )
    place_areas(spec, sheet, fitted(areas, inner))


def _place_message(message: str, sheet: Sheet, country: Box) -> None:
    """Print the message on a panel over the middle of the country."""
    size = TEXT_PT["lead"] if country.width > 200 else TEXT_PT["figure"]
    lines = wrap(message, country.width * 0.6, size, 600)
    half_width = max(text_width(line, size, 600) for line in lines) / 2 + size
    half_height = len(lines) * LEADING * size / 2 + size * 0.7
    x, y = (country.left + country.right) / 2, (country.bottom + country.top) / 2
    panel = Box(x - half_width, y - half_height, x + half_width, y + half_height)
    sheet.rectangle(panel, fill=PAPER, line=RULE, width=0.6)
    sheet.block(x, y, lines, size=size, weight=600, colour=INK, align="center")
