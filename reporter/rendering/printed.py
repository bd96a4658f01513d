"""Reads a finished PDF, once for all that hold it to something: texts, visible numbers, files."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from reporter.danish.numbers import number_tokens
from reporter.rendering.visible import Boxes, Truths, made_by_layout, visible

_CORNERS = tuple(ctypes.c_double() for _ in range(4))
"""Made once: a page has hundreds of digits, and each call fills these anew."""

_UNKNOWN = (float("nan"),) * 4


@dataclass(frozen=True, kw_only=True)
class PrintedNumber:
    """A number of a page's text that the layout did not make.

    ``parts`` are the numbers to be seen if it is parted where letters stand below each other.
    """

    text: str
    seen: bool
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A finished PDF as it was read: the text of each page, its numbers, files and language."""

    content: bytes
    pages: tuple[str, ...]
    numbers: tuple[PrintedNumber, ...]
    attachments: Mapping[str, bytes]
    language: str

    def seen(self, expected: Container[str] = frozenset()) -> list[str]:
        """Return the numbers to be seen, without those that the layout made.

        The page numbers of a list of contents are not told from written ones, and are among them.
        On a page with little text, pdfium takes the marks of an axis for a line that runs downwards
        and joins them: a number that is not ``expected`` is parted there.
        """
        found: list[str] = []
        for number in self.numbers:
            if number.text not in expected:
                found += number.parts
            elif number.seen:
                found.append(number.text)
        return found


def read(pdf: bytes) -> Printed:
    """Read a PDF; whatever is not as it should be is found by those who hold it to something."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_page(page) for page in document]
        return Printed(
            content=pdf,
            pages=tuple(string for string, _ in pages),
            numbers=tuple(number for _, numbers in pages for number in numbers),
            attachments=dict(_attachments(document)),
            language=_language(document),
        )
    finally:
        document.close()


def _attachments(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    for n in range(document.count_attachments()):
        attachment = document.get_attachment(n)
        yield attachment.get_name(), bytes(attachment.get_data())


def _language(document: pypdfium2.PdfDocument) -> str:
    letters = (ctypes.c_uint16 * 64)()
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, letters, ctypes.sizeof(letters))
    return bytes(letters)[:size].decode("utf-16-le").rstrip("\0")


def _page(page: pypdfium2.PdfPage) -> tuple[str, list[PrintedNumber]]:
    """Return the text of a page, and the numbers in it."""
    text = page.get_textpage()
    string = text.get_text_range()
    letters = _Letters(text)
    spans = [span for token in _tokens(string, 0) for span in letters.written(token)]
    boxes = np.array(
        [letters.box(n) for token in spans for n in range(*token.span)], dtype=np.float64
    ).reshape(-1, 4)
    shown = visible(page, boxes, letters.owners)
    numbers: list[PrintedNumber] = []
    at = 0
    for token in spans:
        end = at + len(token.text)
        numbers.append(_number(token.text, boxes[at:end], shown[at:end]))
        at = end
    text.close()
    page.close()
    return string, numbers


@dataclass(frozen=True)
class _Token:
    """A number and where in the page's text it begins."""

    text: str
    at: int

    @property
    def span(self) -> tuple[int, int]:
        return self.at, self.at + len(self.text)


def _tokens(string: str, offset: int) -> Iterator[_Token]:
    at = 0
    for token in number_tokens(string):
        at = string.index(token, at)
        yield _Token(token, offset + at)
        at += len(token)


class _Letters:
    """The letters of a page's text: whose they are, and where they stand.

    ``owners`` gathers the addresses of the objects that written numbers belong to.
    """

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._made: dict[int, bool] = {}
        self.owners: set[int] = set()

    def written(self, token: _Token) -> Iterator[_Token]:
        """Yield what is left of a number when the letters that the layout made are taken off.

        Taken off, not subtracted: a footnote call right behind 2016 makes it 20161.
        """
        made = [self._by_layout(n) for n in range(*token.span)]
        if not any(made):
            yield token
        elif not all(made):
            left = (" " if off else letter for letter, off in zip(token.text, made, strict=True))
            yield from _tokens("".join(left), token.at)

    def box(self, n: int) -> tuple[float, ...]:
        """Return the nth letter's box."""
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._text, n)
        left, right, bottom, top = _CORNERS
        if not pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top):
            return _UNKNOWN
        return left.value, bottom.value, right.value, top.value

    def _by_layout(self, n: int) -> bool:
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._text, n)
        item = pdfium.FPDFText_GetTextObject(self._text, index)
        if not item:
            return False
        address = ctypes.addressof(item.contents)
        if address not in self._made:
            self._made[address] = made_by_layout(item)
            if not self._made[address]:
                self.owners.add(address)
        return self._made[address]


def _number(string: str, boxes: Boxes, shown: Truths) -> PrintedNumber:
    """Return a number, whole and parted, from its letters' boxes and whether each is to be seen."""

    def seen(token: _Token) -> bool:
        return all(shown[n] for n in range(*token.span) if string[n].isdecimal())

    whole = seen(_Token(string, 0))
    low, high = boxes[:, 1].tolist(), boxes[:, 3].tolist()
    below = [n for n in range(1, len(string)) if high[n] < low[n - 1] or low[n] > high[n - 1]]
    if not below:
        return PrintedNumber(text=string, seen=whole, parts=(string,) if whole else ())
    parts = [
        token
        for start, stop in pairwise([0, *below, len(string)])
        for token in _tokens(string[start:stop], start)
    ]
    return PrintedNumber(
        text=string,
        seen=whole,
        parts=tuple(token.text for token in parts if seen(token)),
    )
