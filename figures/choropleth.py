"""Map of the 98 municipalities in steps, with Bornholm and the capital area in their own frames."""

from __future__ import annotations

from functools import lru_cache

from figures import compact_legend, legend
from figures.areas import place_areas
from figures.borders import DETAIL, bounds
from figures.geometry import Geometry, load
from figures.map_layout import BORNHOLM, CAPITAL, FRAME, LABEL, Extents, MapPlaces, lay_out_map
from figures.marking import HALO, place_mark
from figures.outlines import outlined
from figures.sheet import Box, Sheet
from figures.small_map import DETAIL as SMALL_DETAIL
from figures.small_map import SMALL_MM, lay_out_small_map
from figures.specs import MAX_STEPS, Choropleth
from figures.style import LEADING, SMALL, text_width, wrap
from figures.tokens import COAST, INK, MUTED, PAPER, RULE, TEXT_PT


def place(spec: Choropleth, sheet: Sheet, geometry: Geometry | None) -> None:
    """Place map, insets and legend on the sheet."""
    if len(spec.steps) > MAX_STEPS:
        raise ValueError(f"a map has at most {MAX_STEPS} steps")
    geometry = geometry or load()
    if spec.marked and spec.marked not in geometry.areas:
        raise ValueError(f"there is no municipality {spec.marked} to mark")
    country = tuple(code for code in geometry.areas if code != BORNHOLM)
    capital = tuple(code for code in geometry.areas if code in CAPITAL)
    extents = Extents(
        country=_extent(geometry, country),
        bornholm=_extent(geometry, (BORNHOLM,)),
        capital=_extent(geometry, capital),
        capital_name=text_width(spec.capital_label, SMALL),
    )
    small = sheet.size.width_mm <= SMALL_MM
    places = _places(spec, sheet, extents, small=small)
    parts = [(country, _rimmed(places.country) if spec.marked else places.country)]
    for codes, frame, label in (
        ((BORNHOLM,), places.bornholm, spec.bornholm_label),
        (capital, places.capital, spec.capital_label),
    ):
        _place_frame(sheet, frame, label)
        parts.append((codes, places.inside(frame)))
    for codes, box in parts:
        outlines = outlined(geometry, codes, box, detail=SMALL_DETAIL if small else DETAIL)
        place_areas(spec, sheet, outlines, coasted=not small)
        if spec.marked in codes:
            place_mark(sheet, outlines.areas[spec.marked], enlarged=codes == capital)
    (compact_legend if small else legend).place_legend(spec, sheet, places.legend)
    if spec.message:
        _place_message(spec.message, sheet, places.country)


def _places(spec: Choropleth, sheet: Sheet, extents: Extents, *, small: bool) -> MapPlaces:
    if small:
        most = sheet.height * compact_legend.SHARE
        height = compact_legend.legend_height(spec, sheet.width, most)
        return lay_out_small_map(sheet, extents, legend=height)
    return lay_out_map(sheet, extents, legend=lambda width: legend.legend_height(spec, width))


def _rimmed(box: Box) -> Box:
    """Return the box without the room that an outline takes outside of an area at its edge."""
    rim = HALO / 2
    return Box(box.left + rim, box.bottom + rim, box.right - rim, box.top - rim)


@lru_cache(maxsize=64)
def _extent(geometry: Geometry, codes: tuple[str, ...]) -> tuple[float, float]:
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
