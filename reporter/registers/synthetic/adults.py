"""Adults in treatment, at crisis centres, without a home, and those asked about voluntary work."""

from __future__ import annotations

import numpy as np

from reporter.registers.synthetic import income, marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.dates import OPEN, new_year
from reporter.registers.synthetic.draws import MILLION, Flags, Ints
from reporter.registers.synthetic.people import People
from reporter.registers.synthetic.rows import MISSING, Rows, gathered


def drug_users(country: Country, crowd: People) -> Flags:
    """Choose those who are in drug treatment at some time."""
    age = crowd.age(country.first_year)
    local = country.factor("stofbehandling", 500, 1300) * country.large
    chance = marginals.DRUG_USERS * local[crowd.homes[0]] // 1000
    chosen = country.draws.chance("stofbehandling", crowd.ids, chance)
    return chosen & (age >= 17) & (age <= 60)


def crisis(country: Country, crowd: People) -> Flags:
    """Choose those who come to a crisis centre or its counselling at some time: women."""
    age = crowd.age(country.first_year)
    chosen = country.draws.chance("krisecenter", crowd.ids, marginals.CRISIS)
    return chosen & crowd.woman & (age >= 15) & (age <= 64)


def _starts(country: Country, ids: Ints, stream: str, n: int) -> Ints:
    """Draw a day from a year before the first one to the end of the last one."""
    first = int(new_year(country.first_year - 1))
    days = int(new_year(country.first_year + country.years)) - first
    return first + country.draws.below(f"{stream} start", ids, days, n)


def _ended(country: Country, end: Ints) -> Ints:
    """Leave open what ends after the last year."""
    return np.where(end >= int(new_year(country.first_year + country.years)), OPEN, end)


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
        start = _starts(country, ids, "stof", n)
        begun = start + draws.below("stof ventetid", ids, 30, n)
        end = begun + draws.below("stof varighed", ids, 500, n)
        never = draws.chance("stof aldrig begyndt", ids, 60_000, n)
        home = _home_then(country, crowd, at, end)
        away = draws.chance("stof udenbys", ids, 80_000, n)
        stay = np.where(away, country.anywhere("stof ophold", ids, n), home)
        stay = np.where(draws.chance("stof uden kommune", ids, 15_000, n), MISSING, stay)
        status = draws.picked("stof status", ids, marginals.DRUG_ENDINGS, n)
        # In some municipalities more, in others fewer of the bad endings are good ones.
        turned = draws.chance("stof vendt", ids, np.abs(local[home]) * 1000, n)
        status = np.where(turned & (local[home] > 0) & (status > 2), 0, status)
        status = np.where(turned & (local[home] < 0) & (status < 3), 3, status)
        status = np.where(never, 3, status)
        status = np.where(draws.chance("stof uden status", ids, 110_000, n), MISSING, status)
        ended = _ended(country, end)
        columns = {
            "KONTAKTFORLOEBID": ids * 10 + n,
            "OPHOLDSKOM": stay,
            "KONTAKTFORLOEBSTARTDATO": start,
            "BEHANDLINGSTARTETDATO": np.where(never, MISSING, begun),
            "BEHANDLINGAFSLUTTETDATO": ended,
            "AFSLUTNINGSSTATUS": np.where(ended == OPEN, MISSING, status),
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
        start = _starts(country, ids, "alkohol", n)
        end = start + draws.below("alkohol varighed", ids, 420, n)
        anonymous = draws.chance("alkohol anonym", ids, 90_000, n)
        private = draws.chance("alkohol privat", ids, 120_000, n)
        home = _home_then(country, crowd, at, end)
        unknown = anonymous | draws.chance("alkohol uden kommune", ids, 8_000, n)
        why = draws.picked("alkohol slut", ids, marginals.ALCOHOL_ENDINGS, n)
        turned = draws.chance("alkohol vendt", ids, np.abs(outcome[home]) * 1000, n)
        why = np.where(turned & (outcome[home] > 0) & (why > 3), 0, why)
        why = np.where(turned & (outcome[home] < 0) & (why < 4), 4, why)
        why = np.where(draws.chance("alkohol uden årsag", ids, 25_000, n), MISSING, why)
        ended = _ended(country, end)
        columns = {
            "FORLOEB_ID": ids * 10 + n,
            "PNR": np.where(anonymous, MISSING, ids),
            "ANONYM": anonymous.astype(np.int64),
            "OFFENTLIG": 1 - private.astype(np.int64),
            "BOPKOM": np.where(unknown, MISSING, home),
            "STARTDATO": start,
            "SLUTDATO": ended,
            "SLUTAARSAG": np.where(ended == OPEN, MISSING, why),
        }
        parts.append(Rows("nab", ids, columns))
        at = at[draws.chance("alkohol flere", ids, 450_000, n)]
    return gathered(parts)


def crisis_stays(country: Country, crowd: People, women: Flags) -> Rows:
    """Make the rows of krisecenter: stays and counselling, some women with both or several."""
    draws = country.draws
    at, parts = np.flatnonzero(women), []
    for n in range(3):
        ids = crowd.ids[at]
        start = _starts(country, ids, "krisecenter", n)
        ambulant = draws.chance("ambulant", ids, 380_000, n)
        length = draws.below("krisecenter varighed", ids, 180, n)
        columns = {
            "TILBUD": ambulant.astype(np.int64),
            "STARTDATO": start,
            "SLUTDATO": _ended(country, start + length),
        }
        parts.append(Rows("krisecenter", ids, columns))
        at = at[draws.chance("krisecenter flere", ids, 280_000, n)]
    return gathered(parts)


def homeless(country: Country, crowd: People) -> list[Rows]:
    """Make the rows of hjemloese: the counts of the odd years, as SFI and VIVE hold them."""
    draws = country.draws
    local = country.factor("hjemløs", 300, 1500) * country.large
    scale = int((country.inhabitants * local).sum() // country.inhabitants.sum())
    parts = []
    counts = [year for year in country.calendar if year % 2]
    for n, year in enumerate(counts):
        turn = year - country.first_year
        age = crowd.age(year)
        # Four of five residents are 15 or more.
        each = marginals.HOMELESS[min(n, 1)] * MILLION * 5 // (4 * marginals.DENMARK)
        chance = each * local[crowd.homes[turn]] // scale
        chosen = draws.chance("hjemløs", crowd.ids, chance, turn)
        at = np.flatnonzero(crowd.living[turn] & (age >= 15) & (age < 85) & chosen)
        ids = crowd.ids[at]
        nowhere = draws.chance("uden hjemkommune", ids, 35_000, turn)
        ageless = draws.chance("uden alder", ids, 12_000, turn)
        columns = {
            "LOEBENR": ids * 1000 + turn,
            "AAR": np.full(len(ids), year),
            "HJEMKOM": np.where(nowhere, MISSING, crowd.homes[turn][at]),
            "ALDER": np.where(ageless, MISSING, age[at]),
        }
        parts.append(Rows("hjemloese", ids, columns))
    return [gathered(parts)] if parts else []


def survey(country: Country, crowd: People, lived_on: tuple[Ints, ...]) -> Rows:
    """Make the rows of frivillig: two waves, in the first year and three years later.

    The real ones were in 2012 and 2017. 2012 lies before the period, where nobody's income source
    is known, so that wave is put in the first year: 2014 and 2017 as the period usually is.
    """
    draws = country.draws
    asked = min(250_000, marginals.RESPONDENTS * MILLION * 5 // (4 * country.persons))
    weak = [income.SOURCES.index(code) for code in ("321", "330")]
    parts = []
    for turn in range(0, country.years, 3)[:2]:
        year = country.first_year + turn
        old = crowd.living[turn] & (crowd.age(year) >= 16)
        at = np.flatnonzero(old & draws.chance("adspurgt", crowd.ids, asked, turn))
        ids = crowd.ids[at]
        outside = np.isin(lived_on[turn][at], weak).astype(np.int64)
        share = np.array(marginals.VOLUNTEERS)[outside] + turn * 3_000
        active = draws.chance("frivillig", ids, share, turn).astype(np.int64)
        silent = draws.chance("ubesvaret", ids, 20_000, turn)
        columns = {
            "RESPID": ids * 1000 + turn,
            "AAR": np.full(len(ids), year),
            "FRIVILLIG": np.where(silent, MISSING, active),
            "VAEGT": 300 + draws.below("vægt", ids, 2_400, turn),
        }
        parts.append(Rows("frivillig", ids, columns))
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
