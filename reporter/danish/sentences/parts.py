"""What a sentence is made of: words, and the numbers and periods that are bound to data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Literal

from reporter.danish import dates, numbers, words

Role = Literal[
    "own",
    "region",
    "country",
    "region_difference",
    "country_difference",
    "first",
    "last",
    "change",
    "place",
    "of",
    "shared_with",
    "joint",
]
"""Whose number it is: the municipality's, its region's, how far they lie apart, its rank …"""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A printed number: its value, how it is printed, and what it tells.

    ``in_words`` prints a whole number up to twelve as a word ("tre"), any other in figures.
    """

    value: Decimal
    decimals: int
    unit: str
    role: Role
    in_words: bool = False

    def __str__(self) -> str:
        word = words.cardinal(self.value) if self.in_words else None
        return word or numbers.in_full(self.value, self.decimals, self.unit)


@dataclass(frozen=True, kw_only=True)
class Period:
    """A printed period: ``2018``, or "december 2016" for ``2016-12``; the first, last or only."""

    value: str
    role: Literal["first", "last", "period"]

    def __str__(self) -> str:
        return dates.period(self.value)


Part = str | Number | Period
Parts = tuple[Part, ...]
"""One or more whole sentences, in order; no ``str`` in it has a digit."""


def text(parts: Iterable[Part]) -> str:
    """Print the parts as plain text, as for a text alternative."""
    return "".join(map(str, parts))


def sentence(*parts: Part) -> Parts:
    """End a sentence: the full stop of an abbreviation ("pct.") is the sentence's own.

    Raises ValueError where a word has a digit, which would be a number bound to nothing.
    """
    for part in parts:
        if isinstance(part, str):
            refuse_digits(part)
    whole = tuple(part for part in parts if part != "")
    return whole if text(whole[-1:]).endswith(".") else (*whole, ".")


def refuse_digits(words: str) -> None:
    """Raise ValueError where words hold a digit."""
    if any(map(str.isnumeric, words)):
        raise ValueError(f"'{words}' has a digit that is bound to nothing")


def paragraph(sentences: Iterable[Parts]) -> Parts:
    """Put sentences after each other, leaving out the empty ones."""
    said = [parts for parts in sentences if parts]
    return tuple(chain.from_iterable((" ", *parts) for parts in said))[1:]


def listed(items: Sequence[Parts], *, joined: str = "og") -> Parts:
    """Join as Danish does: "a, b og c"."""
    result: list[Part] = []
    for place, item in enumerate(items):
        if place:
            result.append(f" {joined} " if place == len(items) - 1 else ", ")
        result.extend(item)
    return tuple(result)
