"""Classes of a map: which municipality belongs to which, and how many there are in each.

Values are classed as precisely as they are printed, or rounded first where the figure says so
(``round_before_classing``). Both limits of a middle class belong to it. Why the edition of 2017
rounds is in ``docs/beregningsvalg.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reporter.danish import numbers
from reporter.editions.model import ComputedClasses, GivenClass
from reporter.table import MunicipalSeries

MAX_STEPS = 7


@dataclass(frozen=True)
class MapClass:
    """An interval of values with so many decimals; an end that is None is open."""

    low: Decimal | None
    high: Decimal | None
    decimals: int = 0

    def holds(self, value: Decimal) -> bool:
        """Say whether a rounded value belongs to the class."""
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)

    def label(self, unit: str) -> str:
        """Print the class as in a text: ``under 15 pct.``, ``15-30 pct.``, ``over 30 pct.``."""
        if self.low is None:
            assert self.high is not None
            words = f"under{numbers.NBSP}{_limit(self.high + _step(self.decimals))}"
        elif self.high is None:
            words = f"over{numbers.NBSP}{_limit(self.low - _step(self.decimals))}"
        elif self.low == self.high:
            words = _limit(self.low)
        else:
            words = f"{_limit(self.low)}-{_limit(self.high)}"
        return numbers.with_unit(words, unit)


def _step(decimals: int) -> Decimal:
    """Return the distance between two neighbouring values with so many decimals."""
    return Decimal(1).scaleb(-decimals)


def _limit(value: Decimal) -> str:
    """Print a limit as it is said: 15, not 15,0."""
    return numbers.number(value, numbers.decimals_of(value.normalize()))


class ClassError(ValueError):
    """The classes do not cover every value exactly once."""


def given(written: Sequence[GivenClass], decimals: int) -> tuple[MapClass, ...]:
    """Turn the classes an edition gives into intervals; raises ClassError.

    ``decimals`` is how many the values have when they are classed.
    """
    classes = tuple(_interval(item, n, decimals) for n, item in enumerate(written))
    if not 2 <= len(classes) <= MAX_STEPS:
        raise ClassError(f"der skal være mellem to og {MAX_STEPS} klasser")
    for n, (lower, upper) in enumerate(pairwise(classes), start=1):
        if lower.high is None or upper.low is None or upper.low <= lower.high:
            raise ClassError(f"klasse {n} og {n + 1} overlapper; angiv dem laveste først")
        if upper.low != lower.high + _step(decimals):
            hole = _limit(lower.high + _step(decimals))
            raise ClassError(f"mellem klasse {n} og {n + 1} er der et hul ved {hole}")
    return classes


def _interval(item: GivenClass, n: int, decimals: int) -> MapClass:
    step = _step(decimals)
    match (item.below, item.start, item.to, item.above):
        case (Decimal() as below, None, None, None):
            result = MapClass(None, below - step, decimals)
        case (None, Decimal() as start, Decimal() as to, None) if start <= to:
            result = MapClass(start, to, decimals)
        case (None, None, None, Decimal() as above):
            result = MapClass(above + step, None, decimals)
        case _:
            raise ClassError(
                f"klasse {n + 1} skal skrives {{below: tal}}, {{from: tal, to: tal}} "
                "eller {above: tal}"
            )
    for end in (result.low, result.high):
        if end is not None and end != numbers.rounded(end, decimals):
            precise = f"højst {decimals} decimaler" if decimals else "hele tal"
            raise ClassError(f"klasse {n + 1} skal have {precise} som grænser")
    return result


def quantiles(
    series: MunicipalSeries, wanted: ComputedClasses, decimals: int
) -> tuple[MapClass, ...]:
    """Compute classes with about as many municipalities in each; ties are never split."""
    values = sorted(numbers.rounded(v, decimals) for _, v in series.counted() if v is not None)
    if not values:
        raise ClassError("der er ingen værdier at danne klasser af")
    uppers = sorted({values[len(values) * n // wanted.steps - 1] for n in range(1, wanted.steps)})
    uppers = [upper for upper in uppers if upper < values[-1]]
    lows = [values[0], *(upper + _step(decimals) for upper in uppers)]
    classes = tuple(
        MapClass(low, high, decimals) for low, high in zip(lows, [*uppers, values[-1]], strict=True)
    )
    if len(classes) < 2:
        raise ClassError("værdierne er for ens til at danne klasser af")
    return classes


@dataclass(frozen=True)
class Classed:
    """A municipal series sorted into classes.

    ``of`` maps municipality codes to class indices; ``missing`` are those without a value of their
    own, whether or not they are counted in a class.
    """

    classes: tuple[MapClass, ...]
    of: dict[str, int]
    missing: tuple[str, ...]

    def count(self, n: int) -> int:
        """Return how many municipalities are in class ``n`` (from 0)."""
        return sum(1 for index in self.of.values() if index == n)


def classify(series: MunicipalSeries, classes: tuple[MapClass, ...]) -> Classed:
    """Sort every municipality into its class; raises ClassError where a value fits none."""
    of: dict[str, int] = {}
    missing: list[str] = []
    for observation, value in series.counted():
        code = observation.area.code
        if not isinstance(observation.value, Decimal):
            missing.append(code)
        if value is None:
            continue
        rounded = numbers.rounded(value, classes[0].decimals)
        index = next((n for n, item in enumerate(classes) if item.holds(rounded)), None)
        if index is None:
            raise ClassError(f"{observation.area.name} ({_limit(rounded)}) hører til ingen klasse")
        of[code] = index
    return Classed(classes, of, tuple(missing))
