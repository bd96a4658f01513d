"""Why a municipality's number is not shown, or is not its own alone.

Of a number that is hidden nothing is said but that it is: no direction, no rank, no comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporter.danish.sentences.parts import Parts, Period, listed, paragraph, sentence
from reporter.danish.sentences.subject import Subject

_ONE = {
    "få personer": "det bygger på for få personer eller kunne røbe et andet tal, der gør det",
    "ikke godkendt": "kommunens data ikke er godkendt",
}
_SEVERAL = _ONE | {
    "få personer": "de bygger på for få personer eller kunne røbe andre tal, der gør det"
}
NO_DATA = "ingen data"


def hidden(reason: str, *, place: str, periods: Sequence[str]) -> Parts:
    """Tell that numbers are not shown, and why, in the words of a published table's status.

    Nothing is told of no periods. Raises KeyError for another reason.
    """
    if not periods:
        return ()
    years = listed(spans(periods))
    if reason == NO_DATA:
        return sentence(f"Der er ingen data for {place} ", *years)
    lead, why = ("Tallet", _ONE) if len(periods) == 1 else ("Tallene", _SEVERAL)
    return sentence(f"{lead} for {place} ", *years, f" vises ikke, fordi {why[reason]}")


def spans(periods: Sequence[str]) -> list[Parts]:
    """Tell periods, three years in a row and more by the first and last: "fra 2016 til 2018"."""
    runs: list[list[str]] = []
    for period in periods:
        if runs and _next(runs[-1][-1]) == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    told: list[Parts] = []
    alone = False
    for run in runs:
        if len(run) > 2:
            first, last = Period(value=run[0], role="first"), Period(value=run[-1], role="last")
            told.append(("fra ", first, " til ", last))
            alone = False
            continue
        for period in run:
            own = Period(value=period, role="period")
            told.append((own,) if alone else ("i ", own))
            alone = True
    return told


def _next(period: str) -> str:
    """Return the year after a year; nothing follows a month."""
    return str(int(period) + 1) if period.isdecimal() else ""


def joint(places: Sequence[str], *, shared: bool, several: bool = False) -> Parts:
    """Tell that municipalities report together; ``shared`` where they share the number shown.

    ``several`` says that more numbers than one are shown.
    """
    reporting = sentence(*_names(places), " indberetter sammen")
    return paragraph([reporting, _shared(len(places), several=several) if shared else ()])


def counted_jointly(reports: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Parts:
    """Tell which municipalities have a number in common that is counted for each of them.

    Each report is all its municipalities, and those of them that it is counted for.
    """
    whole = [_names(places) for places, counted in reports if len(places) == len(counted)]
    told = [
        sentence("Det fælles tal for ", *_names(places), " er talt med for ", *_names(counted))
        for places, counted in reports
        if len(places) > len(counted)
    ]
    if whole:
        number, each = ("et fælles tal", "dem") if len(whole) == 1 else ("fælles tal", "kommunerne")
        have = f" har {number}, der er talt med for hver af {each}"
        told.insert(0, sentence(*listed(whole, joined="samt"), have))
    return paragraph(told)


def joint_beside(subject: Subject, *, places: Sequence[str], value: Decimal) -> Parts:
    """Tell the joint number that a source prints beside the municipalities' own."""
    lead = "Kilden har desuden et fælles tal for "
    return sentence(lead, *_names(places), ": ", subject.number(value, "joint"))


def _shared(count: int, *, several: bool) -> Parts:
    who = "begge kommuner" if count == 2 else "kommunerne"
    return sentence(f"{'Tallene' if several else 'Tallet'} dækker {who} tilsammen")


def _names(places: Sequence[str]) -> Parts:
    return listed([(place,) for place in places])
