"""What a font file says of its glyphs, read once for each file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fontTools.ttLib import TTFont


@dataclass(frozen=True, eq=False, slots=True)
class Glyphs:
    """The glyphs of a font: numbers by character, in the order of Unicode, and widths by number.

    Widths are in thousandths of the font's size, as in PDF.
    """

    numbers: Mapping[str, int]
    widths: tuple[float, ...]


@lru_cache(maxsize=16)
def glyphs(content: bytes) -> Glyphs:
    """Return the glyphs of a TrueType file."""
    font = TTFont(io.BytesIO(content), lazy=True)
    per_mille = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return Glyphs(
        numbers={
            chr(code): font.getGlyphID(name) for code, name in sorted(font.getBestCmap().items())
        },
        widths=tuple(metrics[name][0] * per_mille for name in font.getGlyphOrder()),
    )
