"""A status table as it is laid out: its rows, its notes, its alternatives and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import dates, numbers, words
from reporter.editions.display.marks import MARKS
from reporter.editions.display.sheets import STATUS, Sheet
from reporter.editions.display.status import DIRECTIONS, Status
from reporter.editions.display.tables import Cell
from reporter.table import PUBLISHED, ROUNDED_IN_SOURCE, Hidden

_COMPARED = ("towards", "away", "level", "alike")
"""Directions that two numbers have been held against each other for."""

HEAD = ("Mål", "Udgangspunkt", "Seneste", "Ændring", "Retning", "Udvikling")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row ready for its template; ``title`` is empty where the row above has the same goal.

    ``first_period`` and ``last_period`` are as printed; ``alt`` tells the drawing of ``address``.
    """

    number: int
    title: str
    indicator: str
    definition: str
    key: str
    first: Cell
    first_period: str
    last: Cell
    last_period: str
    change: Cell
    change_unit: str
    direction: str
    words: str
    alt: str


def lines(statuses: Sequence[Status]) -> tuple[Line, ...]:
    """Return the rows of the table."""
    goals = [status.definition.goal for status in statuses]
    return tuple(
        _line(status, titled=goal != before)
        for status, goal, before in zip(statuses, goals, [0, *goals], strict=False)
    )


def _line(status: Status, *, titled: bool) -> Line:
    definition = status.definition
    first, last = dates.period(status.periods[0]), dates.period(status.periods[-1])
    change_unit = ""
    change = Cell(numbers.DASH, None, status.area)
    if status.change is not None:
        told = numbers.signed(status.change, status.decimals)
        change_unit = numbers.UNITS["procentpoint" if status.unit == "pct" else status.unit]
        span = f"{status.periods[0]} og {status.periods[-1]}"
        change = Cell(told, status.change, status.area, span)
    return Line(
        number=definition.goal,
        title=definition.title if titled else "",
        indicator=definition.indicator,
        definition=definition.id,
        key=status.key,
        first=_cell(status, 0),
        first_period=first,
        last=_cell(status, -1),
        last_period=last,
        change=change,
        change_unit=change_unit,
        direction=status.direction,
        words=DIRECTIONS[status.direction],
        alt=_alt(status),
    )


def _cell(status: Status, n: int) -> Cell:
    value = status.values[n]
    if isinstance(value, Hidden):
        return Cell(MARKS[value.reason], None, status.area)
    shown = numbers.rounded(value, status.decimals)
    return Cell(_in_full(value, status), shown, status.area, status.periods[n])


def _in_full(value: Decimal, status: Status) -> str:
    told = numbers.in_full(value, status.decimals, status.unit)
    return words.circa(told) if status.circa else told


def _alt(status: Status) -> str:
    """Tell every number of the drawing, and where it is interrupted."""
    told = [
        f"{dates.period(period)}: "
        f"{value.reason.value if isinstance(value, Hidden) else _in_full(value, status)}"
        for period, value in zip(status.periods, status.values, strict=True)
    ]
    sentences = [words.enumeration(told).rstrip(".") + "."]
    for n in status.broken:
        sentences.append(f"Brud mellem {status.periods[n - 1]} og {status.periods[n]}.")
    return " ".join(sentences)


def notes(statuses: Sequence[Status]) -> list[str]:
    """Return what must be known to read the table: two numbers only, gaps, the drawings' scales."""
    told = []
    two = [s for s in statuses if s.known == 2 and s.direction in _COMPARED]
    if two:
        told.append(
            f"{_named(two)}: Der er kun to tal. Ændringen er forskellen mellem dem og siger intet "
            "om en udvikling."
        )
    for status in statuses:
        gaps = [
            f"{dates.period(period)} ({value.reason.value})"
            for period, value in zip(status.periods, status.values, strict=True)
            if isinstance(value, Hidden)
        ]
        if gaps:
            told.append(f"{_named([status])}: Uden tal: {words.enumeration(gaps)}.")
    told.append("Ændringen er beregnet ud fra de trykte tal. Hver kurve har sin egen skala.")
    return told


def _named(statuses: Sequence[Status]) -> str:
    """Name goals by their numbers: "Mål 7", "Mål 7 og 10"."""
    goals = dict.fromkeys(str(status.definition.goal) for status in statuses)
    return f"Mål{numbers.NBSP}{words.enumeration(list(goals))}"


def broken_note(status: Status, n: int) -> str:
    """Return the start of the note on a break: "Mål 7, brud mellem 2007 og 2009: "."""
    years = f"{status.periods[n - 1]} og {status.periods[n]}"
    return f"{_named([status])}, brud mellem {years}: "


def sheet(statuses: Sequence[Status]) -> Sheet:
    """Return a row for every indicator of the table."""
    wanted = {"higher": "op", "lower": "ned"}
    rows = []
    for status in statuses:
        first, last = (_plain(status, n) for n in (0, -1))
        hidden = [
            v.reason.value for v in (status.values[0], status.values[-1]) if isinstance(v, Hidden)
        ]
        shown = ROUNDED_IN_SOURCE if status.circa else PUBLISHED
        change = "" if status.change is None else numbers.number(status.change, status.decimals)
        rows.append(
            (
                str(status.definition.goal),
                status.definition.title,
                status.definition.indicator,
                status.definition.id,
                numbers.UNIT_HEADINGS[status.unit],
                dates.period(status.periods[0]),
                first,
                dates.period(status.periods[-1]),
                last,
                change,
                wanted[status.definition.wanted],
                DIRECTIONS[status.direction],
                ", ".join(dict.fromkeys(hidden)) or shown,
            )
        )
    header = (
        "Mål", "Titel", "Indikator", "Id", "Enhed", "Første periode", "Første tal",
        "Seneste periode", "Seneste tal", "Ændring", "Ønsket retning", "Retning", STATUS,
    )  # fmt: skip
    return Sheet(header, tuple(rows), frozenset({"Første tal", "Seneste tal", "Ændring"}), header)


def _plain(status: Status, n: int) -> str:
    value = status.values[n]
    return "" if isinstance(value, Hidden) else numbers.number(value, status.decimals)
