"""Filters that say a bound number in other words, and refuse where the words would not be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from reporter.danish import numbers, words
from reporter.editions.text.arguments import checked
from reporter.editions.text.bound import Bound, Reference, printed
from reporter.errors import EditionError


def of() -> dict[str, Callable[..., object]]:
    """Return the filters by the names a writer uses."""
    filters = (afrund, ca, hver, lidt_over, naesten, med_ord, uden_enhed, stort)
    return {
        function.__name__: checked(function.__name__, function, hidden=1) for function in filters
    }


def afrund(item: Bound, decimaler: int = 0) -> Bound:
    """Print with fewer decimals: 27,1 pct. becomes 27 pct."""
    if not 0 <= decimaler <= item.decimals:
        raise EditionError(f"{item.printed} kan ikke vises med {decimaler} decimaler")
    return replace(item, decimals=decimaler, printed=printed(item.value, decimaler, item.unit))


def ca(item: Bound) -> Bound:
    """Put "ca." before: ca. 7 pct."""
    return item.saying(words.circa(item.printed))


def hver(item: Bound) -> Bound:
    """Say a share as one in so many: "hver fjerde"."""
    if item.unit != "pct":
        raise EditionError(f"{item.printed} er ikke en andel og kan ikke skrives som 'hver …'")
    return _true(item, lambda: words.every_nth(item.value))


def lidt_over(item: Bound, tal: int) -> Bound:
    """Say a number as a little over a round one: "lidt over 40 pct."."""
    return _near(item, tal, "lidt over", words.a_little_over)


def naesten(item: Bound, tal: int) -> Bound:
    """Say a number as almost a round one: "næsten 17.500"."""
    return _near(item, tal, "næsten", words.almost)


def _near(bound: Bound, anchor: int, lead: str, check: Callable[[Decimal, Decimal], None]) -> Bound:
    def say() -> str:
        check(bound.value, Decimal(anchor))
        round_number = numbers.with_unit(numbers.number(Decimal(anchor)), bound.unit)
        return f"{lead} {round_number}"

    return _true(bound, say)


def _true(bound: Bound, say: Callable[[], str]) -> Bound:
    try:
        return bound.saying(say())
    except words.NotTrueError as error:
        raise EditionError(f"{bound.printed} {error}; vælg andre ord") from None


def med_ord(item: Bound) -> Bound:
    """Write a number up to twelve in letters: "syv"."""
    word = words.cardinal(item.value, neuter=item.unit == "aar")
    if word is None:
        raise EditionError(f"{item.printed} kan ikke skrives med bogstaver; kun 0 til 12 kan")
    return item.saying(numbers.with_unit(word, item.unit))


def uden_enhed(item: Bound) -> Bound:
    """Print without the unit's word."""
    return item.saying(item.printed.removesuffix(f"{numbers.NBSP}{numbers.UNITS[item.unit]}"))


def stort(item: Reference) -> Reference:
    """Begin with a capital: "Figur 1"."""
    return Reference(item.target, item.lead, capital=True)
