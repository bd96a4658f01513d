"""Read a finished HTML page the way a reader would: by its elements, their text and their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5


class Page:
    """A parsed page; text is told with every run of white space as one space."""

    def __init__(self, html: str) -> None:
        self.root = tinyhtml5.parse(html, namespace_html_elements=False)
        self._parents = {child: parent for parent in self.root.iter() for child in parent}
        self.by_id = {
            element.get("id"): element for element in self.root.iter() if "id" in element.attrib
        }

    def all(self, tag: str, under: Element | None = None) -> list[Element]:
        """Return every element of the tag; "*" is any."""
        root = self.root if under is None else under
        return [element for element in root.iter() if tag in ("*", element.tag)]

    def of_class(self, name: str, under: Element | None = None) -> list[Element]:
        return [element for element in self.all("*", under) if name in classes(element)]

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield the element itself, then what it stands in."""
        yield element
        while element in self._parents:
            element = self._parents[element]
            yield element

    def runs(self) -> Iterator[tuple[str, Element]]:
        """Yield every run of text with the element it stands in."""
        for element in self.root.iter():
            if element.text:
                yield element.text, element
            if element.tail:
                yield element.tail, self._parents[element]

    def label(self, item_id: str) -> str:
        """Return what a chapter, figure, table, box or appendix is called: "figur 1"."""
        element = self.by_id[item_id]
        if "kapitel" in classes(element):
            return f"kapitel {self.chapter(element)}"
        return text(self.of_class("label", element)[0]).lower()

    def chapter(self, element: Element) -> str:
        """Return the number of the chapter that an element stands in; nothing where it has none."""
        for each in self.ancestors(element):
            if "kapitel" in classes(each):
                return "".join(map(text, self.of_class("kapitelnummer", each)))
        return ""


def text(element: Element) -> str:
    return plain("".join(element.itertext()))


def plain(string: str) -> str:
    return re.sub(r"\s+", " ", string).strip()


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()
