"""Read a finished PDF: its text, links, bookmarks, dates, and what is painted on each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2

from tests.publications.pages import plain


@dataclass(frozen=True)
class Place:
    """A point on a page; pages count from 1, ``top`` is in points from the lower edge."""

    page: int
    top: float


@dataclass(frozen=True)
class Link:
    """A link area: what is printed there, and the name or the address it leads to."""

    page: int
    text: str
    description: str
    name: str
    address: str


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline; ``level`` counts from 1."""

    level: int
    title: str
    place: Place


class Print:
    """A finished PDF, opened by two programs that know nothing of each other."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.document = pypdfium2.PdfDocument(path)
        self._numbers = {page.objgen: n for n, page in enumerate(self.pdf.pages, start=1)}

    @property
    def texts(self) -> list[str]:
        """The text of each page."""
        return [page.get_textpage().get_text_bounded() for page in self.document]

    def ink(self, scale: float = 0.5) -> list[npt.NDArray[np.uint8]]:
        """The grey of each page, rows from the top."""
        return [
            page.render(scale=scale, grayscale=True).to_numpy().squeeze() for page in self.document
        ]

    def destinations(self) -> dict[str, Place]:
        """The named places that links lead to."""
        tree = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {name: self._place(destination) for name, destination in tree.items()}

    def links(self) -> list[Link]:
        return [
            self._link(n, annotation)
            for n, page in enumerate(self.pdf.pages, start=1)
            for annotation in page.get("/Annots", [])
            if annotation.Subtype == "/Link"
        ]

    def bookmarks(self) -> list[Bookmark]:
        with self.pdf.open_outline() as outline:
            return list(self._walk(outline.root, 1))

    def figures(self) -> list[str]:
        """The text alternatives of all figures, in the order they are read."""
        return [str(tag.Alt) for tag in self._tags(self.pdf.Root.StructTreeRoot.K[0], "/Figure")]

    def dates(self) -> set[str]:
        """Every date in the file, whatever it is the date of."""
        return {
            str(value)
            for item in self.pdf.objects
            for value in _strings(item)
            if str(value).startswith("D:")
        }

    def _link(self, number: int, annotation: pikepdf.Object) -> Link:
        xs, ys = annotation.Rect[::2], annotation.Rect[1::2]
        area = (float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))
        text = self.document[number - 1].get_textpage().get_text_bounded(*area)
        return Link(
            page=number,
            text=plain(text),
            description=plain(str(annotation.Contents)),
            name=str(annotation.get("/Dest", "")),
            address=str(annotation.A.URI) if "/A" in annotation else "",
        )

    def _place(self, destination: pikepdf.Object) -> Place:
        page, kind, _, top, _ = destination
        assert kind == "/XYZ"
        return Place(self._numbers[page.objgen], float(top))

    def _walk(self, items: Any, level: int) -> Iterator[Bookmark]:
        for item in items:
            yield Bookmark(level, plain(item.title), self._place(item.destination))
            yield from self._walk(item.children, level + 1)

    def _tags(self, tag: pikepdf.Object, role: str) -> Iterator[pikepdf.Object]:
        if role == tag.get("/S"):
            yield tag
        kids = tag.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from self._tags(kid, role)


def _strings(item: Any) -> Iterator[pikepdf.String]:
    if isinstance(item, pikepdf.String):
        yield item
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for _, value in item.items():
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)
