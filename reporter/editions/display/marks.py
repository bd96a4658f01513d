"""How a page says that a number is not shown, and the notes that explain it.

A number hidden to protect others has the same mark and the same words as one of few persons.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from reporter.danish import numbers, words
from reporter.table import Hidden, Reason, TimeSeries, Value

MARKS = {
    Reason.NO_DATA: numbers.DASH,
    Reason.NOT_APPROVED: "*)",
    Reason.FEW_PERSONS: "**)",
}
"""What is printed in a cell where there is no number."""

_EXPLAINED = {
    Reason.NO_DATA: "- Der er ingen data.",
    Reason.NOT_APPROVED: "*) Kommunens data er ikke godkendt.",
    Reason.FEW_PERSONS: (
        "**) Tallet vises ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, "
        "der gør det."
    ),
}


SHORT = {
    Reason.NO_DATA: "- Ingen data.",
    Reason.NOT_APPROVED: "*) Ikke godkendte data.",
    Reason.FEW_PERSONS: "**) Vises ikke af hensyn til fortroligheden.",
}
"""The same where a page has explained the marks already."""

_IN_TEXT = {
    Reason.NO_DATA: "ingen data",
    Reason.NOT_APPROVED: "ikke godkendte data",
    Reason.FEW_PERSONS: "vises ikke af hensyn til fortroligheden",
}


def in_text(reason: Reason) -> str:
    """Print a number that is not shown within a sentence: its mark, and why."""
    return f"{MARKS[reason]}{numbers.NBSP}[{_IN_TEXT[reason]}]"


def notes(values: Iterable[Value], *, legend: bool = False) -> list[str]:
    """Return a note for each mark that needs one, in the order of the marks.

    Beside a ``legend``, as a map has, what is without data has words and no mark.
    """
    there = {value.reason for value in values if isinstance(value, Hidden)}
    if legend:
        there.discard(Reason.NO_DATA)
    return [text for reason, text in _EXPLAINED.items() if reason in there]


def listed_reasons(
    periods: Iterable[str], values: Iterable[Value]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return each reason for numbers not shown, with the periods it is for."""
    pairs = list(zip(periods, values, strict=True))
    found = [
        (reason.value, tuple(period for period, value in pairs if value == Hidden(reason)))
        for reason in Reason
    ]
    return [(reason, missing) for reason, missing in found if missing]


def breaks(table: TimeSeries) -> list[tuple[str, int]]:
    """Return the mark of each break, and the number of the first year after it, from 0."""
    return [
        (f"{letter})", next(n for n, year in enumerate(table.years) if year >= before))
        for letter, before in zip(ascii_lowercase, table.breaks, strict=False)
    ]


def gaps(table: TimeSeries) -> list[str]:
    """Return a note for each reason a figure over years has gaps: whose, when and why."""
    told = []
    for reason in Reason:
        places = []
        for name, values in table.groups:
            pairs = zip(table.years, values, strict=True)
            years = [year for year, value in pairs if value == Hidden(reason)]
            if years:
                places.append(f"{name} i {words.enumeration(years)}")
        if places:
            told.append(f"{MARKS[reason]} Uden tal ({reason.value}): {'; '.join(places)}.")
    return told
