"""Reads a finished PDF the way an eye does: the numbers that can be seen on its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from reporter.danish.numbers import number_tokens

_MADE_BY_LAYOUT = {"Artifact", "Lbl", "Reference"}
"""Marks of what the layout writes: margins and repeated heads, numbers of lists, footnote calls."""

_CONTRAST = 48
"""Grey levels between the lightest and the darkest pixel of a digit; small print has twice that."""

Grey = npt.NDArray[np.uint8]


def printed_numbers(pdf: bytes) -> tuple[list[str], int]:
    """Return the numbers to be seen, without those that the layout made, and how many pages.

    The page numbers of a list of contents are not told from written ones, and are among them.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [number for page in document for number in _seen(page)], len(document)
    finally:
        document.close()


def _seen(page: pypdfium2.PdfPage) -> Iterator[str]:
    # Taken off the page, not subtracted: a footnote call right behind 2016 makes it 20161.
    for item in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        if _marks(item) & _MADE_BY_LAYOUT:
            page.remove_obj(item)
    # One pixel a point: the coarsest picture in which a digit still has an inside and an outside.
    picture = page.render(scale=1, grayscale=True, draw_annots=False).to_numpy().squeeze()
    text = page.get_textpage()
    string = text.get_text_range()
    at = 0
    for number in number_tokens(string):
        at = string.index(number, at)
        end = at + len(number)
        digits = (n for n in range(at, end) if string[n].isdecimal())
        if all(_shows(text, n, picture) for n in digits):
            yield number
        at = end
    text.close()
    page.close()


def _shows(text: pypdfium2.PdfTextPage, n: int, picture: Grey) -> bool:
    """Tell whether the nth letter of the text is on the page and stands out from its ground."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text, n)
    left, bottom, right, top = text.get_charbox(index)
    height = picture.shape[0]
    if left < 0 or top > height:
        return False
    box = picture[int(height - top) : int(height - bottom) + 1, int(left) : int(right) + 1]
    return box.size > 0 and int(box.max()) - int(box.min()) >= _CONTRAST


def _marks(item: pypdfium2.PdfObject) -> set[str]:
    """Return the tags of the marked content that an object of a page lies in."""
    names = set()
    for n in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        name, length = (ctypes.c_uint16 * 64)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        names.add(bytes(name)[: length.value].decode("utf-16-le").rstrip("\0"))
    return names
