"""Reads a finished PDF the way an eye does: the numbers that can be seen on its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from reporter.danish.numbers import number_tokens

_MADE_BY_LAYOUT = {f"{tag}\0".encode("utf-16-le") for tag in ("Artifact", "Lbl", "Reference")}
"""Marks of what the layout writes: margins and repeated heads, numbers of lists, footnote calls."""

_CONTRAST = 48
"""Grey levels between the lightest and the darkest pixel of a digit; small print has twice that."""

# Made once: a page has a thousand letters and objects, and each call fills these anew.
_NAME, _LENGTH = (ctypes.c_uint16 * 64)(), ctypes.c_ulong()
_CORNERS = tuple(ctypes.c_double() for _ in range(4))

Grey = npt.NDArray[np.uint8]


def printed_numbers(pdf: bytes, *, expected: Container[str] = frozenset()) -> tuple[list[str], int]:
    """Return the numbers to be seen, without those that the layout made, and how many pages.

    The page numbers of a list of contents are not told from written ones, and are among them.
    A number that is ``expected`` is taken for one as it stands; any other is looked at again.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [number for page in document for number in _seen(page, expected)], len(document)
    finally:
        document.close()


def _seen(page: pypdfium2.PdfPage, expected: Container[str]) -> Iterator[str]:
    # Taken off the page, not subtracted: a footnote call right behind 2016 makes it 20161.
    for item in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        if _made_by_layout(item):
            page.remove_obj(item)
    # One pixel a point: the coarsest picture in which a digit still has an inside and an outside.
    picture = page.render(scale=1, grayscale=True, draw_annots=False).to_numpy().squeeze()
    text = page.get_textpage()
    string = text.get_text_range()
    for at, number in _numbers(text, string, expected):
        digits = (n for n in range(at, at + len(number)) if string[n].isdecimal())
        if all(_shows(text, n, picture) for n in digits):
            yield number
    text.close()
    page.close()


def _numbers(
    text: pypdfium2.PdfTextPage, string: str, expected: Container[str]
) -> Iterator[tuple[int, str]]:
    """Yield every number and where in the text it begins.

    On a page with little text, pdfium takes the marks of an axis for a line that runs downwards and
    joins them: what stands below each other is parted again.
    """
    at = 0
    for token in number_tokens(string):
        at = string.index(token, at)
        end = at + len(token)
        if token in expected:
            yield at, token
            at = end
            continue
        parts = [at, *(n for n in range(at + 1, end) if _below(text, n)), end]
        for start, stop in pairwise(parts):
            part = string[start:stop]
            for number in number_tokens(part):
                yield start + part.index(number), number
        at = end


def _below(text: pypdfium2.PdfTextPage, n: int) -> bool:
    """Tell whether the nth letter of the text stands wholly below or above the one before."""
    before, here = _heights(text, n - 1), _heights(text, n)
    return before is not None and here is not None and (here[1] < before[0] or here[0] > before[1])


def _heights(text: pypdfium2.PdfTextPage, n: int) -> tuple[float, float] | None:
    """Return where on the page the nth letter of the text begins and ends, from below."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text, n)
    left, right, bottom, top = _CORNERS
    if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    return bottom.value, top.value


def _shows(text: pypdfium2.PdfTextPage, n: int, picture: Grey) -> bool:
    """Tell whether the nth letter of the text is on the page and stands out from its ground."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text, n)
    left, right, bottom, top = _CORNERS
    if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return False
    height = picture.shape[0]
    if left.value < 0 or top.value > height:
        return False
    box = picture[
        int(height - top.value) : int(height - bottom.value) + 1,
        int(left.value) : int(right.value) + 1,
    ]
    return box.size > 0 and int(box.max()) - int(box.min()) >= _CONTRAST


def _made_by_layout(item: pypdfium2.PdfObject) -> bool:
    """Tell whether an object of a page lies in marked content that the layout made."""
    for n in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        pdfium.FPDFPageObjMark_GetName(mark, _NAME, ctypes.sizeof(_NAME), _LENGTH)
        if bytes(_NAME)[: _LENGTH.value] in _MADE_BY_LAYOUT:
            return True
    return False
