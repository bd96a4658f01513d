"""Composes the page on paper with a mark on every item, so that it can be found again."""

from __future__ import annotations

from functools import cached_property

from reporter.editions.manuscript import Manuscript
from reporter.editions.text.bound import Item
from reporter.rendering.composer import Composer
from reporter.rendering.prooflist.page import CALL

TOP = "Øverst"
"""What stands above the first heading."""


class Marked(Composer):
    """Composes the page as always, and puts around each item which of the edition's it is."""

    @property
    def manuscript(self) -> Manuscript:
        """Return what is composed."""
        return self._manuscript

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(item): n for n, item in enumerate(self._manuscript.items)}

    def inline(self, item: Item) -> str:
        """Return an item's HTML within an element that has its number."""
        return f'<span {CALL}="{self._numbers[id(item)]}">{super().inline(item)}</span>'

    def section(self, within: str, heading: str) -> str:
        """Return under what something stands: "Figur 1", "2.1 Udviklingen" or any heading."""
        kind = self._edition.numbered().get(within)
        if kind not in (None, "chapter"):
            return self._numbering.label(within)
        told = heading or TOP
        numbered = kind == "chapter" and self._numbering.number(within)
        # Headings that have a number of their own say which chapter they are in.
        if not numbered or told[0].isdecimal():
            return told
        return f"{self._numbering.label(within)}, {told}"
