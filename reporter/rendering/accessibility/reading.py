"""From laid-out pages to an outline of the HTML: each element once, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

ArtifactKind = Literal["Layout", "Header", "Footer", "Pagination"]

# What HTML calls phrasing stays part of its paragraph, also where CSS sets it on a line of its own.
_PHRASING = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark",
     "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")
)  # fmt: skip


@dataclass(eq=False, slots=True)
class Piece:
    """A run of text or an image as drawn on one page, counted from 0.

    ``spaced`` text is followed by a space that the layout took away, at the end of a line or
    between two elements.
    """

    page: int
    box: Any
    spaced: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Clickable:
    """The part of a link that lies in one line of one page."""

    page: int
    box: Any


@dataclass(eq=False, slots=True)
class Node:
    """An HTML element, or one of its pseudo-elements, with all that was drawn of it on any page.

    ``tag`` is the element's name, ``pseudo`` is empty for the element itself. For the body of a
    footnote it is ``footnote``, a name that CSS does not know.
    """

    element: Element | None
    tag: str
    pseudo: str
    box: Any
    page: int
    kids: list[Node | Piece | Clickable] = field(default_factory=list)

    @property
    def inline(self) -> bool:
        """Whether it is part of a paragraph; a footnote is a text of its own."""
        return self.tag in _PHRASING and self.pseudo != "footnote"

    def own(self, name: str) -> str | None:
        """Return an attribute of the element; a pseudo-element has none."""
        if self.element is None or self.pseudo not in ("", "footnote"):
            return None
        return self.element.get(name)


@dataclass(eq=False)
class Reading:
    """The outline, and what is drawn on the pages without being read."""

    root: Node
    artifacts: list[tuple[Piece, ArtifactKind]] = field(default_factory=list)


def read(pages: Sequence[Any]) -> Reading:
    """Outline laid-out pages (``weasyprint.Page``), in the order of the HTML.

    Not read: margin boxes, repeated table headers, fixed boxes, leaders, blank runs and images that
    are only presentation. A footnote
    is read where it is called, wherever on paper it stands.
    """
    root = Node(element=None, tag="", pseudo="", box=None, page=0)
    reader = _Reader(Reading(root))
    for number, page in enumerate(pages):
        links = {box for kind, _, _, box in page.links if kind in ("internal", "external")}
        reader.turn(number, links)
        reader.walk(page._page_box, root, root)
    return reader.reading


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.nodes: dict[tuple[Element, str], Node] = {}
        self.page = 0
        self.links: set[Any] = set()
        self.last: Piece | None = None
        self.line_ends: dict[Node, Piece] = {}

    def turn(self, page: int, links: set[Any]) -> None:
        self.page, self.links = page, links

    def walk(self, box: Any, node: Node, block: Node, *, linked: bool = False) -> None:
        """Read a box into ``node``; ``block`` is the paragraph, heading or cell it is part of."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            self._add_text(box, node)
            return
        if isinstance(box, boxes.MarginBox):
            self._skip(box, _margin(box.at_keyword))
            return
        parent, node = node, self._node(box, node)
        if kind := self._unread(box, node):
            self._skip(box, kind)
            return
        if box in self.links and node.tag == "a" and not linked:
            # Boxes inside a link are links again to WeasyPrint; the outermost stands for all.
            node.kids.append(Clickable(self.page, box))
            linked = True
        if box.footnote:
            self._node(box.footnote, parent, footnote=True)
        if isinstance(box, boxes.ReplacedBox):
            piece = Piece(self.page, box)
            if node.own("role") == "presentation":
                self.reading.artifacts.append((piece, "Layout"))
            else:
                node.kids.append(piece)
        block = block if node.inline else node
        if isinstance(box, boxes.LineBox):
            self.last = self.line_ends.pop(block, None)
            self._space()
        for child in box.children:
            self.walk(child, node, block, linked=linked)
        if isinstance(box, boxes.LineBox) and self.last:
            self.line_ends[block] = self.last

    def _node(self, box: Any, parent: Node, *, footnote: bool = False) -> Node:
        """Return the node of the box's element; a new one becomes the last of ``parent``."""
        tag = box.element_tag
        if box.element is None or tag is None or tag in ("html", "body"):
            return parent
        key = box.element, tag
        if key not in self.nodes:
            tag, _, pseudo = tag.partition("::")
            node = Node(box.element, tag, "footnote" if footnote else pseudo, box, self.page)
            self.nodes[key] = node
            parent.kids.append(node)
        return self.nodes[key]

    def _unread(self, box: Any, node: Node) -> ArtifactKind | None:
        if box.is_leader:
            return "Layout"
        repeated = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
        # Repeated over pages and over the columns of one page: only the first is read.
        if (repeated and box is not node.box) or box.style["position"] == "fixed":
            return "Pagination"
        return None

    def _add_text(self, box: Any, node: Node) -> None:
        piece = Piece(self.page, box)
        blank = not box.text.strip()
        if blank:
            self._space()
        if blank or box.style["visibility"] != "visible":
            self.reading.artifacts.append((piece, "Layout"))
        else:
            node.kids.append(piece)
            self.last = piece

    def _space(self) -> None:
        """Remember that a space follows the last text of the line, or of the line before."""
        # A line broken at a slash goes on in the same word.
        if self.last and not self.last.box.text.endswith("/"):
            self.last.spaced = True

    def _skip(self, box: Any, kind: ArtifactKind) -> None:
        if box.is_leader:
            self._space()
        drawn = (boxes.TextBox, boxes.ReplacedBox)
        self.reading.artifacts.extend(
            (Piece(self.page, each), kind) for each in _descendants(box) if isinstance(each, drawn)
        )


def _margin(keyword: str) -> ArtifactKind:
    return "Header" if keyword.startswith("@top") else "Footer"


def _descendants(box: Any) -> Iterator[Any]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.children:
        yield from _descendants(child)
