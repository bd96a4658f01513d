"""Proof-reads a finished PDF: every number of the page can be seen in it, and no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape

from reporter.danish.numbers import number_tokens
from reporter.errors import RenderingError
from reporter.rendering.printed import Printed
from reporter.rendering.resource import Resource

_SILENT = ("style", "title", "script")
_INLINE = {"data", "span", "a", "b", "em", "strong"}
"""Elements that may begin within a number or a word."""

_TAG = re.compile(
    # What is not to be read goes as a whole, comments before the tags they may hold.
    rf"<!--.*?-->|<({'|'.join(_SILENT)})\b.*?</\1\s*>|<![^>]*>"
    r"""|<(/?)([a-zA-Z][^\s/>]*)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL,
)
_SOURCE = re.compile(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True)
class _Text:
    """A page's visible numbers, with the addresses of its pictures.

    ``contents`` is the number of links in its lists of contents, where each prints a page number.
    """

    numbers: Counter[str]
    addresses: tuple[str, ...]
    contents: int


def _read(markup: str) -> _Text:
    parts: list[str] = []
    addresses: list[str] = []
    contents = navigation = at = 0
    for match in _TAG.finditer(markup):
        parts.append(markup[at : match.start()])
        at = match.end()
        _, closing, tag, attributes = match.groups()
        if tag == "nav":
            navigation += -1 if closing else 1
        if closing or tag is None:
            continue
        contents += tag == "a" and navigation > 0
        if tag == "img" and (source := _SOURCE.search(attributes)):
            addresses.append(unescape(source[1] or source[2] or ""))
        if tag not in _INLINE:
            parts.append(" ")
    parts.append(markup[at:])
    return _Text(Counter(number_tokens(unescape("".join(parts)))), tuple(addresses), contents)


def _written_numbers(page: _Text, resources: Mapping[str, Resource]) -> Counter[str]:
    """Return the numbers of a page and of the drawings on it, each with how often it is written."""
    numbers = Counter(page.numbers)
    for address in page.addresses:
        resource = resources[address]
        if resource.mime == "image/svg+xml":
            numbers += _read(resource.content.decode()).numbers
    return numbers


def proofread(printed: Printed, *, html: str, resources: Mapping[str, Resource], name: str) -> None:
    """Compare what is seen of a PDF with the page it was made of; raises RenderingError.

    Of the numbers that the layout makes, only the page numbers of a list of contents are read as
    text: there must be one for each of its links, and no other number that is not written.
    """
    page = _read(html)
    expected = _written_numbers(page, resources)
    numbers, pages = Counter(printed.seen(expected)), len(printed.pages)
    missing = expected - numbers
    if missing:
        raise _error(name, missing, "står i udgaven, men ses ikke i den færdige PDF")
    added = numbers - expected
    unwritten = _without(added, (*expected, *_page_numbers(pages)))
    if unwritten:
        raise _error(name, unwritten, "ses i den færdige PDF, men står ikke i udgaven")
    contents = page.contents
    repeated = _without(added, _page_numbers(pages)) if contents else added
    if repeated or added.total() > contents:
        raise _error(name, repeated or added, "ses flere gange i den færdige PDF end i udgaven")
    if added.total() < contents:
        raise RenderingError(
            f"{name}: indholdslisten skal have {contents} sidetal, men der er kun plads til "
            f"{added.total()}: et tal i udgaven ses ikke i den færdige PDF"
        )


def _page_numbers(pages: int) -> tuple[str, ...]:
    return tuple(str(n) for n in range(1, pages + 1))


def _without(numbers: Counter[str], known: Collection[str]) -> Counter[str]:
    return Counter({number: count for number, count in numbers.items() if number not in known})


def _error(name: str, numbers: Counter[str], what: str) -> RenderingError:
    shown = ", ".join(sorted(numbers)[:8])
    return RenderingError(f"{name}: {'tallet' if len(numbers) == 1 else 'tallene'} {shown} {what}")
