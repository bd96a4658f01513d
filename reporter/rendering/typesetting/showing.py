"""What shows a line of text on paper (ISO 32000-1, 9.4.3), read from its layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key


@dataclass(frozen=True, eq=False, slots=True)
class Shown:
    """What shows a line: its font and size, the characters of its glyphs, and the operator."""

    key: int
    font: Any
    size: float
    characters: dict[int, str]
    operator: bytes


def show(layout: Any) -> Shown | None:
    """Return what shows a line, None if it takes more than the glyphs of one font side by side.

    Only where a glyph stands off the end of the one before it by at least half a thousandth of the
    font's size is it moved there; WeasyPrint writes a move of 0 behind most of them.
    """
    line, _ = layout.get_first_line()
    run = line.runs[0]
    if run == ffi.NULL:
        return None
    font = run.data.item.analysis.font
    key, _, size = get_pango_font_key(font)
    per_mille = 1000 * FROM_UNITS / size
    text = layout.text.encode()
    extents = ffi.new("PangoRectangle *")
    characters: dict[int, str] = {}
    string: list[str] = []
    behind = 0.0
    while run != ffi.NULL:
        item, shaped = run.data.item, run.data.glyphs
        run = run.next
        if item.analysis.font != font or item.analysis.level % 2:
            return None
        count = shaped.num_glyphs
        starts = [*shaped.log_clusters[0:count], item.length]
        for place, glyph in enumerate(shaped.glyphs[0:count]):
            number, geometry = glyph.glyph, glyph.geometry
            moved = geometry.x_offset or geometry.y_offset
            if moved or number >= 0x10000:
                return None
            start, end = item.offset + starts[place], item.offset + starts[place + 1]
            characters.setdefault(number, text[start:end].decode())
            if abs(behind) >= 0.5:
                string.append(f">{round(behind)}<")
                behind -= round(behind)
            string.append(f"{number:04x}")
            pango.pango_font_get_glyph_extents(font, number, ffi.NULL, extents)
            behind += (extents.width - geometry.width) * per_mille
    return Shown(key, font, size, characters, f"[<{''.join(string)}>] TJ".encode())
