"""Danish dates and periods: ``06-11-2018`` on a date line, ``december 2016`` in text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from reporter.danish.numbers import NBSP
from reporter.danish.words import enumeration

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")


def date_line(date: datetime.date) -> str:
    """Print a date as on a fact sheet: ``06-11-2018``."""
    return f"{date:%d-%m-%Y}"


def in_words(date: datetime.date) -> str:
    """Print a date as in a sentence: ``15. november 2019``."""
    return f"{date.day}.{NBSP}{MONTHS[date.month - 1]}{NBSP}{date.year}"


def period(value: str) -> str:
    """Print a period: ``2016``, ``2014-2016``, or ``december 2016`` for ``2016-12``.

    Raises ValueError for anything else, and for a span that runs backwards.
    """
    if match := _MONTH.fullmatch(value):
        return f"{MONTHS[int(match[2]) - 1]}{NBSP}{match[1]}"
    match = _YEARS.fullmatch(value)
    if not match or (match[2] and match[2] <= match[1]):
        raise ValueError(value)
    return value


def years(shown: Sequence[str], known: Sequence[str]) -> str:
    """Print some of the years that are known: ``2007``, ``2009 og 2011``, ``2009-2015 og 2022``.

    Three or more that follow each other among the known ones are told by the first and the last.
    """
    runs: list[list[str]] = []
    for year in shown:
        follows = runs and known.index(runs[-1][-1]) + 1 == known.index(year)
        if follows:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = [[f"{run[0]}-{run[-1]}"] if len(run) > 2 else run for run in runs]
    return enumeration([part for parts in told for part in parts])


def parse(value: str) -> datetime.date:
    """Read ``2018-11-06``, ``2018-11`` or ``2018`` (its first day); raises ValueError."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        raise ValueError(value)
    return datetime.date.fromisoformat((value + "-01-01")[:10])


def at_head(value: str) -> str:
    """Print a date as precisely as it is known: ``06-11-2018``, ``maj 2016``, ``2017``."""
    return date_line(parse(value)) if len(value) == 10 else period(value)
