"""Random tables where sums are not exact, or where a count is of courses and not of persons."""

from __future__ import annotations

import random

import highspy
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.policy import Policy
from reporter.indicators.definition import Unit
from reporter.indicators.raw import RawRow
from reporter.published.table import IndicatorTable
from reporter.table import Area
from tests.disclosure.tables import (
    AARHUS,
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    MIDT,
    SAMSOE,
    bounds,
    definition,
    ends,
    is_safe,
    released,
    row,
)

HOME = {KBH: HOVEDSTADEN, FRB: HOVEDSTADEN, BALLERUP: HOVEDSTADEN, AARHUS: MIDT, SAMSOE: MIDT}
PANEL = (KBH, FRB, AARHUS)


def people(seed: int, count: int) -> list[RawRow]:
    """Make up people, some of them in two municipalities, and count them everywhere."""
    chance = random.Random(seed)
    where = [chance.sample(list(HOME), chance.choice([1, 1, 1, 2])) for _ in range(count)]
    hit = [chance.random() < 0.2 for _ in range(count)]

    def counted(area: Area) -> RawRow:
        def inside(unit: Area) -> bool:
            return unit == area or HOME[unit] == area or (area == COUNTRY and unit in PANEL)

        members = [n for n in range(count) if any(inside(unit) for unit in where[n])]
        return row(area, sum(hit[n] for n in members), len(members))

    rows = [counted(area) for area in (COUNTRY, HOVEDSTADEN, MIDT, *HOME)]
    return [r for r in rows if r.denominator]


def overlapping(table: IndicatorTable, policy: Policy) -> None:
    """Bound every count by what is printed: max(part) ≤ total ≤ Σ parts, for all three counts."""
    areas = {o.area: o for o in table.observations}
    parts = {r: [a for a in HOME if HOME[a] == r and a in areas] for r in (HOVEDSTADEN, MIDT)}
    parts[COUNTRY] = [a for a in PANEL if a in areas]
    model = highspy.Highs()
    model.silent()
    at = {}
    for area, o in areas.items():
        for kind, told in (("den", o.denominator), ("num", o.numerator), ("rest", None)):
            low, high = (0, 900) if told is None else (told, told)
            at[area, kind] = model.addIntegral(lb=low, ub=high)
        model.addConstr(at[area, "den"] == at[area, "num"] + at[area, "rest"])
    for total, members in parts.items():
        if total not in areas or not members:
            continue
        for kind in ("den", "num", "rest"):
            model.addConstr(at[total, kind] <= sum(at[member, kind] for member in members))
            for member in members:
                model.addConstr(at[total, kind] >= at[member, kind])
    for (area, kind), column in at.items():
        assert is_safe(*ends(model, column.index), policy), (area.name, kind)


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**6), st.integers(10, 150))
def test_nobody_is_found_where_people_are_in_several_municipalities(seed: int, count: int) -> None:
    of = definition(additive=False, panel=True)
    codes = tuple(area.code for area in PANEL)
    overlapping(released(people(seed, count), of, panel=codes).table, Policy())


@st.composite
def courses(draw: st.DrawFn) -> list[RawRow]:
    """Draw courses of people for five municipalities; everybody stays in one."""
    of: dict[Area, list[int]] = {}
    for area in HOME:
        hits, others = draw(st.integers(0, 9)), draw(st.integers(0, 9))
        more = [draw(st.integers(0, 12)) if n else 0 for n in (hits, others)]
        of[area] = [hits + more[0], others + more[1], hits, others]
    for region in (HOVEDSTADEN, MIDT):
        inside = [of[area] for area in HOME if HOME[area] == region]
        of[region] = [sum(column) for column in zip(*inside, strict=True)]
    of[COUNTRY] = [a + b for a, b in zip(of[HOVEDSTADEN], of[MIDT], strict=True)]
    return [
        row(area, n, n + m, persons=(p + q, p, q)) for area, (n, m, p, q) in of.items() if n + m
    ]


@settings(max_examples=5, deadline=None)
@given(courses())
def test_a_hidden_count_of_courses_stays_uncertain(rows: list[RawRow]) -> None:
    policy = Policy()
    table = released(rows, definition(unit=Unit.COURSES)).table
    few = {
        f"{kind} {r.area.name}"
        for r in rows
        for kind, persons in (
            ("den", r.persons),
            ("num", r.numerator_persons),
            ("rest", r.rest_persons),
        )
        if policy.small(persons)
    }
    known, names, sums = {}, [], []
    areas = {o.area for o in table.observations}
    for o in table.observations:
        cells = [f"{kind} {o.area.name}" for kind in ("den", "num", "rest")]
        names += cells
        sums.append((cells[0], cells[1:]))
        if o.denominator is not None:
            known[cells[0]] = o.denominator
        if o.numerator is not None:
            known[cells[1]] = o.numerator
    for kind in ("den", "num"):
        for region in (HOVEDSTADEN, MIDT):
            if region in areas:
                inside = [a for a in HOME if HOME[a] == region and a in areas]
                sums.append((f"{kind} {region.name}", [f"{kind} {a.name}" for a in inside]))
        if COUNTRY in areas:
            regions = [r for r in (HOVEDSTADEN, MIDT) if r in areas]
            sums.append((f"{kind} {COUNTRY.name}", [f"{kind} {r.name}" for r in regions]))
    for name, (low, high) in bounds(known, names, sums).items():
        assert is_safe(low, high, policy), name
        if name in few:
            assert high - low >= policy.width, name
