"""A municipality's number beside its region's and the country's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporter.danish.comparison import compare, vanishing
from reporter.danish.sentences.parts import Part, Parts, Period, Role, listed, paragraph, sentence
from reporter.danish.sentences.subject import Other, Subject

_DIFFERENCE: dict[str, Role] = {"region": "region_difference", "country": "country_difference"}


def level(
    subject: Subject, *, place: str, period: str, value: Decimal, others: Sequence[Other]
) -> Parts:
    """Tell a municipality's number, and how it stands to the others' that are shown.

    Shares are compared; counts are not, since a part is always less than its whole: there the
    others' numbers are told beside. A zero is explained.
    """
    shown = Period(value=period, role="period")
    own = sentence(f"{subject.opening} var ", subject.number(value, "own"), f" i {place} i ", shown)
    told = _compared(subject, value, others) if subject.unit == "pct" else _told(subject, others)
    zero = sentence("Nullet er et opgjort tal og betyder ikke, at der mangler data")
    return paragraph([own, told, _missing(others), zero if value == 0 else ()])


def surroundings(subject: Subject, *, others: Sequence[Other]) -> Parts:
    """Tell the others' numbers alone, as where the municipality's own is not shown."""
    return paragraph([_told(subject, others), _missing(others)])


def _compared(subject: Subject, value: Decimal, others: Sequence[Other]) -> Parts:
    clauses = [
        _clause(subject, value, other, other.value) for other in others if other.value is not None
    ]
    return sentence("Det er ", *listed(clauses)) if clauses else ()


def _clause(subject: Subject, value: Decimal, other: Other, reference: Decimal) -> Parts:
    found = compare(value, reference, decimals=subject.decimals, unit=subject.unit)
    number = subject.number(reference, other.role)
    if found.relation == "level":
        return f"{found.words} {other.name} (", number, ")"
    if vanishing(value, subject.decimals) or vanishing(reference, subject.decimals):
        return f"{found.words} i {other.name} (", number, ")"
    apart = subject.apart(found.difference, _DIFFERENCE[other.role])
    return apart, f" {found.words} i {other.name} (", number, ")"


def _told(subject: Subject, others: Sequence[Other]) -> Parts:
    told: list[Part] = []
    for other in others:
        if other.value is not None:
            lead, noun = (", og i", subject.article) if told else ("I", subject.definite)
            told += f"{lead} {other.name} var {noun} ", subject.number(other.value, other.role)
    return sentence(*told) if told else ()


def _missing(others: Sequence[Other]) -> Parts:
    names: list[Parts] = [(other.name,) for other in others if other.value is None]
    if not names:
        return ()
    return sentence("Der vises ikke noget tal for ", *listed(names, joined="eller"))
