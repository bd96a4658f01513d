"""The project's type family: the faces, where their files lie and what they can set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Face:
    """One face of the family: TrueType for paper, WOFF2 for the web."""

    weight: int
    style: Literal["normal", "italic"]
    path: Path
    woff2_path: Path


def _face(name: str, weight: int, style: Literal["normal", "italic"] = "normal") -> Face:
    stem = HERE / f"ReporterSans-{name}"
    return Face(
        weight=weight,
        style=style,
        path=stem.with_suffix(".ttf"),
        woff2_path=stem.with_suffix(".woff2"),
    )


FACES: tuple[Face, ...] = (
    _face("Regular", 400),
    _face("Italic", 400, "italic"),
    _face("SemiBold", 600),
    _face("Bold", 700),
)

_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
# Letters of the names that occur in Danish registers and references: Baltic, Polish, Turkish, Sami.
_NAMES = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŊŋŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŦŧŪūŮůŰűŲųŸŹźŻżŽž"
# The last line: thin, hair and narrow no-break space, figure space, hyphens, word joiner.
_SIGNS = (
    "–—‘’‚“”„…•†‡‰‹›€™"
    "−≤≥≠≈×½¼¾←→↑↓"
    "\u2009\u200a\u202f\u2007\u2010\u2011\u2060"
)  # fmt: skip

CHARACTERS: frozenset[str] = frozenset({*map(chr, _LATIN), *_NAMES, *_SIGNS})
"""Every character that the faces can set."""
