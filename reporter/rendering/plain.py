"""A text as plain words, for metadata, bookmarks and file descriptions."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from reporter.editions.numbering import Numbering
from reporter.editions.text.bound import Block, Item, Reference
from reporter.editions.text.dialect import PLACEHOLDER, reader

_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=1024)
def line(text: str) -> str:
    """Return the HTML of a text of one line, its placeholders left as they are.

    Kept: most of what an edition says in its ``edition.yaml`` is the same on all its sheets.
    """
    return str(reader().renderInline(text))


def plain(text: str, items: Sequence[Item], numbering: Numbering) -> str:
    """Return a text of one line with its items printed and its markup gone."""

    def printed(match: re.Match[str]) -> str:
        item = items[int(match[1])]
        if isinstance(item, Reference):
            return numbering.mention(item)
        return "" if isinstance(item, Block) else item.printed

    words = html.unescape(_TAG.sub("", line(text)))
    return " ".join(PLACEHOLDER.sub(printed, words).split())
