"""Compares two PDFs page by page: their words, their numbers and how they look.

Pages are set beside each other by their texts, not by their numbers: where one is put in, those
after it are still compared with what they were.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from reporter.archive.pairing import Page, aligned
from reporter.danish.numbers import MINUS, number_tokens
from reporter.rendering.visible import made_by_layout

SCALE = 4 / 3
"""Pixels a point of the pictures that are compared: 96 dots an inch."""

MOST_PIXELS = 4_000
"""Across a picture; an A3 page has half of it."""

MOST_PAGES = 2_000
"""Of a PDF; our largest has a twentieth of it."""


class UnreadablePdfError(Exception):
    """A PDF that pdfium cannot read, or that is too long to be compared."""


@dataclass(frozen=True, kw_only=True)
class PageDifference:
    """A page that is not as it was; page numbers count from 1, and 0 is no page.

    ``text`` says that its words differ, ``picture`` that it looks different. ``gone`` are the
    numbers that only the old page has, ``come`` those that only the new one has, each as often as
    it is printed more. What the layout makes – page numbers, running heads – is no part of text
    and numbers, and is part of the picture.
    """

    old: int
    new: int
    text: bool
    picture: bool
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def compare(old: bytes, new: bytes, *, pictures: bool = True) -> tuple[PageDifference, ...]:
    """Return the pages of two PDFs that differ, in the order of the new one; none for the same.

    Without ``pictures`` only texts and numbers are compared, which takes a third of the time.
    Raises UnreadablePdfError.
    """
    if old == new:
        return ()
    with _opened(old) as before, _opened(new) as after:
        pages = (
            [Page(_written(page)) for page in before],
            [Page(_written(page)) for page in after],
        )
        return tuple(
            difference
            for pair in aligned(*pages)
            if (difference := _difference(pair, pages, before, after, pictures=pictures))
        )


def _difference(
    pair: tuple[int, int],
    pages: tuple[Sequence[Page], Sequence[Page]],
    before: pypdfium2.PdfDocument,
    after: pypdfium2.PdfDocument,
    *,
    pictures: bool,
) -> PageDifference | None:
    first = pages[0][pair[0] - 1] if pair[0] else Page("")
    second = pages[1][pair[1] - 1] if pair[1] else Page("")
    gone, come = differing(numbers(first.text), numbers(second.text))
    whole = 0 in pair
    text = whole or first.letters != second.letters
    picture = whole or (pictures and _looks_different(before[pair[0] - 1], after[pair[1] - 1]))
    if not (text or picture or gone or come):
        return None
    return PageDifference(
        old=pair[0], new=pair[1], text=text, picture=picture, gone=gone, come=come
    )


def numbers(text: str) -> tuple[str, ...]:
    """Return every number printed in a text, with the sign of those below nought.

    A hyphen is no sign: between numbers it is a dash, and a printed minus is another letter.
    """
    parts = text.split(MINUS)
    found = number_tokens(parts[0])
    for part in parts[1:]:
        tokens = number_tokens(part)
        if part[:1].isdecimal():
            tokens[0] = f"{MINUS}{tokens[0]}"
        found += tokens
    return tuple(found)


def words(pdf: bytes) -> tuple[str, ...]:
    """Return what is written on each page, without what the layout made."""
    with _opened(pdf) as document:
        return tuple(_written(page) for page in document)


def references(pdf: bytes) -> tuple[str, ...]:
    """Return the numbers that links end with and that are the page the link leads to.

    Such are the page numbers of contents and indexes, which move with the pages.
    """
    with _opened(pdf) as document:
        return tuple(number for page in document for number in _references(document, page))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Give a PDF of a bearable number of pages; raises UnreadablePdfError, whatever is wrong."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            if len(document) > MOST_PAGES:
                raise UnreadablePdfError
            yield document
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError from error


def scale(page: pypdfium2.PdfPage, wanted: float) -> float:
    """Return pixels a point for a page's picture, fewer where the page is as large as a wall."""
    return float(min(wanted, MOST_PIXELS / max(*page.get_size(), 1)))


def _references(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    text = page.get_textpage()
    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, at, link):
        target = pdfium.FPDFLink_GetDest(document.raw, link)
        if target and pdfium.FPDFLink_GetAnnotRect(link, box):
            number = str(pdfium.FPDFDest_GetDestPageIndex(document.raw, target) + 1)
            within = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
            if number_tokens(within)[-1:] == [number]:
                yield number
    text.close()


def differing(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what only one of two lists has, or has more often, each in its own order."""
    return _surplus(old, Counter(new)), _surplus(new, Counter(old))


def _surplus(items: Sequence[str], known: Counter[str]) -> tuple[str, ...]:
    found = []
    for item in items:
        if known[item]:
            known[item] -= 1
        else:
            found.append(item)
    return tuple(found)


def _written(page: pypdfium2.PdfPage) -> str:
    """Return what is written on a page, line by line, without what the layout made.

    The order is that of the page's content, which is the order it is read in.
    """
    text = page.get_textpage()
    found = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
        if not made_by_layout(item.raw):
            size = pdfium.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
            letters = (ctypes.c_uint16 * (size // 2 + 1))()
            pdfium.FPDFTextObj_GetText(item.raw, text.raw, letters, size)
            found.append(bytes(letters).decode("utf-16-le", "replace").rstrip("\0"))
    text.close()
    return "\n".join(found)


def _looks_different(old: pypdfium2.PdfPage, new: pypdfium2.PdfPage) -> bool:
    if old.get_size() != new.get_size():
        return True
    first, second = (page.render(scale=scale(page, SCALE)) for page in (old, new))
    return bytes(first.buffer) != bytes(second.buffer)
