"""The house style for matplotlib: the family, its measures and the settings, all of them scoped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.textpath import text_to_path

from figures.fonts import FACES
from figures.tokens import FAMILY, INK, PAPER, TEXT_PT

SIZE = TEXT_PT["figure"]
SMALL = TEXT_PT["figure_small"]
CAP_HEIGHT = 0.69
"""Height of capitals and figures in ems: what the eye centres on."""
DESCENT = 0.22
LEADING = 1.22
"""Line distance in ems."""

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "reporter",
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
    "path.sketch": None,
    "path.effects": [],
}
"""What drawing depends on; set here so that no user's matplotlibrc can change a figure."""


@contextmanager
def house_style() -> Iterator[None]:
    """Draw with the family registered and the settings in force; both other figures untouched."""
    _register()
    with mpl.rc_context(SETTINGS):
        yield


@lru_cache(maxsize=1)
def _register() -> None:
    # addfont() reads SemiBold as weight 400 and would let it shadow Regular: we state the weights.
    fontManager.ttflist.extend(
        FontEntry(
            fname=str(face.path), name=FAMILY, style=face.style, weight=face.weight, size="scalable"
        )
        for face in FACES
    )


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400) -> FontProperties:
    """Return the family at a size in points; weights are 400, 600 and 700."""
    return FontProperties(family=FAMILY, size=size, weight=weight)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return the width of one line in points, with the white that a letter has on both sides."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, weight), False)
    return float(width) + 0.08 * size if text else 0.0


def wrap(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """Return the lines of the text at most ``width`` points wide, as far as its words allow.

    A count at the end, as in "Under 5 pct. (12)", never stands on a line of its own.
    """
    lines: list[str] = []
    for word in re.split(r" (?!\(\d+\)$)", text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" as WCAG 2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_on(ground: str) -> str:
    """Return the text colour that reads best on the ground."""
    return max(PAPER, INK, key=lambda colour: contrast(colour, ground))
