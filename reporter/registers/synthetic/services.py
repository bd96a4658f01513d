"""Services after serviceloven (KSI) quarter by quarter, and what the municipalities approved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporter.registers.synthetic import marginals
from reporter.registers.synthetic.country import CODES, REPORTERS, Country
from reporter.registers.synthetic.draws import Flags, Ints
from reporter.registers.synthetic.people import People, by_age
from reporter.registers.synthetic.rows import Rows, gathered

_APART = 4
"""A person's second and third service stand so far on in the list: never the same one."""

_CODES = np.array(((0, 1, 4), (2, 3, 4)))
"""Places of MAALGRUPPE of each kind: for function, for mind or social."""

_RENEWED = (120_000, 250_000)
"""How many of each kind's draws are new in a year: how quickly people come and go."""


@dataclass(frozen=True)
class Served:
    """Who has services in each year, by kind: for function, for mind or social."""

    function: tuple[Flags, ...]
    mind: tuple[Flags, ...]


def served(country: Country, crowd: People, october: tuple[Flags, ...]) -> Served:
    """Choose who gets services; fewer of those in education do."""
    found: list[tuple[Flags, ...]] = []
    for kind, stream in enumerate(("funktionsnedsættelse", "psykisk eller socialt")):
        local = country.factor(stream, 650, 1450)
        drawn = country.draws.lasting(
            stream, crowd.ids, renewed=_RENEWED[kind], turns=country.years
        )
        years = []
        for turn, year in enumerate(country.calendar):
            chance = marginals.SERVICES[kind] * local[crowd.homes[turn]] // 1000
            chance = chance * by_age(marginals.SERVICES_BY_AGE, crowd.age(year)) // 1000
            studying = marginals.SERVICES_IN_EDUCATION[kind]
            chance = np.where(october[turn], chance * studying // 1000, chance)
            years.append((drawn[turn] < chance) & crowd.living[turn])
        found.append(tuple(years))
    return Served(*found)


def services(country: Country, crowd: People, who: Served) -> list[Rows]:
    """Make the rows of ksi, one table a year: a row a person, service, municipality and quarter."""
    tables = []
    for turn, year in enumerate(country.calendar):
        parts = []
        for kind, members in enumerate((who.function[turn], who.mind[turn])):
            parts += _kind(country, crowd, np.flatnonzero(members), kind, turn, year)
        tables.append(gathered(parts))
    return tables


def _kind(country: Country, crowd: People, at: Ints, kind: int, turn: int, year: int) -> list[Rows]:
    draws, ids = country.draws, crowd.ids[at]
    name = f"ydelse {kind}"
    group = _CODES[kind][draws.picked(f"{name} målgruppe", ids, marginals.TARGET_GROUPS[kind])]
    own = draws.picked(f"{name} art", ids, marginals.SERVICE_MIX)
    elsewhere = country.anywhere(f"{name} anden kommune", ids)
    acting = np.where(
        draws.chance(f"{name} udenbys", ids, marginals.AWAY), elsewhere, crowd.homes[turn][at]
    )
    moves = draws.chance(f"{name} flytter", ids, marginals.MOVING, turn)
    two = draws.chance(f"{name} to kommuner", ids, marginals.IN_TWO, turn)
    span = draws.below(f"{name} kvartaler", ids, 100, turn)
    cut = 1 + draws.below(f"{name} kvartal", ids, 4, turn)
    parts = []
    for n, more in enumerate(marginals.MORE_SERVICES):
        has = draws.chance(f"{name} nr. {n}", ids, more)
        other = draws.chance(f"{name} anden gruppe", ids, 20_000) & (n > 0)
        here = np.where(two & (n > 0), elsewhere, acting)
        for quarter in (1, 2, 3, 4):
            # Four of five have services the whole year; the others begin or end in it.
            runs = (span < 80) | np.where(span < 90, quarter >= cut, quarter <= cut)
            kept = has & runs
            owner = ids[kept]
            columns = {
                "AAR": np.full(len(owner), year),
                "KVARTAL": np.full(len(owner), quarter),
                "HANDLEKOM": REPORTERS[np.where(moves & (quarter > 2), elsewhere, here)[kept]],
                "YDELSE": ((own + n * _APART) % len(marginals.SERVICE_MIX))[kept],
                "MAALGRUPPE": np.where(other, _CODES[1 - kind][0], group)[kept],
            }
            parts.append(Rows("ksi", owner, columns, turn))
    return parts


def approvals(country: Country) -> Rows:
    """Make the rows of ksi_godkendelse: one a reporter, year, quarter and service.

    Nobody approves under the codes of those for whom another municipality reports.
    """
    reporters = np.unique(REPORTERS)
    drawn = country.draws.bits("godkendelse", reporters)
    order = reporters[np.argsort(drawn, kind="stable")]
    shape = (len(CODES), country.years, 4, len(marginals.SERVICE_MIX))
    approved = np.ones(shape, dtype=np.int64)
    start = 0
    for what, count in marginals.APPROVAL:
        for place in order[start : start + count]:
            approved[place] &= _approved(country, what, int(place), shape[1:])
        start += count
    assert start == len(reporters)
    kommune, year, quarter, service = np.nonzero(approved >= 0)
    kept = np.isin(kommune, reporters)
    columns = {
        "HANDLEKOM": kommune,
        "AAR": year + country.first_year,
        "KVARTAL": quarter + 1,
        "YDELSE": service,
        "GODKENDT": approved.ravel(),
    }
    columns = {name: values[kept] for name, values in columns.items()}
    return Rows("ksi_godkendelse", columns["HANDLEKOM"], columns)


def _approved(country: Country, what: str, place: int, shape: tuple[int, ...]) -> Ints:
    """Return what one municipality approved, 0 or 1: years × quarters × services."""
    years, quarters, kinds = shape
    cells = np.arange(years * max(quarters, kinds), dtype=np.int64) + place * 1_000
    drawn = country.draws.chance(f"godkendt {what}", cells, 600_000).astype(np.int64)
    if what == "ydelser":
        return np.broadcast_to(drawn[:kinds], shape)
    if what == "kvartaler":
        return np.broadcast_to(drawn[: years * quarters].reshape(years, quarters, 1), shape)
    if what == "år":
        first = np.arange(years) >= 1 + drawn[:1]
        return np.broadcast_to(first.astype(np.int64)[:, None, None], shape)
    return np.full(shape, int(what == "altid"), dtype=np.int64)
