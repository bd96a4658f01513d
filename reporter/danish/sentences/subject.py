"""What the sentences speak of: a share or a count, and whom it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish.sentences.parts import Number, Role, refuse_digits
from reporter.kommuner import REGIONS

_NOUNS = {
    "pct": ("andel", "andelen", "den"),
    "antal": ("antal", "antallet", "det"),
    "point": ("score", "scoren", "den"),
}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A share ("pct"), count ("antal") or score ("point") and how many decimals it is printed with.

    ``phrase`` may say of what, with its own preposition: "af hjemløse", "i uddannelse eller
    beskæftigelse"; without it the sentences say "andelen" and "antallet". Raises ValueError for
    another unit and for a phrase with a digit, which would be bound to nothing.
    """

    unit: str
    decimals: int
    phrase: str = ""

    def __post_init__(self) -> None:
        if self.unit not in _NOUNS:
            raise ValueError(f"nothing is said of the unit {self.unit}")
        refuse_digits(self.phrase)

    @property
    def noun(self) -> str:
        """Return "andel", "antal" or "score"."""
        return _NOUNS[self.unit][0]

    @property
    def definite(self) -> str:
        """Return "andelen", "antallet" or "scoren"."""
        return _NOUNS[self.unit][1]

    @property
    def article(self) -> str:
        """Return "den" or "det": the article before an adjective, and the pronoun."""
        return _NOUNS[self.unit][2]

    @property
    def opening(self) -> str:
        """Begin a sentence: "Andelen", "Antallet af hjemløse"."""
        return f"{self.definite.capitalize()} {self.phrase}".rstrip()

    def number(self, value: Decimal, role: Role) -> Number:
        """Return a number of this subject."""
        return Number(value=value, decimals=self.decimals, unit=self.unit, role=role)

    def apart(self, difference: Decimal, role: Role) -> Number:
        """Return how far two numbers lie apart: shares in percentage points, never negative."""
        unit = "procentpoint" if self.unit == "pct" else self.unit
        return Number(value=abs(difference), decimals=self.decimals, unit=unit, role=role)


@dataclass(frozen=True, kw_only=True)
class Other:
    """What a municipality is held against: an area, or the mean of its municipalities.

    ``name`` is as within a sentence; ``value`` is None where no number is shown.
    """

    name: str
    role: Literal["region", "country"]
    value: Decimal | None
    mean: bool = False

    @property
    def where(self) -> str:
        """Say where its number is from: "i hele landet", "gennemsnittet af landets kommuner"."""
        return self.name if self.mean else f"i {self.name}"


def region(code: str, value: Decimal | None, *, mean: bool = False) -> Other:
    """Return a region by its code ("1082"), or the mean of its municipalities; raises KeyError."""
    name = f"gennemsnittet af kommunerne i {REGIONS[code]}" if mean else REGIONS[code]
    return Other(name=name, role="region", value=value, mean=mean)


def country(value: Decimal | None, *, mean: bool = False) -> Other:
    """Return the country, or the mean of its municipalities."""
    name = "gennemsnittet af landets kommuner" if mean else "hele landet"
    return Other(name=name, role="country", value=value, mean=mean)
