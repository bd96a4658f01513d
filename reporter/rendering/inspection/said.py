"""What is read of a page: its texts, the numbers bound to data, and the cells of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["words", "heading", "cell", "drawing", "alt", "attribute", "style"]
"""What a text is; an ``alt`` stands for a figure, an ``attribute`` is any other."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A text or attribute, the indicator it stands under, and what it is."""

    section: str
    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True)
class BoundNumber:
    """A ``data`` element; ``row`` is its row of the overview, from 0, or -1."""

    section: str
    row: int
    series: str
    area: str
    period: str
    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TableCell:
    """A ``td``: what it says, its section and its row of the overview, or -1."""

    section: str
    row: int
    text: str
