"""Compares two PDFs page by page: their words, their numbers and how they look.

Pages are set beside each other by their texts, not by their numbers: where one is put in, those
after it are still compared with what they were.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2
import pypdfium2.raw as pdfium

from reporter.danish.numbers import MINUS, number_tokens
from reporter.rendering.visible import made_by_layout

SCALE = 4 / 3
"""Pixels a point of the pictures that are compared: 96 dots an inch."""

_ALIKE = 0.3
"""How much of the words two pages share, at least, to be held for the same page."""

_BREAKS = re.compile("[\\s\u00ad\u0002\ufffe-]+")
"""What a line's end may add or take away: spaces, and hyphens as pdfium reads them."""


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


@dataclass(frozen=True)
class _Page:
    """A page's written words in their order."""

    text: str

    @property
    def letters(self) -> str:
        """The text without what a line's end may change."""
        return _BREAKS.sub("", self.text)


def compare(old: bytes, new: bytes, *, pictures: bool = True) -> tuple[PageDifference, ...]:
    """Return the pages of two PDFs that differ, in the order of the new one; none for the same.

    Without ``pictures`` only texts and numbers are compared, which takes a third of the time.
    """
    if old == new:
        return ()
    with pypdfium2.PdfDocument(old) as before, pypdfium2.PdfDocument(new) as after:
        pages = (
            [_Page(_written(page)) for page in before],
            [_Page(_written(page)) for page in after],
        )
        return tuple(
            difference
            for pair in _aligned(*pages)
            if (difference := _difference(pair, pages, before, after, pictures=pictures))
        )


def _difference(
    pair: tuple[int, int],
    pages: tuple[Sequence[_Page], Sequence[_Page]],
    before: pypdfium2.PdfDocument,
    after: pypdfium2.PdfDocument,
    *,
    pictures: bool,
) -> PageDifference | None:
    first = pages[0][pair[0] - 1] if pair[0] else _Page("")
    second = pages[1][pair[1] - 1] if pair[1] else _Page("")
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
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_written(page) for page in document)


def references(pdf: bytes) -> tuple[str, ...]:
    """Return the numbers that links end with and that are the page the link leads to.

    Such are the page numbers of contents and indexes, which move with the pages.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(number for page in document for number in _references(document, page))


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
    first, second = (page.render(scale=SCALE) for page in (old, new))
    return bytes(first.buffer) != bytes(second.buffer)


# --- Which page is which --------------------------------------------------------------------------


def _aligned(old: Sequence[_Page], new: Sequence[_Page]) -> Iterator[tuple[int, int]]:
    """Yield pairs of pages by number, in order; 0 stands where the other has no such page."""
    first, second = [page.letters for page in old], [page.letters for page in new]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for word, from_old, to_old, from_new, to_new in blocks:
        befores, afters = range(from_old, to_old), range(from_new, to_new)
        if word == "equal" or len(befores) == len(afters) == 1:
            pairs: Iterator[tuple[int, int]] = zip(befores, afters, strict=True)
        else:
            pairs = _likest(befores, afters, old, new)
        for before, after in pairs:
            yield before + 1, after + 1


def _likest(
    befores: Sequence[int], afters: Sequence[int], old: Sequence[_Page], new: Sequence[_Page]
) -> Iterator[tuple[int, int]]:
    """Pair pages, in order, so that they share as many words as they can; -1 is no page."""
    words = (
        [Counter(old[n].text.split()) for n in befores],
        [Counter(new[n].text.split()) for n in afters],
    )
    # best[i][j]: the most that the pages from the ith old and the jth new one can share.
    best = [[0.0] * (len(afters) + 1) for _ in range(len(befores) + 1)]
    shared = [[_shared(first, second) for second in words[1]] for first in words[0]]
    for i in reversed(range(len(befores))):
        for j in reversed(range(len(afters))):
            paired = shared[i][j] + best[i + 1][j + 1] if shared[i][j] >= _ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(befores) or j < len(afters):
        if i < len(befores) and best[i][j] == best[i + 1][j]:
            yield befores[i], -1
            i += 1
        elif j < len(afters) and best[i][j] == best[i][j + 1]:
            yield -1, afters[j]
            j += 1
        else:
            yield befores[i], afters[j]
            i, j = i + 1, j + 1


def _shared(first: Counter[str], second: Counter[str]) -> float:
    """Return how much of their words two pages share: 0 for nothing, 1 for all."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
