"""White space beside blocks goes before boxes are made; all that can be seen stays."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from reporter.rendering.typesetting.spaces import drop_between_blocks

DISPLAYS: dict[str, tuple[str, ...]] = {
    "div": ("block", "flow"), "table": ("block", "table"), "tr": ("table-row",),
    "td": ("table-cell",), "li": ("block", "flow", "list-item"), "b": ("inline", "flow"),
    "i": ("inline", "table"), "title": ("none",),
}  # fmt: skip


def left(html: str, *, pseudo: str | None = None, **own: str) -> str:
    """Return what is left of a tree; elements of class ``a`` have other values of their own."""
    root = ET.fromstring(html)
    usual = {"white_space": "normal", "float": "none", "position": "static"}
    styles: dict[tuple[ET.Element, str | None], Any] = {}
    for element in root.iter():
        style = {"display": DISPLAYS[element.tag], **usual}
        styles[element, None] = style | own if element.get("class") else style
        if element.get("class") and pseudo:
            styles[element, pseudo] = style
    drop_between_blocks(root, styles)
    return ET.tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>\n<div>x</div> <div/>\t</div>", "<div><div>x</div><div /></div>"),
        ("<table> <tr>\n<td> x </td> </tr></table>", "<table><tr><td> x </td></tr></table>"),
        ("<div> <li><table /> </li> </div>", "<div><li><table /></li></div>"),
    ],
)
def test_space_between_blocks_goes(html: str, expected: str) -> None:
    assert left(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div> <b>x</b> <b>y</b> </div>",
        "<div><div /> x <div /></div>",
        "<div><div /> <b>x</b> <div /></div>",
        "<div><div /> <i>x</i></div>",
        "<div><div />\u00a0<div /></div>",
        "<b> <div /> </b>",
        "<title> <div /> </title>",
        "<div> </div>",
    ],
)
def test_space_that_can_be_seen_stays(html: str) -> None:
    assert left(html) == ET.tostring(ET.fromstring(html), encoding="unicode")


@pytest.mark.parametrize(
    "own",
    [
        {"float": "left"}, {"float": "footnote"}, {"position": "absolute"},
        {"display": ("inline", "flow")},
    ],
)  # fmt: skip
def test_space_beside_what_is_no_block_in_the_flow_stays(own: dict[str, Any]) -> None:
    html = '<div><div class="a" /> <div /></div>'
    assert left(html, **own) == html
    assert left(html) == html.replace("> <", "><")


def test_space_that_is_kept_or_beside_generated_text_stays() -> None:
    html = '<div class="a"> <div /> </div>'
    assert left(html, white_space="pre-line") == html
    assert left(html, pseudo="before") == left(html, pseudo="after") == html
    assert left(html, white_space="nowrap") == '<div class="a"><div /></div>'
