"""Reads a page or drawing strictly: every text and attribute with where it stands, and its faults.

Stricter than HTML asks: every element is closed, in order. A browser mends what is not, and may
mend it into something else.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from reporter.rendering.inspection.faults import PARTED
from reporter.rendering.inspection.said import BoundNumber, Kind, Said, TableCell

_TOKEN = re.compile(
    r"([^<]+)|</([A-Za-z][\w:-]*)\s*>"
    r"|<([A-Za-z][\w:-]*)((?:\s+[\w:@.-]+(?:=\"[^\"]*\")?)*)\s*(/?)>"
    r"|<!--(.*?)-->|<!DOCTYPE html>|<\?xml[^>]*\?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([\w:@.-]+)(?:="([^"]*)")?')
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "mark", "q", "s", "small", "span", "strong",
           "sub", "sup", "time", "tspan", "u", "wbr"}  # fmt: skip
_HEADINGS = {"title", "h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "figcaption", "summary"}
_LINKS = {"href", "src", "srcset", "poster", "action", "formaction", "data", "cite", "xlink:href"}
_REFERENCES = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
# What is neither read by anybody nor says anything of a number.
_SILENT = {"class", "id", "style", "width", "height", "tabindex", "colspan", "rowspan", "charset",
           "scope", "role", "download", "lang", "rel", "type", "http-equiv", "name", "viewbox",
           "xmlns", "data-art", "data-serie"}  # fmt: skip
_FONTS = re.compile(r"base64,[A-Za-z0-9+/=]*")
_SHAPES = re.compile(
    r"<(?:path|circle|rect|line|use)"
    r"(?: (?:[xyrd]|c[xy]|[xy][12]|width|height|opacity|transform|clip-path|(?:fill|stroke)[a-z-]*)"
    r'="[^"]*")*\s*/>'
)
"""Shapes with nothing but their outline and paint: most of a drawing, and nothing to read."""


@dataclass
class _Open:
    tag: str
    section: str
    kind: Kind
    overview: bool
    role: str
    label: str
    bound: dict[str, str] | None = None
    text: list[str] = field(default_factory=list)


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
        self._words: list[str] = []
        self._read_all(_SHAPES.sub("", _FONTS.sub("", markup)))
        self._flush()
        self.faults += [f"<{each.tag}> er ikke lukket" for each in self._stack]

    # --- Reading ----------------------------------------------------------------------------------

    def _read_all(self, markup: str) -> None:
        at = 0
        for token in _TOKEN.finditer(markup):
            if token.start() != at:
                break
            at = token.end()
            words, closing, tag, attributes, empty, note = token.groups()
            if words is not None:
                self._take(html.unescape(words) if "&" in words else words)
            elif closing is not None:
                self._end(closing.lower())
            elif tag is not None:
                self._start(tag.lower(), attributes, bool(empty))
            elif note is not None:
                # Whoever looks at the source reads it too.
                self._say("attribute", note)
        if at != len(markup):
            line = " ".join(markup[at : at + 40].split())
            self.faults.append(f"her er siden ikke velformet: »{line}«")

    def _start(self, tag: str, attributes: str, empty: bool) -> None:
        """Open an element, or read one that is empty."""
        found = _ATTRIBUTE.findall(attributes)
        given = {name.lower(): html.unescape(value) for name, value in found}
        if len(given) < len(found):
            self.faults.append(f"<{tag}> har den samme attribut to gange")
        opened = self._open(tag, given)
        if empty and opened.kind != "drawing" and tag not in VOID:
            self.faults.append(f"<{tag}/> er ikke lukket")
        elif not empty and tag not in VOID:
            self._stack.append(opened)

    def _end(self, tag: str) -> None:
        """Close an element; it must be the one opened last."""
        if not self._stack or self._stack[-1].tag != tag:
            self.faults.append(f"</{tag}> lukker ikke det, der står åbent")
            return
        if tag not in _INLINE:
            self._flush()
        closed = self._stack.pop()
        text = "".join(closed.text)
        if closed.bound is not None:
            self.numbers.append(self._number(closed, text))
        if tag == "td":
            self.cells.append(
                TableCell(section=closed.section, row=self._row(closed), text=text.strip())
            )
        if tag in _HEADINGS:
            self.headings.append((tag, " ".join(text.split())))
        if self._stack:
            self._stack[-1].text.append(text)

    def _take(self, words: str) -> None:
        """Take up a text; a bound number's is its own."""
        if self._stack:
            self._stack[-1].text.append(words)
        if any(each.bound is not None for each in self._stack[-2:]):
            # It parts what stands before and behind: 1 and 2 about it are not 12.
            words = f" {PARTED} "
        self._words.append(words)

    # --- Elements ---------------------------------------------------------------------------------

    def _open(self, tag: str, given: dict[str, str]) -> _Open:
        if tag not in _INLINE:
            self._flush()
        outer = self._stack[-1] if self._stack else None
        names = given.get("class", "").split()
        section = outer.section if outer else self._section
        if tag == "section" and "indikator" in names:
            section = given.get("id", "")
        opened = _Open(
            tag=tag,
            section=section,
            kind=_kind(tag, outer),
            overview="overblik" in names or bool(outer and outer.overview),
            role=given.get("role", ""),
            label=given.get("aria-label", ""),
            bound=given if tag == "data" else None,
        )
        if tag == "tr" and opened.overview and self._inside("tbody"):
            self.rows += 1
        self._read(tag, given, opened)
        return opened

    def _read(self, tag: str, given: dict[str, str], opened: _Open) -> None:
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "img":
            if not given.get("alt"):
                self.faults.append(f"<img> {given.get('src', '')[:40]} har ingen tekst (alt)")
            self.images.append((given.get("src", ""), given.get("alt", "")))
        if tag == "svg":
            labelled = [each for each in self._stack if each.role == "img" and each.label]
            self.drawings.append(labelled[-1].label if labelled else "")
        if given.get("data-art") == "kommune":
            self.codes.append(given.get("data-serie", ""))
        if "id" in given:
            self.ids[given["id"]] += 1
        drawn = opened.kind == "drawing"
        for name, value in given.items():
            if name in _LINKS:
                self.links.append((tag, name, value))
            elif name in _REFERENCES:
                self.references += value.split()
            elif name == "style":
                self._say("style", value, opened.section)
            elif opened.bound is None and _speaks(tag, name, given, drawn=drawn):
                self._say("alt" if name in ("alt", "aria-label") else "attribute", value,
                          opened.section)  # fmt: skip

    def _number(self, closed: _Open, text: str) -> BoundNumber:
        assert closed.bound is not None
        return BoundNumber(
            section=closed.section,
            row=self._row(closed),
            series=closed.bound.get("data-serie", ""),
            area=closed.bound.get("data-omraade", ""),
            period=closed.bound.get("data-periode", ""),
            value=closed.bound.get("value", ""),
            text=" ".join(text.split()),
        )

    def _row(self, element: _Open) -> int:
        return self.rows - 1 if element.overview else -1

    def _inside(self, tag: str) -> bool:
        return any(each.tag == tag for each in self._stack)

    def _flush(self) -> None:
        """Say the words since the last element that begins a line of its own."""
        text, self._words = "".join(self._words), []
        if text.strip():
            outer = self._stack[-1] if self._stack else None
            self._say(outer.kind if outer else "words", text)

    def _say(self, kind: Kind, text: str, section: str | None = None) -> None:
        if section is None:
            section = self._stack[-1].section if self._stack else self._section
        self.said.append(Said(section=section, kind=kind, text=text))


def _kind(tag: str, outer: _Open | None) -> Kind:
    if tag == "svg" or (outer and outer.kind == "drawing"):
        return "drawing"
    if tag in ("style", "script"):
        return "style"
    if tag in _HEADINGS or (outer and outer.kind == "heading"):
        return "heading"
    if tag == "td" or (outer and outer.kind == "cell"):
        return "cell"
    return "words"


def _speaks(tag: str, name: str, given: dict[str, str], *, drawn: bool) -> bool:
    """Tell whether an attribute says something to somebody, and does not only place or paint."""
    if tag == "meta" and (given.get("name") == "viewport" or "http-equiv" in given):
        return False
    if drawn:
        return name.startswith(("aria-", "data-")) or name in ("title", "alt", "desc")
    return name not in _SILENT
