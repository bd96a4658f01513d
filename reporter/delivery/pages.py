"""What a workbook holds: sheets with a title, lines of text and at most one table each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Number:
    """A number that is shown with a fixed number of decimals."""

    value: Decimal
    decimals: int


@dataclass(frozen=True)
class Mark:
    """What stands in a column of numbers where there is none."""

    text: str


@dataclass(frozen=True)
class Link:
    """A text that leads to another sheet."""

    text: str
    sheet: str


Cell = str | Number | Mark | Link


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The table of a sheet: its name in formulas, what it holds, its headings and rows.

    ``filtered`` gives the headings buttons that filter and sort, and keeps them in sight.
    """

    name: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    filtered: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """A sheet: the title in A1, lines of text under it, and perhaps a table under those.

    Lines wrap where there is no table whose columns would then be as wide as the text.
    """

    name: str
    title: str
    lines: tuple[str | Link, ...]
    grid: Grid | None = None


@dataclass(frozen=True, kw_only=True)
class About:
    """What the file says of itself; ``published`` stands for the time of writing."""

    title: str
    subject: str
    author: str
    published: datetime
