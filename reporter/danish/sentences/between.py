"""Two groups or places held against each other in the same year, and what is not shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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
    """One of two that are compared: where it is ("for øvrige unge", "i Aarhus Kommune").

    ``area`` is what the data call it. ``value`` is None where no number is shown.
    """

    preposition: str
    name: Parts
    area: str
    value: Decimal | None


def between(topic: Topic, one: Side, other: Side, *, period: str, relative: bool = False) -> Parts:
    """Hold one against the other; where only one is shown, its number is told alone."""
    year = Period(value=period, role="period")
    if one.value is None or other.value is None:
        shown = [side for side in (one, other) if side.value is not None]
        return paragraph(_alone(topic, side, year) for side in shown)
    found = topic.compared(one.value, other.value)
    if found.relation == "level":
        value = topic.said(one.value, area=f"{one.area} og {other.area}", period=period)
        both = _both(one, other)
        return sentence(*topic.beginning, "var ", value, *both, " i ", year)
    height = "højere" if found.relation == "above" else "lavere"
    apart = topic.distance(
        one.value,
        other.value,
        relative=relative,
        area=f"{one.area} − {other.area}",
        period=period,
    )
    far: Parts = (apart, " ") if apart else ()
    lead = (*topic.beginning, "var ", *far, f"{height} {one.preposition} ", *one.name)
    than = f" end {other.preposition} "
    values = [_bracketed(topic, side, period) for side in (one, other)]
    return sentence(*lead, *values[0], than, *other.name, *values[1], " i ", year)


def _both(one: Side, other: Side) -> Parts:
    if one.preposition == other.preposition:
        return (f" {one.preposition} både ", *one.name, " og ", *other.name)
    second = (f" og {other.preposition} ", *other.name)
    return (f" både {one.preposition} ", *one.name, *second)


def _alone(topic: Topic, side: Side, year: Period) -> Parts:
    assert side.value is not None
    value = topic.said(side.value, area=side.area, period=year.value)
    where = (f" {side.preposition} ", *side.name)
    return sentence(*topic.beginning, "var ", value, *where, " i ", year)


def _bracketed(topic: Topic, side: Side, period: str) -> Parts:
    assert side.value is not None
    return " (", topic.said(side.value, area=side.area, period=period), ")"


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
