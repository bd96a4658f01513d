"""Reads the text of a finished page: what it says, in reading order, and as what.

The page may come from a bundle, so nothing of it is trusted: whatever it holds, reading takes time
in proportion to its size. Left out are navigation, the ministry's head and foot, drawings (their
alternative texts tell of them), cells with numbers, which are compared with the data, and what is
printed of corrections, which is to tell of the changes and is none itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reporter.archive.difference.model import TextRole
from reporter.rendering.prooflist.phrases import sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence, heading or other text as it is read, and the nearest heading above it.

    ``series`` are those that the numbers of its paragraph are bound to, ``within`` the ids of all
    that it stands in: a figure, an indicator, a chapter. A cell of words has its row's name first.
    """

    role: TextRole
    text: str
    under: str
    series: frozenset[str]
    within: frozenset[str]


_TOKEN = re.compile(
    r"([^<]+)|<(/?)([A-Za-z][\w:-]*+)((?:[^<>\"]++|\"[^<\"]*+\")*+)>|<[!?][^<>]*>|<", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([\w:-]+)=\"([^\"]*)\"")
_PASSED_BY = re.compile(r"<(svg|style|script|details)\b|<!(--)")
_ENCODED = re.compile(r"base64,[A-Za-z0-9+/=]*")
_SOFT = "\u00ad"
_MAIN = "_indhold"
"""The id of the whole text, which everything stands within."""

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "mark", "q", "s", "small", "span", "strong",
           "sub", "sup", "time", "u", "wbr"}  # fmt: skip
_SILENT_TAGS = {"button", "footer", "form", "head", "header", "nav", "noscript", "template"}
_SILENT_CLASSES = {"hent", "notetal", "rettelser", "rettet", "skjult", "spring", "stikord",
                   "tilbage"}  # fmt: skip

_TAG_ROLES: dict[str, TextRole] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption", "th"), "caption"),
    **dict.fromkeys(("dt", "dd"), "definition"),
}
_CLASS_ROLES: dict[str, TextRole] = {
    **dict.fromkeys(("noter", "fodnoter"), "note"),
    **dict.fromkeys(("boks", "opgoerelse", "ordtabel"), "definition"),
}
_SOURCE = re.compile(r"Kilder?:")


@dataclass(slots=True)
class _Open:
    tag: str
    role: TextRole
    silent: bool
    cell: bool
    within: frozenset[str]


class _Reader:
    def __init__(self) -> None:
        self.found: list[Told] = []
        self._stack = [_Open("", "sentence", False, False, frozenset())]
        self._words: list[str] = []
        self._series: set[str] = set()
        self._heading = self._row = ""

    def read(self, markup: str) -> None:
        for token in _TOKEN.finditer(_without_drawings(_ENCODED.sub("", markup))):
            words, closing, tag, attributes = token.groups()
            if words:
                if not self._stack[-1].silent:
                    self._words.append(html.unescape(words) if "&" in words else words)
            elif closing:
                self._close(tag.lower())
            elif tag:
                self._start(tag.lower(), attributes)
        self._flush()

    def _start(self, tag: str, attributes: str) -> None:
        outer = self._stack[-1]
        if tag not in _INLINE and not outer.silent:
            self._flush()
        if tag == "wbr":
            return
        given = dict(_ATTRIBUTE.findall(attributes))
        if tag in _VOID:
            if tag == "img" and given.get("alt") and not outer.silent:
                self._describe(given["alt"], outer.within)
            return
        classes = given.get("class", "").split()
        silent = outer.silent or tag in _SILENT_TAGS or not _SILENT_CLASSES.isdisjoint(classes)
        role = outer.role
        for name in classes:
            role = _CLASS_ROLES.get(name, role)
        role = _TAG_ROLES.get(tag, role)
        cell = outer.cell or (tag == "td" and role != "definition")
        inside = outer.within
        if given.get("id", _MAIN) != _MAIN and len(inside) < _DEEPEST:
            inside |= {given["id"]}
        if tag == "tr":
            self._row = ""
        if "data-serie" in given and not silent:
            self._series.add(given["data-serie"])
        if given.get("role") == "img" and given.get("aria-label") and not silent:
            self._describe(given["aria-label"], inside)
        self._stack.append(_Open(tag, role, silent, cell, inside))

    def _close(self, tag: str) -> None:
        if all(each.tag != tag for each in self._stack[-_DEEPEST:]):
            return  # a page of another's making may close what was never opened
        if tag not in _INLINE:
            self._flush()
        while self._stack.pop().tag != tag:
            pass

    def _flush(self) -> None:
        """End a paragraph: say its sentences."""
        if not self._words:
            return
        said, series = "".join(self._words), self._series
        self._words, self._series = [], set()
        block = self._stack[-1]
        text = " ".join(said.replace(_SOFT, "").split())
        if not text or (block.cell and not _is_words(text)):
            return
        role = block.role
        if role == "note" and _SOURCE.match(text):
            role = "source"
        whole = block.cell or role in ("heading", "caption")
        if block.cell and self._row:
            text = f"{self._row}: {text}"
        for part in [text] if whole else sentences(text):
            self._say(role, part, block.within, series)
        if role == "heading":
            self._heading = text
        elif block.tag == "th":
            self._row = text

    def _say(
        self, role: TextRole, text: str, within: frozenset[str], series: Iterable[str] = ()
    ) -> None:
        told = Told(
            role=role, text=text, under=self._heading, series=frozenset(series), within=within
        )
        self.found.append(told)

    def _describe(self, text: str, within: frozenset[str]) -> None:
        """Say what a figure is described by, sentence by sentence."""
        for part in sentences(" ".join(html.unescape(text).split())):
            self._say("alternative", part, within)


_DEEPEST = 200
"""Elements within each other that are looked through for the one that is closed; ours have 20."""


def _is_words(text: str) -> bool:
    """Say whether a cell holds words ("steget") and no number, mark or rank."""
    return any(map(str.isalpha, text)) and not any(map(str.isdecimal, text))


def _without_drawings(markup: str) -> str:
    """Take out drawings, styles, scripts, comments and the data behind figures.

    What is never closed ends the page.
    """
    kept: list[str] = []
    at = 0
    while begun := _PASSED_BY.search(markup, at):
        kept.append(markup[at : begun.start()])
        closing = "-->" if begun[2] else f"</{begun[1]}>"
        end = markup.find(closing, begun.end())
        if end < 0:
            return "".join(kept)
        at = end + len(closing)
    kept.append(markup[at:])
    return "".join(kept)


def read(markup: str) -> list[Told]:
    """Return all that a page says in the order it is read; a page that is no HTML says little."""
    reader = _Reader()
    reader.read(markup)
    return reader.found
