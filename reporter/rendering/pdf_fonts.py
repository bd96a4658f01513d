"""The fonts in a finished PDF: only our own, and every glyph of them known by its characters."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pydyf
import weasyprint
from fontTools.ttLib import TTFont

from reporter.errors import RenderingError


@dataclass(frozen=True, kw_only=True)
class LineEnd:
    """The glyphs that end a line in one font, as the four hexadecimal digits that show them."""

    space: str
    soft_hyphen: str


MISSING = "tegn, som udgavens skrifter ikke har:"
"""Begins what is said of characters that only a font of the machine, or none, could set."""


class Fonts:
    """The fonts that a painted document uses, by the names they have in its resources.

    ``owned`` holds the SHA-256 digests of every file the document was given. Raises RenderingError
    when text was set in another font: it is the machine's, and the next machine may lack it.
    """

    def __init__(self, document: weasyprint.Document, owned: Collection[bytes]) -> None:
        self._drawn: dict[str, dict[int, str]] = {}
        contents = {}
        foreign = {}
        for font in document.fonts.values():
            self._drawn.setdefault(font.hash, {}).update(font.to_unicode)
            contents[font.hash] = font.file_content
            if hashlib.sha256(font.file_content).digest() not in owned:
                foreign[font.family] = "".join(dict.fromkeys(font.to_unicode.values()))
        if foreign:
            lines = (f"{MISSING} {text} ({family})" for family, text in sorted(foreign.items()))
            raise RenderingError("\n".join(lines))
        self._glyphs = {name: _glyphs(content) for name, content in contents.items()}

    def line_ends(self) -> Mapping[str, LineEnd]:
        """Return the glyphs that end a line, for each font."""
        return {
            name: LineEnd(space=f"{glyphs[' ']:04x}", soft_hyphen=f"{glyphs[SOFT_HYPHEN]:04x}")
            for name, glyphs in self._glyphs.items()
        }

    def mend_unicode(self, pdf: pydyf.PDF) -> None:
        """Give every glyph shown its characters (ISO 14289-1, 7.21.7; 19005-3, 6.2.11.7).

        A font embedded whole is mapped by WeasyPrint from its character table alone. Glyphs that
        only a feature reaches, tabular figures and ligatures above all, would be silent.
        """
        for item in pdf.objects:
            if isinstance(item, dict) and item.get("Type") == "/Font" and "ToUnicode" in item:
                # The name starts as if the font were a subset: /ABCDEF+Family.
                name = item["BaseFont"].decode()[1:].partition("+")[0]
                stream = pdf.objects[int(item["ToUnicode"].split()[0])]
                stream.stream = list(_to_unicode(self._characters(name)))

    def _characters(self, name: str) -> dict[int, str]:
        """Return what each glyph shown stands for; of several characters, the first in Unicode."""
        drawn = self._drawn[name]
        glyphs = self._glyphs[name]
        shown = drawn.keys() | {glyphs[" "], glyphs[SOFT_HYPHEN]}
        plain = {glyph: character for character, glyph in reversed(glyphs.items())}
        return {glyph: plain.get(glyph) or drawn[glyph] for glyph in sorted(shown)}


SOFT_HYPHEN = "\u00ad"


def _glyphs(content: bytes) -> dict[str, int]:
    """Return the glyph of each character that the font has, in the order of Unicode."""
    font = TTFont(io.BytesIO(content), lazy=True)
    return {chr(code): font.getGlyphID(glyph) for code, glyph in sorted(font.getBestCmap().items())}


def _to_unicode(characters: Mapping[int, str]) -> Iterator[str]:
    yield (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange"
    )
    entries = [(glyph, text) for glyph, text in characters.items() if text]
    # A block holds 100 entries at most (ISO 32000-1, 9.7.5.4).
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in block)
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
