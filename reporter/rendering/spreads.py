"""What the spread of a goal says, and the tile that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from reporter.editions.manuscript import Manuscript
from reporter.editions.structure import goal_key
from reporter.rendering.markdown import unlinked


class Spreads:
    """The goals of an edition as its templates show them.

    ``markup`` makes HTML of a text of one line, ``icon`` that of the icon of a goal.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        markup: Callable[[str], Markup],
        icon: Callable[[int], Markup],
    ) -> None:
        self._captions = manuscript.captions
        self._markup = markup
        self._icon = icon

    def title(self, number: int) -> Markup:
        """Return a goal's title, without links."""
        return self._unlinked(self._captions[goal_key(number)].title)

    def goal(self, number: int) -> dict[str, Any]:
        """Return a goal as its spread and its tile show it."""
        caption = self._captions[goal_key(number)]
        return {
            "number": number,
            "address": goal_key(number),
            "title": self.title(number),
            "short": self._unlinked(caption.short or caption.title),
            "aim": self._markup(caption.within["aim",]),
            "challenge": self._markup(caption.within["challenge",]),
            "icon": self._icon(number),
        }

    def _unlinked(self, text: str) -> Markup:
        return Markup(unlinked(self._markup(text)))  # noqa: S704 - what markup made, less its links
