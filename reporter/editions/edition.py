"""An edition: its model, its data, its facts and its maps' classes, ready to be written about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reporter import kommuner
from reporter.danish import places
from reporter.editions.data.classes import Classed
from reporter.editions.data.facts import Fact
from reporter.editions.model import EditionModel, MapFigure, series_of
from reporter.editions.profiles.measure import Measure
from reporter.editions.profiles.profile import Profile, profile
from reporter.editions.structure import Chapter
from reporter.editions.yaml import Document
from reporter.errors import EditionError
from reporter.kommuner import nearest
from reporter.published.columns import About
from reporter.table import MunicipalSeries, Table

Kind = Literal["chapter", "figure", "table", "box", "appendix"]


@dataclass(frozen=True)
class Source:
    """A text as its writer left it; ``file`` is what messages call it."""

    file: str
    content: str
    chapter: Chapter | None = None


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything an edition's folder holds, read and checked.

    ``folder`` is where it was read from; messages call its files ``<id>/<file>`` instead.
    ``sources`` are its chapters in order, or its only text.
    ``synthetic`` holds the ids of data whose numbers were made up: with any of them the whole
    edition says so on every page. ``about`` is what each published table it uses says of itself,
    by its name in the folder. ``measures`` are the indicators of an edition that is made for
    every municipality, and ``profile`` the municipality it is made for.
    """

    folder: Path
    model: EditionModel
    document: Document
    sources: tuple[Source, ...]
    tables: Mapping[str, Table]
    synthetic: frozenset[str]
    about: Mapping[str, About]
    facts: Mapping[str, Fact]
    classed: Mapping[str, Classed]
    measures: tuple[Measure, ...] = ()
    profile: Profile | None = None

    @property
    def kommuner(self) -> tuple[str, ...]:
        """Return the codes of the municipalities it is made for, each by itself; or nothing."""
        return tuple(k.code for k in kommuner.alle()) if self.measures else ()

    def for_kommune(self, code: str) -> Edition:
        """Return the edition of one municipality; it must be one that is made for each."""
        assert self.measures
        return replace(self, profile=profile(self.measures, code))

    @property
    def stem(self) -> str:
        """Return what its files are called but for the suffix: its id, or ``751-aarhus``."""
        return places.slug(self.profile.kommune.code) if self.profile else self.model.id

    @property
    def identifier(self) -> str:
        """Return what tells its document from every other: its id, or ``<id>/751-aarhus``."""
        return f"{self.model.id}/{self.stem}" if self.profile else self.model.id

    @property
    def inputs(self) -> Mapping[str, str]:
        """Return the digests of the data that the sheet of its municipality shows."""
        return self.profile.inputs if self.profile else {}

    @property
    def text(self) -> str:
        """Return the text of an edition that has no chapters."""
        (source,) = self.sources
        return source.content

    def numbered(self) -> dict[str, Kind]:
        """Return what is numbered and can be referred to, by id."""
        model = self.model
        kinds: dict[str, Kind] = dict.fromkeys((c.id for c in model.chapters), "chapter")
        kinds |= dict.fromkeys((f.id for f in model.figures), "figure")
        kinds |= dict.fromkeys((t.id for t in model.tables), "table")
        kinds |= dict.fromkeys((b.id for b in model.boxes), "box")
        return kinds | dict.fromkeys((a.id for a in model.appendices), "appendix")

    def made_up(self, item_id: str) -> bool:
        """Say whether a figure, table or appendix shows numbers that were made up."""
        shown = (*self.model.figures, *self.model.tables, *self.model.appendices)
        data = [key for item in shown if item.id == item_id for key in series_of(item)]
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
