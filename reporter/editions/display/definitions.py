"""Lays out what indicators are, in words made of the very objects they are computed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reporter.danish.numbers import number_tokens
from reporter.editions.display.sheets import Sheet
from reporter.indicators.definition import Definition
from reporter.indicators.wording.description import describe
from reporter.indicators.wording.parts import LABELS
from reporter.indicators.wording.phrases import Taken

HEAD = ("Mål", "Afgrænsning", "Kilder")
SHEET_HEAD = ("Nr.", "Titel", "Indikator", "Id", "Udgave", *LABELS.values(), "Kilder")


@dataclass(frozen=True)
class Piece:
    """A run of words; ``key`` is the indicator it is taken from, empty where it is plain.

    ``origin`` names the field or constant it tells. One with ``digits`` is never parted.
    """

    printed: str
    key: str = ""
    origin: str = ""
    digits: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a cell; the first of its kind has a run-in label."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Part:
    """What is said of one indicator; it has a ``heading`` where its goal has several."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Row:
    """A goal: its number and title, what its indicators are, and where they are from."""

    number: Piece
    title: str
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class DefinitionsLayout:
    """A table of definitions ready for its template."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class BoxLayout:
    """What a box tells of one indicator."""

    indicator: Piece
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[str, ...]


def layout(indicators: Sequence[Definition]) -> DefinitionsLayout:
    """Lay out a row for each goal, in the order given; neighbours of one goal share a row."""
    goals = groupby(indicators, key=lambda definition: definition.goal)
    return DefinitionsLayout(HEAD, tuple(_row(list(group)) for _, group in goals))


def box(definition: Definition) -> BoxLayout:
    """Lay out what one indicator is, as a box tells it."""
    return BoxLayout(
        indicator=Piece(definition.indicator, definition.id, "indicator"),
        paragraphs=_part(definition, headed=False).paragraphs,
        sources=describe(definition).sources,
    )


def sheet(indicators: Sequence[Definition]) -> Sheet:
    """Return a row for every indicator, its paragraphs joined."""
    rows = []
    for definition in indicators:
        said = describe(definition)
        told = (" ".join(map(str, getattr(said, name))) for name in LABELS)
        rows.append(
            (
                str(definition.goal),
                definition.title,
                definition.indicator,
                definition.id,
                definition.since,
                *told,
                "; ".join(said.sources),
            )
        )
    return Sheet(SHEET_HEAD, tuple(rows), frozenset(), SHEET_HEAD)


def _row(group: Sequence[Definition]) -> Row:
    first = group[0]
    sources = (source for definition in group for source in describe(definition).sources)
    return Row(
        number=Piece(str(first.goal), first.id, "goal", digits=True),
        title=first.title,
        parts=tuple(_part(definition, headed=n > 0) for n, definition in enumerate(group)),
        sources=tuple(dict.fromkeys(sources)),
    )


def _part(definition: Definition, *, headed: bool) -> Part:
    said = describe(definition)
    paragraphs = []
    for name, label in LABELS.items():
        for n, phrase in enumerate(getattr(said, name)):
            pieces = tuple(_piece(piece, definition.id) for piece in phrase.pieces)
            paragraphs.append(Paragraph("" if n else label, pieces))
    return Part(definition.indicator if headed else "", tuple(paragraphs))


def _piece(piece: str | Taken, key: str) -> Piece:
    if isinstance(piece, str):
        return Piece(piece)
    return Piece(piece.printed, key, piece.origin, digits=bool(number_tokens(piece.printed)))
