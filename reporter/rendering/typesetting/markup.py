"""Reads a page that is written out in full, without the guesses of HTML's own parser.

Our templates close every element in its place. Such a page has the same tree by the rules of HTML
as by those of a tag for a tag, and a tenth of the time reads it. Whatever HTML would mend, move or
understand in another way is refused here and left to the parser that WeasyPrint has.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint
from weasyprint.urls import URLFetcher

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"<>]*")?)*)\s*>|([^<]+)')
_ATTRIBUTE = re.compile(r'([a-z][a-z0-9-]*)(?:="([^"]*)")?')
_BAD_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|shy|#[1-9]\d*|#x[0-9a-f]+);)")
_HEAD = re.compile(r"\s*<!DOCTYPE html>\s*")
_VOID = {"meta", "img", "br", "hr", "col", "wbr"}
_BLOCKS = {
    "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section",
    "table", "ul",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "img", "q", "small", "span",
    "strong", "sub", "sup", "time", "wbr",
}  # fmt: skip
_WITHIN: dict[str, set[str | None]] = {
    "html": {None}, "head": {"html"}, "body": {"html"}, "meta": {"head"}, "title": {"head"},
    "caption": {"table"}, "colgroup": {"table"}, "col": {"colgroup"}, "thead": {"table"},
    "tbody": {"table"}, "tfoot": {"table"}, "tr": {"thead", "tbody", "tfoot"}, "td": {"tr"},
    "th": {"tr"}, "li": {"ol", "ul"}, "dt": {"dl"}, "dd": {"dl"},
}  # fmt: skip
_NO_TEXT = {"html", "head", "table", "colgroup", "thead", "tbody", "tfoot", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ONCE: dict[str, list[str]] = {"html": [], "head": [], "body": ["head"]}
"""Elements that stand once, behind these of their parent."""


class NotPlainError(ValueError):
    """A page that only the parser of HTML can be trusted with."""


def document(html: str, fetcher: URLFetcher) -> weasyprint.HTML:
    """Return a page as WeasyPrint reads it."""
    try:
        return _Read(parse(html), fetcher)
    except NotPlainError:
        return weasyprint.HTML(string=html, url_fetcher=fetcher)


class _Read(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint is untyped
    """A page that is read already."""

    def __init__(self, root: ET.Element, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element: Any = cssselect2.ElementWrapper.from_html_root(
            root, content_language=None
        )
        self.etree_element = self.wrapper_element.etree_element


def parse(html: str) -> ET.Element:
    """Return the tree of a page; raises NotPlainError for one that is not written out in full."""
    head = _HEAD.match(html)
    if not head or "\r" in html or "\0" in html or _BAD_REFERENCE.search(html):
        raise NotPlainError
    builder = _Builder()
    at = head.end()
    for match in _TOKEN.finditer(html, at):
        if match.start() != at:
            raise NotPlainError
        at = match.end()
        closing, tag, attributes, text = match.groups()
        if text:
            builder.text(text)
        elif closing:
            builder.end(tag, attributes)
        else:
            builder.start(tag, attributes)
    if at != len(html) or [len(root) for root in builder.root] != [2] or builder.open:
        raise NotPlainError
    return builder.root[0]


class _Builder:
    """Puts a tree together, tag by tag."""

    def __init__(self) -> None:
        self.root: list[ET.Element] = []
        self.open: list[ET.Element] = []
        self._tags: list[str | None] = [None]

    def start(self, tag: str, attributes: str) -> None:
        """Begin an element where HTML would leave it."""
        self._refuse_elsewhere(tag)
        values: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(attributes):
            if name in values:
                raise NotPlainError
            values[name] = unescape(value)
        if self.open:
            element = ET.SubElement(self.open[-1], tag, values)
        else:
            element = ET.Element(tag, values)
            self.root.append(element)
        if tag not in _VOID:
            self.open.append(element)
            self._tags.append(tag)

    def _refuse_elsewhere(self, tag: str) -> None:
        parent = self._tags[-1]
        if tag in _WITHIN:
            known = parent in _WITHIN[tag]
        else:
            known = tag in _BLOCKS | _INLINE and parent is not None and parent not in _NO_TEXT
        closing = tag in _BLOCKS and ("p" in self._tags or {tag, parent} <= _HEADINGS)
        again = tag in _ONCE and self._before() != _ONCE[tag]
        if not known or closing or again or parent == "title" or (tag == "a" and "a" in self._tags):
            raise NotPlainError

    def _before(self) -> list[str]:
        return [each.tag for each in (self.open[-1] if self.open else self.root)]

    def end(self, tag: str, attributes: str) -> None:
        """End the element begun last, if it is the one."""
        if tag != self._tags[-1] or attributes:
            raise NotPlainError
        self._tags.pop()
        self.open.pop()

    def text(self, text: str) -> None:
        """Add text; white space around the body is the body's, and before the head nobody's."""
        place = self.open[-1] if self.open else self.root[0] if self.root else None
        if place is None:
            raise NotPlainError
        if not text.strip(" \t\n\f"):
            if place.tag == "html":
                if len(place) == 0:
                    return
                if len(place) == 2:
                    place = place[1]
        elif place.tag in _NO_TEXT:
            raise NotPlainError
        text = unescape(text)
        if len(place):
            place[-1].tail = (place[-1].tail or "") + text
        else:
            place.text = (place.text or "") + text
