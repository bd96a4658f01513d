"""What people live on each year: main income source (AKM) and paid hours (BFL)."""

from __future__ import annotations

import numpy as np

from reporter.registers.schema import schemas
from reporter.registers.synthetic import education, income
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.draws import Flags, Ints
from reporter.registers.synthetic.people import People
from reporter.registers.synthetic.rows import Rows, gathered
from reporter.registers.synthetic.services import Served

_RENEWED = 150_000
"""How many draw their income source anew in a year; the others keep theirs but for their age."""

STUDYING = income.SOURCES.index("310")
_WAGES = income.SOURCES.index("løn")
_LIMIT = 950
"""Hours from which a student counts as working; see the definition of goals 3 and 4."""

_SMALL_JOBS = (("310", 480_000, _LIMIT), ("321", 120_000, 500), ("322", 100_000, 800))
"""Who also has paid hours: how many of them, and fewer than how many hours."""


def sources(
    country: Country, crowd: People, *, october: tuple[Flags, ...], who: Served, exposed: Flags
) -> tuple[Ints, ...]:
    """Draw each person's place in ``income.SOURCES`` for each year."""
    drawn = country.draws.lasting("indkomst", crowd.ids, renewed=_RENEWED, turns=country.years)
    result = []
    for turn, year in enumerate(country.calendar):
        situation = np.where(exposed, income.EXPOSED, income.ORDINARY)
        situation = np.where(who.function[turn], income.FUNCTION, situation)
        situation = np.where(who.mind[turn], income.MIND, situation)
        situation = np.where(october[turn], income.STUDENT, situation)
        level = country.levels[turn][crowd.homes[turn]]
        age = np.maximum(crowd.age(year), 0)
        result.append(income.source(situation=situation, age=age, level=level, drawn=drawn[turn]))
    return tuple(result)


def educations(
    country: Country,
    crowd: People,
    lived_on: tuple[Ints, ...],
    october: tuple[Flags, ...],
    way: Rows,
) -> Rows:
    """Make the rows of kotre: those of the young, and a course for every other student's year."""
    parts = [way]
    for turn, year in enumerate(country.calendar):
        others = (lived_on[turn] == STUDYING) & ~october[turn] & crowd.living[turn]
        others &= crowd.age(year) >= 18
        parts.append(education.later_course(country, crowd.ids[others], year, turn))
    return gathered(parts)


def main_sources(country: Country, crowd: People, lived_on: tuple[Ints, ...]) -> list[Rows]:
    """Make the rows of akm: everybody who is in bef in the year."""
    vocabulary = tuple(schemas()["akm"].columns["SOCIO13"].codes)
    tables = []
    for turn, year in enumerate(country.calendar):
        here = np.flatnonzero(crowd.living[turn])
        ids = crowd.ids[here]
        columns = {
            "AAR": np.full(len(ids), year),
            "SOCIO13": income.codes(country.draws, ids, lived_on[turn][here], vocabulary),
        }
        tables.append(Rows("akm", ids, columns, turn))
    return tables


def hours(
    country: Country, crowd: People, lived_on: tuple[Ints, ...], october: tuple[Flags, ...]
) -> list[Rows]:
    """Make the rows of bfl: employees, and those of the others who have a small job."""
    draws = country.draws
    tables = []
    for turn, year in enumerate(country.calendar):
        here = np.flatnonzero(crowd.living[turn])
        ids, place = crowd.ids[here], lived_on[turn][here]
        usual = np.where(
            draws.chance("fuldtid", ids, 600_000, turn), 1924,
            400 + draws.below("deltid", ids, 1_700, turn),
        )  # fmt: skip
        student = 700 + draws.below("studiejob", ids, 800, turn)
        paid = np.where(place == _WAGES, np.where(october[turn][here], student, usual), -1)
        benefits = np.isin(place, [income.SOURCES.index(code) for code in ("210", "330", "410")])
        jobs = [(benefits, 220_000, 600)]
        jobs += [
            (place == income.SOURCES.index(code), share, most) for code, share, most in _SMALL_JOBS
        ]
        for among, share, most in jobs:
            few = among & draws.chance("bijob", ids, share, turn)
            paid = np.where(few, draws.below("bijob timer", ids, most, turn), paid)
        # A few who study work so much that they do not count as students.
        busy = (place == STUDYING) & draws.chance("travl", ids, 25_000, turn)
        paid = np.where(busy, _LIMIT + draws.below("travl timer", ids, 500, turn), paid)
        kept = paid >= 0
        columns = {"AAR": np.full(int(kept.sum()), year), "LOENTIMER": paid[kept]}
        tables.append(Rows("bfl", ids[kept], columns, turn))
    return tables
