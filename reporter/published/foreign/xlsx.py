"""Spreadsheets: the first sheet or a named one, from its heads down to the first empty row.

A formula counts with the result its program saved. Refused are macros, documents that declare
entities, and files that are far larger unpacked than any table is.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import openpyxl

from reporter.errors import Place, TableError
from reporter.kommuner import nearest
from reporter.published.foreign.grid import MOST_ROWS, Grid, GridRow, check_header

MOST_BYTES = 200_000_000
"""What a file may hold when it is unpacked."""

MOST_PARTS = 2_000
_BLOCK = 1_000_000

MOST_CELLS, MOST_LETTERS = 20_000_000, 32_767
"""Cells of a sheet with the empty ones before the last of each row; letters in one cell."""

_BROKEN = (
    "filen kan ikke læses som xlsx; er den en ældre .xls eller beskyttet med adgangskode, "
    "så gem den som .xlsx"
)


def read(content: bytes, file: str, *, sheet: str, wanted: Sequence[str], decimal: str) -> Grid:
    """Read a sheet; its heads are in the first row that has every ``wanted`` column.

    A number is written as text with the decimal mark ``decimal``, its digits as Excel shows them.
    """
    _refuse_dangerous(content, file)
    try:
        # Excel's extensions that openpyxl does not know are no concern of a table's numbers.
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            opened = _sheet(book, sheet, file)
            opened.reset_dimensions()  # what the file says of its own size may be wrong
            rows = list(_rows(opened, file, decimal))
    except TableError:
        raise
    except Exception:  # openpyxl tells of a broken file in a dozen ways
        raise TableError(_BROKEN, Place(file)) from None
    return _grid(rows, file, wanted)


def _refuse_dangerous(content: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                message = "filen er meget større, når den pakkes ud, end en tabel må være"
                raise TableError(message, Place(file))
            if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
                raise TableError("filen har makroer; gem den som .xlsx", Place(file))
            for part in parts:
                with packed.open(part) as opened:
                    if _declares_entities(opened):
                        raise TableError(_BROKEN, Place(file))
    except TableError:
        raise
    except Exception:  # a damaged archive, an encrypted one, an unknown compression
        raise TableError(_BROKEN, Place(file)) from None


def _declares_entities(part: IO[bytes]) -> bool:
    """Tell whether a part has a document type; no spreadsheet program writes one, attackers do."""
    before = b""
    while block := part.read(_BLOCK):
        block = block.replace(b"\0", b"")  # as UTF-16 every other byte is one
        if any(word in before + block for word in (b"<!DOCTYPE", b"<!ENTITY")):
            return True
        before = block[-len(b"<!DOCTYPE") :]
    return False


def _sheet(book: Any, name: str, file: str) -> Any:
    if not name:
        return book.worksheets[0]
    names = [sheet.title for sheet in book.worksheets]
    if name not in names:
        guess = nearest(name, names)
        hint = f"mente du {guess}?" if guess else f"filen har {', '.join(names)}"
        raise TableError(f"arket '{name}' findes ikke; {hint}", Place(file))
    return book[name]


def _rows(sheet: Any, file: str, decimal: str) -> Iterator[list[str]]:
    read = 0
    for n, row in enumerate(sheet.iter_rows(values_only=True), 1):
        read += len(row)
        if n > MOST_ROWS or read > MOST_CELLS:
            raise TableError("arket har for mange rækker; slet de tomme nederst", Place(file, n))
        if any(isinstance(cell, str) and len(cell) > MOST_LETTERS for cell in row):
            raise TableError("en celle har for lang tekst; ret den", Place(file, n))
        cells = [_text(cell, decimal) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(cell: object, decimal: str) -> str:
    match cell:
        case None:
            return ""
        case float():
            # The shortest digits that give the same number are those that were typed.
            exact = Decimal(repr(cell))
            return f"{exact.normalize() if exact == exact.to_integral() else exact:f}".replace(
                ".", decimal
            )
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
    return " ".join(str(cell).split())


def _grid(rows: list[list[str]], file: str, wanted: Sequence[str]) -> Grid:
    heads = [n for n, cells in enumerate(rows) if set(wanted) <= set(cells)]
    if not heads:
        named = ", ".join(f"'{name}'" for name in wanted)
        message = f"ingen række i arket har overskrifterne {named}; ret feltet format"
        raise TableError(message, Place(file))
    first = heads[0]
    # Columns without a name hold nothing that was asked for, and a title may stand beside them.
    named_columns = [n for n, name in enumerate(rows[first]) if name]
    header = check_header([rows[first][n] for n in named_columns], file, first + 1)
    found: list[GridRow] = []
    ended = False
    for line, cells in enumerate(rows[first + 1 :], first + 2):
        row = {
            name: cells[n] if n < len(cells) else ""
            for name, n in zip(header, named_columns, strict=True)
        }
        if not any(row.values()):
            ended = True
        elif not ended:
            found.append(GridRow(line=line, cells=row))
        elif all(row[name] for name in wanted):
            message = "rækken kommer efter en tom række, hvor tabellen slutter; slet den tomme"
            raise TableError(message, Place(file, line))
    if not found:
        raise TableError("der er ingen rækker under overskriften", Place(file, first + 1))
    return Grid(
        file=file,
        header=header,
        header_line=first + 1,
        rows=found,
        empty_hint="den er måske flettet med en anden eller en formel uden gemt resultat; skriv "
        "værdien, eller - hvis der ingen data er",
    )
