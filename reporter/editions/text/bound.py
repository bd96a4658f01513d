"""What a call in a text stands for: a number, words, a reference, a placement or a list."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from reporter.danish import numbers


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A printed number and where it comes from.

    ``value`` is unrounded; ``printed`` is what the reader sees, its unit included; ``key`` names
    the series, fact or figure it was taken from.
    """

    value: Decimal
    decimals: int
    unit: str
    printed: str
    key: str
    area: str
    period: str
    status: str

    @property
    def exact(self) -> Decimal:
        """Return the number as precisely as it is printed, for machines; never more."""
        return numbers.rounded(self.value, self.decimals)

    def saying(self, printed: str) -> Bound:
        """Return the same number in other words."""
        return replace(self, printed=printed)


def printed(value: Decimal, decimals: int, unit: str) -> str:
    """Print a number with its unit; a share above 0 that rounds to 0 is "under 1 pct."."""
    number = numbers.number(value, decimals)
    if unit == "pct" and value > 0 and numbers.rounded(value, decimals) == 0:
        number = f"under{numbers.NBSP}{numbers.number(Decimal(1).scaleb(-decimals), decimals)}"
    return numbers.with_unit(number, unit)


def bind(
    value: Decimal, *, decimals: int, unit: str, key: str, area: str, period: str, status: str
) -> Bound:
    """Bind a number to its origin and print it with its unit."""
    return Bound(
        value=value,
        decimals=decimals,
        unit=unit,
        printed=printed(value, decimals, unit),
        key=key,
        area=area,
        period=period,
        status=status,
    )


@dataclass(frozen=True, kw_only=True)
class Unshown:
    """A number that may not be shown: its mark with the reason, and where it would come from.

    Nothing can be said or computed of it: no call and no filter takes it.
    """

    printed: str
    key: str
    area: str
    period: str
    status: str


@dataclass(frozen=True)
class Fixed:
    """Digits that are no statistic: a law paragraph, an age group, a name, a date, a source.

    Or one that no longer is: a number of an earlier version, told in a correction ("foer").
    """

    printed: str
    kind: Literal["paragraf", "alder", "navn", "dato", "kilde", "foer"]


@dataclass(frozen=True)
class Words:
    """Words from the data or a definition, bound to the figure or indicator they are taken from.

    Classes of a map ("under 15 pct."), what a definition says ("bopælskommune"), or the names of
    the municipality a sheet is made for.
    """

    printed: str
    key: str
    kind: Literal["klasse", "definition", "kommune"] = "klasse"


@dataclass(frozen=True)
class Reference:
    """A mention of a chapter, figure, table, box or appendix: ``jf. figur 1``."""

    target: str
    lead: Literal["", "jf.", "se"]
    capital: bool = False


@dataclass(frozen=True)
class Term:
    """A word of the text that the index of terms leads to, and what it is listed as there."""

    printed: str
    entry: str


@dataclass(frozen=True)
class Icon:
    """The icon of a goal, by its number: something to look at that says nothing."""

    goal: int
    printed: str = field(default="", init=False)


@dataclass(frozen=True)
class Placement:
    """Where a figure, a pair of figures, a table or an appendix stands in the text.

    A ``single`` figure is narrower than the page's measure.
    """

    kind: Literal["figure", "table", "box", "appendix"]
    ids: tuple[str, ...]
    single: bool = False


@dataclass(frozen=True)
class Listing:
    """A list of goals from the definitions, on lines of its own; ``key`` says which goals."""

    key: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """Sentences made of the data of one indicator: words, with numbers bound to what they tell.

    A word and its number in a pair stand in one line ("nr. 12"). Without parts it says nothing,
    because nothing may be said.
    """

    key: str
    parts: tuple[str | Bound | Fixed | tuple[str, Bound], ...]

    @property
    def printed(self) -> str:
        """Return the sentences as a reader meets them."""
        return "".join(map(_said, self.parts))


def _said(part: str | Bound | Fixed | tuple[str, Bound]) -> str:
    match part:
        case str():
            return part
        case (lead, number):
            return f"{lead}{number.printed}"
        case _:
            return part.printed


@dataclass(frozen=True)
class SheetPart:
    """A part of a municipality's sheet: the overview of all indicators, or how they are counted."""

    kind: Literal["overview", "methods"]


@dataclass(frozen=True)
class GoalTiles:
    """An overview of goals by their numbers: their icons and titles, leading to their spreads."""

    goals: tuple[int, ...]


Block = Placement | Listing | SheetPart | GoalTiles
"""What stands alone on a line of the text."""

Item = Bound | Unshown | Fixed | Words | Term | Passage | Reference | Icon | Block
