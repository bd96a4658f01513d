"""Write a sheet as SVG: matplotlib's file brought down to the few elements that say something.

What is left has no ids, no style rules, no definitions and no clipping, so that many drawings can
stand in one HTML page and WeasyPrint, whose time goes with the number of points, has little to do.
Names given to parts of a drawing become classes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from matplotlib.backends.backend_svg import FigureCanvasSVG

from figures.sheet import Sheet
from figures.tokens import FAMILY

SVG = "{http://www.w3.org/2000/svg}"
KEPT = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "font-size",
    "font-weight",
    "text-anchor",
)
DEFAULTS = {
    "font-weight": "400",
    "text-anchor": "start",
    "stroke": "none",
    "stroke-linecap": "butt",
}


def to_svg(sheet: Sheet) -> str:
    """Return the drawing as one ``<svg>`` element, the same bytes for the same sheet."""
    FigureCanvasSVG(sheet.figure)
    buffer = io.StringIO()
    sheet.figure.savefig(buffer, format="svg", metadata={"Date": None}, transparent=True)
    root = ET.fromstring(buffer.getvalue())  # noqa: S314 - matplotlib's own output
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{_number(sheet.size.width_mm)}mm" height="{_number(sheet.size.height_mm)}mm" '
        f'viewBox="0 0 {_number(sheet.width)} {_number(sheet.height)}" '
        f'font-family="{FAMILY}, sans-serif" stroke-linejoin="round">'
    )
    return "\n".join([head, *_elements(root, name=""), "</svg>"]) + "\n"


def _elements(parent: ET.Element, *, name: str) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{SVG}g":
            yield from _elements(element, name=element.get("id", name))
        elif element.tag == f"{SVG}path":
            attributes = {"class": "" if re.fullmatch(r"\w+_\d+", name) else name}
            attributes |= _style(element)
            yield _tag("path", attributes | {"d": _path(element.get("d", ""))}) + "/>"
        elif element.tag == f"{SVG}text":
            attributes = _position(element) | _style(element)
            yield f"{_tag('text', attributes)}>{escape(element.text or '')}</text>"


def _tag(name: str, attributes: dict[str, str]) -> str:
    written = (f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{''.join(written)}"


def _style(element: ET.Element) -> dict[str, str]:
    rules: dict[str, str] = {}
    for rule in element.get("style", "").split(";"):
        key, _, value = rule.partition(":")
        rules[key.strip()] = value.strip()
    # SVG's initial width is 1 and its initial fill black, matplotlib leaves both out as well.
    kept = {key: rules[key] for key in KEPT if key in rules and rules[key] != DEFAULTS.get(key)}
    return {key: re.sub(r"^([\d.]+)(px)?$", _shortened, value) for key, value in kept.items()}


def _position(element: ET.Element) -> dict[str, str]:
    x, y = (_number(float(element.get(key, "0"))) for key in ("x", "y"))
    turned = element.get("transform", "").startswith("rotate(-90")
    return {"x": x, "y": y, "transform": f"rotate(-90 {x} {y})" if turned else ""}


def _path(commands: str) -> str:
    """Return the path in relative steps; rounded first, so that shared borders stay shared."""
    written: list[str] = []
    at = start = (0, 0)
    last = ""
    for command, numbers in re.findall(r"([MLCz])([^MLCz]*)", commands):
        if command == "z":
            written.append("z")
            at, last = start, "z"
            continue
        values = [round(float(number) * 100) for number in numbers.split()]
        points = list(zip(values[::2], values[1::2], strict=True))
        steps = [
            value - origin for point in points for value, origin in zip(point, at, strict=True)
        ]
        letter = command.lower()
        if command == "M":
            start = points[0]
            written.append("M" + _joined(list(points[0])))
        elif any(steps):
            written.append(("" if letter == last else letter) + _joined(steps, gap=letter == last))
        else:
            continue
        at, last = points[-1], letter
    return "".join(written)


def _joined(values: list[int], *, gap: bool = False) -> str:
    text = " ".join(map(_hundredths, values)).replace(" -", "-")
    return f" {text}" if gap and not text.startswith("-") else text


def _shortened(match: re.Match[str]) -> str:
    return _number(float(match[1]))


@lru_cache(maxsize=20_000)
def _hundredths(value: int) -> str:
    # A map has some ten thousand steps, most of them alike.
    return _number(value / 100)


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
