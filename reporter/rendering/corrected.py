"""What a corrected edition says of itself on its first page: since when, and what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reporter.danish import dates
from reporter.editions.corrections import GRADES, Correction, Grade, gravest

LEAD = "Rettet udgave af"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One correction: what stands before its text (its date, its grade), and the text."""

    label: str
    text: Markup


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """What is told of an edition's corrections, the newest first.

    ``grade`` is the gravest of them: a reader of the first version missed that one too.
    """

    heading: str
    grade: Grade
    entries: tuple[Entry, ...]


def heading(date: str) -> str:
    """Return what an edition is called whose latest correction is of that day (``2026-11-20``)."""
    return f"{LEAD} {dates.in_words(dates.parse(date))}"


def corrected(
    corrections: Sequence[Correction], texts: Sequence[str], write: Callable[[str], Markup]
) -> Corrected | None:
    """Return what is told of some corrections and their texts; None where there are none.

    ``write`` makes the HTML of a text.
    """
    if not corrections:
        return None
    dated = len(corrections) > 1
    entries = [
        Entry(label=_label(each, dated=dated), text=write(text))
        for each, text in zip(corrections, texts, strict=True)
    ]
    return Corrected(
        heading=heading(corrections[-1].date),
        grade=gravest(corrections),
        entries=tuple(reversed(entries)),
    )


def _label(correction: Correction, *, dated: bool) -> str:
    """Return what stands before a correction: its date among others, and that it is grave."""
    date = dates.in_words(dates.parse(correction.date)) if dated else ""
    name = f"{GRADES[correction.grade]} rettelse" if correction.grade == "serious" else ""
    label = ", ".join(filter(None, (date, name)))
    return label[:1].upper() + label[1:]
