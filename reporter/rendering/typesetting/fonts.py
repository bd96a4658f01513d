"""The fonts of a document as PDF keeps them (ISO 32000-1, 9.7 to 9.10), each embedded whole.

Stands in for WeasyPrint's ``build_fonts_dictionary()``, which reads every font anew for every
document, and maps glyphs to characters from the font's own table alone: glyphs that only a feature
reaches, tabular figures and ligatures above all, would be silent (ISO 14289-1, 7.21.7; ISO
19005-3, 6.2.11.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import pydyf
from weasyprint.pdf.fonts import Font

from reporter.rendering.typesetting.glyphs import glyphs

SOFT_HYPHEN = "\u00ad"
_SYSTEM = {"Ordering": pydyf.String("Identity"), "Registry": pydyf.String("Adobe")}


def embed(
    pdf: pydyf.PDF,
    fonts: Mapping[object, Font],
    compress: bool,
    subset: bool,
    options: object,  # noqa: ARG001
) -> pydyf.Dictionary:
    """Add a document's fonts to it; return the dictionary of them by the names pages call them."""
    assert (compress, subset) == (True, False), "fonts are embedded whole and deflated"
    drawn: dict[str, dict[int, str]] = {}
    for font in fonts.values():
        drawn.setdefault(font.hash, {}).update(font.to_unicode)
    by_name = {font.hash: font for font in fonts.values()}
    return pydyf.Dictionary(
        {name: _added(pdf, _font(pdf, font, drawn[name])) for name, font in by_name.items()}
    )


def _font(pdf: pydyf.PDF, font: Font, drawn: Mapping[int, str]) -> pydyf.Dictionary:
    content = font.file_content
    assert (font.type, font.bitmap) == ("ttf", False), "our faces are TrueType"
    widest, widths = _widths(content)
    file = pydyf.Stream([content], pydyf.Dictionary({"Length1": len(content)}), compress=True)
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": font.name,
        "FontFamily": pydyf.String(font.family),
        "Flags": font.flags,
        "FontBBox": pydyf.Array((0, font.descent, widest, font.ascent)),
        "ItalicAngle": font.italic_angle,
        "Ascent": font.ascent,
        "Descent": font.descent,
        "CapHeight": font.ascent,
        "StemV": font.stemv,
        "StemH": font.stemh,
        "FontFile2": _added(pdf, file),
    }
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": font.name,
        "CIDSystemInfo": pydyf.Dictionary(_SYSTEM | {"Supplement": 0}),
        "CIDToGIDMap": "/Identity",
        "W": widths,
        "FontDescriptor": _added(pdf, pydyf.Dictionary(descriptor)),
    }
    characters = pydyf.Stream(list(_to_unicode(_characters(content, drawn))), compress=True)
    return pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": font.name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([_added(pdf, pydyf.Dictionary(descendant))]),
            "ToUnicode": _added(pdf, characters),
        }
    )


def _added(pdf: pydyf.PDF, item: pydyf.Object) -> bytes:
    pdf.add_object(item)
    return bytes(item.reference)


@lru_cache(maxsize=16)
def _widths(content: bytes) -> tuple[float, bytes]:
    """Return the greatest width of a font, and those of all its glyphs as PDF writes them."""
    widths = glyphs(content).widths
    return max(widths), b"[0 " + pydyf.Array(widths).data + b"]"


def _characters(content: bytes, drawn: Mapping[int, str]) -> dict[int, str]:
    """Return what each glyph shown stands for; of several characters, the first in Unicode."""
    numbers = glyphs(content).numbers
    # The tags may still end any line in a space or a soft hyphen.
    shown = drawn.keys() | {numbers[" "], numbers[SOFT_HYPHEN]}
    plain = {number: character for character, number in reversed([*numbers.items()])}
    return {number: plain.get(number) or drawn[number] for number in sorted(shown)}


def _to_unicode(characters: Mapping[int, str]) -> Iterator[str]:
    yield (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange"
    )
    entries = [(number, text) for number, text in characters.items() if text]
    # A block holds 100 entries at most (ISO 32000-1, 9.7.5.4).
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{number:04x}> <{text.encode('utf-16-be').hex()}>" for number, text in block)
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
