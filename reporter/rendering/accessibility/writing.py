"""Write the tags into the PDF: structure tree, parent tree, identifiers and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

from reporter.rendering.accessibility.painting import MarkedPage
from reporter.rendering.accessibility.reading import Clickable, Piece
from reporter.rendering.accessibility.roles import Tag, Value
from reporter.rendering.pdf_fonts import LineEnd


def write(
    pdf: pydyf.PDF,
    document: Tag,
    *,
    pages: Sequence[MarkedPage],
    line_ends: Mapping[str, LineEnd],
) -> None:
    """Write the tree under the root that WeasyPrint has left empty (ISO 32000-1, 14.7)."""
    _Writer(pdf, pages, line_ends).write(document)


class _Writer:
    def __init__(
        self, pdf: pydyf.PDF, pages: Sequence[MarkedPage], line_ends: Mapping[str, LineEnd]
    ) -> None:
        self.pdf = pdf
        self.pages = pages
        self.line_ends = line_ends
        self.references = pdf.page_references
        self.parents: list[list[bytes]] = [[] for _ in pages]
        self.annotations: list[tuple[bytes, bytes]] = []
        self.identifiers: dict[str, bytes] = {}

    def write(self, document: Tag) -> None:
        root = _object(self.pdf, self.pdf.catalog["StructTreeRoot"])
        top = _object(self.pdf, root["K"][0])
        top["K"] = pydyf.Array(self._kids(document, top))
        numbers = pydyf.Array()
        for page, parents in enumerate(self.parents):
            numbers.extend((page, pydyf.Array(parents)))
        for key, (annotation, parent) in enumerate(self.annotations, start=len(self.pages)):
            _object(self.pdf, annotation)["StructParent"] = key
            numbers.extend((key, parent))
        _object(self.pdf, root["ParentTree"])["Nums"] = numbers
        root["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        if self.identifiers:
            names = pydyf.Array()
            for identifier in sorted(self.identifiers):
                names.extend((pydyf.String(identifier), self.identifiers[identifier]))
            root["IDTree"] = pydyf.Dictionary({"Names": names})

    def _element(self, tag: Tag, parent: pydyf.Dictionary) -> bytes:
        element = pydyf.Dictionary({"S": f"/{tag.role}", "P": parent.reference})
        self.pdf.add_object(element)
        if tag.alt:
            element["Alt"] = pydyf.String(tag.alt)
        if tag.expansion:
            element["E"] = pydyf.String(tag.expansion)
        if tag.language:
            element["Lang"] = pydyf.String(tag.language)
        if tag.identifier:
            element["ID"] = pydyf.String(tag.identifier)
            self.identifiers[tag.identifier] = element.reference
        if tag.attributes:
            attributes = {name: _value(value) for name, value in tag.attributes.items()}
            element["A"] = pydyf.Dictionary({"O": tag.owner, **attributes})
        elif tag.role == "Figure":
            element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._bounds(tag)})
        element["K"] = pydyf.Array(self._kids(tag, element))
        return bytes(element.reference)

    def _kids(self, tag: Tag, element: pydyf.Dictionary) -> list[Any]:
        return [
            self._element(kid, element) if isinstance(kid, Tag)
            else self._content(kid, tag, element) if isinstance(kid, Piece)
            else self._link(kid, tag, element)
            for kid in tag.kids
        ]  # fmt: skip

    def _content(self, piece: Piece, tag: Tag, element: pydyf.Dictionary) -> Any:
        number = self.pages[piece.page].number(piece, tag.role, self.line_ends)
        self.parents[piece.page].append(element.reference)
        page = element.setdefault("Pg", self.references[piece.page])
        if page == self.references[piece.page]:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.references[piece.page], "MCID": number})

    def _link(self, part: Clickable, tag: Tag, element: pydyf.Dictionary) -> pydyf.Dictionary:
        annotation = part.box.link_annotation
        link = part.box.element
        text = link.get("aria-label") or " ".join("".join(link.itertext()).split())
        # ISO 14289-1, 7.18.5: a link says in words where it leads.
        annotation["Contents"] = pydyf.String(text or tag.alt)
        self.annotations.append((annotation.reference, element.reference))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.references[part.page]}
        )

    def _bounds(self, figure: Tag) -> pydyf.Array:
        """Return the image's box in points from the lower left (ISO 32000-1, table 344)."""
        piece = next(kid for kid in figure.kids if isinstance(kid, Piece))
        box, height = piece.box, self.pages[piece.page].height
        x, y = box.content_box_x(), box.content_box_y()
        corners = x, height - y - box.height, x + box.width, height - y
        return pydyf.Array(corner * 0.75 for corner in corners)


def _value(value: Value) -> Any:
    if isinstance(value, list):
        # Identifiers are ASCII; an object for each would be most of the cost of a long table.
        return f"[{' '.join(f'({each})' for each in value)}]"
    return value


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
