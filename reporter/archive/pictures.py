"""Draws a page as it was and as it is, side by side, with a box around each place that differs.

The boxes are lines, dark on white, so that they are seen without telling colours apart.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from figures import tokens
from figures.fonts import FACES
from reporter.archive.pages import PageDifference, scale

_SCALE = 1.5
"""Pixels a point: 108 dots an inch, at which small print can be read."""

_CELL = 8
"""Pixels across the cells in which differences are gathered: about a letter of small print."""

_MOST_BOXES = 500
"""Places that are boxed one by one; of more, nobody can look at each."""

_MARGIN, _HEAD = 24, 40
_FRAME, _HALO = 2, 1
_COLOURS = 128
_LETTERS = 20
"""Pixels that the words above the pages are high."""

_OLD, _NEW, _NONE = "før", "efter", "siden findes ikke"

_Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def picture(old: bytes, new: bytes, pages: PageDifference) -> bytes:
    """Return a page of two PDFs as one PNG, the old to the left, with what differs marked.

    The same pages give the same bytes. Where there is only one, all of it differs and its place in
    the other is empty.
    """
    before, after = _drawn(old, pages.old), _drawn(new, pages.new)
    there = [page for page in (before, after) if page]
    width, height = (max(page.size[n] for page in there) for n in (0, 1))
    sheet = Image.new("RGB", (2 * width + 3 * _MARGIN, height + _HEAD + _MARGIN), color=tokens.RULE)
    draw = ImageDraw.Draw(sheet)
    bold = next(face.path for face in FACES if face.weight == max(f.weight for f in FACES))
    font = ImageFont.truetype(io.BytesIO(bold.read_bytes()), _LETTERS)
    boxes = _boxes(before, after) if before and after else ()
    for n, (word, number, page) in enumerate(((_OLD, pages.old, before), (_NEW, pages.new, after))):
        left = _MARGIN + n * (width + _MARGIN)
        said = f"{word}: side {number}" if number else f"{word}: {_NONE}"
        draw.text((left, (_HEAD - _LETTERS) // 2), said, fill=tokens.INK, font=font)
        if page:
            sheet.paste(page, (left, _HEAD))
            for box in boxes:
                _mark(draw, box, (left, _HEAD), page.size)
        else:
            corners = (left, _HEAD, left + width - 1, _HEAD + height - 1)
            draw.rectangle(corners, outline=tokens.MUTED, width=_HALO)
    written = io.BytesIO()
    few = sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLOURS)
    few.save(written, "PNG")
    return written.getvalue()


def _drawn(pdf: bytes, number: int) -> Image.Image | None:
    """Return a page as a picture; None for page 0."""
    if not number:
        return None
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        drawn: Image.Image = page.render(scale=scale(page, _SCALE)).to_pil()
        return drawn.convert("RGB")


def _mark(
    draw: ImageDraw.ImageDraw,
    box: _Box,
    at: tuple[int, int],
    size: tuple[int, int],
) -> None:
    """Draw a dark line between two white ones around a place; none of it leaves the page."""
    left, top, right, bottom = box
    if left >= size[0] or top >= size[1]:
        return  # the other page is larger
    for outside, width, colour in (
        (_FRAME + 2 * _HALO, _FRAME + 2 * _HALO, tokens.PAPER),
        (_FRAME + _HALO, _FRAME, tokens.ACCENT),
    ):
        draw.rectangle(
            (
                at[0] + max(left - outside, 0),
                at[1] + max(top - outside, 0),
                at[0] + min(right + outside, size[0]) - 1,
                at[1] + min(bottom + outside, size[1]) - 1,
            ),
            outline=colour,
            width=width,
        )


def _boxes(before: Image.Image, after: Image.Image) -> tuple[_Box, ...]:
    """Return the places where two pictures differ; those that lie close to each other as one."""
    width, height = (max(before.size[n], after.size[n]) for n in (0, 1))
    grounds = [Image.new("RGB", (width, height), tokens.PAPER) for _ in range(2)]
    for ground, page in zip(grounds, (before, after), strict=True):
        ground.paste(page)
    old, new = (np.asarray(ground) for ground in grounds)
    differs = (old != new).any(axis=2)
    rows, columns = -(-height // _CELL), -(-width // _CELL)
    padded = np.zeros((rows * _CELL, columns * _CELL), dtype=np.bool_)
    padded[:height, :width] = differs
    cells: npt.NDArray[np.bool_] = np.logical_or.reduce(
        padded.reshape(rows, _CELL, columns, _CELL), axis=(1, 3)
    )
    return tuple(
        (
            left * _CELL,
            top * _CELL,
            min((right + 1) * _CELL, width),
            min((bottom + 1) * _CELL, height),
        )
        for left, top, right, bottom in _apart(_few(list(_regions(cells))))
    )


def _few(boxes: list[_Box]) -> list[_Box]:
    """Return boxes, or one around them all where there are too many to be looked at."""
    if len(boxes) <= _MOST_BOXES:
        return boxes
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [(min(lefts), min(tops), max(rights), max(bottoms))]


def _apart(boxes: Iterable[_Box]) -> list[_Box]:
    """Return boxes of which none touches another: those that do are one."""
    found: list[_Box] = []
    for box in boxes:
        while near := next((other for other in found if _touch(box, other)), None):
            found.remove(near)
            (left, top, right, bottom), (west, north, east, south) = box, near
            box = min(left, west), min(top, north), max(right, east), max(bottom, south)
        found.append(box)
    return found


def _touch(first: _Box, second: _Box) -> bool:
    return all(first[n] <= second[n + 2] + 1 and second[n] <= first[n + 2] + 1 for n in (0, 1))


def _regions(cells: npt.NDArray[np.bool_]) -> Iterator[_Box]:
    """Yield the bounds of what hangs together among true cells, corners and one gap included."""
    waiting = {(int(row), int(column)) for row, column in np.argwhere(cells)}
    for start in sorted(waiting):
        if start not in waiting:
            continue
        waiting.remove(start)
        found, at = [start], 0
        while at < len(found):
            row, column = found[at]
            at += 1
            near = {
                (row + down, column + across) for down in range(-2, 3) for across in range(-2, 3)
            } & waiting
            waiting -= near
            found += sorted(near)
        rows, columns = [row for row, _ in found], [column for _, column in found]
        yield min(columns), min(rows), max(columns), max(rows)
