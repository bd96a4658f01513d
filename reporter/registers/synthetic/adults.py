"""Women at crisis centres, people without a home, and those asked about voluntary work."""

from __future__ import annotations

import numpy as np

from reporter.registers.synthetic import income, marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.courses import ended, starts
from reporter.registers.synthetic.draws import MILLION, Flags, Ints
from reporter.registers.synthetic.people import People
from reporter.registers.synthetic.rows import MISSING, Rows, gathered


def crisis(country: Country, crowd: People) -> Flags:
    """Choose those who come to a crisis centre or its counselling at some time: women."""
    age = crowd.age(country.first_year)
    chosen = country.draws.chance("krisecenter", crowd.ids, marginals.CRISIS)
    return chosen & crowd.woman & (age >= 15) & (age <= 64)


def crisis_stays(country: Country, crowd: People, women: Flags) -> Rows:
    """Make the rows of krisecenter: stays and counselling, some women with both or several."""
    draws = country.draws
    at, parts = np.flatnonzero(women), []
    for n in range(3):
        ids = crowd.ids[at]
        start = starts(country, ids, "krisecenter", n)
        ambulant = draws.chance("ambulant", ids, 380_000, n)
        length = draws.below("krisecenter varighed", ids, 180, n)
        columns = {
            "TILBUD": ambulant.astype(np.int64),
            "STARTDATO": start,
            "SLUTDATO": ended(country, start + length),
        }
        parts.append(Rows("krisecenter", ids, columns))
        at = at[draws.chance("krisecenter flere", ids, 280_000, n)]
    return gathered(parts)


def homeless(country: Country, crowd: People) -> list[Rows]:
    """Make the rows of hjemloese: the counts of the odd years, as SFI and VIVE hold them."""
    draws = country.draws
    local = country.factor("hjemløs", 600, 1400) * country.large
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
        nowhere = draws.chance("uden hjemkommune", ids, marginals.HOMELESS_NO_PLACE, turn)
        ageless = draws.chance("uden alder", ids, marginals.HOMELESS_NO_AGE, turn)
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
        silent = draws.chance("ubesvaret", ids, marginals.SILENT, turn)
        columns = {
            "RESPID": ids * 1000 + turn,
            "AAR": np.full(len(ids), year),
            "FRIVILLIG": np.where(silent, MISSING, active),
            "VAEGT": 300 + draws.below("vægt", ids, 2_400, turn),
        }
        parts.append(Rows("frivillig", ids, columns))
    return gathered(parts)
