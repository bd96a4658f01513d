"""The register of words that a search within a publication looks in: its sections as plain text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from reporter.rendering.book import Text

_UNREAD = re.compile(
    # Drawings and fold-out data; what tables hold besides paragraphs, which is numbers and their
    # like; links to files; marks of footnotes.
    r"<(svg|details)\b.*?</\1>"
    r"|<td\b[^>]*>(?:(?!</td>|<p\b).)*</td>"
    r'|<p class="hent">.*?</p>'
    r'|<sup class="notetal">.*?</sup>',
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*)>")
_ID = re.compile(r'(?:^|\s)id="([^"]*)"')
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "span", "strong", "sub", "time", "wbr"}
"""The elements that part no words."""

NOTES, NOTES_AT = "Noter", "fodnoter_titel"
"""The heading of a page's footnotes, and its id."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section as a search finds it: its address, what it is called and stands in, its words.

    ``within`` is the chapter's title, empty for the chapter itself.
    """

    address: str
    title: str
    within: str
    text: str


def sections(text: Text, page: str, names: Mapping[str, str]) -> Iterator[Section]:
    """Yield the sections of a chapter that have words, in order.

    ``page`` is the address of its page, ``names`` are the titles of its sections and appendices
    by id.
    """
    chapter = words(f"{text.number} {text.title}")
    for begun, body in _parted(_UNREAD.sub(" ", str(text.body)), names):
        title = names[begun] if begun else chapter
        # A section's own title stands first in it; it is told apart from its words.
        told = words(body).removeprefix(title).strip()
        if begun:
            yield Section(address=f"{page}#{begun}", title=title, within=chapter, text=told)
        else:
            yield Section(address=page, title=title, within="", text=told)
    if text.notes:
        told = " ".join(map(words, text.notes))
        yield Section(address=f"{page}#{NOTES_AT}", title=NOTES, within=chapter, text=told)


def _parted(body: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Part a body where an element begins whose id is among the names; before it there is none."""
    address, begun = "", 0
    for tag in _TAG.finditer(body):
        found = _ID.search(tag[3])
        if found and found[1] in names:
            yield address, body[begun : tag.start()]
            address, begun = found[1], tag.start()
    yield address, body[begun:]


def words(markup: str) -> str:
    """Return the words of some HTML as one line; drawings and numbers in tables are left out."""

    def between(tag: re.Match[str]) -> str:
        return "" if tag[2] in _INLINE else " "

    return " ".join(html.unescape(_TAG.sub(between, _UNREAD.sub(" ", markup))).split())


def to_json(found: Sequence[Section]) -> str:
    """Return the register as a page can hold it: no tag can begin in it."""
    lines = [json.dumps(asdict(section), ensure_ascii=False) for section in found]
    return "[\n{}\n]".format(",\n".join(lines)).replace("<", "\\u003c")
