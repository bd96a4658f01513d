"""Walks through a page in reading order and finds every number that stands on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal

from reporter.editions.display.marks import MARKS
from reporter.rendering.prooflist.columns import Columns

Kind = Literal["bound", "fixed", "definition", "mark", "loose"]
"""Bound to data, written by the author, said by a definition, a mark for no number, or none."""

CALL = "data-kald"
"""The attribute of an element around what a call printed: the number of its item."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A number where it stands: from ``start`` to ``end`` of the ``text`` of its paragraph.

    ``call`` is the number of the item whose call printed it and ``nth`` which of the item's numbers
    it is, from 0; ``call`` is None in a cell that no call printed. ``given`` are the attributes of
    its element. ``within`` is the id of the figure, table, box or indicator around it; a cell has
    the names of its ``row`` and ``column``, and its row counted from 0 as ``line``.
    """

    kind: Kind
    text: str
    start: int
    end: int
    call: int | None
    nth: int
    given: Mapping[str, str]
    within: str
    heading: str
    row: str = ""
    column: str = ""
    line: int = -1


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Where a drawing stands: of the figure or indicator ``within``, under its address."""

    within: str
    address: str
    heading: str


_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "q", "small", "span", "strong", "sub",
           "sup", "time", "wbr"}  # fmt: skip
_SILENT = {"head", "nav", "script", "style", "svg"}
"""What is no part of the text: a list of contents repeats headings that stand below."""
_HEADINGS = {"h1", "h2", "h3", "h4"}
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Open:
    tag: str
    given: dict[str, str]
    within: str
    call: int | None
    at: int
    silent: bool
    own: bool
    heading: str


@dataclass
class _Block:
    """The text between two ends of line, with what was found in it and what follows it."""

    text: str = ""
    found: list[Spot] = field(default_factory=list)
    after: list[Spot] = field(default_factory=list)
    counted: int = 0


class _Reader(HTMLParser):
    def __init__(self, known: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Spot | Drawing] = []
        self._known = known
        self._stack: list[_Open] = []
        self._blocks = [_Block()]
        self._heading = ""
        self._columns = Columns()

    # --- Elements ---------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        outer = self._stack[-1] if self._stack else None
        within = given["id"] if given.get("id") in self._known else outer.within if outer else ""
        if tag in _VOID:
            self._void(tag, given, within)
            return
        # A footnote stands in the middle of the sentence that it is to.
        own = "fodnote" in given.get("class", "").split()
        if own:
            self._blocks.append(_Block())
        elif tag not in _INLINE:
            self._flush()
        call = int(given[CALL]) if CALL in given else outer.call if outer else None
        if CALL in given:
            self._blocks[-1].counted = 0
        silent = tag in _SILENT or (outer is not None and outer.silent)
        at = len(self._blocks[-1].text)
        self._stack.append(_Open(tag, given, within, call, at, silent, own, self._heading))
        self._columns.open(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def _void(self, tag: str, given: dict[str, str], within: str) -> None:
        if tag == "br":
            self.handle_data(" ")
        elif tag == "img" and not self._silent():
            self._flush()
            address = given.get("src", "")
            self.found.append(Drawing(within=within, address=address, heading=self._heading))

    def handle_endtag(self, tag: str) -> None:
        closed = self._stack.pop()
        assert closed.tag == tag, f"<{closed.tag}> is closed by </{tag}>"
        block = self._blocks[-1]
        text = block.text[closed.at :].strip()
        if not closed.silent:
            self._take(closed, text)
        if closed.own:
            self._flush()
            self._blocks[-2].after += block.after
            del self._blocks[-1]
        elif tag not in _INLINE:
            if tag in _HEADINGS and text and not closed.silent:
                self._heading = text
            elif tag == "aside":
                self._heading = closed.heading  # a box stands within a section that goes on
            self._columns.close(tag, text)
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._silent():
            return
        block = self._blocks[-1]
        words = _WHITE.sub(" ", data)
        if not block.text or block.text.endswith(" "):
            words = words.removeprefix(" ")
        block.text += words

    def _silent(self) -> bool:
        return bool(self._stack) and self._stack[-1].silent

    # --- What is found ----------------------------------------------------------------------------

    def _take(self, closed: _Open, text: str) -> None:
        """Take up the number that an element holds, if it does."""
        block = self._blocks[-1]
        names = closed.given.get("class", "").split()
        digits = any(map(str.isnumeric, text))
        if closed.tag == "data":
            self._add("bound", closed, text)
            block.counted += 1
        elif "fast" in names and digits:
            defined = closed.given.get("data-art") == "definition"
            self._add("definition" if defined else "fixed", closed, text)
        elif "ikke-vist" in names:
            self._add("mark", closed, text)
        elif closed.tag == "td" and not block.found:
            if text in MARKS.values():
                self._add("mark", closed, text)
            elif digits and "data-art" not in closed.given:
                self._add("loose", closed, text)

    def _add(self, kind: Kind, closed: _Open, text: str) -> None:
        block = self._blocks[-1]
        start = block.text.index(text, closed.at)
        place = self._columns.place()
        block.found.append(
            Spot(
                kind=kind,
                text="",
                start=start,
                end=start + len(text),
                call=closed.call,
                nth=block.counted,
                given=closed.given,
                within=closed.within,
                heading=self._heading,
                row=place.row,
                column=place.column,
                line=place.line,
            )
        )

    def _flush(self) -> None:
        """End the paragraph: give what was found in it its text, and then what follows it."""
        block = self._blocks[-1]
        done = [replace(spot, text=block.text) for spot in block.found]
        if len(self._blocks) > 1:
            block.after = [*block.after, *done]
        else:
            self.found += [*done, *block.after]
            block.after = []
        block.text, block.found = "", []


def read(html: str, known: Collection[str]) -> list[Spot | Drawing]:
    """Return every number and drawing of a page, in the order they are read.

    ``known`` are the ids of figures, tables, boxes, appendices and indicators. The page must close
    every element, as all of ours do.
    """
    reader = _Reader(known)
    reader.feed(html)
    reader.close()
    return reader.found
