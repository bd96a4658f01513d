"""A municipality's number in the first and the last period it is known for."""

from __future__ import annotations

from reporter.danish.comparison import vanishing
from reporter.danish.sentences.parts import Parts, Period, paragraph, sentence
from reporter.danish.sentences.subject import Subject
from reporter.danish.trend import Trend

_VERBS = {"above": "steg", "below": "faldt"}
_NOUNS = {"above": "stigning", "below": "fald"}
_COUNTS = {"above": "flere", "below": "færre"}


def development(subject: Subject, found: Trend, *, place: str) -> Parts:
    """Tell how a number moved between two named periods, and the way there where it is known."""
    if found.relation == "level":
        return _level(subject, found, place)
    verb = _VERBS[found.relation]
    moved = sentence(
        f"{subject.opening} i {place} {verb} fra ",
        subject.number(found.first.value, "first"),
        " i ",
        Period(value=found.first.period, role="first"),
        " til ",
        subject.number(found.last.value, "last"),
        " i ",
        Period(value=found.last.period, role="last"),
    )
    return paragraph([moved, _change(subject, found), _way(subject, found)])


def _change(subject: Subject, found: Trend) -> Parts:
    if any(vanishing(p.value, subject.decimals) for p in (found.first, found.last)):
        return ()
    apart = subject.apart(found.change, "change")
    if subject.unit == "antal":
        return sentence("Det er ", apart, f" {_COUNTS[found.relation]}")
    article = "en" if found.relation == "above" else "et"
    return sentence(f"Det er {article} {_NOUNS[found.relation]} på ", apart)


def _way(subject: Subject, found: Trend) -> Parts:
    noun = subject.definite.capitalize()
    if found.path == "every_year":
        return sentence(f"{noun} {_VERBS[found.relation]} hvert år")
    if found.path == "both_ways":
        return sentence(f"{noun} både steg og faldt undervejs")
    return ()


def _level(subject: Subject, found: Trend, place: str) -> Parts:
    first, last = found.first, found.last
    opening = f"{subject.opening} i {place}"
    years = Period(value=first.period, role="first"), Period(value=last.period, role="last")
    small = [vanishing(point.value, subject.decimals) for point in (first, last)]
    number = subject.number(last.value, "last")
    if any(small) and not all(small):
        before = subject.number(first.value, "first")
        told = sentence(f"{opening} var ", before, " i ", years[0], " og ", number, " i ", years[1])
        return paragraph([told, _way(subject, found)])
    both = (f"{opening} var ", number, " i både ", years[0], " og ", years[1])
    if all(small) or found.path == "both_ways":
        return paragraph([sentence(*both), _way(subject, found)])
    if found.path == "constant":
        return sentence(
            f"{opening} var uændret fra ",
            years[0],
            " til ",
            years[1],
            ": ",
            number,
            " i alle de år, der vises tal for",
        )
    return sentence(*both, " og er dermed uændret")
