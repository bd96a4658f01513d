"""What ``edition.yaml`` says of the corrections that an edition has had since it was released.

The grades are those of a revision policy: what a reader need not know, may want to know, must know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from reporter.editions.captioned import Strict
from reporter.editions.fields import Day, Text

Grade = Literal["tiny", "minor", "serious"]

GRADES: dict[Grade, str] = {"tiny": "ubetydelig", "minor": "mindre", "serious": "væsentlig"}
"""What each grade is called, the gravest last."""


class Correction(Strict):
    """What was corrected in a version; the first correction makes version 2.

    ``text`` may hold calls, and ``foer`` for a number that is no longer in the data.
    """

    date: Day
    grade: Grade
    text: Text


def gravest(corrections: Sequence[Correction]) -> Grade:
    """Return the gravest grade of some corrections."""
    order = list(GRADES)
    return max((each.grade for each in corrections), key=order.index)


def out_of_order(corrections: Sequence[Correction]) -> Iterator[tuple[int, str]]:
    """Yield each correction that is older than the one before it, and what is wrong with it."""
    for n, (before, after) in enumerate(pairwise(corrections), start=1):
        if after.date < before.date:
            yield n, f"ligger før {before.date} ovenfor; den nyeste rettelse skal stå sidst"
