"""What the proof-reader's list holds: a line for each number, and one for each figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish import dates, numbers

Kind = Literal["number", "fixed", "hidden", "figure"]
"""A number of the data, digits that are none, a mark for a number not shown, or a whole figure."""

MOST_DECIMALS = 6
"""Of an endless fraction (one third) no more are told."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the list.

    ``before``, ``printed`` and ``after`` make the sentence it stands in; of a figure, ``printed``
    is how many values it shows. ``section`` is the heading, figure, table or box it stands under
    and ``place`` the file, line and column of its call, or what it stands in. ``source`` is file
    and place of the number, ``raw`` its value unrounded and None where there is none, ``unit``
    that value's.
    """

    kind: Kind
    before: str
    printed: str
    after: str
    section: str
    place: str
    series: str = ""
    source: str = ""
    raw: Decimal | None = None
    unit: str = ""
    period: str = ""
    area: str = ""
    status: str = ""

    @property
    def written(self) -> str:
        """Return the raw value as it is written in Danish, with all its decimals."""
        if self.raw is None:
            return ""
        return numbers.number(self.raw, min(numbers.decimals_of(self.raw), MOST_DECIMALS))

    @property
    def told_period(self) -> str:
        """Return the period in words ("december 2016"), or as it is where it is of several."""
        try:
            return dates.period(self.period)
        except ValueError:
            return self.period

    @property
    def beside(self) -> str:
        """Return whose number it is, and when, where its place in the file does not say it."""
        told = []
        if not all(part in self.source for part in self.area.split(", ")):
            told.append(self.area)
        if self.period not in self.source:
            told.append(self.told_period)
        return ", ".join(told)

    @property
    def measure(self) -> str:
        """Return the unit's word."""
        return numbers.UNIT_HEADINGS[self.unit].lower() if self.unit else ""


@dataclass(frozen=True, kw_only=True)
class ProofList:
    """All that an edition prints in numbers, in reading order.

    ``edition`` is the edition's id. ``title`` is the edition's, with the municipality's name where
    it is made for one.
    """

    edition: str
    title: str
    sender: str
    synthetic: bool
    entries: tuple[Entry, ...]

    def count(self, kind: Kind) -> int:
        """Return how many lines of a kind there are."""
        return sum(entry.kind == kind for entry in self.entries)
