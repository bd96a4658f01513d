"""Numbers, paths and tags as an SVG file has them: few decimals, relative steps, nothing spare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from xml.sax.saxutils import quoteattr

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

Points = npt.NDArray[np.float64]
Chain = Sequence[tuple[float, float]] | Points
DECIMALS = 2
UNITS = 10**DECIMALS


def number(value: float) -> str:
    """Return the number with as many decimals as paper shows, at most ``DECIMALS``."""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, attributes: dict[str, str]) -> str:
    """Return the start of an element, unclosed; empty attributes are left out."""
    return f"<{name}" + "".join(
        f" {key}={_quoted(value)}" for key, value in attributes.items() if value
    )


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    return quoteattr(value)


def compound(chains: Iterable[Chain], *, closed: bool) -> Path:
    """Return rings, or open lines, as one path of matplotlib's; at least one of them."""
    rings = [np.asarray(chain, float) for chain in chains]
    parts = [np.vstack([ring, ring[:1]]) if closed else ring for ring in rings]
    codes = np.full(sum(map(len, parts)), Path.LINETO, np.uint8)
    ends = np.cumsum([len(part) for part in parts])
    codes[[0, *ends[:-1]]] = Path.MOVETO
    if closed:
        codes[ends - 1] = Path.CLOSEPOLY
    return Path(np.concatenate(parts), codes)


def path_data(chains: Iterable[Chain], *, closed: bool, height: float) -> str:
    """Return rings, or open lines, as the data of a path, in relative steps.

    ``height`` is that of the sheet, whose y axis points up. Points are rounded before steps are
    taken, so that borders shared by two areas stay shared. Every part begins at an absolute place:
    the data of two paths, one after the other, draw both.
    """
    written: list[str] = []
    for chain in chains:
        points = chain.tolist() if isinstance(chain, np.ndarray) else chain
        places = [(round(x * UNITS), round((height - y) * UNITS)) for x, y in points]
        before = places[0]
        written += ("M", _step(before[0]), _parted(before[1]))
        step = _lettered
        for place in places:
            if place != before:
                written += (step(place[0] - before[0]), _parted(place[1] - before[1]))
                step, before = _parted, place
        if closed:
            written.append("z")
    return "".join(written)


def _lettered(hundredths: int) -> str:
    return f"l{_step(hundredths)}"


@lru_cache(maxsize=20_000)
def _parted(hundredths: int) -> str:
    """Return a number as it stands after another one."""
    text = _step(hundredths)
    return text if text[0] == "-" else f" {text}"


@lru_cache(maxsize=20_000)
def _step(hundredths: int) -> str:
    # A map has some ten thousand steps, most of them alike.
    return number(hundredths / UNITS)
