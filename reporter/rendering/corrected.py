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
    """One correction: its date as it is printed, what grave ones are called, and what it says."""

    date: str
    name: str
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
    entries = [
        Entry(
            date=dates.in_words(dates.parse(each.date)),
            name=f"{GRADES[each.grade].capitalize()} rettelse" if each.grade == "serious" else "",
            text=write(text),
        )
        for each, text in zip(corrections, texts, strict=True)
    ]
    return Corrected(
        heading=heading(corrections[-1].date),
        grade=gravest(corrections),
        entries=tuple(reversed(entries)),
    )
