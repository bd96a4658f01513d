"""From the outline of the HTML to the structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from reporter.rendering.accessibility.reading import Clickable, Node, Piece

Value: TypeAlias = "str | int | list[str]"


@dataclass(eq=False, slots=True)
class Tag:
    """One structure element.

    ``owner`` says whose the ``attributes`` are (``/Table``, ``/List``, ``/Layout``); a value that
    is a name begins with a slash, as in PDF. ``identifier`` is unique in the file.
    """

    role: str
    kids: list[Tag | Piece | Clickable] = field(default_factory=list)
    node: Node | None = None
    owner: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    alt: str = ""
    expansion: str = ""
    language: str = ""
    identifier: str = ""

    def descendants(self) -> Iterator[Tag]:
        """Yield the tag and every tag below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.descendants()


Kid: TypeAlias = "Tag | Piece | Clickable"

_ROLES = {
    "main": "Part", "article": "Art", "section": "Sect", "aside": "Sect",
    "figure": "Div", "blockquote": "BlockQuote", "p": "P", "figcaption": "Caption",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "q": "Quote", "code": "Code", "abbr": "Span", "em": "Span",
    "strong": "Span",
}  # fmt: skip
_PSEUDO_ROLES = {"marker": "Lbl", "footnote-marker": "Lbl", "footnote-call": "Reference",
                 "footnote": "Note"}  # fmt: skip
# Grouping elements hold no text of their own (ISO 32000-1, 14.8.4.2) ...
_GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
# ... and these hold text but no paragraphs (14.8.4.3 and 14.8.4.4).
_TEXT = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Link", "Span", "Quote", "Code",
         "Reference", "Note"}  # fmt: skip
_INLINE = {"Span", "Quote", "Code", "Link", "Reference", "Note"}
_TABLE_ORDER = {"Caption": 0, "THead": 1, "TBody": 2, "TFoot": 3}
_NUMBERING = {
    "disc": "/Disc", "circle": "/Circle", "square": "/Square", "decimal": "/Decimal",
    "lower-roman": "/LowerRoman", "upper-roman": "/UpperRoman", "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha", "none": "/None",
}  # fmt: skip


def assign(root: Node) -> tuple[Tag, list[str]]:
    """Return the tree of tags under /Document, and what is wrong with the HTML in words."""
    roles = _Roles()
    document = Tag("Document", _in_paragraphs(roles.kids(root)))
    roles.check_headings(document)
    return document, roles.faults


class _Roles:
    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes = 0
        self.in_contents = False
        self.special: dict[str, Callable[[Node], Tag]] = {
            "img": self.figure, "{http://www.w3.org/2000/svg}svg": self.figure,
            "ul": self.list, "ol": self.list, "li": self.item, "dl": self.glossary,
            "th": self.cell, "td": self.cell, "table": self.table,
            "nav": self.contents,
        }  # fmt: skip

    def kids(self, node: Node) -> list[Kid]:
        kids: list[Kid] = []
        for kid in node.kids:
            kids.extend(self.tags(kid) if isinstance(kid, Node) else (kid,))
        return kids

    def tags(self, node: Node) -> Iterable[Kid]:
        """Return the tags of a node: one, none when nothing is in it, or those of its kids."""
        if node.pseudo:
            return self.pseudo(node)
        if node.tag == "img" and node.own("role") == "presentation":
            return ()
        if special := self.special.get(node.tag):
            return (self.described(special(node), node),)
        kids = self.kids(node)
        role = _ROLES.get(node.tag)
        if node.tag == "a" and any(isinstance(kid, Clickable) for kid in kids):
            role = "Link"
        if role is None and node.own("role") == "group":
            role = "Div"
        if role is None and node.own("lang"):
            role = "Span" if node.inline else "Div"
        if role is None:
            return kids if node.inline else _in_paragraphs(kids)
        if not kids:
            return ()
        return (self.described(_tag(role, kids, node), node),)

    def described(self, tag: Tag, node: Node) -> Tag:
        tag.language = node.own("lang") or ""
        if node.tag == "abbr":
            tag.expansion = node.own("title") or ""
        return tag

    def pseudo(self, node: Node) -> Iterable[Kid]:
        kids = self.kids(node)
        role = _PSEUDO_ROLES.get(node.pseudo)
        if role is None or not kids:
            return kids
        tag = _tag(role, kids, node)
        if role == "Note":
            # ISO 14289-1, 7.9: every note has an identifier of its own.
            self.notes += 1
            tag.identifier = f"note-{self.notes}"
        return (self.described(tag, node),)

    def figure(self, node: Node) -> Tag:
        alt = node.own("alt")
        if node.tag != "img" and node.element is not None:
            alt = node.element.findtext("{http://www.w3.org/2000/svg}title")
        if not alt:
            self.faults.append(
                f"et billede har ingen alternativ tekst: {(node.own('src') or node.tag)[:80]}"
            )
        return Tag("Figure", self.kids(node), node, owner="/Layout", alt=alt or "")

    def list(self, node: Node) -> Tag:
        items: list[Kid] = [kid for kid in self.kids(node) if isinstance(kid, Tag)]
        if self.in_contents:
            return Tag("TOC", items, node)
        style = node.box.style["list_style_type"]
        numbering = _NUMBERING.get(style if isinstance(style, str) else "", "/Disc")
        return Tag("L", items, node, "/List", {"ListNumbering": numbering})

    def item(self, node: Node) -> Tag:
        kids = self.kids(node)
        if self.in_contents:
            return Tag("TOCI", [_referring(kid) for kid in kids], node)
        labels = [kid for kid in kids if isinstance(kid, Tag) and kid.role == "Lbl"]
        body = [kid for kid in kids if kid not in labels]
        return Tag("LI", [*labels, Tag("LBody", body)], node)

    def contents(self, node: Node) -> Tag:
        """The lists in a ``nav`` are a table of contents (ISO 32000-1, table 333)."""
        self.in_contents = True
        tag = _tag("Sect", self.kids(node), node)
        self.in_contents = False
        return tag

    def glossary(self, node: Node) -> Tag:
        """A term is the label of what explains it (ISO 32000-1, table 336)."""
        items: list[Tag] = []
        explained = True
        for kid in _unwrapped(node):
            term = kid.tag == "dt"
            if not items or (term and explained):
                items.append(Tag("LI"))
            part = _tag("Lbl" if term else "LBody", self.kids(kid), kid)
            items[-1].kids.append(self.described(part, kid))
            explained = not term
        return Tag("L", [*items], node, "/List", {"ListNumbering": "/None"})

    def cell(self, node: Node) -> Tag:
        return Tag(node.tag.upper(), self.kids(node), node, "/Table")

    def table(self, node: Node) -> Tag:
        parts = [kid for kid in self.kids(node) if isinstance(kid, Tag)]
        parts.sort(key=lambda part: _TABLE_ORDER.get(part.role, 2))
        headed = any(part.role == "THead" for part in parts)
        if not headed and node.element is not None and node.element.find("thead") is not None:
            # WeasyPrint drops the head of a table silently when nothing else would fit the page.
            self.faults.append("en tabel har mistet sit hoved: en række er for høj til siden")
        return Tag("Table", [*parts], node)

    def check_headings(self, document: Tag) -> None:
        """Fault a document that does not begin with H1 or skips a level (ISO 14289-1, 7.4.2)."""
        last = 0
        for tag in document.descendants():
            if tag.role in ("H1", "H2", "H3", "H4", "H5", "H6"):
                level = int(tag.role[1])
                if level > last + 1:
                    self.faults.append(
                        f"en overskrift på niveau {level} følger efter niveau {last}"
                    )
                last = level


def _tag(role: str, kids: list[Kid], node: Node) -> Tag:
    if role in _GROUPING:
        kids = _in_paragraphs(kids)
    elif role in _TEXT:
        for kid in kids:
            if isinstance(kid, Tag) and kid.role == "P":
                kid.role = "Span"
    return Tag(role, kids, node)


def _in_paragraphs(kids: Iterable[Kid]) -> list[Kid]:
    """Put every run of bare text into a paragraph of its own."""
    result: list[Kid] = []
    for bare, run in groupby(kids, _is_bare):
        together = list(run)
        result.extend([Tag("P", together)] if bare else together)
    return result


def _is_bare(kid: Kid) -> bool:
    return kid.role in _INLINE if isinstance(kid, Tag) else True


def _referring(kid: Kid) -> Kid:
    """Put a link of the table of contents into the reference that its entry is made of."""
    return Tag("Reference", [kid]) if isinstance(kid, Tag) and kid.role == "Link" else kid


def _unwrapped(node: Node) -> Iterator[Node]:
    """Yield the terms and explanations of a ``dl``, which HTML lets a ``div`` wrap."""
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from (kid,) if kid.tag in ("dt", "dd") else _unwrapped(kid)
