"""A drawing as the operators of a page (ISO 32000-1, annex A), in hundredths of its own unit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from reporter.rendering.typesetting.glyphs import Glyphs
from reporter.rendering.typesetting.paths import Path
from reporter.rendering.typesetting.svg import Line, Picture, Shape

_LONG = 600
"""Operators of more bytes than these are worth a form of their own."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face that a document has: its weight, its name in the resources, and its glyphs."""

    weight: int
    name: str
    glyphs: Glyphs


@dataclass(frozen=True, eq=False, slots=True)
class Compiled:
    """What draws a picture, the forms it calls by name, and the glyphs it shows.

    ``shown`` has for each weight number, character and width of each glyph.
    """

    content: bytes
    forms: dict[str, Path]
    shown: dict[int, tuple[tuple[int, str, float], ...]]


@lru_cache(maxsize=64)
def operators(picture: Picture, faces: tuple[Face, ...]) -> Compiled:
    """Return the operators of a picture whose lines are set in ``faces``."""
    writer = _Writer({face.weight: face for face in faces})
    for part in picture.parts:
        if isinstance(part, Shape):
            writer.shape(part)
        else:
            writer.line(part)
    return Compiled(
        content="\n".join(writer.written).encode(),
        forms=writer.forms,
        shown={weight: tuple(shown.values()) for weight, shown in writer.shown.items()},
    )


class _Writer:
    def __init__(self, faces: dict[int, Face]) -> None:
        self.faces = faces
        self.written = ["0.01 0 0 0.01 0 0 cm [] 0 d 1 j"]
        self.forms: dict[str, Path] = {}
        self.shown: dict[int, dict[int, tuple[int, str, float]]] = {weight: {} for weight in faces}
        self._state: dict[str, str] = {}

    def shape(self, shape: Shape) -> None:
        """Fill and stroke a path."""
        stroke = shape.stroke if shape.width else None
        if shape.fill:
            self._set("rg", *shape.fill)
        if stroke:
            self._set("RG", *stroke)
            self._set("w", shape.width * 100)
            self._set("J", shape.cap)
        paint = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
        operator = paint[shape.fill is not None, stroke is not None]
        content = shape.path.operators + b"\n" + operator.encode()
        if len(content) < _LONG:
            self.written.append(content.decode())
            return
        name = "d" + hashlib.sha256(content).hexdigest()[:16]
        self.forms[name] = Path(content, shape.path.box)
        self.written.append(f"/{name} Do")

    def line(self, line: Line) -> None:
        """Set a line of text in one run, as wide as its glyphs are."""
        face = self.faces[line.weight]
        numbers = [face.glyphs.numbers[character] for character in line.text]
        widths = [face.glyphs.widths[number] for number in numbers]
        shown = self.shown[line.weight]
        for number, character, width in zip(numbers, line.text, widths, strict=True):
            shown.setdefault(number, (number, character, width))
        before = sum(widths) / 1000 * line.size * line.shift
        x, y = (line.x, line.y + before) if line.turned else (line.x - before, line.y)
        turn = "0 -1 -1 0" if line.turned else "1 0 0 -1"
        self._set("rg", *line.colour)
        glyphs = "".join(f"{number:04x}" for number in numbers)
        self.written.append(
            f"BT /{face.name} {_number(line.size * 100)} Tf "
            f"{turn} {_number(x * 100)} {_number(y * 100)} Tm <{glyphs}> Tj ET"
        )

    def _set(self, operator: str, *values: float) -> None:
        """Set a colour, width or cap unless it is set already."""
        wanted = " ".join(map(_number, values))
        if self._state.get(operator) != wanted:
            self._state[operator] = wanted
            self.written.append(f"{wanted} {operator}")


def _number(value: float) -> str:
    # Four decimals tell 255 shades apart, and place a glyph within a millionth of a millimetre.
    return f"{value:.4f}".rstrip("0").rstrip(".")
