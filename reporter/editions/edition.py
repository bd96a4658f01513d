"""An edition: its model, its data, its facts and its maps' classes, ready to be written about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reporter.editions.data.classes import Classed
from reporter.editions.data.facts import Fact
from reporter.editions.model import EditionModel, MapFigure
from reporter.editions.yaml import Document
from reporter.errors import EditionError
from reporter.kommuner import nearest
from reporter.table import MunicipalSeries, Table

Kind = Literal["figure", "table", "box", "appendix"]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything an edition's folder holds, read and checked.

    ``folder`` is where it was read from; messages call its files ``<id>/<file>`` instead.
    ``synthetic`` holds the ids of data whose numbers were made up: with any of them the whole
    edition says so on every page.
    """

    folder: Path
    model: EditionModel
    document: Document
    text: str
    tables: Mapping[str, Table]
    synthetic: frozenset[str]
    facts: Mapping[str, Fact]
    classed: Mapping[str, Classed]

    @property
    def text_file(self) -> str:
        """Return what messages call the text."""
        return f"{self.model.id}/{TEXT_FILE}"

    def numbered(self) -> dict[str, Kind]:
        """Return what has a number and can be referred to, by id."""
        model = self.model
        kinds: dict[str, Kind] = dict.fromkeys((f.id for f in model.figures), "figure")
        kinds |= dict.fromkeys((t.id for t in model.tables), "table")
        kinds |= dict.fromkeys((b.id for b in model.boxes), "box")
        return kinds | dict.fromkeys((a.id for a in model.appendices), "appendix")

    def made_up(self, item_id: str) -> bool:
        """Say whether a figure, table or appendix shows numbers that were made up."""
        shown = (*self.model.figures, *self.model.tables, *self.model.appendices)
        data = [getattr(item, "data", None) for item in shown if item.id == item_id]
        return not self.synthetic.isdisjoint(data)

    def map_series(self, figure: str) -> MunicipalSeries:
        """Return the series a map shows; the figure must be one that has classes."""
        (data,) = (
            f.data for f in self.model.figures if f.id == figure and isinstance(f, MapFigure)
        )
        series = self.tables[data or ""]
        assert isinstance(series, MunicipalSeries)
        return series


TEXT_FILE = "tekst.md"
EDITION_FILE = "edition.yaml"


MOST_NAMES = 12
"""How many names an error lists."""


def unknown(kind: str, key: str, known: Iterable[str]) -> EditionError:
    """Return the error for a name that does not exist, with the likeliest one meant."""
    names = list(known)
    guess = nearest(key, names)
    more = f" og {len(names) - MOST_NAMES} andre" if len(names) > MOST_NAMES else ""
    listed = ", ".join(names[:MOST_NAMES]) or "ingen"
    hint = f"mente du {guess}?" if guess else f"der er {listed}{more}"
    return EditionError(f"{kind} '{key}' findes ikke; {hint}")
