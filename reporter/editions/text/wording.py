"""Filters that say a bound number in other words, and refuse where the words would not be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reporter.danish import numbers, words
from reporter.editions.text.arguments import checked
from reporter.editions.text.bound import Bound, Reference, printed
from reporter.editions.text.filters import (
    de_fleste,
    flertallet,
    godt,
    hver,
    knap,
    navneord,
    near,
    omkring,
    ordenstal,
    ud_af,
)
from reporter.errors import EditionError


def of() -> dict[str, Callable[..., object]]:
    """Return the filters by the names a writer uses."""
    filters = (afrund, ca, lidt_over, naesten, med_ord, uden_enhed, stort)
    of_nouns = (hver, ud_af, flertallet, de_fleste, knap, godt, omkring, navneord, ordenstal)
    return {
        function.__name__: checked(function.__name__, function, hidden=1)
        for function in (*filters, *of_nouns)
    }


def afrund(item: Bound, decimaler: int = 0) -> Bound:
    """Print with fewer decimals: 27,1 pct. becomes 27 pct."""
    if not 0 <= decimaler <= item.decimals:
        raise EditionError(f"{item.printed} kan ikke vises med {decimaler} decimaler")
    return replace(item, decimals=decimaler, printed=printed(item.value, decimaler, item.unit))


def ca(item: Bound) -> Bound:
    """Put "ca." before: ca. 7 pct."""
    return item.saying(words.circa(item.printed))


def lidt_over(item: Bound, tal: int) -> Bound:
    """Say a number as a little over a round one: "lidt over 40 pct."."""
    return near(item, tal, "lidt over", words.a_little_over)


def naesten(item: Bound, tal: int) -> Bound:
    """Say a number as almost a round one: "næsten 17.500"."""
    return near(item, tal, "næsten", words.almost)


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
