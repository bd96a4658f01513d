"""Filters that set a number before its noun, or say a share as a part of something.

Each refuses where its words would not be true; the limits are in ``reporter.danish.shares``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reporter.danish import lexicon, numbers, shares, words
from reporter.editions.edition import unknown
from reporter.editions.text.bound import Bound
from reporter.errors import EditionError

INDEFINITE, DEFINITE, ALONE, DEFINITE_ALONE = "ubestemt", "bestemt", "alene", "bestemt alene"
"""How a noun stands with its number: "3 personer", "de 3 personer", "personer", "personerne"."""


def hver(item: Bound, navneord: str | None = None) -> Bound:
    """Say a share as one in so many: "hver fjerde", "hvert fjerde barn"."""
    _share(item, "hver …")
    noun = _noun(navneord)

    def say() -> str:
        said = words.every_nth(item.value, neuter=noun is not None and noun.neuter)
        return said if noun is None else f"{said} {noun.after_article}"

    return true(item, say)


def ud_af(item: Bound, navneord: str | None = None) -> Bound:
    """Say a share as "to ud af tre", "et ud af ti forløb"."""
    _share(item, "… ud af …")
    noun = _noun(navneord)

    def say() -> str:
        said = shares.out_of(item.exact, neuter=noun is not None and noun.neuter)
        return said if noun is None else f"{said} {noun.plural}"

    return true(item, say)


def flertallet(item: Bound) -> Bound:
    """Say a share above half as "flertallet"."""
    _share(item, "flertallet")
    return true(item, lambda: shares.majority(item.exact))


def de_fleste(item: Bound) -> Bound:
    """Say a share of at least two thirds as "de fleste"."""
    _share(item, "de fleste")
    return true(item, lambda: shares.most(item.exact))


def knap(item: Bound, tal: int) -> Bound:
    """Say a number as just below a round one: "knap 50 pct."."""
    return near(item, tal, "knap", shares.nearly)


def godt(item: Bound, tal: int) -> Bound:
    """Say a number as just above a round one: "godt 50 pct."."""
    return near(item, tal, "godt", shares.well)


def omkring(item: Bound, tal: int) -> Bound:
    """Say a number as about a round one: "omkring 50 pct."."""
    return near(item, tal, "omkring", shares.around)


def navneord(item: Bound, ordet: str, form: str = INDEFINITE) -> Bound:
    """Set a count before its noun: "1 person", "3 personer", "de 3 personer"."""
    if item.unit != "antal":
        raise EditionError(f"{item.printed} er ikke et antal og kan ikke stå foran et navneord")
    noun = _noun(ordet)
    assert noun
    one = item.exact == 1
    forms = {
        INDEFINITE: f"{_agreeing(item, noun)} {noun.singular if one else noun.plural}",
        DEFINITE: (
            f"{'det' if noun.neuter else 'den'} ene {noun.after_article}"
            if one
            else f"de {item.printed} {noun.plural}"
        ),
        ALONE: noun.singular if one else noun.plural,
        DEFINITE_ALONE: noun.definite if one else noun.definite_plural,
    }
    if form not in forms:
        raise unknown("formen", form, forms)
    return item.saying(forms[form])


def ordenstal(item: Bound, navneord: str | None = None) -> Bound:
    """Write a place from one to twelve as an ordinal: "tredje", "andet mål"."""
    noun = _noun(navneord)
    whole = item.unit == "antal" and item.value == item.exact == int(item.exact)
    neuter = noun is not None and noun.neuter
    said = lexicon.ordinal(int(item.exact), neuter=neuter) if whole else None
    if said is None:
        most = len(lexicon.ORDINALS)
        raise EditionError(f"{item.printed} kan ikke skrives som ordenstal; kun 1 til {most} kan")
    return item.saying(said if noun is None else f"{said} {noun.after_article}")


def near(bound: Bound, anchor: int, lead: str, check: Callable[[Decimal, Decimal], None]) -> Bound:
    """Say a number by a round one near to it; raises EditionError where that is not true."""

    def say() -> str:
        check(bound.value, Decimal(anchor))
        round_number = numbers.with_unit(numbers.number(Decimal(anchor)), bound.unit)
        return f"{lead} {round_number}"

    return true(bound, say)


def true(bound: Bound, say: Callable[[], str]) -> Bound:
    """Say a number in other words; raises EditionError where they are not true."""
    try:
        return bound.saying(say())
    except words.NotTrueError as error:
        raise EditionError(f"{bound.printed} {error}; vælg andre ord") from None


def _share(item: Bound, said: str) -> None:
    if item.unit != "pct":
        raise EditionError(f"{item.printed} er ikke en andel og kan ikke skrives som '{said}'")


def _noun(name: str | None) -> lexicon.Noun | None:
    if name is None:
        return None
    known = lexicon.nouns()
    if name not in known:
        raise unknown("navneordet", name, known)
    return known[name]


def _agreeing(item: Bound, noun: lexicon.Noun) -> str:
    """Print a number; a one in letters agrees with its noun ("et forløb")."""
    return noun.one if item.printed in ("en", "et") else item.printed
