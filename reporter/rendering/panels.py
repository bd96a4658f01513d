"""The parts of a municipality's sheet: an indicator with its two figures, the overview, methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from figures import draw
from figures.specs import Size
from reporter.danish import dates
from reporter.editions.display import standing_tables, standings
from reporter.editions.display.standings import Panel
from reporter.editions.edition import Edition
from reporter.editions.manuscript import Manuscript
from reporter.editions.numbering import Numbering
from reporter.rendering.illustrations import geometry_of
from reporter.rendering.plain import plain
from reporter.rendering.resource import SCHEME, Resource

CHART, SPREAD = Size(width_mm=110, height_mm=27), Size(width_mm=110, height_mm=31)
NARROW_CHART, NARROW_SPREAD = Size(width_mm=74, height_mm=42), Size(width_mm=74, height_mm=42)
"""What a screen of 320 px shows at its own size."""
MAP = Size(width_mm=56, height_mm=64)


@dataclass(frozen=True, kw_only=True)
class DrawnPanel:
    """An indicator's figures as drawings, empty where an edition is only checked.

    ``tables`` are what both media show of its numbers, by the names the templates have for them.
    """

    panel: Panel
    tables: Mapping[str, Any]
    chart: str
    narrow: str
    chart_size: Size
    map: str


def draw_panels(edition: Edition, *, drawn: bool) -> dict[str, DrawnPanel]:
    """Return the figures of a municipality's sheet by indicator; of other editions there are none.

    Raises EditionError for an unusable map file.
    """
    if edition.profile is None:
        return {}
    geometry = geometry_of(edition)
    result = {}
    for key, standing in edition.profile.standings.items():
        panel = standings.panel(edition.profile, standing)
        several = len(standing.own) > 1
        size = CHART if several else SPREAD
        narrow = NARROW_CHART if several else NARROW_SPREAD
        result[key] = DrawnPanel(
            panel=panel,
            tables={
                "key_figures": standing_tables.key_figures(edition.profile, standing),
                "over_time": standing_tables.over_time(edition.profile, standing),
                "notes": standing_tables.explained(standing),
            },
            chart=draw(panel.chart, size=size) if drawn else "",
            narrow=draw(panel.chart, size=narrow) if drawn else "",
            chart_size=size,
            map=draw(panel.map, size=MAP, geometry=geometry) if drawn else "",
        )
    return result


class SheetParts:
    """Gathers what the templates show of a profile."""

    def __init__(
        self, manuscript: Manuscript, numbering: Numbering, drawn: Mapping[str, DrawnPanel]
    ) -> None:
        self._manuscript = manuscript
        self._drawn = drawn
        self.names = {
            indicator.id: plain(
                manuscript.captions[indicator.id].short, manuscript.items, numbering
            )
            for indicator in manuscript.edition.model.indicators
        }

    def indicator(self, key: str) -> dict[str, Any]:
        """Return an indicator with its key figures, chart, map and numbers."""
        edition = self._manuscript.edition
        assert edition.profile
        standing = edition.profile.standings[key]
        drawn = self._drawn[key]
        made_up = " Tallene er opdigtede." if standing.measure.made_up else ""
        return {
            **drawn.tables,
            "id": key,
            "period": dates.period(standing.measure.series.period),
            "unit": standing.measure.series.unit,
            "made_up": standing.measure.made_up,
            "chart": {
                "title": drawn.panel.chart_title,
                "alt": drawn.panel.chart_alt + made_up,
                "address": f"{SCHEME}{key}-kurve.svg",
                "svg": drawn.chart,
                "narrow": drawn.narrow,
                "size": drawn.chart_size,
            },
            "map": {
                "title": drawn.panel.map_title,
                "alt": drawn.panel.map_alt + made_up,
                "address": f"{SCHEME}{key}-kort.svg",
                "svg": drawn.map,
                "narrow": "",
                "size": MAP,
            },
        }

    def overview(self) -> dict[str, Any]:
        """Return the overview of all indicators and the notes beneath it."""
        profile = self._manuscript.edition.profile
        assert profile
        return {
            "layout": standing_tables.overview(profile, self.names),
            "notes": standing_tables.explained_latest(profile),
        }

    def methods(self, markup: Callable[[str], Markup]) -> dict[str, Any]:
        """Return how indicators are counted, in two columns, and their source if they share it."""
        profile, captions = self._manuscript.edition.profile, self._manuscript.captions
        assert profile
        told = [
            {
                name: markup(getattr(captions[key], name))
                for name in ("title", "counted", "remark", "source")
            }
            for key in profile.standings
        ]
        sources = {indicator["source"] for indicator in told}
        return {"columns": _halves(told), "source": sources.pop() if len(sources) == 1 else ""}

    def resources(self, key: str) -> dict[str, Resource]:
        """Return the drawings of an indicator by the address print has them at."""
        drawn = self._drawn[key]
        return {
            f"{SCHEME}{key}-kurve.svg": Resource(drawn.chart.encode(), "image/svg+xml"),
            f"{SCHEME}{key}-kort.svg": Resource(drawn.map.encode(), "image/svg+xml"),
        }


def _halves(told: list[dict[str, Markup]]) -> list[list[dict[str, Markup]]]:
    """Part what indicators count into two columns about as long as each other."""
    lengths = [sum(len(text) for text in indicator.values()) for indicator in told]
    half = sum(lengths) / 2
    at = min(range(1, len(told) + 1), key=lambda n: abs(sum(lengths[:n]) - half))
    return [column for column in (told[:at], told[at:]) if column]
