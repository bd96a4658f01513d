"""Random municipalities, two vintages of other panels and approvals: the two together tell nothing.

The attacker here is not the one under test: one integer program of both printed tables, with the
municipalities' counts the same in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import highspy
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.policy import Policy
from reporter.errors import DisclosureError
from reporter.indicators.raw import RawRow
from reporter.published.table import IndicatorTable
from reporter.table import Area, Reason
from tests.disclosure.tables import (
    AARHUS,
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    MIDT,
    SAMSOE,
    definition,
    ends,
    is_safe,
    missing,
    released,
    row,
)

HOME = {KBH: HOVEDSTADEN, FRB: HOVEDSTADEN, BALLERUP: HOVEDSTADEN, AARHUS: MIDT, SAMSOE: MIDT}
KINDS = ("den", "num", "rest")
Truth = dict[Area, tuple[int, int]]


def inside(total: Area, units: Iterable[Area], panel: frozenset[Area]) -> list[Area]:
    if total == COUNTRY:
        return [unit for unit in units if unit in panel]
    return [unit for unit in units if HOME[unit] == total]


def vintage(
    truth: Truth, approved: frozenset[Area], panel: frozenset[Area], both: int
) -> list[RawRow]:
    """Return the rows of a vintage; ``both`` persons of the numerator are in two municipalities."""
    rows = [
        row(unit, *truth[unit]) if unit in approved else missing(unit, Reason.NOT_APPROVED)
        for unit in truth
    ]
    for total in (HOVEDSTADEN, MIDT, COUNTRY):
        members = [truth[unit] for unit in inside(total, sorted_units(approved), panel)]
        if members:
            sums = [sum(counts) for counts in zip(*members, strict=True)]
            twice = min(both, sum(sorted(n for n, _ in members)[:-1]))
            rows.append(row(total, sums[0] - twice, sums[1] - twice))
    return rows


def sorted_units(units: Iterable[Area]) -> list[Area]:
    return sorted(units, key=lambda unit: unit.code)


def attacked(tables: Iterable[tuple[IndicatorTable, frozenset[Area]]], *, exact: bool) -> None:
    """Bound every count by what both tables print.

    In whole numbers where sums are exact; where only shares are told, each count alone is rounded.
    """
    model = highspy.Highs()
    model.silent()
    at: dict[tuple[object, ...], highspy.highs.highs_var] = {}

    def column(*key: object) -> highspy.highs.highs_var:
        if key not in at:
            kind = highspy.HighsVarType.kInteger if exact else highspy.HighsVarType.kContinuous
            at[key] = model.addVariable(lb=0, ub=20_000, type=kind)
        return at[key]

    for n, (table, panel) in enumerate(tables):
        shown = {o.area: o for o in table.observations if o.status != "ikke godkendt"}
        units = [area for area in shown if area in HOME]
        for area, o in shown.items():
            # A total is of other areas in the other vintage, so it is another count.
            when = () if area in HOME else (n,)
            cells = {kind: column(area.name, kind, *when) for kind in KINDS}
            model.addConstr(cells["den"] == cells["num"] + cells["rest"])
            if o.denominator is not None:
                model.addConstr(cells["den"] == o.denominator)
            if o.numerator is not None:
                model.addConstr(cells["num"] == o.numerator)
            if o.status == "offentliggjort" and o.denominator is None:
                value = int(o.value)  # type: ignore[arg-type]
                model.addConstr(200 * cells["num"] >= (2 * value - 1) * cells["den"])
                model.addConstr(200 * cells["num"] <= (2 * value + 1) * cells["den"] - 1)
            members = [] if area in HOME else inside(area, units, panel)
            for kind in KINDS if members else ():
                parts = [column(unit.name, kind) for unit in members]
                if exact:
                    model.addConstr(cells[kind] == sum(parts))
                    continue
                model.addConstr(cells[kind] <= sum(parts))
                for part in parts:
                    model.addConstr(cells[kind] >= part)
    for key, variable in at.items():
        low, high = ends(model, variable.index) if exact else rounded_ends(model, variable.index)
        assert is_safe(low, high, Policy()), (key, low, high)


def rounded_ends(model: highspy.Highs, column: int) -> tuple[int, int]:
    """Return the least and most whole number between a column's ends."""
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model.changeObjectiveSense(sense)
        model.changeColCost(column, 1.0)
        model.run()
        assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(model.getInfo().objective_function_value)
    model.changeColCost(column, 0.0)
    return math.ceil(found[0] - 1e-5), math.floor(found[1] + 1e-5)


small = st.one_of(st.integers(0, 5), st.integers(0, 60), st.integers(200, 900))
areas = st.frozensets(st.sampled_from(sorted_units(HOME)), min_size=3)


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    counts = [(draw(small), draw(small)) for _ in HOME]
    return {unit: (n, n + rest + 1) for unit, (n, rest) in zip(HOME, counts, strict=True)}


@settings(max_examples=6, deadline=None)
@given(truths(), areas, areas, areas, areas, st.booleans(), st.integers(0, 3))
def test_two_vintages_together_tell_no_hidden_count(
    truth: Truth,
    first: frozenset[Area],
    second: frozenset[Area],
    first_panel: frozenset[Area],
    second_panel: frozenset[Area],
    exact: bool,
    both: int,
) -> None:
    of = definition(additive=exact, panel=True)
    both = 0 if exact else both
    tables: list[tuple[IndicatorTable, frozenset[Area]]] = []
    for approved, panel in ((first, first_panel & first), (second, second_panel & second)):
        codes = tuple(unit.code for unit in sorted_units(panel))
        rows = vintage(truth, approved, panel, both)
        try:
            before = [table for table, _ in tables]
            table = released(rows, of, panel=codes, earlier=before).table
        except DisclosureError:
            return  # refused, which is safe
        tables.append((table, panel))
    attacked(tables, exact=exact)


@settings(max_examples=6, deadline=None)
@given(truths(), areas, areas, st.booleans(), st.integers(0, 3))
def test_the_same_numbers_again_give_the_same_table(
    truth: Truth, approved: frozenset[Area], panel: frozenset[Area], exact: bool, both: int
) -> None:
    of = definition(additive=exact, panel=True)
    inner = panel & approved
    codes = tuple(unit.code for unit in sorted_units(inner))
    rows = vintage(truth, approved, inner, 0 if exact else both)
    first = released(rows, of, panel=codes).table
    assert released(rows, of, panel=codes, earlier=[first]).table == first
