"""Reads the few elements that ``figures/save.py`` writes: paths and lines of text, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, TypeVar
from xml.etree import ElementTree as ET

from figures.fonts import CHARACTERS, FACES
from figures.tokens import FAMILY
from reporter.rendering.typesetting.paths import OutsideSubsetError, Path, path

SVG = "{http://www.w3.org/2000/svg}"
_PIXELS_PER_MM = 96 / 25.4
_ROOT = {"font-family": f"{FAMILY}, sans-serif", "stroke-linejoin": "round"}
_PATH = {"class", "d", "fill", "stroke", "stroke-width", "stroke-linecap"}
_TEXT = {"x", "y", "fill", "font-size", "font-weight", "text-anchor", "transform"}
_WEIGHTS = {face.weight for face in FACES if face.style == "normal"}
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_CAPS = {"butt": 0, "round": 1}

_Value = TypeVar("_Value")
Colour: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A path; ``fill`` or ``stroke`` is None where there is none."""

    path: Path
    fill: Colour | None
    stroke: Colour | None
    width: float
    cap: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``shift`` is the part of its width that stands before ``x``.

    A ``turned`` line runs upwards.
    """

    text: str
    x: float
    y: float
    size: float
    weight: int
    colour: Colour
    shift: float
    turned: bool


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """A drawing: outer size in CSS pixels, the size of its own coordinates, and its parts."""

    width: float
    height: float
    columns: float
    rows: float
    parts: tuple[Shape | Line, ...]


@lru_cache(maxsize=256)
def read(content: bytes) -> Picture:
    """Return the drawing in an SVG file; raises OutsideSubsetError for all but our own kind."""
    try:
        root = ET.fromstring(content)  # noqa: S314 - drawn by figures, or held in the page itself
        _only(root, {*_ROOT, "width", "height", "viewBox"})
        left, top, columns, rows = map(float, root.get("viewBox", "").split())
        if root.tag != f"{SVG}svg" or (left, top) != (0, 0) or not _ROOT.items() <= _all(root):
            raise OutsideSubsetError(root.tag)
        return Picture(
            width=_millimetres(root.get("width", "")),
            height=_millimetres(root.get("height", "")),
            columns=columns,
            rows=rows,
            parts=tuple(_part(element) for element in root),
        )
    except (ET.ParseError, ValueError) as error:
        raise OutsideSubsetError(str(error)) from None


def _part(element: ET.Element) -> Shape | Line:
    if len(element) or (element.tail or "").strip():
        raise OutsideSubsetError(element.tag)
    if element.tag == f"{SVG}path":
        _only(element, _PATH)
        return Shape(
            path=path(element.get("d", "")),
            fill=_colour(element.get("fill", "#000000")),
            stroke=_colour(element.get("stroke", "none")),
            width=float(element.get("stroke-width", "1")),
            cap=_one_of(_CAPS, element.get("stroke-linecap", "butt")),
        )
    if element.tag == f"{SVG}text":
        _only(element, _TEXT)
        return _line(element)
    raise OutsideSubsetError(element.tag)


def _line(element: ET.Element) -> Line:
    text = element.text or ""
    x, y = element.get("x", "0"), element.get("y", "0")
    weight = int(element.get("font-weight", "400"))
    turn = element.get("transform")
    colour = _colour(element.get("fill", "#000000"))
    # Spaces at the ends or twice are where a renderer would begin to have opinions.
    known = text == text.strip(" ") and "  " not in text and set(text) <= CHARACTERS
    if (
        not known
        or weight not in _WEIGHTS
        or colour is None
        or turn not in (None, f"rotate(-90 {x} {y})")
    ):
        raise OutsideSubsetError(text)
    return Line(
        text=text,
        x=float(x),
        y=float(y),
        size=float(element.get("font-size", "")),
        weight=weight,
        colour=colour,
        shift=_one_of(_SHIFTS, element.get("text-anchor", "start")),
        turned=turn is not None,
    )


def _all(element: ET.Element) -> set[tuple[str, str]]:
    return set(element.items())


def _only(element: ET.Element, known: set[str]) -> None:
    if strange := set(element.attrib) - known:
        raise OutsideSubsetError(f"{element.tag} {sorted(strange)}")


def _one_of(values: Mapping[str, _Value], name: str) -> _Value:
    if name not in values:
        raise OutsideSubsetError(name)
    return values[name]


@lru_cache(maxsize=256)
def _colour(text: str) -> Colour | None:
    if text == "none":
        return None
    if not re.fullmatch("#[0-9a-f]{6}", text):
        raise OutsideSubsetError(text)
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _millimetres(text: str) -> float:
    if not text.endswith("mm"):
        raise OutsideSubsetError(text)
    return float(text.removesuffix("mm")) * _PIXELS_PER_MM
