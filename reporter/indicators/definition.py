"""What an indicator is: whom it counts, when, where, and why it may or may not be distributed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Unit(StrEnum):
    """What one count is of."""

    PERSONS = "personer"
    COURSES = "forløb"
    SCORE = "score"
    COUNT = "antal"
    WEIGHTED = "vægtede personer"


class Attribution(StrEnum):
    """Which municipality a person or course belongs to."""

    HOME = "bopælskommune"
    ACTING = "handlekommune"
    COUNTED = "hjemkommune"
    STAY = "opholdskommune"


Wanted = Literal["higher", "lower"]
"""Which way a goal wants its number to move."""


@dataclass(frozen=True, kw_only=True)
class Ages:
    """An age span, both ends included, and the day of the year it is taken at."""

    low: int
    high: int
    day: tuple[int, int] = (1, 1)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the denominator, and whether it counts in the numerator."""

    name: str
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One indicator; the same object is computed from and printed.

    ``since`` is the first edition that uses this definition, part of its identity: two
    definitions of a goal are never one series. ``attribution`` is None where the indicator may
    not be distributed, and ``not_distributed`` says why. ``registers`` are the tables it is
    computed from. ``look_back`` is in years before ``ages.day``, None for ever. ``additive`` is
    false where a person may count in several municipalities. ``panel`` is true where the country's
    figure covers a fixed panel of municipalities. ``comparison`` names the comparison group, told
    for the country only. ``left_out`` names the group of those of the target group who are not in
    the denominator because what the indicator asks of them is missing; their number is told for the
    country only. ``parts`` split the denominator. ``every_year`` is false where there are
    figures for the years of a survey or mapping only. ``outcome_after`` is how many years after the
    target group the outcome is seen. ``unknown`` is true where the municipality may be missing.
    ``wanted`` is which way the goal wants the number to move, as its own title says ("Flere …",
    "Færre …", "Større effekt …").
    """

    id: str
    goal: int
    title: str
    indicator: str
    since: str
    unit: Unit
    value_unit: str
    decimals: int
    wanted: Wanted
    registers: tuple[str, ...]
    ages: Ages | None = None
    look_back: int | None = None
    attribution: Attribution | None = None
    not_distributed: str = ""
    additive: bool = True
    panel: bool = False
    comparison: str = ""
    left_out: str = ""
    parts: tuple[Part, ...] = ()
    every_year: bool = True
    outcome_after: int = 0
    unknown: bool = False


def is_count(definition: Definition, group: str) -> bool:
    """Tell whether a group's rows are a number alone, a share of nothing.

    So they are where the indicator itself is a number, and for those left out of a share.
    """
    return definition.unit is Unit.COUNT or (group != "" and group == definition.left_out)
