"""Proof-reads a finished PDF: every number of the page is in it, and none that nobody wrote."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

import pypdfium2
import pypdfium2.raw as pdfium

from reporter.danish.numbers import number_tokens
from reporter.errors import RenderingError
from reporter.rendering.resource import Resource

_SILENT = {"style", "title", "script"}
_MADE_BY_LAYOUT = {"Artifact", "Lbl", "Reference"}
"""Marks of what the layout writes: margins and repeated heads, numbers of lists, footnote calls."""


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
    """Compare the text of a PDF with the page it was made of; raises RenderingError.

    Of the numbers that the layout makes, only the page numbers of a list of contents are read as
    text: there must be one for each of its links, and no other number that is not written.
    """
    expected = written_numbers(html, resources)
    found, pages = _printed_numbers(pdf)
    missing = expected - found
    if missing:
        raise RenderingError(f"{name}: {_list(missing)} står i udgaven, men ikke i den færdige PDF")
    foreign = found - expected
    page_numbers = {str(n) for n in range(1, pages + 1)}
    unknown = Counter({n: count for n, count in foreign.items() if n not in page_numbers})
    if unknown:
        raise RenderingError(f"{name}: {_list(unknown)} står i den færdige PDF, men ikke i udgaven")
    contents = _read(html).contents
    if foreign.total() > contents:
        raise RenderingError(
            f"{name}: {_list(foreign)} står flere gange i den færdige PDF end i udgaven"
        )
    if foreign.total() < contents:
        raise RenderingError(
            f"{name}: indholdslisten skal have {contents} sidetal, men der er kun plads til "
            f"{foreign.total()}: et tal i udgaven mangler i den færdige PDF"
        )


def _printed_numbers(pdf: bytes) -> tuple[Counter[str], int]:
    document = pypdfium2.PdfDocument(pdf)
    numbers: Counter[str] = Counter()
    try:
        for page in document:
            # Taken off the page, not subtracted: a footnote call right behind 2016 makes it 20161.
            for item in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)):
                if _marks(item) & _MADE_BY_LAYOUT:
                    page.remove_obj(item)
            text = page.get_textpage()
            numbers.update(number_tokens(text.get_text_bounded()))
            text.close()
            page.close()
        return numbers, len(document)
    finally:
        document.close()


def _marks(item: pypdfium2.PdfObject) -> set[str]:
    """Return the tags of the marked content that an object of a page lies in."""
    names = set()
    for n in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        name, length = (ctypes.c_uint16 * 64)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        names.add(bytes(name)[: length.value].decode("utf-16-le").rstrip("\0"))
    return names


def _list(numbers: Counter[str]) -> str:
    shown = ", ".join(sorted(numbers)[:8])
    return f"tallet {shown}" if len(numbers) == 1 else f"tallene {shown}"
