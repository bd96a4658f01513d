"""CSV as an edition holds it: UTF-8, semicolons, one header; faults told with file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reporter.danish import numbers
from reporter.editions import files
from reporter.errors import EditionError, Place
from reporter.table import Hidden, Reason, Value

MARKS = {
    "-": Reason.NO_DATA,
    "..": Reason.NO_DATA,
    "*)": Reason.NOT_APPROVED,
    "**)": Reason.FEW_PERSONS,
}
"""How the cells of a source say that there is no number, and why."""


@dataclass(frozen=True)
class Row:
    """A line of a file, its cells by column name."""

    file: str
    line: int
    cells: dict[str, str]

    def error(self, message: str) -> EditionError:
        """Return an error that names this line."""
        return EditionError(message, Place(self.file, self.line))

    def number(self, column: str, decimal_mark: str) -> Value:
        """Return a cell's number, or why it has none; raises EditionError for anything else."""
        cell = self.cells[column]
        if cell in MARKS:
            return Hidden(MARKS[cell])
        try:
            return numbers.parse(cell, decimal_mark)
        except ValueError:
            pass
        other = "." if decimal_mark == "," else ","
        if not cell:
            message = f"{column}: cellen er tom; skriv - hvis der ingen data er"
        elif other in cell and _is_number(cell, other):
            message = (
                f"{column}: '{cell}' har '{other}' som decimaltegn, men udgaven angiver "
                f"'{decimal_mark}'; ret tallet eller feltet decimal"
            )
        else:
            message = f"{column}: '{cell}' er ikke et tal"
        raise self.error(message)

    def positive(self, column: str, decimal_mark: str, unit: str, *, whole: bool = False) -> Value:
        """Return a cell's number, checked against what its unit allows.

        ``whole`` refuses decimals: in a count, the 1,234 or 1.234 of another decimal mark.
        """
        value = self.number(column, decimal_mark)
        if not isinstance(value, Hidden):
            if whole and value != numbers.rounded(value):
                raise self.error(
                    f"{column}: '{self.cells[column]}' er ikke et helt tal; decimaltegnet er "
                    f"'{decimal_mark}' (feltet decimal)"
                )
            if unit == "pct" and value > 100:
                raise self.error(f"{column}: {self.cells[column]} er over 100 pct.")
            if unit != "procentpoint" and value < 0:
                raise self.error(f"{column}: {self.cells[column]} er mindre end 0")
        return value


def _is_number(cell: str, decimal_mark: str) -> bool:
    try:
        numbers.parse(cell, decimal_mark)
    except ValueError:
        return False
    return True


def read(folder: Path, name: str, file: str) -> tuple[list[str], list[Row]]:
    """Read a file into its column names and rows; ``file`` is its name in messages."""
    text = files.read_text(folder, name, file, limit=files.DATA_LIMIT)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    rows: list[Row] = []
    header: list[str] = []
    line = 1  # where a row begins: a cell in quotes may run over several
    try:
        for cells in lines:
            cells = [cell.strip() for cell in cells]
            if not header:
                header = _header(cells, file)
            elif any(cells):
                rows.append(_row(header, cells, file, line))
            line = lines.line_num + 1
    except csv.Error:
        message = "linjen kan ikke læses som CSV; se efter et anførselstegn, der ikke er lukket"
        raise EditionError(message, Place(file, line)) from None
    if not rows:
        message = "filen har ingen rækker under overskriften" if header else "filen er tom"
        raise EditionError(message, Place(file))
    return header, rows


def _header(cells: list[str], file: str) -> list[str]:
    if len(cells) < 2:
        raise EditionError("kolonnerne skal være adskilt af semikolon", Place(file, 1))
    for name in cells:
        if not name or cells.count(name) > 1:
            what = f"kolonnen '{name}' står to gange" if name else "en kolonne har intet navn"
            raise EditionError(what, Place(file, 1))
    return cells


def _row(header: list[str], cells: list[str], file: str, line: int) -> Row:
    if len(cells) != len(header):
        message = f"linjen har {len(cells)} felter, men overskriften har {len(header)}"
        raise EditionError(message, Place(file, line))
    return Row(file, line, dict(zip(header, cells, strict=True)))


def require(header: Iterable[str], wanted: Iterable[str], file: str) -> None:
    """Check that a file has the columns it must have."""
    present = list(header)
    for name in wanted:
        if name not in present:
            has = ", ".join(present)
            raise EditionError(f"kolonnen '{name}' mangler; filen har {has}", Place(file, 1))


def decimal(value: Value, row: Row, column: str) -> Decimal:
    """Return a number that must be there."""
    if isinstance(value, Hidden):
        raise row.error(f"{column}: der skal stå et tal")
    return value
