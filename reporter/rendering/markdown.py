"""Tokens to HTML: what Markdown has no words for is made by ``Components``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markdown_it.token import Token

from reporter.editions.structure import goal_key
from reporter.editions.text.bound import Block, Item
from reporter.editions.text.dialect import PLACEHOLDER, parser
from reporter.rendering.parsing import Parsed
from reporter.rendering.plain import line


class Components(Protocol):
    """Makes the HTML of what Markdown has no words for."""

    def inline(self, item: Item) -> str:
        """Return the HTML of a number, an expression or a reference."""

    def block(self, item: Block) -> str:
        """Return the HTML of figures, a table, an appendix or a list."""

    def box(self, box_id: str, content: str, level: int) -> str:
        """Return the HTML of a box whose title is a heading of that level."""

    def indicator(self, key: str, content: str) -> str:
        """Return the HTML of an indicator with the words on it."""

    def goal_title(self, number: int) -> str:
        """Return the HTML of a goal's title, without links."""

    def goal(self, number: int, text: str, panel: str, works: str) -> str:
        """Return the HTML of a goal's spread: its text, its panel, and the box on what works."""

    def footnote(self, number: int, content: str, mention: int) -> str:
        """Return what stands where a footnote is mentioned, the nth time it is."""

    def picture(self, source: str, alt: str, *, file: str) -> str:
        """Return a picture of the edition's own folder; ``file`` is the text that shows it."""


_SECTION = 2
"""The level of the headings that part a chapter into numbered sections."""

_LINK = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True)
class Heading:
    """A heading of the text: level, id to link to, and content as HTML without links.

    ``number`` is a section's in a numbered chapter: ``2.1``.
    """

    level: int
    id: str
    html: str
    number: str = ""


def unlinked(html: str) -> str:
    """Return HTML without its links, to stand in a heading or within a link."""
    return _LINK.sub("", html)


class Markdown:
    """Renders the texts of one edition; ``items`` are what their placeholders stand for."""

    def __init__(self, items: Sequence[Item], components: Components) -> None:
        self._items = items
        self._components = components
        self._headings: list[Heading] = []
        self._prefix = self._number = self._file = ""
        self._notes: dict[int, str] = {}
        self._noted = 0
        self._mentions: dict[int, int] = {}
        self._parser = parser()
        rules = self._parser.renderer.rules  # type: ignore[attr-defined]
        # The plugin's own rule marks the token it renders, and a token is rendered for both media.
        rules["container_manchet_open"] = lambda *_: '<div class="manchet">\n'
        rules["item_block"] = lambda tokens, n, *_: components.block(tokens[n].meta["item"])
        rules["heading_open"] = self._heading
        rules["box"] = self._box
        rules["indicator"] = self._indicator
        rules["spread"] = self._spread
        rules["footnote_ref"] = self._footnote
        rules["image"] = self._picture

    def inline(self, text: str) -> str:
        """Return the HTML of a text of one line: a title or a note."""
        text = text.strip()
        # A picture is made by our own rule, for this medium.
        return self._filled(self._parser.renderInline(text) if "![" in text else line(text))

    def html(
        self, parsed: Parsed, *, number: str = ""
    ) -> tuple[str, tuple[Heading, ...], tuple[str, ...]]:
        """Return a text's HTML, its headings and its footnotes' contents.

        ``number`` is that of its chapter, which its sections are numbered by. Footnotes are
        numbered on from the texts before it.
        """
        self._headings, self._mentions = [], {}
        self._number, self._file = number, parsed.file
        self._prefix = f"afsnit_{parsed.chapter}" if parsed.chapter else "afsnit"
        self._notes = {n: self._rendered(tokens) for n, tokens in parsed.notes.items()}
        html = self._filled(self._rendered(parsed.blocks))
        notes = tuple(self._filled(self._notes[n]) for n in sorted(self._notes))
        self._noted += len(notes)
        return html, tuple(self._headings), notes

    def _rendered(self, tokens: Sequence[Token]) -> str:
        html: str = self._parser.renderer.render(tokens, self._parser.options, {})
        return html

    def _filled(self, html: str) -> str:
        # Only whole texts are filled, never a part twice: what an item prints is not looked at.
        return PLACEHOLDER.sub(lambda m: self._components.inline(self._items[int(m[1])]), html)

    def _heading(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        html = unlinked(self._filled(self._rendered([tokens[n + 1]])))
        level = int(tokens[n].tag[1])
        section = 1 + sum(heading.level == _SECTION for heading in self._headings)
        number = f"{self._number}.{section}" if self._number and level == _SECTION else ""
        heading = Heading(level, f"{self._prefix}_{len(self._headings) + 1}", html, number)
        self._headings.append(heading)
        shown = f'<span class="nummer">{number}</span> ' if number else ""
        return f'<{tokens[n].tag} id="{heading.id}">{shown}'

    def _box(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        content = self._rendered(tokens[n].children or [])
        return self._components.box(tokens[n].meta["id"], content, tokens[n].meta["level"])

    def _indicator(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        content = self._rendered(tokens[n].children or [])
        return self._components.indicator(tokens[n].meta["id"], content)

    def _spread(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        meta = tokens[n].meta
        number, title = meta["goal"], self._components.goal_title(int(meta["goal"]))
        self._headings.append(Heading(_SECTION, goal_key(int(number)), title, number))
        text, panel, works = (self._rendered(meta[part]) for part in ("text", "panel", "works"))
        return self._components.goal(int(number), text, panel, works)

    def _footnote(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        note: int = tokens[n].meta["id"]
        self._mentions[note] = self._mentions.get(note, 0) + 1
        number = self._noted + note + 1
        return self._components.footnote(number, self._notes[note], self._mentions[note])

    def _picture(self, tokens: Sequence[Token], n: int, *_: Any) -> str:
        source = str(tokens[n].attrs["src"])
        return self._components.picture(source, tokens[n].content, file=self._file)
