"""What a difference between two editions consists of; how it is found and told is others' work."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish.numbers import number_tokens

NumberKind = Literal["revised", "hidden", "shown", "added", "removed"]
"""What became of a cell: another value, a value now hidden, a hidden value now shown, a cell that
only the new edition has, and one that only the old had."""

TextKind = Literal["changed", "flipped", "added", "removed"]
"""What became of a sentence; one that is flipped says the opposite of what it said."""

TextRole = Literal["heading", "sentence", "note", "source", "caption", "alternative", "definition"]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One of the two editions that are compared; ``name`` is what the user called it."""

    name: str
    edition: str
    version: int
    title: str
    date: str
    sha256: str
    """The digest of its manifest: what exactly was compared.

    Empty of an old edition with a number that is hidden now: whoever builds the edition with one
    guess after the other has the number when the digests are the same.
    """


@dataclass(frozen=True, kw_only=True)
class NumberChange:
    """A cell of a series that changed; ``old`` and ``new`` are as printed, with their unit.

    A hidden cell is printed as its reason ("få personer"), one that is not there as nothing. What
    would tell a number that is hidden now is not repeated: ``old`` is then empty, of the hidden
    cell itself and of a revised one that it could be computed from. What one edition lacks
    altogether, a series or a period, group or area of one, is told at once: ``area``, ``period``
    and ``group`` are empty but for what it is, and it is printed as how many ("98 tal").
    ``kommune`` is the municipality's code where the area is one, and ``155+185`` where two report
    together. ``size`` is how far the value moved in the series' own unit (new less old), and None
    where one of the two is not told.
    """

    kind: NumberKind
    series: str
    title: str
    area: str
    kommune: str
    period: str
    group: str
    unit: str
    old: str
    new: str
    size: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Move:
    """A municipality that moved in a figure or an indicator: to another class, or another rank.

    ``old`` and ``new`` are as printed ("15-30 pct.", "nr. 12 af 98"); nothing where it has none.
    ``steps`` are the new less the old: classes up, or ranks further from the highest number. A
    figure whose classes have other limits is one move without a municipality: ``old`` and ``new``
    are then its classes. Where they would tell a number that is hidden now, there is no move.
    """

    item: str
    title: str
    kommune: str
    name: str
    old: str
    new: str
    steps: int | None = None


@dataclass(frozen=True, kw_only=True)
class PanelChange:
    """The municipalities that entered or left an indicator's fixed panel, by name."""

    indicator: str
    title: str
    entered: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PolicyChange:
    """A rule of disclosure control that a table was protected by, and now is not."""

    table: str
    rule: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class TextChange:
    """A sentence, heading, note or definition that changed.

    ``document`` is the file's stem (the edition's id, or ``751-aarhus``), ``under`` the nearest
    heading above it. One that would tell a number that is hidden now is left out.
    ``numbers_only`` says that the words are the same. ``about`` are the series
    that its numbers are bound to, and the ids of the figure, indicator or chapter it stands in.
    """

    kind: TextKind
    role: TextRole
    document: str
    under: str
    old: str
    new: str
    numbers_only: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageChange:
    """A page of a PDF whose text or picture changed; page numbers count from 1, 0 is no page.

    ``picture`` is the file that shows both pages with what differs marked; empty without pictures.
    """

    file: str
    old: int
    new: int
    text: bool
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class FileChange:
    """An output file that only one edition has, or whose bytes differ."""

    file: str
    kind: Literal["changed", "added", "removed"]


@dataclass(frozen=True, kw_only=True)
class SheetDifference:
    """What changed on one municipality's sheet, of a batch that both editions are.

    ``document`` is its files' stem. ``identical`` says that all its files are the same bytes; a
    sheet may differ without a number of its own, as where a map shows another municipality.
    """

    kommune: str
    name: str
    document: str
    identical: bool
    numbers: tuple[NumberChange, ...]
    classes: tuple[Move, ...]
    ranks: tuple[Move, ...]
    texts: tuple[TextChange, ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """All that changed from one edition to another, in the order it is told.

    ``sheets`` are those of a batch, the largest change first and each with its part of the rest.
    """

    old: Compared
    new: Compared
    numbers: tuple[NumberChange, ...]
    classes: tuple[Move, ...]
    ranks: tuple[Move, ...]
    panels: tuple[PanelChange, ...]
    policies: tuple[PolicyChange, ...]
    texts: tuple[TextChange, ...]
    files: tuple[FileChange, ...]
    pages: tuple[PageChange, ...] = ()
    sheets: tuple[SheetDifference, ...] = ()

    @property
    def numbers_changed(self) -> bool:
        """Say whether any number that a reader sees changed.

        One may change in a text alone, as where its writer chose another. When in doubt it has:
        a date is a number here. A text that only one edition has changes none.
        """
        texts = (text for text in self.texts if text.old and text.new)
        return bool(self.numbers) or any(
            number_tokens(text.old) != number_tokens(text.new) for text in texts
        )
