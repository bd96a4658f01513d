"""Two groups or places held against each other in the same year, and what is not shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reporter.danish import numbers
from reporter.danish.sentences.parts import Part, Parts, Period, listed, paragraph, sentence
from reporter.danish.sentences.reservations import NO_DATA, spans
from reporter.danish.sentences.topic import Topic

_NOT_APPROVED = "data ikke er godkendt"
_WHY = {
    "få personer": (
        "det bygger på for få personer eller kunne røbe et andet tal, der gør det",
        "de bygger på for få personer eller kunne røbe andre tal, der gør det",
    ),
    "ikke godkendt": (_NOT_APPROVED, _NOT_APPROVED),
}


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of two that are compared, by its name within a sentence: "øvrige unge".

    ``area`` is what the data call it. ``value`` is None where no number is shown.
    """

    name: Parts
    area: str
    value: Decimal | None


def between(
    topic: Topic,
    one: Side,
    other: Side,
    *,
    preposition: str,
    period: str,
    relative: bool = False,
) -> Parts:
    """Hold one against the other; where only one is shown, its number is told alone.

    ``preposition`` stands before both names: "for" a group, "i" a place.
    """
    year = Period(value=period, role="period")
    if one.value is None or other.value is None:
        shown = [(side, side.value) for side in (one, other) if side.value is not None]
        return paragraph(
            _level(topic, value, (f" {preposition} ", *side.name), side.area, year)
            for side, value in shown
        )
    found = topic.compared(one.value, other.value)
    if found.relation == "level":
        both = (f" {preposition} både ", *one.name, " og ", *other.name)
        return _level(topic, one.value, both, f"{one.area} og {other.area}", year)
    height = "højere" if found.relation == "above" else "lavere"
    area = f"{one.area} − {other.area}"
    apart = topic.distance(one.value, other.value, relative=relative, area=area, period=period)
    far: Parts = (apart, " ") if apart else ()
    sides = [
        (f" {preposition} ", *side.name, " (", topic.said(value, area=side.area, period=period))
        for side, value in ((one, one.value), (other, other.value))
    ]
    lead = (*topic.beginning, "var ", *far, height)
    return sentence(*lead, *sides[0], ") end", *sides[1], ") i ", year)


def _level(topic: Topic, value: Decimal, where: Parts, area: str, year: Period) -> Parts:
    told = topic.said(value, area=area, period=year.value)
    return sentence(*topic.beginning, "var ", told, *where, " i ", year)


def not_shown(reason: str, *, name: Parts, periods: Sequence[str]) -> Parts:
    """Tell that numbers of a group or place are not shown, and why; ``name`` may be nothing.

    ``reason`` is in the words of a published table's status; raises KeyError for another.
    """
    years = listed(spans(periods))
    whose: Parts = ("for ", *name, " ") if name else ()
    if reason == NO_DATA:
        return sentence("Der er ingen data ", *whose, *years)
    several = len(periods) > 1
    lead = "Tallene " if several else "Tallet "
    return sentence(lead, *whose, *years, f" vises ikke, fordi {_WHY[reason][several]}")


def broken(year: str) -> Parts:
    """Tell that numbers from a year on are counted otherwise than those before."""
    since: Part = Period(value=year, role="period")
    apart = " er tallene opgjort på en anden måde og kan ikke sammenlignes med de tidligere"
    return sentence("Fra ", since, apart)


def disagreeing(
    topic: Topic, *, name: Parts, area: str, period: str, used: Decimal, others: Sequence[Decimal]
) -> Parts:
    """Tell that other sources have other numbers than the one that is used."""
    whose: Parts = ("for ", *name, " ") if name else ()
    year = Period(value=period, role="period")
    lead = ("Kilderne er ikke enige om tallet ", *whose, "i ", year, ": Her er brugt ")
    told: list[Parts] = []
    for other in others:
        decimals = max(topic.decimals, numbers.decimals_of(other))
        number = topic.said(other, area=f"{area} i en anden kilde", period=period)
        told.append((replace(number, decimals=decimals),))
    who = ", en anden kilde har " if len(others) == 1 else ", andre kilder har "
    return sentence(*lead, topic.said(used, area=area, period=period), who, *listed(told))
