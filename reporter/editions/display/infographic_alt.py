"""Text alternatives of infographics: their kind and every number they show, from what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from figures.infographics.specs import (
    DOTS,
    Amount,
    Column,
    Criteria,
    Infographic,
    PartOfWhole,
    Proportional,
    Scale,
    ShareBars,
    StackedColumns,
    TextPanel,
    Whole,
)
from reporter.danish import words
from reporter.danish.numbers import HAIR, NBSP, UNITS

_COUNTED = {2: "To", 3: "Tre"}


def describe(spec: Infographic) -> str:
    """Describe an infographic in sentences."""
    match spec:
        case Scale():
            low, *between, high = spec.marks
            marked = words.enumeration([mark.label for mark in between])
            extent = f"Skala fra {low.label} til {high.label}"
            head = f"{extent} med {marked} afmærket" if marked else extent
            return _ended(f"{head}. {_listed(spec.pointers)}")
        case ShareBars(wholes=(single,)):
            return f"En søjle, der deler 100{NBSP}pct. op. {_shares(single)}"
        case ShareBars():
            head = f"To søjler, der hver deler 100{NBSP}pct. op."
            return " ".join([head, *map(_shares, spec.wholes)])
        case PartOfWhole():
            return " ".join(map(_dotted, spec.wholes))
        case Proportional():
            count = _COUNTED[len(spec.areas)]
            return _ended(
                f"{count} cirkler, hvis arealer svarer til tallene. {_listed(spec.areas)}"
            )
        case StackedColumns():
            columns = " ".join(map(_column, spec.columns))
            return f"Søjlediagram, {spec.unit.lower().rstrip('.')}. {columns}"
        case TextPanel():
            return f"I stedet for en figur: {spec.text}"
        case Criteria():
            parts = [f"{part.title}: {' '.join(map(_ended, part.points))}" for part in spec.parts]
            return " ".join([f"{_COUNTED[len(spec.parts)]} kriterier.", *parts])


def _said(label: str) -> str:
    """Return a number as it is said: a percent sign is the ministry's "pct." in a text."""
    return label.replace(f"{HAIR}%", f"{NBSP}{UNITS['pct']}")


def _listed(amounts: Sequence[Amount]) -> str:
    """List names with their numbers; names may have commas of their own."""
    return "; ".join(f"{a.name}: {_said(a.label)}" if a.name else _said(a.label) for a in amounts)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _shares(whole: Whole) -> str:
    lead = f"{whole.name} – " if whole.name else ""
    shares = _ended(f"{lead}{_listed(whole.shares)}")
    return f"{shares} {_ended(_listed((whole.total,)))}" if whole.total else shares


def _dotted(whole: Whole) -> str:
    filled = int(sum(part.value for part in whole.parts))
    lead = f"{whole.name} – " if whole.name else ""
    parts = _listed(whole.parts)
    message = f"{_listed((whole.total,))}, heraf {parts}" if whole.total else parts
    rest = f" {_ended(_listed((whole.rest,)))}" if whole.rest else ""
    field = f"Felt med {DOTS} prikker, hvoraf {filled} er udfyldt."
    return f"{field} {_ended(lead + message)}{rest}"


def _column(column: Column) -> str:
    parts = f", heraf {_listed(column.parts)}" if column.parts else ""
    return _ended(f"Søjlen for {column.total.name} er i alt {_said(column.total.label)}{parts}")
