"""Cut the type family to what Danish publications set: ``python -m figures.fonts.cut``, by hand.

The cuts are checked in, so that no build depends on an installed font or on how a subsetting
library happens to work that day. Fira Sans is under the OFL with reserved names: a changed copy
must carry another name.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg  # type: ignore[import-untyped]
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from figures.fonts import CHARACTERS, FACES, Face
from figures.tokens import FAMILY

FEATURES = ["kern", "liga", "tnum", "lnum", "pnum", "onum", "sups", "case", "ccmp", "mark", "mkmk"]
SPACES = {0x2009: 200, 0x200A: 100, 0x202F: 200, 0x2060: 0}
"""Spaces the original lacks, with their widths in thousandths of an em."""
HYPHENS = (0x2010, 0x2011)
"""Hyphens the original lacks; they look like the ordinary one."""
EPOCH = 3_786_825_600
"""1 January 2024 in the seconds of the head table, which count from 1904."""
STYLE_NAMES = {(400, "normal"): "Regular", (600, "normal"): "SemiBold",
               (700, "normal"): "Bold", (400, "italic"): "Italic"}  # fmt: skip
KEPT_NAMES = (0, 5, 8, 9, 13, 14)
"""Copyright, version, makers and licence stay; trademark and addresses go with the old name."""


def main() -> None:
    """Write every face as TTF and WOFF2, and the licence beside them."""
    for face in FACES:
        source = Path(fontpkg.path("Fira Sans", weight=face.weight, style=face.style))
        font = cut(source, face)
        font.save(face.path)
        font.flavor = "woff2"
        font.save(face.woff2_path)
        print(f"{face.path.name}: {face.path.stat().st_size} bytes, "
              f"woff2 {face.woff2_path.stat().st_size} bytes")  # fmt: skip
    licence = (source.parent.parent / "LICENSE").read_text("utf-8")
    (FACES[0].path.parent / "OFL.txt").write_text(licence, "utf-8")


def cut(source: Path, face: Face) -> TTFont:
    """Return the face cut to CHARACTERS, renamed, with no trace of the clock."""
    font = TTFont(source, recalcTimestamp=False)
    add_missing(font)
    options = subset.Options(
        layout_features=FEATURES, name_IDs=list(KEPT_NAMES), hinting=False,
        notdef_outline=True, glyph_names=False, drop_tables=["DSIG"], recalc_timestamp=False,
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in CHARACTERS])
    subsetter.subset(font)
    font["head"].created = font["head"].modified = EPOCH
    font["OS/2"].usWeightClass = face.weight
    rename(font, STYLE_NAMES[face.weight, face.style])
    return font


def add_missing(font: TTFont) -> None:
    """Give the font the spaces and hyphens that Danish typesetting needs and it lacks."""
    characters = font.getBestCmap()
    added = {}
    for code, width in SPACES.items():
        if code not in characters:
            name = f"uni{code:04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = Glyph()
            font["hmtx"][name] = (width * font["head"].unitsPerEm // 1000, 0)
            added[code] = name
    added |= {code: characters[0x2D] for code in HYPHENS if code not in characters}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)


def rename(font: TTFont, style: str) -> None:
    """Put the project's family name in place of the reserved one."""
    names = font["name"]
    names.names = [record for record in names.names if record.platformID == 3]
    linked = style in ("Regular", "Bold", "Italic")
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    texts = {
        1: FAMILY if linked else f"{FAMILY} {style}",
        2: style if linked else "Regular",
        3: f"1.000;{postscript}",
        4: f"{FAMILY} {style}",
        6: postscript,
        16: FAMILY,
        17: style,
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    names.names.sort()


if __name__ == "__main__":
    main()
