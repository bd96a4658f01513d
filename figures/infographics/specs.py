"""What an infographic shows, as frozen data: every text in it is already written and formatted.

Shares are in percent of their whole. Labels are as they are printed, ``48 %`` with a hair space.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.tokens import PARTS

MAX_POINTERS = 2
"""So many pointers on a scale: one above it, one below."""
MAX_WHOLES = 2
"""So many wholes are compared with each other."""
MAX_PARTS = 3
"""So many parts of a whole are told apart, its rest not counted."""
DOTS = 100
"""So many dots are a whole."""
MAX_AREAS = 3
"""So many shapes are compared by their areas."""
MAX_COLUMNS = 6
"""So many stacked columns have room for their numbers."""
MAX_COLUMN_PARTS = len(PARTS)
"""So many parts of a column have colours of their own."""
MAX_CRITERIA = 3
"""So many criteria stand side by side."""


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A number with what it is of: where it stands, and how it is printed."""

    name: str
    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A scale with one or two pointers; ``marks`` are its ends and what is marked between them.

    Marks rise, have no names, and enclose the pointers.
    """

    marks: tuple[Amount, ...]
    pointers: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A hundred percent in parts; ``rest`` is what is left of it, if anything.

    ``total`` is all parts together, where that has a name. ``name`` may be empty.
    """

    name: str
    parts: tuple[Amount, ...]
    rest: Amount | None = None
    total: Amount | None = None

    @property
    def shares(self) -> tuple[Amount, ...]:
        """Return the parts and the rest, in order."""
        return self.parts if self.rest is None else (*self.parts, self.rest)


@dataclass(frozen=True, kw_only=True)
class ShareBars:
    """One or two 100 pct. bars with the same parts; only a single one may have a ``total``.

    ``whole_label`` stands over the bars of a pair ("100 %").
    """

    wholes: tuple[Whole, ...]
    whole_label: str


@dataclass(frozen=True, kw_only=True)
class PartOfWhole:
    """One or two squares of a hundred dots; the value of a part is its number of dots."""

    wholes: tuple[Whole, ...]


@dataclass(frozen=True, kw_only=True)
class Proportional:
    """Two or three circles whose areas are to each other as their values."""

    areas: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column with its total at its head; without ``parts`` it is drawn undivided."""

    total: Amount
    parts: tuple[Amount, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StackedColumns:
    """Columns over time from a common base; those that have parts have the same ones.

    ``undivided_label`` names the columns without parts where others have them.
    """

    unit: str
    columns: tuple[Column, ...]
    undivided_label: str = ""


@dataclass(frozen=True, kw_only=True)
class TextPanel:
    """A text where numbers are lacking."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A criterion and what it means."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """Two or three criteria beside each other, or below each other where there is no room."""

    parts: tuple[Criterion, ...]


Infographic = Scale | ShareBars | PartOfWhole | Proportional | StackedColumns | TextPanel | Criteria
