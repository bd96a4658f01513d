"""Children and young people: measures, national tests and convictions."""

from __future__ import annotations

import numpy as np

from reporter.registers.synthetic import marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.dates import OPEN, new_year
from reporter.registers.synthetic.draws import Ints
from reporter.registers.synthetic.people import People, by_age
from reporter.registers.synthetic.rows import MISSING, Rows, gathered

NEVER = OPEN
"""When those who never had a measure had their first."""

_EIGHTEEN = 6_574
"""Days until the 18th birthday, or one day less."""

_FIFTEEN = 5_479
"""Days until the 15th birthday, or one day more."""

_SINCE = 1970
"""Earliest year of birth of those with measures in the register."""


def measures(country: Country, crowd: People) -> tuple[Rows, Ints]:
    """Make the rows of bua, and the day of each person's first measure directed at the person."""
    draws, ids = country.draws, crowd.ids
    last = int(new_year(country.first_year + country.years)) - 1
    chance = marginals.VULNERABLE * country.factor("foranstaltning", 700, 1400)
    chosen = draws.chance("foranstaltning", ids, chance[crowd.homes[0]] // 1000)
    at = np.flatnonzero(chosen & (crowd.birth_year >= _SINCE))
    # The later of two draws: more of the first measures come in the teens.
    begins = np.maximum(*(draws.below(f"start {n}", ids[at], _EIGHTEEN) for n in (1, 2)))
    start = crowd.born[at] + begins
    first = np.full(len(ids), NEVER, dtype=np.int64)
    seen = start <= last
    first[at[seen]] = start[seen]
    parts = []
    for n in range(3):
        people = ids[at]
        length = 60 + draws.below("varighed", people, 1_600, n)
        limit = np.where(draws.chance("efterværn", people, 200_000, n), 23, 18) * 365
        end = np.minimum(start + length, np.maximum(crowd.born[at] + limit, start + 30))
        placed = draws.chance("anbringelse", people, marginals.PLACED, n)
        kind = np.where(placed, 100, 200) + draws.below("PGF", people, 60, n)
        kept = (start <= last) & (begins < _EIGHTEEN)
        parts.append(_measure(people[kept], kind[kept], start[kept], end[kept], last))
        gap = 1 + draws.below("pause", people, 700, n)
        going_on = draws.chance("igen", people, 480_000, n)
        at, start, begins = at[going_on], (end + gap)[going_on], begins[going_on]
        begins = start - crowd.born[at]
    parts.append(_family_directed(country, crowd, last))
    return gathered(parts), first


def _family_directed(country: Country, crowd: People, last: int) -> Rows:
    """Make the family-directed measures, which have not been in the register for long."""
    draws = country.draws
    since = int(new_year(max(country.first_year, marginals.FAMILY_DIRECTED_SINCE)))
    child = crowd.birth_year > country.first_year - 17
    chosen = draws.chance("familie", crowd.ids, marginals.FAMILY_DIRECTED)
    at = np.flatnonzero(child & chosen)
    people = crowd.ids[at]
    days = max(1, last - since)
    begins = since + draws.below("familie fra", people, days)
    start = np.maximum(begins, crowd.born[at] + 30)
    end = start + 60 + draws.below("familie varighed", people, 700)
    kept = start <= last
    kind = 400 + draws.below("familie PGF", people, 30)
    return _measure(people[kept], kind[kept], start[kept], end[kept], last)


def _measure(owner: Ints, kind: Ints, start: Ints, end: Ints, last: int) -> Rows:
    ended = np.where(end > last, OPEN, end)
    return Rows("bua", owner, {"PGF": kind, "SAG_VFRA": start, "SAG_VTIL": ended})


_TESTS = (("DL", (2, 4, 6, 8)), ("MAT", (3, 6)))
_CRITERIA = ((14, 6), (29, 5), (48, 4), (67, 3), (84, 2), (101, 1))
"""Below which score each criterion-based result is given: set by hand, a fifth get 5 or 6."""


def tests(country: Country, crowd: People, first: Ints) -> Rows:
    """Make the rows of nattest: a pupil turns 13 in the year of the sixth grade."""
    draws = country.draws
    parts = []
    for turn, year in enumerate(country.calendar):
        spring = int(new_year(year)) + 60
        for n, (subject, grades) in enumerate(_TESTS):
            grade = year - crowd.birth_year - 7
            at = np.flatnonzero(crowd.living[turn] & np.isin(grade, grades))
            at = at[draws.chance(f"deltager {subject}", crowd.ids[at], marginals.TESTED, turn)]
            people = crowd.ids[at]
            mean = np.array(marginals.SCORES)[(first[at] <= spring).astype(np.int64)]
            bell = sum(draws.below(f"{subject} {k}", people, 51, turn) for k in range(4)) - 100
            score = np.clip(mean + turn // 2 + bell, 0, 100)
            below = np.searchsorted([limit for limit, _ in _CRITERIA], score, side="right")
            unseen = draws.chance(f"uden score {subject}", people, marginals.WITHOUT_SCORE, turn)
            columns = {
                "AAR": np.full(len(at), year),
                "FAG": np.full(len(at), n),
                "KLASSETRIN": grade[at],
                "NORMSCORE": np.where(unseen, MISSING, score),
                "KRITERIE": np.where(unseen, MISSING, 5 - below),
            }
            parts.append(Rows("nattest", people, columns))
    return gathered(parts)


_KINDS = ((40, 210, 640, 30, 50, 30), (110, 130, 690, 10, 40, 20))
"""Decisions per thousand in the order of the codes, of the young and of adults."""

_LAWS = ((420, 330, 250), (220, 600, 180))
"""Decisions by law, per thousand, of the young and of adults."""


def convictions(country: Country, crowd: People, first: Ints) -> Rows:
    """Make the rows of kraf: nobody is convicted for what he did before 15."""
    draws = country.draws
    local = country.factor("afgørelse", 650, 1450)
    parts = []
    for turn, year in enumerate(country.calendar):
        age = crowd.age(year)
        vulnerable = first <= int(new_year(year))
        young = np.array(marginals.CONVICTED)[vulnerable.astype(np.int64)]
        later = by_age(((0, 0), *marginals.CONVICTED_LATER), age)
        chance = np.where((age >= 14) & (age < 18), young * 108 // 100, later)
        chance = chance * local[crowd.homes[turn]] // 1000
        at = np.flatnonzero(crowd.living[turn] & draws.chance("afgørelse", crowd.ids, chance, turn))
        for again in range(2):
            stream = f"afgørelse {again}"
            if again:
                at = at[draws.chance(stream, crowd.ids[at], 180_000, turn)]
            people = crowd.ids[at]
            day = int(new_year(year)) + draws.below(f"{stream} dag", people, 365, turn)
            kept = day >= crowd.born[at] + _FIFTEEN
            adult = (age[at] >= 18).astype(np.int64)
            kinds = [draws.picked(f"{stream} art", people, kind, turn) for kind in _KINDS]
            laws = [draws.picked(f"{stream} lov", people, law, turn) for law in _LAWS]
            columns = {
                "JOURNR": people * 1000 + turn * 10 + again,
                "AFG_DATO": day,
                "AFG_AFGTYP3": np.where(adult, kinds[1], kinds[0]),
                "LOVOMRAADE": np.where(adult, laws[1], laws[0]),
            }
            part = Rows("kraf", people[kept], {k: v[kept] for k, v in columns.items()})
            parts.append(part)
    return gathered(parts)
