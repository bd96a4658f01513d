"""What an edition's sentences speak of: a share, count or score, of what, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reporter.danish.comparison import Comparison, compare
from reporter.danish.sentences.parts import Number, Part, Parts, Role
from reporter.danish.sentences.subject import Subject

_NEUTER = {"antal"}


@dataclass(frozen=True, kw_only=True)
class Topic(Subject):
    """A subject that may be told with the digits of an age group.

    ``about`` says of what, with its own preposition ("af udsatte 18-21-årige"); ``circa`` marks
    numbers that their source has rounded, of which no difference is told.
    """

    about: Parts = ()
    circa: bool = False

    @property
    def beginning(self) -> Parts:
        """Begin a sentence: "Andelen af udsatte 18-21-årige "."""
        return self._named(self.definite.capitalize())

    @property
    def within(self) -> Parts:
        """Name it within a sentence: "andelen af udsatte 18-21-årige "."""
        return self._named(self.definite)

    def _named(self, noun: str) -> Parts:
        return (f"{noun} ", *self.about, " ") if self.about else (f"{noun} ",)

    @property
    def pronoun(self) -> str:
        """Begin the next sentence: "Den", "Det"."""
        return self.article.capitalize()

    def congruent(self, adjective: str) -> str:
        """Bend an adjective after the noun: "stabil", "stabilt"."""
        return f"{adjective}t" if self.unit in _NEUTER else adjective

    def said(self, value: Decimal, *, area: str, period: str, bare: bool = False) -> Number:
        """Return a number of this topic with what it tells of."""
        told = self.number(value, "value")
        return replace(told, circa=self.circa, bare=bare, area=area, period=period)

    def compared(self, value: Decimal, reference: Decimal) -> Comparison:
        """Compare two numbers; of what a source has rounded the difference is not measured."""
        found = compare(value, reference, decimals=self.decimals, unit=self.unit)
        return replace(found, measured=found.measured and not self.circa)

    def distance(
        self, value: Decimal, reference: Decimal, *, relative: bool, area: str, period: str
    ) -> Part:
        """Return how far one number lies from another, or nothing where that cannot be told.

        ``relative`` tells it in percent of the other; only counts have that. Raises ValueError for
        anything else, and where the other is zero.
        """
        if not relative:
            found = self.compared(value, reference)
            apart = self.apart(found.difference, "difference")
            return replace(apart, area=area, period=period) if found.measured else ""
        if self.unit != "antal" or reference == 0:
            raise ValueError("only counts above zero have a change in percent")
        percent = abs(value - reference) * 100 / reference
        told = Number(value=percent, decimals=0, unit="pct", role="difference")
        return "" if self.circa else replace(told, area=area, period=period)


def spoken(role: Role, value: int, *, in_words: bool = True, area: str = "kommuner") -> Number:
    """Return a whole number of municipalities."""
    return Number(
        value=Decimal(value), decimals=0, unit="antal", role=role, in_words=in_words, area=area
    )
