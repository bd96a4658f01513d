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
    "value",
    "difference",
    "count",
    "limit",
]
"""Whose number it is: the municipality's, its region's, how far they lie apart, its rank …"""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A printed number: its value, how it is printed, and what it tells.

    ``in_words`` prints a whole number up to twelve as a word ("tre"), any other in figures;
    ``bare`` leaves out the unit, where the next number has it ("48 og 49 pct."); ``circa`` puts
    "ca." before what its source has rounded. ``area`` and ``period`` are what it tells of, where
    its role does not say so.
    """

    value: Decimal
    decimals: int
    unit: str
    role: Role
    in_words: bool = False
    bare: bool = False
    circa: bool = False
    area: str = ""
    period: str = ""

    def __str__(self) -> str:
        if self.in_words and (word := words.cardinal(self.value)):
            # Of several it is one and not any: the accent tells a number from an article.
            return "én" if self.role == "count" and self.value == 1 else word
        unit = "antal" if self.bare else self.unit
        told = numbers.in_full(self.value, self.decimals, unit)
        return words.circa(told) if self.circa else told


@dataclass(frozen=True, kw_only=True)
class Period:
    """A printed period: ``2018``, or "december 2016" for ``2016-12``; the first, last or only."""

    value: str
    role: Literal["first", "last", "period"]

    def __str__(self) -> str:
        return dates.period(self.value)


@dataclass(frozen=True)
class Age:
    """An age group that a number is told of: digits that are no statistic."""

    printed: str

    def __str__(self) -> str:
        return self.printed.replace(" ", numbers.NBSP)


Part = str | Number | Period | Age
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
