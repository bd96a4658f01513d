"""Proof-reads a finished PDF: every number of the page is in it, and none that nobody wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

import pypdfium2

from reporter.danish.numbers import number_tokens
from reporter.errors import RenderingError
from reporter.rendering.resource import Resource

_SILENT = {"style", "title", "script"}


class _Text(HTMLParser):
    """Collects a page's visible text, with the addresses of its pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.addresses: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.addresses += [value or "" for name, value in attrs if tag == "img" and name == "src"]
        self.parts.append("" if tag in ("data", "span", "a", "b", "em", "strong") else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _numbers(markup: str) -> tuple[Counter[str], list[str]]:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return Counter(number_tokens("".join(parser.parts))), parser.addresses


def written_numbers(html: str, resources: Mapping[str, Resource]) -> Counter[str]:
    """Return the numbers of a page and of the drawings on it, each with how often it is written."""
    numbers, addresses = _numbers(html)
    for address in addresses:
        resource = resources[address]
        if resource.mime == "image/svg+xml":
            numbers += _numbers(resource.content.decode())[0]
    return numbers


def proofread(pdf: bytes, *, html: str, resources: Mapping[str, Resource], name: str) -> None:
    """Compare the text of a PDF with the page it was made of; raises RenderingError.

    Page numbers, footnote marks and the numbers of lists are made by the layout: whole numbers up
    to the number of pages or list items are taken for them.
    """
    expected = written_numbers(html, resources)
    found, pages = _printed_numbers(pdf)
    missing = expected - found
    if missing:
        raise RenderingError(f"{name}: {_list(missing)} står i udgaven, men ikke i den færdige PDF")
    counters = {str(n) for n in range(1, max(pages, html.count("<li")) + 1)}
    foreign = {number: count for number, count in found.items() if number not in expected}
    unknown = Counter({n: count for n, count in foreign.items() if n not in counters})
    if unknown:
        raise RenderingError(f"{name}: {_list(unknown)} står i den færdige PDF, men ikke i udgaven")


def _printed_numbers(pdf: bytes) -> tuple[Counter[str], int]:
    document = pypdfium2.PdfDocument(pdf)
    numbers: Counter[str] = Counter()
    try:
        for page in document:
            text = page.get_textpage()
            numbers.update(number_tokens(text.get_text_bounded()))
            text.close()
            page.close()
        return numbers, len(document)
    finally:
        document.close()


def _list(numbers: Counter[str]) -> str:
    shown = ", ".join(sorted(numbers)[:8])
    return f"tallet {shown}" if len(numbers) == 1 else f"tallene {shown}"
