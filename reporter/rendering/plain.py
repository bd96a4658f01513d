"""A text as plain words, for metadata, bookmarks and file descriptions."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from reporter.editions.numbering import Numbering
from reporter.editions.text.bound import Block, Item, Reference
from reporter.editions.text.dialect import PLACEHOLDER, reader

_TAG = re.compile(r"<[^>]*>")


def plain(text: str, items: Sequence[Item], numbering: Numbering) -> str:
    """Return a text of one line with its items printed and its markup gone."""

    def printed(match: re.Match[str]) -> str:
        item = items[int(match[1])]
        if isinstance(item, Reference):
            return numbering.mention(item)
        return "" if isinstance(item, Block) else item.printed

    words = html.unescape(_TAG.sub("", reader().renderInline(text)))
    return " ".join(PLACEHOLDER.sub(printed, words).split())
