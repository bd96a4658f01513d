"""The house style for matplotlib: the family, its measures and the settings, all of them scoped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
LONGEST = 1000
"""Letters of a text that are looked at; no drawing has room for more."""

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "reporter",
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
    "path.sketch": None,
    "path.effects": [],
}
"""What differs from matplotlib's own defaults; a user's matplotlibrc changes no figure."""


@contextmanager
def house_style() -> Iterator[None]:
    """Draw with the family registered and the settings in force; both other figures untouched."""
    _register()
    before = _kept(mpl.rcParams)
    # Checked once: to check some 300 settings takes longer than to draw a small chart.
    dict.update(mpl.rcParams, _settings())
    try:
        yield
    finally:
        dict.update(mpl.rcParams, before)


def _kept(settings: Any) -> dict[Any, Any]:
    """Return settings as matplotlib keeps them, but for the backend, which is chosen when asked."""
    return {key: value for key, value in dict.items(settings) if key != "backend"}


@lru_cache(maxsize=1)
def _settings() -> dict[Any, Any]:
    """Return every setting of the house style."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        return _kept(mpl.rcParams)


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
    with house_style():
        width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, weight), False)
    return float(width) + 0.08 * size if text else 0.0


def column_width(texts: Iterable[str], wanted: float, most: float, weight: int = 400) -> float:
    """Return the wanted width or, up to ``most``, that of the longest word of the texts."""
    words = (word for text in texts for word in text[:LONGEST].split())
    longest = max((text_width(word, SIZE, weight) for word in words), default=0.0)
    return max(wanted, min(longest + 0.1, most))


def wrap(
    text: str, width: float, size: float, weight: int = 400, *, most: int | None = None
) -> list[str]:
    """Return the lines of the text at most ``width`` points wide; at least a letter in each.

    Words are parted only where one alone is too wide, and a count at the end, as in "Under 5 pct.
    (12)", is left alone only then. Of more lines than ``most`` the last one kept ends in "…".
    """
    return list(_wrapped(text, width, size, weight, most))


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: float, size: float, weight: int, most: int | None) -> Sequence[str]:
    lines: list[str] = []
    for word in words(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines += _parted(word, width, size, weight)
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…", size, weight) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def words(text: str) -> list[str]:
    """Return what a line is broken between; a count at the end belongs to the word before it."""
    return re.split(r"[ \t\r\n]+(?!\(\d+\)$)", _cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _parted(word: str, width: float, size: float, weight: int) -> list[str]:
    """Return a word in pieces that fit, with hyphens between letters."""
    if text_width(word, size, weight) <= width:
        return [word]
    if " " in word:
        before, _, count = word.rpartition(" ")
        *others, last = _parted(before, width, size, weight)
        whole = text_width(f"{last} {count}", size, weight) <= width
        return [*others, f"{last} {count}"] if whole else [*others, last, count]
    pieces = []
    while len(word) > 1 and text_width(word, size, weight) > width:
        fitting = bisect_right(
            range(2, len(word)), width, key=lambda n: text_width(f"{word[:n]}-", size, weight)
        )
        n = fitting + 1
        pieces.append(f"{word[:n]}-" if word[n - 1].isalpha() and word[n].isalpha() else word[:n])
        word = word[n:]
    return [*pieces, word]


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" as WCAG 2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_on(ground: str) -> str:
    """Return the text colour that reads best on the ground."""
    return max(PAPER, INK, key=lambda colour: contrast(colour, ground))
