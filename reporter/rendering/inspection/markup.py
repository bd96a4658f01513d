"""Reads a page or drawing strictly: every text and attribute with where it stands, and its faults.

Stricter than HTML asks: every element is closed, in order. A browser mends what is not, and may
mend it into something else.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

from reporter.rendering.inspection.elements import Element, element
from reporter.rendering.inspection.faults import PARTED
from reporter.rendering.inspection.said import BoundNumber, Kind, Said, TableCell

_TOKEN = re.compile(
    r"([^<]+)|</([A-Za-z][\w:-]*)\s*>"
    r"|<([A-Za-z][\w:-]*)((?:\s++[\w:@.-]++(?:=\"[^\"]*+\")?+)*+)\s*(?:>(?:([^<]*+)</\3\s*>)?|(/)>)"
    r"|<!--(.*?)-->|<!DOCTYPE html>|<\?xml[^>]*\?>",
    re.DOTALL,
)
_WORDS, _CLOSING, _START, _WHOLE, _EMPTY, _NOTE = 1, 2, 4, 5, 6, 7
"""The last group of a token: a text, an element's end, its start, all of one that holds nothing but
a text, one that closes itself, a comment."""

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "mark", "q", "s", "small", "span", "strong",
           "sub", "sup", "time", "tspan", "u", "wbr"}  # fmt: skip
_HEADINGS = {"title", "h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "figcaption", "summary"}
_FONTS = re.compile(r"base64,[A-Za-z0-9+/=]*")
_SHAPES = re.compile(
    r"<(?:path|circle|rect|line|use)"
    r"(?: (?:[xyrd]|c[xy]|[xy][12]|width|height|opacity|transform|clip-path|(?:fill|stroke)[a-z-]*)"
    r'="[^"]*")*\s*/>'
)
"""Shapes with nothing but their outline and paint: most of a drawing, and nothing to read."""


@dataclass(slots=True)
class _Open:
    """An element that is open, the number of texts before it, and whether a number is about."""

    element: Element
    section: str
    kind: Kind
    overview: bool
    parting: bool
    begun: int


class Markup:
    """A page as it was read; ``section`` is the indicator that a drawing belongs to."""

    def __init__(self, markup: str, *, section: str = "") -> None:
        self.said: list[Said] = []
        self.numbers: list[BoundNumber] = []
        self.cells: list[TableCell] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.codes: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.references: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.drawings: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.language = ""
        self.rows = 0
        self._stack: list[_Open] = []
        self._section = section
        self._texts: list[str] = []
        self._words: list[str] = []
        self._read_all(_SHAPES.sub("", _FONTS.sub("", markup)))
        self._flush()
        self.faults += [f"<{each.element.tag}> er ikke lukket" for each in self._stack]

    # --- Reading ----------------------------------------------------------------------------------

    def _read_all(self, markup: str) -> None:
        at = 0
        for token in _TOKEN.finditer(markup):
            if token.start() != at:
                break
            at = token.end()
            what = token.lastindex
            if what == _WORDS:
                words = token[_WORDS]
                self._take(html.unescape(words) if "&" in words else words)
            elif what == _CLOSING:
                self._end(token[_CLOSING].lower())
            elif what in (_START, _WHOLE, _EMPTY):
                tag = token[3].lower()
                self._start(tag, token[_START], what == _EMPTY)
                if what == _WHOLE:
                    if words := token[_WHOLE]:
                        self._take(html.unescape(words) if "&" in words else words)
                    self._end(tag)
            elif what == _NOTE:
                # Whoever looks at the source reads it too.
                self._say("attribute", token[_NOTE])
        if at != len(markup):
            line = " ".join(markup[at : at + 40].split())
            self.faults.append(f"her er siden ikke velformet: »{line}«")

    def _start(self, tag: str, attributes: str, empty: bool) -> None:
        """Open an element, or read one that is empty."""
        opened = self._open(tag, attributes)
        if opened.element.doubled:
            self.faults.append(f"<{tag}> har den samme attribut to gange")
        if empty and opened.kind != "drawing" and tag not in VOID:
            self.faults.append(f"<{tag}/> er ikke lukket")
        elif not empty and tag not in VOID:
            self._stack.append(opened)

    def _end(self, tag: str) -> None:
        """Close an element; it must be the one opened last."""
        if not self._stack or self._stack[-1].element.tag != tag:
            self.faults.append(f"</{tag}> lukker ikke det, der står åbent")
            return
        if self._words and tag not in _INLINE:
            self._flush()
        closed = self._stack.pop()
        if tag == "data":
            self.numbers.append(self._number(closed))
        elif tag == "td":
            text = self._text(closed).strip()
            self.cells.append(TableCell(section=closed.section, row=self._row(closed), text=text))
        elif tag in _HEADINGS:
            self.headings.append((tag, " ".join(self._text(closed).split())))

    def _take(self, words: str) -> None:
        """Take up a text; a bound number's is its own."""
        self._texts.append(words)
        if self._stack and self._stack[-1].parting:
            # It parts what stands before and behind: 1 and 2 about it are not 12.
            words = f" {PARTED} "
        self._words.append(words)

    # --- Elements ---------------------------------------------------------------------------------

    def _open(self, tag: str, attributes: str) -> _Open:
        if self._words and tag not in _INLINE:
            self._flush()
        outer = self._stack[-1] if self._stack else None
        kind = _kind(tag, outer)
        read = element(tag, attributes, kind == "drawing")
        section = outer.section if outer else self._section
        opened = _Open(
            element=read,
            section=section if read.section is None else read.section,
            kind=kind,
            overview=read.overview or bool(outer and outer.overview),
            parting=tag == "data" or bool(outer and outer.element.tag == "data"),
            begun=len(self._texts),
        )
        if tag == "tr" and opened.overview and self._inside("tbody"):
            self.rows += 1
        self._read(read, opened.section)
        return opened

    def _read(self, read: Element, section: str) -> None:
        tag, given = read.tag, read.given
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "img":
            if not given.get("alt"):
                self.faults.append(f"<img> {given.get('src', '')[:40]} har ingen tekst (alt)")
            self.images.append((given.get("src", ""), given.get("alt", "")))
        elif tag == "svg":
            labels = [each.element.label for each in self._stack if each.element.label]
            self.drawings.append(labels[-1] if labels else "")
        if given.get("data-art") == "kommune":
            self.codes.append(given.get("data-serie", ""))
        if "id" in given:
            self.ids[given["id"]] += 1
        self.links += read.links
        self.references += read.references
        for kind, text in read.spoken:
            self._say(kind, text, section)

    def _number(self, closed: _Open) -> BoundNumber:
        given = closed.element.given
        return BoundNumber(
            section=closed.section,
            row=self._row(closed),
            series=given.get("data-serie", ""),
            area=given.get("data-omraade", ""),
            period=given.get("data-periode", ""),
            value=given.get("value", ""),
            text=" ".join(self._text(closed).split()),
        )

    def _text(self, closed: _Open) -> str:
        return "".join(self._texts[closed.begun :])

    def _row(self, opened: _Open) -> int:
        return self.rows - 1 if opened.overview else -1

    def _inside(self, tag: str) -> bool:
        return any(each.element.tag == tag for each in self._stack)

    def _flush(self) -> None:
        """Say the words since the last element that begins a line of its own."""
        if not self._words:
            return
        text, self._words = "".join(self._words), []
        if text and not text.isspace():
            self._say(self._stack[-1].kind if self._stack else "words", text)

    def _say(self, kind: Kind, text: str, section: str | None = None) -> None:
        if section is None:
            section = self._stack[-1].section if self._stack else self._section
        self.said.append(Said(section=section, kind=kind, text=text))


def _kind(tag: str, outer: _Open | None) -> Kind:
    above = outer.kind if outer else "words"
    if tag == "svg" or above == "drawing":
        return "drawing"
    if tag in ("style", "script"):
        return "style"
    if tag in _HEADINGS or above == "heading":
        return "heading"
    if tag == "td" or above == "cell":
        return "cell"
    return "words"
