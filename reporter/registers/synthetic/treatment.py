"""Treatment of drug and alcohol abuse, and deaths from drugs."""

from __future__ import annotations

import numpy as np

from reporter.registers.synthetic import marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.courses import ended, starts
from reporter.registers.synthetic.dates import OPEN, new_year
from reporter.registers.synthetic.draws import MILLION, Flags, Ints
from reporter.registers.synthetic.people import People
from reporter.registers.synthetic.rows import MISSING, Rows, gathered


def drug_users(country: Country, crowd: People) -> Flags:
    """Choose those who are in drug treatment at some time."""
    age = crowd.age(country.first_year)
    local = country.factor("stofbehandling", 500, 1100) * country.large
    chance = marginals.DRUG_USERS * local[crowd.homes[0]] // 1000
    chosen = country.draws.chance("stofbehandling", crowd.ids, chance)
    return chosen & (age >= 17) & (age <= 60)


def _home_then(country: Country, crowd: People, at: Ints, day: Ints) -> Ints:
    """Return where each person lives in the year of a day."""
    turn = np.zeros(len(at), dtype=np.int64)
    for year in country.calendar[1:]:
        turn += day >= int(new_year(year))
    return np.asarray(np.array(crowd.homes)[turn, at])


def drug_courses(country: Country, crowd: People, users: Flags) -> Rows:
    """Make the rows of stof: several courses a person, some never begun, some without a status."""
    draws = country.draws
    local = country.factor("stofresultat", 0, 200) - 100
    at, parts = np.flatnonzero(users), []
    for n in range(4):
        ids = crowd.ids[at]
        start = starts(country, ids, "stof", n)
        begun = start + draws.below("stof ventetid", ids, 30, n)
        end = begun + draws.below("stof varighed", ids, 500, n)
        never = draws.chance("stof aldrig begyndt", ids, marginals.DRUG_NEVER_BEGUN, n)
        home = _home_then(country, crowd, at, end)
        away = draws.chance("stof udenbys", ids, 80_000, n)
        stay = np.where(away, country.anywhere("stof ophold", ids, n), home)
        stay = np.where(
            draws.chance("stof uden kommune", ids, marginals.DRUG_NO_PLACE, n), MISSING, stay
        )
        status = draws.picked("stof status", ids, marginals.DRUG_ENDINGS, n)
        # In some municipalities more, in others fewer of the bad endings are good ones.
        turned = draws.chance("stof vendt", ids, np.abs(local[home]) * 1000, n)
        status = np.where(turned & (local[home] > 0) & (status > 2), 0, status)
        status = np.where(turned & (local[home] < 0) & (status < 3), 3, status)
        status = np.where(never, 3, status)
        status = np.where(
            draws.chance("stof uden status", ids, marginals.DRUG_NO_STATUS, n), MISSING, status
        )
        until = ended(country, end)
        columns = {
            "KONTAKTFORLOEBID": ids * 10 + n,
            "OPHOLDSKOM": stay,
            "KONTAKTFORLOEBSTARTDATO": start,
            "BEHANDLINGSTARTETDATO": np.where(never, MISSING, begun),
            "BEHANDLINGAFSLUTTETDATO": until,
            "AFSLUTNINGSSTATUS": np.where(until == OPEN, MISSING, status),
        }
        parts.append(Rows("stof", ids, columns))
        at = at[draws.chance("stof flere", ids, 600_000, n)]
    return gathered(parts)


def alcohol_courses(country: Country, crowd: People) -> Rows:
    """Make the rows of nab: anonymous courses have neither person nor municipality."""
    draws = country.draws
    age = crowd.age(country.first_year)
    local = country.factor("alkoholbehandling", 600, 1400)
    outcome = country.factor("alkoholresultat", 0, 240) - 120
    chance = marginals.ALCOHOL_USERS * local[crowd.homes[0]] // 1000
    chosen = draws.chance("alkoholbehandling", crowd.ids, chance)
    at, parts = np.flatnonzero(chosen & (age >= 19) & (age <= 75)), []
    for n in range(4):
        ids = crowd.ids[at]
        start = starts(country, ids, "alkohol", n)
        end = start + draws.below("alkohol varighed", ids, 420, n)
        anonymous = draws.chance("alkohol anonym", ids, marginals.ALCOHOL_ANONYMOUS, n)
        private = draws.chance("alkohol privat", ids, marginals.ALCOHOL_PRIVATE, n)
        home = _home_then(country, crowd, at, end)
        unknown = anonymous | draws.chance(
            "alkohol uden kommune", ids, marginals.ALCOHOL_NO_PLACE, n
        )
        why = draws.picked("alkohol slut", ids, marginals.ALCOHOL_ENDINGS, n)
        turned = draws.chance("alkohol vendt", ids, np.abs(outcome[home]) * 1000, n)
        why = np.where(turned & (outcome[home] > 0) & (why > 3), 0, why)
        why = np.where(turned & (outcome[home] < 0) & (why < 4), 4, why)
        why = np.where(
            draws.chance("alkohol uden årsag", ids, marginals.ALCOHOL_NO_REASON, n), MISSING, why
        )
        until = ended(country, end)
        columns = {
            "FORLOEB_ID": ids * 10 + n,
            "PNR": np.where(anonymous, MISSING, ids),
            "ANONYM": anonymous.astype(np.int64),
            "OFFENTLIG": 1 - private.astype(np.int64),
            "BOPKOM": np.where(unknown, MISSING, home),
            "STARTDATO": start,
            "SLUTDATO": until,
            "SLUTAARSAG": np.where(until == OPEN, MISSING, why),
        }
        parts.append(Rows("nab", ids, columns))
        at = at[draws.chance("alkohol flere", ids, 450_000, n)]
    return gathered(parts)


def drug_deaths(country: Country) -> Rows:
    """Make the rows of narkodoed: in proportion to the residents, at least three a year."""
    draws = country.draws
    parts = []
    for turn, year in enumerate(country.calendar):
        one = np.array([turn], dtype=np.int64)
        usual = marginals.DRUG_DEATHS + int(draws.below("dødsfald", one, 31)[0]) - 15
        count = max(3, usual * country.persons // marginals.DENMARK)
        cases = np.arange(count, dtype=np.int64) + turn * MILLION
        day = int(new_year(year)) + draws.below("dødsdag", cases, 365)
        parts.append(Rows("narkodoed", cases, {"SAGSNR": cases, "DOEDSDATO": day}))
    return gathered(parts)
