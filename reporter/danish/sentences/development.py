"""A municipality's number in the first and the last period it is known for."""

from __future__ import annotations

from reporter.danish.sentences.parts import Parts, Period, paragraph, sentence
from reporter.danish.sentences.subject import Subject
from reporter.danish.trend import Trend

_VERBS = {"above": "steg", "below": "faldt"}


def development(subject: Subject, found: Trend, *, place: str = "") -> Parts:
    """Tell how a number moved between two named periods, and the way there where it is known.

    ``place`` is left out where a sentence before has named it.
    """
    if found.relation == "level":
        return _level(subject, found, place)
    by = (" med ", subject.apart(found.change, "change")) if found.measured else ()
    moved = sentence(
        f"{_opening(subject, place)} {_VERBS[found.relation]}",
        *by,
        " fra ",
        subject.number(found.first.value, "first"),
        " i ",
        Period(value=found.first.period, role="first"),
        " til ",
        subject.number(found.last.value, "last"),
        " i ",
        Period(value=found.last.period, role="last"),
    )
    return paragraph([moved, _way(subject, found)])


def _opening(subject: Subject, place: str) -> str:
    return f"{subject.opening} i {place}" if place else subject.opening


def _way(subject: Subject, found: Trend) -> Parts:
    noun = subject.definite.capitalize()
    if found.path == "every_year":
        return sentence(f"{noun} {_VERBS[found.relation]} hvert år")
    if found.path == "both_ways":
        return sentence(f"{noun} både steg og faldt undervejs")
    return ()


def _level(subject: Subject, found: Trend, place: str) -> Parts:
    opening = f"{_opening(subject, place)} var "
    number = subject.number(found.last.value, "last")
    first = Period(value=found.first.period, role="first")
    last = Period(value=found.last.period, role="last")
    if not found.measured or found.path == "both_ways":
        # Two shares under 1 pct. need not be alike, nor do the years between.
        told = sentence(opening, number, " i både ", first, " og ", last)
        return paragraph([told, _way(subject, found)])
    if found.path == "constant":
        return sentence(f"{opening}uændret på ", number, " i alle årene fra ", first, " til ", last)
    return sentence(opening, number, " i både ", first, " og ", last, " og dermed uændret")
