"""A municipality's place among those that a number is shown for.

Places are counted from the highest number and say nothing of good or bad: whether more is better
is for the reader to judge, and a high rank is easily read as praise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish.comparison import printed


@dataclass(frozen=True, kw_only=True)
class Rank:
    """A place counted from the highest number, among how many, and shared with how many others."""

    place: int
    of: int
    shared_with: int

    @property
    def highest(self) -> bool:
        """Tell whether no number is higher."""
        return self.place == 1

    @property
    def lowest(self) -> bool:
        """Tell whether no number is lower."""
        return self.place + self.shared_with == self.of

    @property
    def all_alike(self) -> bool:
        """Tell whether all have the same number."""
        return self.highest and self.lowest


def ranks(values: Iterable[tuple[str, Decimal]], *, decimals: int, unit: str) -> dict[str, Rank]:
    """Rank numbers as printed by their keys; equal ones share the best place (1, 2, 2, 4).

    A number alone has no rank. Raises ValueError for a key given twice.
    """
    pairs = [(key, printed(value, decimals=decimals, unit=unit)) for key, value in values]
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key has two numbers")
    if len(pairs) < 2:
        return {}
    alike = Counter(value for _, value in pairs)
    places, place = {}, 1
    for value in sorted(alike, reverse=True):
        places[value] = place
        place += alike[value]
    return {
        key: Rank(place=places[value], of=len(pairs), shared_with=alike[value] - 1)
        for key, value in pairs
    }
