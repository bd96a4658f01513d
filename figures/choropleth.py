"""Map of the 98 municipalities in steps, with Bornholm and the capital area in their own frames."""

from __future__ import annotations

from collections.abc import Collection

from figures.areas import place_areas
from figures.borders import bounds, fitted
from figures.geometry import Geometry, load
from figures.legend import legend_height, place_legend
from figures.map_layout import BORNHOLM, CAPITAL, FRAME, LABEL, Extents, lay_out_map
from figures.sheet import Box, Sheet
from figures.specs import MAX_STEPS, Choropleth
from figures.style import LEADING, SMALL, text_width, wrap
from figures.tokens import COAST, INK, MUTED, PAPER, RULE, TEXT_PT


def place(spec: Choropleth, sheet: Sheet, geometry: Geometry | None) -> None:
    """Place map, insets and legend on the sheet."""
    if len(spec.steps) > MAX_STEPS:
        raise ValueError(f"a map has at most {MAX_STEPS} steps")
    geometry = geometry or load()
    country = [code for code in geometry.areas if code != BORNHOLM]
    capital = [code for code in geometry.areas if code in CAPITAL]
    places = lay_out_map(
        sheet,
        Extents(
            country=_extent(geometry, country),
            bornholm=_extent(geometry, [BORNHOLM]),
            capital=_extent(geometry, capital),
            capital_name=text_width(spec.capital_label, SMALL),
        ),
        legend=lambda width: legend_height(spec, width),
    )
    place_areas(spec, sheet, fitted(geometry, country, places.country))
    for codes, frame, label in (
        ([BORNHOLM], places.bornholm, spec.bornholm_label),
        (capital, places.capital, spec.capital_label),
    ):
        _place_frame(sheet, frame, label)
        place_areas(spec, sheet, fitted(geometry, codes, places.inside(frame)))
    place_legend(spec, sheet, places.legend)
    if spec.message:
        _place_message(spec.message, sheet, places.country)


def _extent(geometry: Geometry, codes: Collection[str]) -> tuple[float, float]:
    box = bounds({code: geometry.areas[code] for code in codes})
    return box.width, box.height


def _place_frame(sheet: Sheet, frame: Box, label: str) -> None:
    sheet.rectangle(frame, line=COAST, width=FRAME)
    sheet.text(
        frame.right, frame.top + LABEL - SMALL, label, size=SMALL, colour=MUTED, align="right"
    )


def _place_message(message: str, sheet: Sheet, country: Box) -> None:
    """Print the message on a panel over the middle of the country."""
    size = TEXT_PT["table"] if country.width > 200 else TEXT_PT["figure"]
    most = max(int(country.height * 0.8 / (LEADING * size)), 1)
    lines = wrap(message, country.width * 0.72, size, 600, most=most)
    half_width = max(text_width(line, size, 600) for line in lines) / 2 + size
    half_height = len(lines) * LEADING * size / 2 + size * 0.7
    x, y = (country.left + country.right) / 2, (country.bottom + country.top) / 2
    panel = Box(x - half_width, y - half_height, x + half_width, y + half_height)
    sheet.rectangle(panel, fill=PAPER, line=RULE, width=0.6)
    sheet.block(x, y, lines, size=size, weight=600, colour=INK, align="center")
