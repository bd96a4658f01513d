"""The rows of a status table with their drawings, as the templates show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporter.editions.display import status, status_table
from reporter.editions.display.sheets import Sheet
from reporter.editions.display.status_table import Line
from reporter.editions.edition import Edition
from reporter.editions.model import StatusTable
from reporter.rendering.illustrations import Illustration
from reporter.rendering.resource import SCHEME, Resource


class DrawnStatus:
    """A status table whose rows have been drawn; ``illustrations`` has them as ``table/row``."""

    def __init__(
        self, edition: Edition, model: StatusTable, illustrations: Mapping[str, Illustration]
    ) -> None:
        statuses = status.of_table(model, edition.tables)
        self.sheet: Sheet = status_table.sheet(statuses)
        self._lines = status_table.lines(statuses)
        self._drawn = [illustrations[f"{model.id}/{n}"] for n in range(len(statuses))]
        self._made_up = " Tallene er opdigtede." if edition.made_up(model.id) else ""

    def rows(self, slug: str) -> list[tuple[Line, dict[str, Any]]]:
        """Return every row with its drawing; ``slug`` is the table's name in addresses."""
        return [
            (
                line,
                {
                    "address": _address(slug, n),
                    "svg": drawn.svg,
                    "narrow": "",
                    "size": drawn.size,
                    "alt": line.alt + self._made_up,
                },
            )
            for n, (line, drawn) in enumerate(zip(self._lines, self._drawn, strict=True))
        ]

    def resources(self, slug: str) -> dict[str, Resource]:
        """Return the drawings by the address print has them at."""
        return {
            _address(slug, n): Resource(drawn.svg.encode(), "image/svg+xml")
            for n, drawn in enumerate(self._drawn)
        }


def _address(slug: str, n: int) -> str:
    return f"{SCHEME}{slug}-{n + 1}.svg"
