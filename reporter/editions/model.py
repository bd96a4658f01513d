"""The fields of ``edition.yaml``.

Titles, summary, notes, remarks and sources may hold the same calls as the edition's text
(``{{ periode("antal") }}``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from reporter.editions.captioned import Captioned, Strict
from reporter.editions.corrections import Correction
from reporter.editions.datamodel import Data
from reporter.editions.fields import (
    Day,
    Email,
    FileName,
    Identifier,
    Number,
    Period,
    Phone,
    Phrase,
    PublicationDate,
    Text,
    Web,
)
from reporter.editions.infographics import Infographic
from reporter.editions.structure import Chapter, ColophonLine, Cover, Goal, Isbns

PER_KOMMUNE = "kommuneark"
"""The publication type of editions that are made once for every municipality."""


class Sender(Strict):
    """Who publishes, and how they are reached."""

    name: Text
    phone: Phone | None = None
    email: Email | None = None
    web: Web | None = None


class GivenClass(Strict):
    """One class of a map: ``{below: 15}``, ``{from: 15, to: 30}`` or ``{above: 30}``."""

    below: Number | None = None
    start: Number | None = Field(default=None, alias="from")
    to: Number | None = None
    above: Number | None = None


class ComputedClasses(Strict):
    """Classes with about as many municipalities in each."""

    method: Literal["quantiles"]
    steps: int = Field(ge=3, le=7)


Classes = Annotated[
    Annotated[tuple[GivenClass, ...], Tag("Given")] | Annotated[ComputedClasses, Tag("Computed")],
    Discriminator(
        lambda written: "Computed" if isinstance(written, dict | ComputedClasses) else "Given"
    ),
]


class ColumnsFigure(Captioned):
    """A time series drawn as columns or as lines."""

    kind: Literal["columns", "lines"]
    data: Identifier


class BarFigure(Captioned):
    """A distribution drawn as a 100 pct. bar."""

    kind: Literal["stacked_bar"]
    data: Identifier


class MapFigure(Captioned):
    """A map of the municipalities, or an explanation why it has no values to show.

    ``round_before_classing`` is the number of decimals values are rounded to before they are
    classed; without it they are classed as printed.
    """

    kind: Literal["choropleth"]
    data: Identifier | None = None
    classes: Classes = ()
    round_before_classing: int | None = Field(default=None, ge=0, le=3)
    unavailable: Text | None = None


class SpreadFigure(Captioned):
    """All municipalities as dots on a line: the country, the median and the extremes are named."""

    kind: Literal["spread"]
    data: Identifier


class SheetIndicator(Strict):
    """An indicator that every municipality's sheet shows: its numbers, chart and map.

    ``title`` is its heading, ``short`` what it is called in the overview, ``counted`` says what is
    counted, and ``phrase`` what the share or number is of in a sentence ("i job eller uddannelse").
    None of its texts may name a municipality: they are the same on every sheet.
    """

    id: Identifier
    data: Identifier
    title: Text
    short: Text
    counted: Text
    phrase: Phrase | None = None
    classes: Classes
    round_before_classing: int | None = Field(default=None, ge=0, le=3)
    remark: Text | None = None
    source: Text | None = None


Figure = Annotated[
    ColumnsFigure | BarFigure | MapFigure | SpreadFigure | Infographic,
    Field(discriminator="kind"),
]


class CountTable(Captioned):
    """A table of percentages and counts."""

    kind: Literal["counts"] = "counts"
    data: Identifier
    row_heading: Text


class DefinitionsTable(Captioned):
    """A table that tells in words what the indicators named are; it has no data file."""

    kind: Literal["definitions"]
    indicators: tuple[Text, ...] = Field(min_length=1)

    @property
    def data(self) -> None:
        """Return nothing: the rows come from the definitions that indicators are computed from."""


class StatusRow(Strict):
    """A row of a status table: an indicator by its definition, and the series that tells it.

    ``group`` is the one meant of a time series with several; of areas the country is shown.
    """

    indicator: Text
    data: Identifier
    group: Text | None = None


class StatusTable(Captioned):
    """A table of goals: their first number, the latest, what changed, and whether for the goal."""

    kind: Literal["status"]
    rows: tuple[StatusRow, ...] = Field(min_length=1)

    @property
    def data(self) -> None:
        """Return nothing: every row has data of its own."""


def _table_kind(written: object) -> str | None:
    """Return which kind of table is meant: one that says nothing is a table of counts."""
    return written.get("kind", "counts") if isinstance(written, dict) else None


Table = Annotated[
    Annotated[CountTable, Tag("counts")]
    | Annotated[DefinitionsTable, Tag("definitions")]
    | Annotated[StatusTable, Tag("status")],
    Discriminator(_table_kind),
]


class Box(Strict):
    """A box; its text stands in the edition's text between ``::: boks id`` and ``:::``.

    One with a ``definition`` tells what that indicator is, and is placed by a call.
    """

    id: Identifier
    title: Text
    definition: Text | None = None


class Appendix(Captioned):
    """A long table of a municipal series, or of areas with a column for each period."""

    data: Identifier
    heading: Text


def series_of(item: object) -> tuple[str, ...]:
    """Return the ids of the data a figure, table or appendix shows, each once."""
    if isinstance(item, StatusTable):
        return tuple(dict.fromkeys(row.data for row in item.rows))
    data: str | None = getattr(item, "data", None)
    return () if data is None else (data,)


class Pages(Strict):
    """How many pages the finished document may have; any other number is a fault in it."""

    least: int = Field(ge=1)
    most: int = Field(ge=1)


class EditionModel(Strict):
    """A whole ``edition.yaml``."""

    type: Identifier
    id: Identifier
    title: Text
    subtitle: Text | None = None
    date: PublicationDate
    sender: Sender
    language: Literal["da"]
    vintage: Period
    summary: Text
    corrections: tuple[Correction, ...] = ()
    keywords: tuple[Text, ...] = ()
    geometry: FileName | None = None
    pages: Pages | None = None
    cover: Cover | None = None
    isbn: Isbns | None = None
    closing: Day | None = None
    colophon: tuple[ColophonLine, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    goals: tuple[Goal, ...] = ()
    data: tuple[Data, ...] = ()
    indicators: tuple[SheetIndicator, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[Box, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    @property
    def version(self) -> int:
        """Return which version it is, counted from 1: each correction makes another."""
        return len(self.corrections) + 1
