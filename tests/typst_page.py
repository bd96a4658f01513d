"""A page on paper as a source for Typst: the same words, tables and drawings, in the same order.

Type, sizes and margins are the page's; what only CSS says – hyphenation, rules, colours, tags – is
left to Typst's own ways.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import tinyhtml5

HEAD = """#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 19mm), numbering: "1")
#set text(font: "Reporter Sans", size: {size}pt, lang: "da", hyphenate: true)
#set par(leading: 0.5em, spacing: 0.7em)
#set table(stroke: none, inset: 1.5pt)
#show heading: set text(weight: 700)
"""
_SILENT = {"head", "style", "script"}
_HEADINGS = {"h1": "= ", "h2": "== ", "h3": "=== "}
_WIDTHS = {"grid": "(107mm, 49mm)"}


def source(html: str, *, size: float = 8.5) -> str:
    """Return the Typst source of a page; its pictures are files beside it."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    return HEAD.replace("{size}", str(size)) + "\n".join(_blocks(root))


def _blocks(element: ET.Element) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SILENT:
            continue
        if child.tag in _HEADINGS:
            yield _HEADINGS[child.tag] + _text(child)
        elif child.tag in ("p", "figcaption", "li"):
            yield _text(child) + "\n"
        elif child.tag == "img":
            width = re.search(r"width: ([\d.]+mm)", child.get("style") or "")
            size = f", width: {width[1]}" if width else ""
            yield f"#image({json.dumps(child.get('src'))}{size})"
        elif child.tag == "table":
            yield _table(child)
        elif "flader" in (child.get("class") or ""):
            cells = ", ".join(f"[{chr(10).join(_blocks(cell))}]" for cell in child)
            yield f"#grid(columns: {_WIDTHS['grid']}, gutter: 4mm, {cells})"
        else:
            yield from _blocks(child)


def _table(table: ET.Element) -> str:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    columns = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
    cells = [
        f"table.cell(colspan: {cell.get('colspan', 1)})[{_text(cell)}]"
        for row in rows
        for cell in row
    ]
    return f"#table(columns: {columns}, {', '.join(cells)})"


def _text(element: ET.Element) -> str:
    words = re.sub(r"[ \t\n]+", " ", "".join(element.itertext())).strip()
    return f"#{json.dumps(words, ensure_ascii=False)}"
