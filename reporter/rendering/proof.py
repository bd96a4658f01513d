"""Proof-reads a finished PDF: every number of the page can be seen in it, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from html.parser import HTMLParser

from reporter.danish.numbers import number_tokens
from reporter.errors import RenderingError
from reporter.rendering.printed import printed_numbers
from reporter.rendering.resource import Resource

_SILENT = {"style", "title", "script"}


class _Text(HTMLParser):
    """Collects a page's visible text, with the addresses of its pictures.

    ``contents`` is the number of links in its lists of contents, where each prints a page number.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.addresses: list[str] = []
        self.contents = 0
        self._silent = 0
        self._navigation = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self._navigation += tag == "nav"
        self.contents += tag == "a" and self._navigation > 0
        self.addresses += [value or "" for name, value in attrs if tag == "img" and name == "src"]
        self.parts.append("" if tag in ("data", "span", "a", "b", "em", "strong") else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._navigation -= tag == "nav"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    @property
    def numbers(self) -> Counter[str]:
        return Counter(number_tokens("".join(self.parts)))


def _read(markup: str) -> _Text:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return parser


def written_numbers(html: str, resources: Mapping[str, Resource]) -> Counter[str]:
    """Return the numbers of a page and of the drawings on it, each with how often it is written."""
    page = _read(html)
    numbers = page.numbers
    for address in page.addresses:
        resource = resources[address]
        if resource.mime == "image/svg+xml":
            numbers += _read(resource.content.decode()).numbers
    return numbers


def proofread(pdf: bytes, *, html: str, resources: Mapping[str, Resource], name: str) -> None:
    """Compare what is seen of a PDF with the page it was made of; raises RenderingError.

    Of the numbers that the layout makes, only the page numbers of a list of contents are read as
    text: there must be one for each of its links, and no other number that is not written.
    """
    expected = written_numbers(html, resources)
    numbers, pages = printed_numbers(pdf)
    missing = expected - Counter(numbers)
    if missing:
        raise _error(name, missing, "står i udgaven, men ses ikke i den færdige PDF")
    added = Counter(numbers) - expected
    unwritten = _without(added, (*expected, *_page_numbers(pages)))
    if unwritten:
        raise _error(name, unwritten, "ses i den færdige PDF, men står ikke i udgaven")
    contents = _read(html).contents
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
