"""A municipality's number beside its region's and the country's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporter.danish.comparison import Comparison, compare
from reporter.danish.sentences.parts import Part, Parts, Period, Role, listed, paragraph, sentence
from reporter.danish.sentences.subject import Other, Subject

_DIFFERENCE: dict[str, Role] = {"region": "region_difference", "country": "country_difference"}


def level(
    subject: Subject, *, place: str, period: str, value: Decimal, others: Sequence[Other]
) -> Parts:
    """Tell a municipality's number, and how it stands to the others' that are shown.

    Shares are compared; counts are not, since a part is never more than its whole: there the
    others' numbers are told beside. A zero is explained.
    """
    shown = Period(value=period, role="period")
    own = sentence(f"{subject.opening} var ", subject.number(value, "own"), f" i {place} i ", shown)
    zero: Parts = ()
    if value == 0:
        zero = sentence("Nullet betyder ikke, at der mangler data")
    counts = subject.unit == "antal"
    told = _told(subject, others) if counts else _compared(subject, value, others)
    return paragraph([own, zero, told, _missing(others)])


def surroundings(subject: Subject, *, period: str, others: Sequence[Other]) -> Parts:
    """Tell the others' numbers alone, as where the municipality's own is not shown.

    The period is told with them: of the municipality others may have been named just before.
    """
    shown = (" i ", Period(value=period, role="period"))
    return paragraph([_told(subject, others, shown), _missing(others)])


def _compared(subject: Subject, value: Decimal, others: Sequence[Other]) -> Parts:
    shown = [(other, other.value) for other in others if other.value is not None]
    if not shown:
        return ()
    # After a zero has been explained, "det" would mean the explanation.
    lead = f"{subject.definite.capitalize()} er " if value == 0 else "Det er "
    found = [_compare(subject, value, reference) for _, reference in shown]
    if len(shown) > 1 and all(comparison.relation == "level" for comparison in found):
        names = listed([_named(subject, *other) for other in shown])
        return sentence(f"{lead}{found[0].words} både ", *names)
    alike = {(c.relation, c.difference, c.measured) for c in found}
    if len(shown) > 1 and len(alike) == 1 and not any(other.mean for other, _ in shown):
        (comparison, *_), ((first, _), *_) = found, shown
        apart = _apart(subject, comparison, first)
        names = listed([_named(subject, *other) for other in shown])
        return sentence(lead, *apart, f"{comparison.words} i både ", *names)
    clauses = [
        _clause(subject, comparison, *other) for comparison, other in zip(found, shown, strict=True)
    ]
    return sentence(lead, *listed(clauses))


def _compare(subject: Subject, value: Decimal, reference: Decimal) -> Comparison:
    return compare(value, reference, decimals=subject.decimals, unit=subject.unit)


def _clause(subject: Subject, found: Comparison, other: Other, reference: Decimal) -> Parts:
    named = _named(subject, other, reference)
    if found.relation == "level":
        return f"{found.words} ", *named
    words = found.words if other.mean else f"{found.words} i"
    return *_apart(subject, found, other), f"{words} ", *named


def _apart(subject: Subject, found: Comparison, other: Other) -> Parts:
    """Tell how far a number lies from another, where that can be told."""
    if not found.measured:
        return ()
    return subject.apart(found.difference, _DIFFERENCE[other.role]), " "


def _named(subject: Subject, other: Other, reference: Decimal) -> Parts:
    return f"{other.name} (", subject.number(reference, other.role), ")"


def _told(subject: Subject, others: Sequence[Other], when: Parts = ()) -> Parts:
    """Tell numbers side by side, and after the first of them when."""
    told: list[Part] = []
    named = False
    for other in others:
        if other.value is not None:
            first = not told
            where = f"{other.where[0].upper()}{other.where[1:]}" if first else f", og {other.where}"
            noun = "" if other.mean else f" {subject.article if named else subject.definite}"
            told += f"{where} var{noun} ", subject.number(other.value, other.role)
            told += when if first else ()
            named = named or not other.mean
    return sentence(*told) if told else ()


def _missing(others: Sequence[Other]) -> Parts:
    names: list[Parts] = [(other.name,) for other in others if other.value is None]
    if not names:
        return ()
    return sentence("Der vises ikke noget tal for ", *listed(names, joined="eller"))
