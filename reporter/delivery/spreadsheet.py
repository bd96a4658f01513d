"""Pages of a workbook to the bytes of an .xlsx file, in the form accessible spreadsheets have.

The form is that of the UK Government Analysis Function, "Releasing statistics in spreadsheets": the
title in A1, at most one table a sheet and that marked up as one with a name, no merged cell, no
blank row, wrapped text, nothing told by colour. XlsxWriter puts no version and no clock in a file
that is given its date; the only bytes it leaves to the machine are those of zlib.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from reporter.delivery.pages import About, Cell, Grid, Link, Mark, Number, Page

_EPOCH = (1980, 1, 1, 0, 0, 0)
# Named outright: as the theme's font, it would be replaced by the one of the reader's Excel.
_FONT = {"font_name": "Arial", "font_size": 12, "font_scheme": "none"}
_DEFAULT_COLUMN = 80
"""Pixels of a column in that font; XlsxWriter takes from it how wide a digit is."""

_LINE = 15.5
"""Points between two lines of that font."""

_WIDEST, _NARROWEST = 60, 9
_TEXT_WIDTH = 90
_SLACK = 2
"""Widths are in digits, and so is the air in a column."""

_LETTERS = 1.15
"""Letters of ordinary text in the width of a digit; bold ones are as wide as digits."""

_A4 = 9

_CORE, _CORE_END = "docProps/core.xml", "</cp:coreProperties>"
_LANGUAGE = "<dc:language>da-DK</dc:language>"


def write(pages: Sequence[Page], about: About) -> bytes:
    """Return the workbook; text never becomes a formula, a link or a number."""
    # Deferred: most commands write no workbook.
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "default_format_properties": _FONT,
            "default_column_width": _DEFAULT_COLUMN,
        },
    )
    book.set_properties(
        {
            "title": about.title,
            "subject": about.subject,
            "author": about.author,
            "created": about.published,
        }
    )
    writer = _Writer(book)
    for page in pages:
        writer.page(page)
    book.close()
    return _in_danish(written.getvalue())


class _Writer:
    """Writes pages into a workbook, with one format for each way a cell can look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        link = {"valign": "top", "underline": 1, "font_color": "#0000EE"}
        wrapped = {"valign": "top", "text_wrap": True}
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._line = book.add_format({"valign": "top"})
        self._text = book.add_format(wrapped)
        self._link = book.add_format(link)
        self._mark = book.add_format({"valign": "top", "align": "right"})
        self._head = book.add_format({**wrapped, "bold": True})
        self._numeric_head = book.add_format({**wrapped, "bold": True, "align": "right"})
        self._numbers: dict[int, Any] = {}

    def page(self, page: Page) -> None:
        """Write a sheet."""
        sheet = self._book.add_worksheet(page.name)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, page.title, self._title)
        for row, line in enumerate(page.lines, start=1):
            self._cell(sheet, (row, 0), line, self._line if page.grid else self._text)
            if page.grid is None:
                _set_height(sheet, row, _lines(line, _TEXT_WIDTH * _LETTERS))
        if page.grid is None:
            sheet.set_column(0, 0, _TEXT_WIDTH)
        else:
            self._grid(sheet, page.grid, len(page.lines) + 1)

    def _grid(self, sheet: Any, grid: Grid, top: int) -> None:
        columns = list(zip(*grid.rows, strict=True))
        numeric = [any(isinstance(cell, Number | Mark) for cell in column) for column in columns]
        heads = [self._numeric_head if each else self._head for each in numeric]
        bottom = top + len(grid.rows)
        sheet.add_table(
            top,
            0,
            bottom,
            len(grid.header) - 1,
            {
                "name": grid.name,
                "title": grid.name,
                "description": grid.description,
                "style": "Table Style Light 1",
                "autofilter": grid.filtered,
                "columns": [
                    {"header": name, "header_format": head}
                    for name, head in zip(grid.header, heads, strict=True)
                ],
            },
        )
        widths = [_width(name, cells) for name, cells in zip(grid.header, columns, strict=True)]
        for n, width in enumerate(widths):
            sheet.set_column(n, n, width)
        headings = max(_lines(*each) for each in zip(grid.header, widths, strict=True))
        # The buttons lie at the foot of the headings and would cover a last line.
        _set_height(sheet, top, headings + (1 if grid.filtered else 0))
        for row, cells in enumerate(grid.rows, start=top + 1):
            for column, cell in enumerate(cells):
                self._cell(sheet, (row, column), cell, self._text)
            lines = (_lines(c, w * _LETTERS) for c, w in zip(cells, widths, strict=True))
            _set_height(sheet, row, max(lines))
        # A code is text, however much it looks like a number.
        sheet.ignore_errors({"number_stored_as_text": f"A{top + 1}:XFD{bottom + 1}"})
        sheet.repeat_rows(top)
        if grid.filtered:
            sheet.freeze_panes(top + 1, 0)
            sheet.set_landscape()

    def _cell(self, sheet: Any, place: tuple[int, int], cell: Cell, plain: Any) -> None:
        match cell:
            case Number(value, decimals):
                exact = float(value) if decimals else int(value)
                sheet.write_number(*place, exact, self._number(decimals))
            case Mark(text):
                sheet.write_string(*place, text, self._mark)
            case Link(text, target):
                sheet.write_url(*place, f"internal:'{target}'!A1", self._link, text)
            case str():
                sheet.write_string(*place, cell, plain)

    def _number(self, decimals: int) -> Any:
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format(
                {"num_format": pattern, "valign": "top", "align": "right"}
            )
        return self._numbers[decimals]


def _width(name: str, cells: Sequence[Cell]) -> int:
    """Return a column's width: that of its longest cell, or of its heading's longest word."""
    longest = max((len(_text_of(cell)) for cell in cells), default=0)
    heading = max(len(word) for word in name.split())
    return min(_WIDEST, max(_NARROWEST, heading, longest) + _SLACK)


def _lines(cell: Cell, letters: float) -> int:
    """Return how many lines a cell takes up where so many letters stand in one."""
    text = _text_of(cell)
    return 1 if len(text) <= letters else len(wrap(text, int(letters)))


def _set_height(sheet: Any, row: int, lines: int) -> None:
    # Excel would do it by itself; other programs show the first of several lines.
    if lines > 1:
        sheet.set_row(row, _LINE * lines)


def _text_of(cell: Cell) -> str:
    match cell:
        case Number(value, _):
            return f"{value:,f}"
        case Mark(text) | Link(text, _):
            return text
    return cell


def _in_danish(content: bytes) -> bytes:
    """Say in the document's properties that it is in Danish, which XlsxWriter cannot."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == _CORE:
                part = part.decode().replace(_CORE_END, _LANGUAGE + _CORE_END).encode()
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, part)
    return result.getvalue()
