"""Numbers, paths and tags as an SVG file has them: few decimals, relative steps, nothing spare."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import quoteattr

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

Points = npt.NDArray[np.float64]
DECIMALS = 2


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


def compound(rings: Iterable[Points], *, closed: bool) -> Path:
    """Return rings, or chains of lines, as one path; at least one of them."""
    parts = [np.vstack([ring, ring[:1]]) if closed else ring for ring in rings]
    codes = np.full(sum(map(len, parts)), Path.LINETO, np.uint8)
    ends = np.cumsum([len(part) for part in parts])
    codes[[0, *ends[:-1]]] = Path.MOVETO
    if closed:
        codes[ends - 1] = Path.CLOSEPOLY
    return Path(np.concatenate(parts), codes)


def flipped(path: Path, height: float) -> str:
    """Return the data of a path on a sheet of that height, whose y axis points up."""
    vertices = np.array(path.vertices, float)
    vertices[:, 1] = height - vertices[:, 1]
    return path_data(vertices, np.asarray(path.codes, np.uint8))


def path_data(vertices: Points, codes: npt.NDArray[np.uint8]) -> str:
    """Return a path of straight lines, its y axis down, as data in relative steps.

    Points are rounded before steps are taken, so that borders shared by two areas stay shared.
    Every part begins at an absolute place: the data of two paths, one after the other, draw both.
    """
    places = np.rint(vertices * 10**DECIMALS).astype(np.int64)
    steps = np.diff(places, axis=0, prepend=places[:1])
    moved = steps.any(axis=1).tolist()
    written: list[str] = []
    lettered = False
    for code, (x, y), (dx, dy), moves in zip(
        codes.tolist(), places.tolist(), steps.tolist(), moved, strict=True
    ):
        if code == Path.LINETO:
            if moves:
                first, second = _step(dx), _step(dy)
                written.append(_parted(first) if lettered else f"l{first}")
                written.append(_parted(second))
                lettered = True
        elif code == Path.MOVETO:
            written.append(f"M{_step(x)}{_parted(_step(y))}")
            lettered = False
        elif code == Path.CLOSEPOLY:
            written.append("z")
            lettered = False
        else:
            raise ValueError("a drawing has straight lines only")
    return "".join(written)


def _parted(text: str) -> str:
    """Return a number as it stands after another one."""
    return text if text[0] == "-" else f" {text}"


@lru_cache(maxsize=20_000)
def _step(hundredths: int) -> str:
    # A map has some ten thousand steps, most of them alike.
    return number(hundredths / 10**DECIMALS)
