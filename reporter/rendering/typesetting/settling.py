"""Lays pages out until what they tell of each other's numbers is so.

A style sheet can print the number of a page (``target-counter``), but cannot know that it has been
printed before, as an index of terms must.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import weasyprint

from reporter.errors import RenderingError

_LAYOUTS = 3
"""How often pages are laid out anew until what they tell of each other is so."""


def settled(
    document: weasyprint.Document,
    with_pages: Callable[[Mapping[str, str]], str],
    lay_out: Callable[[str], weasyprint.Document],
) -> tuple[str, weasyprint.Document]:
    """Return the page that tells on which page its addresses stand, as HTML and laid out.

    To tell it may move what comes after; raises RenderingError where that never ends.
    """
    told = _pages_of(document)
    for _ in range(_LAYOUTS):
        html = with_pages(told)
        document = lay_out(html)
        before, told = told, _pages_of(document)
        if told == before:
            return html, document
    raise RenderingError("sidetallene i registret falder ikke til ro; flyt det bagest")


def _pages_of(document: weasyprint.Document) -> dict[str, str]:
    """Return the number of the page that each address stands on, counted from the first page."""
    return {
        address: str(number)
        for number, page in enumerate(document.pages, start=1)
        for address in page.anchors
    }
