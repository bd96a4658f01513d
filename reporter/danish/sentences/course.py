"""What numbers did over the years they are known for, in one sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from reporter.danish.course import LEAST, Course, course
from reporter.danish.sentences.parts import Number, Part, Parts, Period, paragraph, sentence
from reporter.danish.sentences.topic import Topic
from reporter.danish.trend import Point

_VERBS = {"above": "steg", "below": "faldt"}
_OTHER_WAY = {"above": "faldt", "below": "steg"}
_HIGHER = {"above": "højere", "below": "lavere"}


def told(
    topic: Topic, points: Sequence[Point], *, area: str, whole: bool, relative: bool = False
) -> Parts:
    """Tell the numbers of some years; two are compared, and nothing is told of none.

    Where the run is not ``whole``, because a year between is hidden, only the first and the last
    are compared. ``relative`` tells changes of counts in percent.
    """
    if len(points) < 2:
        shown = ((_value(topic, point, area), " i ", _year(point)) for point in points)
        return paragraph(sentence(*topic.beginning, "var ", *parts) for parts in shown)
    first, last = points[0], points[-1]
    if len(points) < LEAST or not whole:
        return years_apart(topic, first, last, area=area, relative=relative)
    found = course(points, decimals=topic.decimals, unit=topic.unit)
    if found.kind == "constant":
        return _constant(topic, first, last, area, found)
    if found.kind in ("stable", "narrow"):
        return _stable(topic, first, last, area, found)
    if found.kind == "turn" and found.turn:
        lead = (*topic.beginning, f"{_VERBS[found.relation]} ")
        then = f" og {_OTHER_WAY[found.relation]} derefter til "
        up = _from_to(topic, first, found.turn, area)
        return sentence(*lead, *up, then, _value(topic, last, area), " i ", _year(last))
    return paragraph(
        [_moved(topic, first, last, area, relative=relative), _way(topic, found, area)]
    )


def years_apart(
    topic: Topic, first: Point, last: Point, *, area: str, relative: bool = False
) -> Parts:
    """Hold a year against an earlier one: a comparison, and never a development."""
    found = topic.compared(last.value, first.value)
    if found.relation == "level":
        both = (_value(topic, last, area), " i både ", _year(first), " og ", _year(last))
        return sentence(*topic.beginning, "var ", *both)
    return sentence(
        *topic.beginning,
        "var ",
        *_distance(topic, first, last, area, relative=relative),
        f"{_HIGHER[found.relation]} i ",
        _year(last),
        *_bracketed(_value(topic, last, area)),
        " end i ",
        _year(first),
        *_bracketed(_value(topic, first, area)),
    )


def _constant(topic: Topic, first: Point, last: Point, area: str, found: Course) -> Parts:
    measured = topic.compared(last.value, first.value).measured
    lead = "var uændret på " if measured else "var "
    times = " i alle årene fra " if found.yearly else " ved alle opgørelser fra "
    value = _value(topic, last, area)
    return sentence(*topic.beginning, lead, value, times, *_span(first, last))


def _stable(topic: Topic, first: Point, last: Point, area: str, found: Course) -> Parts:
    low = topic.said(found.low.value, area=area, period=found.low.period, bare=True)
    lay = ("lå mellem ", low, " og ", _value(topic, found.high, area))
    times = " i alle årene" if found.yearly else " ved alle opgørelser"
    if topic.circa or found.kind == "narrow":
        # What the source has rounded may lie farther apart than it is printed.
        return sentence(*topic.beginning, *lay, f"{times} fra ", *_span(first, last))
    stable = f"var {topic.congruent('stabil')} fra "
    then = (f": {topic.pronoun} ", *lay, times)
    return sentence(*topic.beginning, stable, *_span(first, last), *then)


def _moved(topic: Topic, first: Point, last: Point, area: str, *, relative: bool) -> Parts:
    found = topic.compared(last.value, first.value)
    if found.relation == "level":
        return years_apart(topic, first, last, area=area)
    by = _distance(topic, first, last, area, relative=relative)
    change = ("med ", *by) if by else ()
    lead = (*topic.beginning, f"{_VERBS[found.relation]} ", *change)
    return sentence(*lead, *_from_to(topic, first, last, area))


def _way(topic: Topic, found: Course, area: str) -> Parts:
    if found.kind == "every_step":
        times = "hvert år" if found.yearly else "fra hver opgørelse til den næste"
        return sentence(f"{topic.pronoun} {_VERBS[found.relation]} {times}")
    if found.kind == "both_ways":
        ends: list[Part] = []
        for lead, end in (("højest", found.peak), ("lavest", found.trough)):
            if end:
                ends += (f" og {lead} i " if ends else f" og var {lead} i ", _year(end))
                ends += _bracketed(_value(topic, end, area))
        return sentence(f"{topic.pronoun} både steg og faldt undervejs", *ends)
    return ()


def _distance(topic: Topic, first: Point, last: Point, area: str, *, relative: bool) -> Parts:
    period = f"{first.period}-{last.period}"
    told = topic.distance(last.value, first.value, relative=relative, area=area, period=period)
    return (told, " ") if told else ()


def _from_to(topic: Topic, first: Point, last: Point, area: str) -> Parts:
    values = [_value(topic, point, area) for point in (first, last)]
    return ("fra ", values[0], " i ", _year(first), " til ", values[1], " i ", _year(last))


def _span(first: Point, last: Point) -> Parts:
    return _year(first), " til ", _year(last)


def _value(topic: Topic, point: Point, area: str) -> Number:
    return topic.said(point.value, area=area, period=point.period)


def _year(point: Point) -> Period:
    return Period(value=point.period, role="period")


def _bracketed(part: Part) -> Parts:
    return " (", part, ")"
