"""Over random small tables: no attacker bounds a count too closely, and no less would do.

The attacker here is not the one under test: a fresh integer program for every bound, built from
the printed table alone.
"""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.cells import Kind, layout
from reporter.disclosure.policy import Policy
from reporter.disclosure.primary import count
from reporter.disclosure.problem import Problem, problem
from reporter.disclosure.release import release
from reporter.disclosure.secondary import suppress
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP, IndicatorTable
from tests.disclosure.tables import (
    AARHUS,
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    MIDT,
    PAIR,
    PARTS,
    SAMSOE,
    UNKNOWN,
    Sums,
    bounds,
    definition,
    is_safe,
    part_rows,
    raw,
    released,
    row,
)

IN_HOVEDSTADEN = (KBH, FRB, BALLERUP, PAIR)
IN_MIDT = (AARHUS, SAMSOE)
HOME = {HOVEDSTADEN: IN_HOVEDSTADEN, MIDT: IN_MIDT}

small = st.one_of(st.integers(0, 5), st.integers(0, 30))
POLICIES = st.sampled_from(
    [
        Policy(),
        Policy(zeros="hidden"),
        Policy(complement=False),
        Policy(threshold=5, width=6),
        Policy(threshold=2, width=2, decimals=1),
    ]
)


def summed(rows: list[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


@st.composite
def shares(draw: st.DrawFn) -> list[RawRow]:
    """Draw numerator and rest for each area; the country and regions are their sums."""
    of = {area: [draw(small), draw(small)] for area in (*IN_HOVEDSTADEN, *IN_MIDT, UNKNOWN)}
    of = {area: counts for area, counts in of.items() if draw(st.integers(0, 5))}
    for region, members in HOME.items():
        inside = [of[area] for area in members if area in of]
        if inside:
            of[region] = summed(inside)
    country = [counts for area, counts in of.items() if area.kind in ("region", "unknown")]
    if country:
        of[COUNTRY] = summed(country)
    return [row(area, n, n + rest) for area, (n, rest) in of.items()]


@st.composite
def parted(draw: st.DrawFn) -> list[RawRow]:
    """Draw the four parts for three municipalities and their sums."""
    of = {area: [draw(small) for _ in PARTS] for area in (KBH, FRB, AARHUS)}
    of[HOVEDSTADEN] = summed([of[KBH], of[FRB]])
    of[MIDT] = of[AARHUS]
    of[COUNTRY] = summed([of[HOVEDSTADEN], of[MIDT]])
    return [r for area, counts in of.items() for r in part_rows(area, counts)]


def attacked(table: IndicatorTable, policy: Policy) -> None:
    """Bound every count of a printed table whose sums are exact, and hold it to the policy."""
    known: dict[str, int] = {}
    names: list[str] = []
    sums: list[tuple[str, list[str]]] = []
    present = [o for o in table.observations if o.status in ("offentliggjort", "få personer")]
    for o in present:
        den, num, rest = f"den {o.area.name}", f"num {o.area.name} {o.group}", ""
        rest = f"rest {o.area.name} {o.group}"
        names += [den, num, rest]
        sums.append((den, [num, rest]))
        if o.denominator is not None:
            known[den] = o.denominator
        if o.numerator is not None:
            known[num] = o.numerator
    areas = {o.area for o in present}
    groups = {o.group for o in present}
    for group in groups:
        for what in (f"num {{}} {group}", "den {}"):
            for region, members in HOME.items():
                if region in areas:
                    inside = [what.format(a.name) for a in members if a in areas]
                    sums.append((what.format(region.name), inside))
            if COUNTRY in areas:
                parts = [a for a in (HOVEDSTADEN, MIDT, UNKNOWN) if a in areas]
                sums.append((what.format(COUNTRY.name), [what.format(a.name) for a in parts]))
    if len(groups) > 1:
        for area in areas:
            parts = [f"num {area.name} {part.name}" for part in PARTS]
            sums.append((f"den {area.name}", parts))
            sums.append((f"num {area.name} {TARGET_GROUP}", parts[:2]))
    for name, (low, high) in bounds(known, sorted(set(names)), sums).items():
        if name.startswith("rest") and not policy.complement:
            continue
        assert is_safe(low, high, policy), name


@settings(max_examples=12, deadline=None)
@given(shares(), POLICIES)
def test_no_count_of_a_released_table_can_be_bounded_too_closely(
    rows: list[RawRow], policy: Policy
) -> None:
    attacked(released(rows, definition(), policy=policy).table, policy)


@settings(max_examples=4, deadline=None)
@given(parted(), POLICIES)
def test_nor_where_the_denominator_is_split_into_parts(rows: list[RawRow], policy: Policy) -> None:
    attacked(released(rows, definition(parts=PARTS), policy=policy).table, policy)


@settings(max_examples=15, deadline=None)
@given(shares(), st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_table(rows: list[RawRow], order: random.Random) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)
    first, second = (released(r, definition()) for r in (rows, shuffled))
    assert first.table == second.table
    assert first.report == second.report


@settings(max_examples=15, deadline=None)
@given(shares(), POLICIES)
def test_what_is_told_is_true(rows: list[RawRow], policy: Policy) -> None:
    table = released(rows, definition(), policy=policy).table
    truth = {(r.area, r.group): r for r in rows}
    assert len(table.observations) == len(rows)
    for o in table.observations:
        of = truth[o.area, o.group]
        assert o.denominator in (None, of.denominator)
        assert o.numerator in (None, of.numerator)
        if o.status == "offentliggjort":
            assert (o.numerator, o.denominator) == (of.numerator, of.denominator)


# --- Minimal -------------------------------------------------------------------------------------


@st.composite
def two_regions(draw: st.DrawFn) -> list[RawRow]:
    """Draw four municipalities with a few zeros and a few persons."""
    of = {area: [draw(small), draw(st.integers(4, 20))] for area in (KBH, FRB, AARHUS, SAMSOE)}
    of[HOVEDSTADEN] = summed([of[KBH], of[FRB]])
    of[MIDT] = summed([of[AARHUS], of[SAMSOE]])
    of[COUNTRY] = summed([of[HOVEDSTADEN], of[MIDT]])
    return [row(area, n, n + rest) for area, (n, rest) in of.items()]


def puzzle(rows: list[RawRow], policy: Policy) -> Problem:
    """Put a table as a problem where every hidden count costs one."""
    of = definition()
    counts = count(of, rows, policy)
    laid = layout(of, [(r.area, r.group) for r in rows])
    return problem(laid, counts.truth, few=counts.few, policy=policy, cost=lambda cell: 1)


def harmless(problem: Problem, hidden: frozenset[int]) -> bool:
    """Ask our own attacker whether a pattern is safe."""
    follows = all(num in hidden for den, num in problem.follows if den in hidden)
    if not follows:
        return False
    names = [str(cell) for cell in problem.cells]
    # A rest follows from its row alone, so the program is told the printed counts only.
    known = {
        names[i]: problem.truth[i]
        for i, printed in enumerate(problem.printed)
        if printed and i not in hidden
    }
    sums = sums_of(problem)
    found = bounds(known, names, sums)
    return all(is_safe(*found[name], problem.policy) for name in names)


def sums_of(problem: Problem) -> Sums:
    names = {cell: str(cell) for cell in problem.cells}
    found: list[tuple[str, list[str]]] = []
    areas = {cell.area for cell in problem.cells}
    home = {(1, "1084"): [(2, "101"), (2, "147")], (1, "1082"): [(2, "751"), (2, "741")]}
    home[0, ""] = list(home)
    cells = {(cell.area, cell.kind): names[cell] for cell in problem.cells}
    for area in areas:
        found.append(
            (cells[area, Kind.DENOMINATOR], [cells[area, k] for k in (Kind.NUMERATOR, Kind.REST)])
        )
        for kind in (Kind.DENOMINATOR, Kind.NUMERATOR):
            if area in home:
                found.append((cells[area, kind], [cells[inner, kind] for inner in home[area]]))
    return found


@settings(max_examples=4, deadline=None)
@given(two_regions())
def test_no_smaller_pattern_is_safe(rows: list[RawRow]) -> None:
    asked = puzzle(rows, Policy())
    pattern = suppress(asked)
    assert pattern.minimal
    assert harmless(asked, pattern.hidden)
    open_ = [i for i, p in enumerate(asked.printed) if p and i not in asked.forced]
    for fewer in range(len(pattern.hidden - asked.forced)):
        for chosen in combinations(open_, fewer):
            assert not harmless(asked, asked.forced | set(chosen)), chosen


def test_the_raw_table_is_not_changed_by_its_release() -> None:
    table = raw(part_rows(KBH, [1, 4, 9, 9]))
    of = definition(parts=PARTS)
    first = release(table, Policy(), definitions=[of])
    assert release(table, Policy(), definitions=[of]) == first
