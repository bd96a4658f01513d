"""Looks at a page the way an eye does: which of its letters stand out from their ground."""

from __future__ import annotations

import ctypes
from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

_MADE_BY_LAYOUT = {f"{tag}\0".encode("utf-16-le") for tag in ("Artifact", "Lbl", "Reference")}
"""Marks of what the layout writes: margins and repeated heads, numbers of lists, footnote calls."""

_CONTRAST = 48
"""Grey levels between the lightest and the darkest pixel of a digit; small print has twice that."""

_CELL = 8
"""Points across the cells in which letters are looked for: about as large as a letter."""

_EDGE = 2
"""Points that an object's paint may lie outside its bounds: a pixel, and the blur about it."""

_BOUNDED = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM)
"""What paints within its bounds and nowhere else."""

# Made once: a page has hundreds of objects, and each call fills these anew.
_NAME, _LENGTH = (ctypes.c_uint16 * 64)(), ctypes.c_ulong()
_BOUNDS = tuple(ctypes.c_float() for _ in range(4))

Boxes = npt.NDArray[np.float64]
"""A row for each letter: left, bottom, right and top in points from below; NaN where unknown."""

Truths = npt.NDArray[np.bool_]
_Grey = npt.NDArray[np.uint8]


def visible(page: pypdfium2.PdfPage, boxes: Boxes, owners: Collection[int]) -> Truths:
    """Tell of each letter whether it is on the page and stands out from its ground.

    ``owners`` are the addresses of the objects that the letters belong to. Whatever lies nowhere
    near a letter cannot change how it looks, and is not painted; nor are texts of the layout.
    """
    if not len(boxes):
        return np.zeros(0, dtype=np.bool_)
    near = _Near(page, boxes)
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, n)
        if ctypes.addressof(item.contents) not in owners and not _matters(item, near):
            pdfium.FPDFPageObj_SetIsActive(item, False)
    # One pixel a point: the coarsest picture in which a digit still has an inside and an outside.
    picture = page.render(scale=1, grayscale=True, draw_annots=False).to_numpy().squeeze()
    return _stand_out(picture, boxes)


def made_by_layout(item: ctypes._Pointer) -> bool:  # type: ignore[type-arg]  # pdfium's own type
    """Tell whether an object of a page lies in marked content that the layout made."""
    for n in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        pdfium.FPDFPageObjMark_GetName(mark, _NAME, ctypes.sizeof(_NAME), _LENGTH)
        if bytes(_NAME)[: _LENGTH.value] in _MADE_BY_LAYOUT:
            return True
    return False


def _matters(item: ctypes._Pointer, near: _Near) -> bool:  # type: ignore[type-arg]
    """Tell whether an object may change how a letter looks."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in _BOUNDED and pdfium.FPDFPageObj_GetBounds(item, *_BOUNDS):
        left, bottom, right, top = (bound.value for bound in _BOUNDS)
        if not near.touches(left - _EDGE, bottom - _EDGE, right + _EDGE, top + _EDGE):
            return False
    return kind != pdfium.FPDF_PAGEOBJ_TEXT or not made_by_layout(item)


class _Near:
    """Knows where on a page letters are, by cells."""

    def __init__(self, page: pypdfium2.PdfPage, boxes: Boxes) -> None:
        width, height = page.get_size()
        self._columns, self._rows = int(width) // _CELL + 1, int(height) // _CELL + 1
        left, bottom, right, top = np.floor(boxes[~np.isnan(boxes).any(axis=1)].T / _CELL)
        x0, x1 = (x.clip(0, self._columns - 1).astype(int) for x in (left, right))
        y0, y1 = (y.clip(0, self._rows - 1).astype(int) for y in (bottom, top))
        # Each box is told at its corners; summing up fills it, summing again counts filled cells.
        corners = np.zeros((self._rows + 1, self._columns + 1), dtype=int)
        for x, y, sign in ((x0, y0, 1), (x1 + 1, y0, -1), (x0, y1 + 1, -1), (x1 + 1, y1 + 1, 1)):
            np.add.at(corners, (y, x), sign)
        filled = corners.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
        counted = np.zeros_like(corners)
        counted[1:, 1:] = filled.cumsum(axis=0).cumsum(axis=1)
        self._counted: list[list[int]] = counted.tolist()

    def touches(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether an area shares a cell with any letter."""
        x0, x1 = _within(left, self._columns), _within(right + _CELL, self._columns)
        low = self._counted[_within(bottom, self._rows)]
        high = self._counted[_within(top + _CELL, self._rows)]
        return high[x1] - high[x0] - low[x1] + low[x0] > 0


def _within(at: float, most: int) -> int:
    return min(max(int(at // _CELL), 0), most)


def _stand_out(picture: _Grey, boxes: Boxes) -> Truths:
    height, width = picture.shape
    left, bottom, right, top = boxes.T
    with np.errstate(invalid="ignore"):  # what is unknown is neither on the page nor off it
        on_page = (left >= 0) & (top <= height) & (left < width) & (height - top < height)
        on_page &= (right >= left) & (top >= bottom)
    x0, x1, y0, y1 = (
        np.where(on_page, at, 0).astype(int) for at in (left, right, height - top, height - bottom)
    )
    y1, x1 = y1.clip(max=height - 1), x1.clip(max=width - 1)
    found = np.zeros(len(boxes), dtype=np.bool_)
    # Boxes of about one size are looked at together: a page has hundreds of letters.
    across = np.maximum(y1 - y0, x1 - x0) // _CELL + 1
    for cells in {*across[on_page].tolist()}:
        same = np.flatnonzero(on_page & (across == cells))
        steps = np.arange(cells * _CELL)
        y = np.minimum(y0[same, None] + steps, y1[same, None])
        x = np.minimum(x0[same, None] + steps, x1[same, None])
        pixels = picture[y[:, :, None], x[:, None, :]].reshape(len(same), -1).astype(int)
        found[same] = pixels.max(axis=1) - pixels.min(axis=1) >= _CONTRAST
    return found
