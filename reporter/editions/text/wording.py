"""Filters that say a bound number in other words, and refuse where the words would not be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reporter.danish import numbers, words
from reporter.editions.text.arguments import checked
from reporter.editions.text.bound import Bound, Fixed, Passage, Reference, printed
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
    if item.printed != printed(item.value, item.decimals, item.unit):
        raise EditionError(f"{item.printed} kan ikke afrundes; skriv afrund før andre ord")
    if not 0 <= decimaler <= item.decimals:
        raise EditionError(f"{item.printed} kan ikke vises med {decimaler} decimaler")
    return replace(item, decimals=decimaler, printed=printed(item.value, decimaler, item.unit))


def ca(item: Bound) -> Bound:
    """Put "ca." before a number in digits: ca. 7 pct."""
    if not item.printed.lstrip(numbers.MINUS)[:1].isdigit():
        raise EditionError(f"ca. kan ikke stå foran {item.printed}")
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


def stort(item: Reference | Bound | Passage) -> Reference | Bound | Passage:
    """Begin with a capital: "Figur 1", "Knap halvdelen", "Fra 2014 til 2018"."""
    if isinstance(item, Reference):
        return Reference(item.target, item.lead, capital=True)
    if not item.printed[:1].isalpha():
        raise EditionError(f"{item.printed} begynder ikke med et bogstav; slet stort")
    if isinstance(item, Bound):
        return item.saying(_capital(item.printed))
    first, *others = item.parts
    assert isinstance(first, str | Bound | Fixed)
    begun = _capital(first) if isinstance(first, str) else _begun(first)
    return Passage(item.key, (begun, *others))


def _begun(part: Bound | Fixed) -> Bound | Fixed:
    return replace(part, printed=_capital(part.printed))


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
