"""The fonts in a finished PDF: only our own, and every glyph of them known by its characters."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

import pydyf  # type: ignore[import-untyped]
import weasyprint

from reporter.errors import RenderingError


def check_fonts(document: weasyprint.Document, owned: Collection[bytes]) -> None:
    """Raise RenderingError when text was set in a font of the machine, which another may lack.

    ``owned`` holds the SHA-256 digests of every file the document was given.
    """
    foreign = {
        font.family: "".join(dict.fromkeys(font.to_unicode.values()))
        for font in document.fonts.values()
        if hashlib.sha256(font.file_content).digest() not in owned
    }
    if foreign:
        lines = (f"  {family}: {characters}" for family, characters in sorted(foreign.items()))
        raise RenderingError("\n".join(("Set in fonts the edition does not own:", *lines)))


def mend_unicode(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """Give every glyph that was drawn its characters (ISO 14289-1, 7.21.7; 19005-3, 6.2.11.7).

    A font embedded whole is mapped by WeasyPrint from its character table alone. Glyphs that only a
    feature reaches, tabular figures and ligatures above all, would be silent.
    """
    drawn: dict[str, dict[int, str]] = {}
    for font in document.fonts.values():
        drawn.setdefault(font.hash, {}).update(font.to_unicode)
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Font" and "ToUnicode" in item:
            # The name starts with the hash as if it were the tag of a subset: /ABCDEF+Family.
            key = item["BaseFont"].decode()[1:].partition("+")[0]
            stream = pdf.objects[int(item["ToUnicode"].split()[0])]
            stream.stream = list(_to_unicode(drawn[key]))


def _to_unicode(characters: Mapping[int, str]) -> Iterator[str]:
    yield (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange"
    )
    # A block holds 100 entries at most (ISO 32000-1, 9.7.5.4).
    entries = sorted((glyph, text) for glyph, text in characters.items() if text)
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in block)
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
