"""Filters that say a bound number in other words, and refuse where the words would not be true."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reporter.danish import numbers, words
from reporter.editions.bound import Bound, Reference
from reporter.errors import EditionError


def of() -> dict[str, Callable[..., object]]:
    """Return the filters by the names a writer uses."""
    return {
        "afrund": afrund,
        "ca": ca,
        "hver": hver,
        "lidt_over": lidt_over,
        "naesten": naesten,
        "med_ord": med_ord,
        "uden_enhed": uden_enhed,
        "stort": stort,
    }


def _bound(item: object) -> Bound:
    if not isinstance(item, Bound):
        raise EditionError("filteret kan kun bruges på et tal fra udgavens data")
    return item


def afrund(item: Bound, decimaler: int = 0) -> Bound:
    """Print with fewer decimals: 27,1 pct. becomes 27 pct."""
    bound = _bound(item)
    if not 0 <= decimaler <= bound.decimals:
        raise EditionError(f"{bound.printed} kan ikke vises med {decimaler} decimaler")
    printed = numbers.with_unit(numbers.number(bound.value, decimaler), bound.unit)
    return Bound(**{**vars(bound), "decimals": decimaler, "printed": printed})


def ca(item: Bound) -> Bound:
    """Put "ca." before: ca. 7 pct."""
    bound = _bound(item)
    return bound.saying(words.circa(bound.printed))


def hver(item: Bound) -> Bound:
    """Say a share as one in so many: "hver fjerde"."""
    bound = _bound(item)
    if bound.unit != "pct":
        raise EditionError(f"{bound.printed} er ikke en andel og kan ikke skrives som 'hver …'")
    return _true(bound, lambda: words.every_nth(bound.value))


def lidt_over(item: Bound, tal: int) -> Bound:
    """Say a number as a little over a round one: "lidt over 40 pct."."""
    return _near(_bound(item), tal, "lidt over", words.a_little_over)


def naesten(item: Bound, tal: int) -> Bound:
    """Say a number as almost a round one: "næsten 17.500"."""
    return _near(_bound(item), tal, "næsten", words.almost)


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
    bound = _bound(item)
    word = words.cardinal(bound.value)
    if word is None:
        raise EditionError(f"{bound.printed} kan ikke skrives med bogstaver; kun 0 til 12 kan")
    return bound.saying(numbers.with_unit(word, bound.unit))


def uden_enhed(item: Bound) -> Bound:
    """Print without the unit's word."""
    bound = _bound(item)
    return bound.saying(bound.printed.removesuffix(f"{numbers.NBSP}{numbers.UNITS[bound.unit]}"))


def stort(item: Reference) -> Reference:
    """Begin with a capital: "Figur 1"."""
    if not isinstance(item, Reference):
        raise EditionError("filteret stort kan kun bruges på en henvisning")
    return Reference(item.target, item.lead, capital=True)
