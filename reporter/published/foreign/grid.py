"""A foreign file as text: named columns, rows with their line, and which column is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reporter.errors import Place, TableError
from reporter.kommuner import nearest

MOST_ROWS = 1_000_000


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A row; ``codes`` holds the code behind a cell where the format has both code and text."""

    line: int
    cells: Mapping[str, str]
    codes: Mapping[str, str] = field(default_factory=dict)

    def has(self, column: str, wanted: str) -> bool:
        """Say whether the cell of a column is ``wanted``, by its text or its code."""
        return wanted in (self.cells[column], self.codes.get(column))


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A whole file; ``area``, ``period`` and ``value`` are the columns the format itself names.

    ``empty_hint`` says what an empty cell may be in this format.
    """

    file: str
    header: tuple[str, ...]
    header_line: int
    rows: Sequence[GridRow]
    area: str = ""
    period: str = ""
    value: str = ""
    empty_hint: str = "skriv - hvis der ingen data er"

    def column(self, name: str) -> str:
        """Return the name of a column of the file; raises TableError with the likeliest meant."""
        if name in self.header:
            return name
        guess = nearest(name, self.header)
        hint = f"mente du {guess}?" if guess else f"filen har {', '.join(self.header)}"
        raise TableError(f"kolonnen '{name}' findes ikke; {hint}", self.place(self.header_line))

    def place(self, line: int = 0) -> Place:
        """Return the place of a line of the file."""
        return Place(self.file, line)


def check_header(cells: Sequence[str], file: str, line: int) -> tuple[str, ...]:
    """Return the column names of a file that needs each of them once; raises TableError."""
    times = Counter(cells)
    for name in cells:
        if not name or times[name] > 1:
            what = f"kolonnen '{name}' står to gange" if name else "en kolonne har intet navn"
            raise TableError(f"{what}; ret overskriften", Place(file, line))
    return tuple(cells)
