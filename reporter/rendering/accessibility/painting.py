"""The marks that WeasyPrint leaves around each run of text and each image that it draws."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any

import pydyf
import weasyprint

from reporter.errors import RenderingError
from reporter.rendering.accessibility.reading import ArtifactKind, Piece
from reporter.rendering.pdf_fonts import LineEnd

HYPHEN = "\u2010"
"""What WeasyPrint hyphenates with, and nobody types."""

_ARTIFACTS = {
    "Layout": {"Type": "/Layout"},
    "Pagination": {"Type": "/Pagination"},
    "Header": {"Type": "/Pagination", "Subtype": "/Header", "Attached": "[/Top]"},
    "Footer": {"Type": "/Pagination", "Subtype": "/Footer", "Attached": "[/Bottom]"},
}


class MarkedPage(weasyprint.Page):  # type: ignore[misc]  # WeasyPrint is untyped
    """A page that lets its marks be numbered, or made artifacts, after it was painted."""

    _page_box: Any

    def __init__(self, page: weasyprint.Page, clickable: Set[Any]) -> None:
        """Take over a laid-out page; of its links only those on ``clickable`` boxes stay."""
        self.__dict__.update(page.__dict__)
        self.links = [link for link in page.links if link[3] in clickable]
        self.count = 0
        # By the place of a mark: the last text shown within it, and in which font.
        self._last_shown: dict[int, tuple[int, str]] = {}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint as WeasyPrint does, then keep its marks and leave it nothing to tag itself."""
        super().paint(stream, scale)
        self._stream = stream.stream
        places: dict[int, int] = {}
        font, place = "", -1
        for position, item in enumerate(self._stream):
            if isinstance(item, pydyf.Dictionary):
                place = places[item["MCID"]] = position
            elif isinstance(item, bytes) and item.endswith(b" Tf"):
                font = item[1:].split()[0].decode()
            elif isinstance(item, bytes) and item.endswith(b" TJ"):
                self._last_shown[place] = position, font
        # A mark that is not on the page itself lies in the separate group that opacity makes.
        self._places = {box: places.get(mark["mcid"]) for box, mark in stream._tags.items()}
        stream._tags.clear()
        self._page_box = self._page_box.copy_with_children([])

    def number(self, piece: Piece, role: str, ends: Mapping[str, LineEnd]) -> int:
        """Return the next number for what the piece has drawn, counted from 0 on each page."""
        place = self._mark(piece, role, {"MCID": self.count})
        self.count += 1
        if piece.spaced:
            self._end(*self._last_shown[place], ends, piece.box.text)
        return self.count - 1

    def hide(self, piece: Piece, kind: ArtifactKind) -> None:
        """Make what the piece has drawn an artifact (ISO 32000-1, 14.8.2.2)."""
        self._mark(piece, "Artifact", _ARTIFACTS[kind])

    def left_out(self) -> list[str]:
        """Return what was drawn and neither numbered nor hidden; text as it is, images as tags."""
        return [getattr(box, "text", box.element_tag) for box in self._places]

    def _end(self, position: int, font: str, ends: Mapping[str, LineEnd], text: str) -> None:
        """Make the end of a word known, or that it goes on (ISO 32000-1, 14.8.2.2.3 and 14.8.2.5).

        The layout drops most spaces at the end of a line, and hyphenates with an ordinary hyphen.
        """
        shown = self._stream[position]
        space = ends[font].space.encode()
        if text.endswith(HYPHEN):
            glyph = ends[font].soft_hyphen.encode()
            shown, count = re.subn(rb"[0-9a-f]{4}(?=>[^<>]*\] TJ$)", glyph, shown)
            assert count == 1, "WeasyPrint shows text in another way than we know"
        elif not re.search(space + rb">[^<>]*\] TJ$", shown):
            shown = shown.removesuffix(b"] TJ") + b"<" + space + b">] TJ"
        self._stream[position] = shown

    def _mark(self, piece: Piece, tag: str, properties: dict[str, Any]) -> int:
        if piece.box not in self._places:
            raise RenderingError("tekst eller et billede er sat på siden, men ikke tegnet")
        place = self._places.pop(piece.box)
        if place is None:
            raise RenderingError(
                "tekst eller et billede er halvt gennemsigtigt og kan ikke læses op: "
                "brug en lysere farve i stedet for opacity"
            )
        # begin_marked_content() writes three items: the tag, its properties, the operator BDC.
        self._stream[place - 1 : place + 1] = f"/{tag}", pydyf.Dictionary(properties)
        return place
