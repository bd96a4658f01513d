"""White space between blocks, which CSS does away with, before WeasyPrint makes boxes of it.

It makes a box of every line break that a template has between two elements, goes through it again
and again, and drops it in the end: a tenth of the layout of a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

Styles = Mapping[tuple[ET.Element, str | None], Any]
"""Styles of elements and of their pseudo-elements."""


def drop_between_blocks(root: ET.Element, styles: Styles) -> None:
    """Drop the white space that stands alone beside blocks (CSS 2.2, 9.2.2.1)."""
    for parent in root.iter():
        if len(parent) and _holds_blocks(parent, styles):
            blocks = [_is_block(child, styles) for child in parent]
            if blocks[0] and _is_space(parent.text):
                parent.text = None
            for child, own, after in zip(parent, blocks, [*blocks[1:], True], strict=True):
                if own and after and _is_space(child.tail):
                    child.tail = None


def _holds_blocks(parent: ET.Element, styles: Styles) -> bool:
    style = styles[parent, None]
    collapses = style["white_space"] in ("normal", "nowrap")
    generated = (parent, "before") in styles or (parent, "after") in styles
    return collapses and not generated and _is_block(parent, styles)


def _is_block(element: ET.Element, styles: Styles) -> bool:
    """Tell whether an element is a block, or a part of a table, in the flow of the text."""
    style = styles[element, None]
    outer: str = style["display"][0]
    return (
        (outer == "block" or outer.startswith("table-"))
        and style["float"] == "none"
        and style["position"] in ("static", "relative")
    )


def _is_space(text: str | None) -> bool:
    return text is not None and not text.strip(" \t\n")
