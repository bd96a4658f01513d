"""Names the row and the columns that a table's cell stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CellPlace:
    """A cell's row and column by name; ``line`` is its row among the body's, from 0."""

    row: str = ""
    column: str = ""
    line: int = -1


class Columns:
    """Follows a table as it is read, element by element; a table within a table is not known."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._inside = self._in_head = False
        self._heads: list[list[str]] = []
        self._levels = 0
        self._given: Mapping[str, str] = {}
        self._group = self._row = ""
        self._column = 0
        self._line = -1

    def open(self, tag: str, given: Mapping[str, str]) -> None:
        """Hear that an element begins."""
        match tag:
            case "table":
                self._begin()
                self._inside = True
            case "thead":
                self._in_head = True
            case "tr" if self._in_head:
                self._levels += 1
                self._column = 0
            case "tr":
                self._row, self._column = "", 0
                # A row that only names the group of those below has no number.
                self._line += given.get("class") != "gruppe"
            case "th" | "td":
                self._given = given

    def close(self, tag: str, text: str) -> None:
        """Hear that an element ends, with the text in it."""
        match tag:
            case "table":
                self._begin()
            case "thead":
                self._in_head = False
            case "th" if self._in_head:
                self._head(text)
            case "th" if self._given.get("scope") == "rowgroup":
                self._group = text
            case "th":
                self._row = text
                self._column += 1
            case "td":
                self._column += 1

    def _head(self, text: str) -> None:
        """Put a head over its columns, the first that have none on this level."""
        while self._column < len(self._heads) and len(self._heads[self._column]) >= self._levels:
            self._column += 1
        for _ in range(int(self._given.get("colspan", "1"))):
            if self._column == len(self._heads):
                self._heads.append([])
            tall = int(self._given.get("rowspan", "1"))
            self._heads[self._column] += [text] + [""] * (tall - 1)
            self._column += 1

    def place(self) -> CellPlace:
        """Return where the cell stands that is being read; outside of a table's body, nowhere."""
        if not self._inside or self._in_head or self._line < 0:
            return CellPlace()
        heads = self._heads[self._column] if self._column < len(self._heads) else []
        row = ", ".join(filter(None, (self._group, self._row)))
        return CellPlace(row, ", ".join(filter(None, heads)), self._line)
