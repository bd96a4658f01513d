"""Education: each young person's way through school, youth education and higher education."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporter.registers.synthetic import marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.dates import OPEN, new_year, on
from reporter.registers.synthetic.draws import Flags, Ints
from reporter.registers.synthetic.people import People
from reporter.registers.synthetic.rows import Rows, gathered

_OLDEST = 34
"""Age in the first year of the oldest whose education is told from the beginning."""

SCHOOL, GENERAL, VOCATIONAL, PLANNED, HIGHER, OTHER = range(6)
"""Places of UDDTYPE in its list."""

_RUNNING, _COMPLETED, _BROKEN_OFF = range(3)
"""Places of AFGANG in its list."""

_CHOICE = ((660, 330, 10), (300, 560, 140))
"""Youth education per thousand, others and vulnerable: general, vocational, planned."""

_LENGTH = np.array((0, 3, 4, 3))
"""Years of a youth education by its place."""


@dataclass(frozen=True)
class _Course:
    """Courses of the same kind: whose (place in the chunk), what, from, to and how they end."""

    at: Ints
    kind: Ints
    start: Ints
    end: Ints
    outcome: Ints


def courses(country: Country, crowd: People, first: Ints) -> tuple[Rows, tuple[Flags, ...]]:
    """Make the rows of kotre, and who is in education after school on 1 October of each year."""
    last = int(new_year(country.first_year + country.years)) - 1
    found = [*_way(country, crowd, first <= crowd.born + 18 * 365)]
    parts = []
    october = [np.zeros(len(crowd.ids), dtype=np.bool_) for _ in country.calendar]
    for course in found:
        for turn, year in enumerate(country.calendar):
            day = int(on(year, 10, 1))
            there = (course.start <= day) & (course.end >= day) & (course.kind != SCHOOL)
            october[turn][course.at[there]] = True
        begun = course.start <= last
        running = course.end > last
        columns = {
            "UDDTYPE": course.kind[begun],
            "ELEV3_VFRA": course.start[begun],
            "ELEV3_VTIL": np.where(running, OPEN, course.end)[begun],
            "AFGANG": np.where(running, _RUNNING, course.outcome)[begun],
        }
        parts.append(Rows("kotre", crowd.ids[course.at[begun]], columns))
    return gathered(parts), tuple(october)


def later_course(country: Country, ids: Ints, year: int, turn: int) -> Rows:
    """Make the year's course of adults who live on an education but are on no way told above."""
    higher = country.draws.chance("voksenuddannelse", ids, 350_000, turn)
    columns = {
        "UDDTYPE": np.where(higher, HIGHER, OTHER),
        "ELEV3_VFRA": np.asarray(new_year(year) + 4 + country.draws.below("kursus", ids, 60, turn)),
        "ELEV3_VTIL": np.full(len(ids), int(on(year, 12, 19))),
        "AFGANG": np.full(len(ids), _COMPLETED),
    }
    return Rows("kotre", ids, columns)


def _way(country: Country, crowd: People, vulnerable: Flags) -> list[_Course]:
    draws = country.draws
    at = np.flatnonzero(crowd.birth_year >= country.first_year - _OLDEST)
    ids, born, weak = crowd.ids[at], crowd.birth_year[at], vulnerable[at].astype(np.int64)
    leaves = born + 16 + draws.chance("10. klasse", ids, 400_000)
    school = _Course(
        at, np.full(len(at), SCHOOL), on(born + 6, 8, 10), on(leaves, 6, 25),
        np.full(len(at), _COMPLETED),
    )  # fmt: skip
    local = country.factor("ungdomsuddannelse", 0, 120)[crowd.homes[0][at]] - 60
    trend = np.clip(born - (country.first_year - 20), -5, 5) * 3
    chance = np.array(marginals.YOUTH_EDUCATION)[weak] + (local + trend) * 1000
    reaches = draws.chance("ungdomsuddannelse", ids, chance)
    tries = reaches | draws.chance("forsøg", ids, 550_000)
    choices = [draws.picked("valg", ids, weights) for weights in _CHOICE]
    kind = GENERAL + np.where(weak, choices[1], choices[0])
    # Some break off first and begin again within the year, at the latest in the year they turn 18.
    breaks = tries & ~(reaches & ~draws.chance("omvalg", ids, 120_000))
    straight = _youth(at, kind, leaves, tries & ~breaks)
    start = on(leaves, 8, 10)
    broken = _Course(
        at[breaks], kind[breaks], start[breaks],
        (start + 60 + draws.below("afbrudt", ids, 230))[breaks],
        np.full(int(breaks.sum()), _BROKEN_OFF),
    )  # fmt: skip
    second = breaks & reaches
    late = breaks & ~reaches & draws.chance("senere", ids, 300_000)
    again = _youth(at, kind, leaves + 1, second)
    later = _youth(at, kind, born + 23, late)
    goes_on = reaches & (kind == GENERAL) & draws.chance("videregående", ids, 650_000)
    return [school, straight, broken, again, later, _higher(country, at, ids, leaves, goes_on)]


def _youth(at: Ints, kind: Ints, year: Ints, chosen: Flags) -> _Course:
    end = on(year + _LENGTH[kind], 6, 25)
    outcome = np.full(int(chosen.sum()), _COMPLETED)
    return _Course(at[chosen], kind[chosen], on(year, 8, 10)[chosen], end[chosen], outcome)


def _higher(country: Country, at: Ints, ids: Ints, leaves: Ints, chosen: Flags) -> _Course:
    draws = country.draws
    at, ids, leaves = at[chosen], ids[chosen], leaves[chosen]
    year = leaves + 4 + draws.below("sabbatår", ids, 3)
    broken = draws.chance("frafald", ids, 200_000)
    length = np.where(broken, 1, 3 + draws.below("længde", ids, 3))
    outcome = np.where(broken, _BROKEN_OFF, _COMPLETED)
    kind = np.full(len(at), HIGHER)
    return _Course(at, kind, on(year, 9, 1), on(year + length, 6, 30), outcome)
