"""Reads the words and the numbers of a finished file, whatever kind it is of.

Conservative: what cannot be read is told as such, and whoever asks takes it for changed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from reporter.archive import pages

MOST_UNPACKED = 500 * 2**20
"""Bytes that a workbook may become when it is unpacked; those of an edition are far below."""

MOST_CELLS = 5_000_000
"""Cells of a workbook, and its rows; those of 98 sheets are a hundredth of it."""

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
"""A file's SHA-256, in whose letters numbers would be seen."""

_WRITTEN = re.compile(r"(?:(?<!\w)[-−])?\d+(?:[.,]\d+)*")
"""A number of a table, with its sign: a hyphen that does not follow a letter or a digit."""

_SILENT = ("style", "script")
_READ_ALOUD = ("alt", "aria-label", "title", "content", "value", "datetime")
"""What of an element is read besides its text; ``value`` is the number behind a printed one."""


class UnreadableError(Exception):
    """A file in which numbers cannot be looked for."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a file says: its words, and its numbers in the order they are read.

    ``references`` are numbers among them that are true page numbers of what a link leads to.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...]
    references: tuple[str, ...] = ()


def read(name: str, content: bytes) -> Reading:
    """Return what a file says; raises UnreadableError."""
    try:
        return _READERS.get(name.rpartition(".")[2].lower(), _text)(content)
    except UnreadableError:
        raise
    except Exception as error:  # of as many kinds as there are readers
        raise UnreadableError from error


def _pdf(content: bytes) -> Reading:
    found = pages.words(content)
    return Reading(
        numbers=tuple(number for page in found for number in pages.numbers(page)),
        references=pages.references(content),
    )


def _html(content: bytes) -> Reading:
    text = content.decode()
    # What is never closed is looked for to the end of the page again and again.
    if text.rfind("<") > text.rfind(">") or text.rfind("<!--") > text.rfind("-->") or "<![" in text:
        raise UnreadableError
    parser = _Page()
    parser.feed(text)
    parser.close()
    words = tuple(" ".join(part.split()) for part in parser.parts if part.strip())
    text = _DIGEST.sub("", "\n".join(words))
    return Reading(words=words, numbers=pages.numbers(text))


def _text(content: bytes) -> Reading:
    text = content.decode("utf-8-sig")
    if "\0" in text:
        raise UnreadableError
    return _table(text.splitlines())


def _csv(content: bytes) -> Reading:
    text = content.decode("utf-8-sig")
    mark = ";" if ";" in text.partition("\n")[0] else ","
    return _table(cell for row in csv.reader(io.StringIO(text), delimiter=mark) for cell in row)


def _table(cells: Iterable[str]) -> Reading:
    text = _DIGEST.sub("", "\n".join(cells))
    return Reading(numbers=tuple(_WRITTEN.findall(text)))


def _json(content: bytes) -> Reading:
    return _table(_leaves(json.loads(content, parse_int=str, parse_float=str)))


def _leaves(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        for name, value in told.items():
            yield name
            yield from _leaves(value)
    elif isinstance(told, list):
        for value in told:
            yield from _leaves(value)
    else:
        yield str(told)


def _workbook(content: bytes) -> Reading:
    # Deferred: only a batch has one, and openpyxl takes long to load.
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise UnreadableError
    book = load_workbook(io.BytesIO(content), read_only=True)
    return _table(str(value) for value in _cells(book.worksheets) if value is not None)


def _cells(sheets: Iterable[Any]) -> Iterator[Any]:
    """Yield the cells of sheets; raises UnreadableError for a sheet that says it has endless ones.

    Rows that are not there are read as empty ones.
    """
    read = 0
    for sheet in sheets:
        sheet.reset_dimensions()  # it says itself how wide its rows are to be read
        for row in sheet.iter_rows(values_only=True):
            read += len(row) + 1
            if read > MOST_CELLS:
                raise UnreadableError
            yield from row


_READERS: dict[str, Callable[[bytes], Reading]] = {
    "pdf": _pdf,
    "html": _html,
    "csv": _csv,
    "json": _json,
    "xlsx": _workbook,
}
"""By the ending of a file's name; all others are text."""


class _Page(HTMLParser):
    """Gathers what a browser shows or reads aloud; data in a script are shown by it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._silent = tag in _SILENT and given.get("type") != "application/json"
        if "http-equiv" not in given and given.get("name") != "viewport":
            self.parts += [given[name] for name in _READ_ALOUD if name in given]

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._silent and tag not in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
