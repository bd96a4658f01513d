"""The fonts that a PDF may hold: only our own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.pdf.fonts import Font

from reporter.errors import RenderingError
from reporter.rendering.typesetting import fonts
from reporter.rendering.typesetting.glyphs import glyphs


@dataclass(frozen=True, kw_only=True)
class LineEnd:
    """The glyphs that end a line in one font, as the four hexadecimal digits that show them."""

    space: str
    soft_hyphen: str


MISSING = "tegn, som udgavens skrifter ikke har:"
"""Begins what is said of characters that only a font of the machine, or none, could set."""


class Fonts:
    """The fonts that a document is painted with, by the names they have in its resources.

    ``owned`` holds the SHA-256 digest of every file the document is given, by its address.
    """

    def __init__(self, owned: Mapping[str, bytes]) -> None:
        self._owned = owned
        self._contents: dict[str, bytes] = {}

    def embed(self, pdf: pydyf.PDF, used: Mapping[object, Font], *options: Any) -> Any:
        """Stand in for WeasyPrint's ``build_fonts_dictionary()``; raises RenderingError.

        Text set in another font is refused: that font is the machine's, and the next machine may
        lack it.
        """
        owned = set(self._owned.values())
        foreign = {
            font.family: "".join(dict.fromkeys(font.to_unicode.values()))
            for font in used.values()
            if hashlib.sha256(font.file_content).digest() not in owned
        }
        if foreign:
            lines = (f"{MISSING} {text} ({family})" for family, text in sorted(foreign.items()))
            raise RenderingError("\n".join(lines))
        self._contents = {font.hash: font.file_content for font in used.values()}
        return fonts.embed(pdf, used, *options)

    def line_ends(self) -> Mapping[str, LineEnd]:
        """Return the glyphs that end a line, for each font embedded."""
        numbers = {name: glyphs(content).numbers for name, content in self._contents.items()}
        return {
            name: LineEnd(space=f"{known[' ']:04x}", soft_hyphen=f"{known[fonts.SOFT_HYPHEN]:04x}")
            for name, known in numbers.items()
        }
