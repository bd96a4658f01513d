"""Gathers all that is wrong with a finished sheet, so that it is told at once."""

from __future__ import annotations

from collections.abc import Sequence

from reporter.errors import MOST_SHOWN, RenderingError

PARTED = "\0"
"""Stands in a text where a number bound to data was taken out."""

LONGEST = 60
"""Characters of a text that a message quotes."""


class Faults:
    """The faults of one sheet, each told once in the order they were found."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._told: dict[str, None] = {}

    def add(self, where: str, what: str) -> None:
        """Note what is wrong, and in which of the sheet's files and where in it."""
        self._told[f"{self._sheet}: {where}: {what}"] = None

    def refuse(self) -> None:
        """Raise RenderingError with every fault; nothing happens where there is none."""
        if self._told:
            raise RenderingError(_together(tuple(self._told)))


def _together(told: Sequence[str]) -> str:
    more = len(told) - MOST_SHOWN
    return "\n".join([*told[:MOST_SHOWN], *([f"… og {more} fejl til"] if more > 0 else [])])


def quoted(text: str) -> str:
    """Quote a text, or its beginning, on one line."""
    line = " ".join(text.replace(PARTED, "…").split())
    return f"»{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}«"
