"""Whether parts that are rounded one by one still add up to their whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import numbers


class NotPartsError(ValueError):
    """The parts miss their whole by more than rounding can explain."""


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What parts give together, as printed, beside their whole as printed."""

    parts: Decimal
    whole: Decimal

    @property
    def adds_up(self) -> bool:
        """Tell whether a reader who adds the printed parts gets the printed whole."""
        return self.parts == self.whole


def add(parts: Sequence[tuple[Decimal, int]], whole: tuple[Decimal, int]) -> Sum:
    """Add parts as printed; each is a value and how many decimals it is printed with.

    Raises NotPartsError where they miss the whole by more than half a unit of each number's last
    decimal.
    """
    told = [numbers.rounded(value, decimals) for value, decimals in parts]
    found = Sum(parts=sum(told, Decimal(0)), whole=numbers.rounded(*whole))
    slack = sum((Decimal(1).scaleb(-d) / 2 for _, d in (*parts, whole)), Decimal(0))
    if abs(found.parts - found.whole) > slack:
        most = max(decimals for _, decimals in (*parts, whole))
        given, wanted = (numbers.number(value, most) for value in (found.parts, found.whole))
        message = f"delene giver {given} og ikke {wanted}; det er mere, end afrunding kan forklare"
        raise NotPartsError(message)
    return found
