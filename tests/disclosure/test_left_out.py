"""The number of those left out: a count alone, protected and attacked like every other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.audit import audit
from reporter.disclosure.cells import Kind, cells_of, layout
from reporter.disclosure.policy import Policy
from reporter.disclosure.release import Release
from reporter.disclosure.told import Fault
from reporter.errors import DisclosureError
from reporter.indicators.definition import Unit
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP, IndicatorTable
from reporter.table import Reason
from tests.disclosure.tables import (
    COUNTRY,
    HOVEDSTADEN,
    KBH,
    PARTS,
    definition,
    missing,
    part_rows,
    released,
    row,
    shown,
)

GROUP = "personer uden kendt indkomstkilde"
FEW = "få personer"
UNITS = [Unit.PERSONS, Unit.COURSES, Unit.SCORE, Unit.WEIGHTED]
COUNTED = row(COUNTRY, 40, 90)


def left_out(number: int, persons: int | None = None) -> RawRow:
    behind = number if persons is None else persons
    return row(COUNTRY, number, None, group=GROUP, persons=(behind, behind, 0))


def release(*rows: RawRow, unit: Unit = Unit.PERSONS, policy: Policy | None = None) -> Release:
    return released([COUNTED, *rows], definition(unit=unit, left_out=GROUP), policy=policy)


def printed(table: IndicatorTable) -> tuple[object, int | None, int | None]:
    return shown(table)["Hele landet", GROUP]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    ("number", "value"), [(0, Decimal(0)), (1, FEW), (3, FEW), (4, Decimal(4)), (91, Decimal(91))]
)
def test_more_than_three_are_stated_and_so_is_nobody(
    unit: Unit, number: int, value: object
) -> None:
    table = release(left_out(number), unit=unit).table
    assert printed(table) == (value, None, None)
    assert {o.group: o.unit for o in table.observations} == {TARGET_GROUP: "pct", GROUP: "antal"}


@pytest.mark.parametrize("unit", [Unit.COURSES, Unit.SCORE])
@pytest.mark.parametrize(("persons", "value"), [(3, FEW), (4, Decimal(20))])
def test_twenty_courses_or_tests_are_as_many_as_the_persons_behind(
    unit: Unit, persons: int, value: object
) -> None:
    assert printed(release(left_out(20, persons), unit=unit).table) == (value, None, None)


@pytest.mark.parametrize("unit", [Unit.COURSES, Unit.SCORE, Unit.WEIGHTED])
def test_without_the_persons_behind_it_the_number_is_refused(unit: Unit) -> None:
    with pytest.raises(DisclosureError, match="Hele landet: tallene går ikke op"):
        release(left_out(20, 0), unit=unit)


def test_a_number_with_a_denominator_is_refused() -> None:
    with pytest.raises(DisclosureError, match="Hele landet: tallene går ikke op"):
        release(row(COUNTRY, 20, 90, group=GROUP))


def test_nobody_is_hidden_where_the_policy_says_so() -> None:
    table = release(left_out(0), policy=Policy(zeros="hidden")).table
    assert printed(table) == (FEW, None, None)


def test_the_policys_threshold_is_that_of_the_number_too() -> None:
    policy = Policy(threshold=5, width=6)
    assert printed(release(left_out(5), policy=policy).table)[0] == FEW
    assert printed(release(left_out(6), policy=policy).table)[0] == Decimal(6)


def test_a_number_has_no_decimals_where_shares_have() -> None:
    table = release(left_out(7), policy=Policy(decimals=1)).table
    assert str(shown(table)["Hele landet", TARGET_GROUP][0]) == "44.4"
    assert str(printed(table)[0]) == "7"


def test_no_data_and_not_approved_are_told_as_that() -> None:
    for reason in (Reason.NO_DATA, Reason.NOT_APPROVED):
        table = release(missing(COUNTRY, reason, group=GROUP)).table
        assert printed(table) == (reason.value, None, None)


@pytest.mark.parametrize("unit", UNITS)
def test_the_number_is_one_cell_that_no_sum_binds(unit: Unit) -> None:
    of = definition(unit=unit, parts=PARTS, left_out=GROUP)
    (cell,) = cells_of(of, COUNTRY, GROUP)
    assert cell.kind is Kind.NUMERATOR
    groups = [TARGET_GROUP, *(part.name for part in PARTS), GROUP]
    rows = [(area, group) for area in (COUNTRY, HOVEDSTADEN, KBH) for group in groups]
    laid = layout(of, [pair for pair in rows if pair[1] != GROUP or pair[0] == COUNTRY])
    assert cell in laid.cells
    assert all(cell not in (r.total, *r.parts) for r in laid.relations)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=4), st.integers(0, 9))
def test_it_hides_nothing_else_and_is_hidden_by_nothing_else(counts: list[int], out: int) -> None:
    """The parts are protected as they would be without it."""
    rows = part_rows(COUNTRY, counts)
    alone = released(rows, definition(parts=PARTS)).table
    beside = released([*rows, left_out(out)], definition(parts=PARTS, left_out=GROUP)).table
    others = tuple(o for o in beside.observations if o.group != GROUP)
    assert others == alone.observations
    assert printed(beside)[0] == (FEW if 1 <= out <= 3 else Decimal(out))


def test_the_report_and_the_audit_count_it() -> None:
    result = release(left_out(2))
    assert (result.report.rows, result.report.primary, result.report.secondary) == (2, 1, 0)
    assert str(result.verdict).startswith("godkendt: 4 tal efterprøvet")
    assert str(release().verdict).startswith("godkendt: 3 tal efterprøvet")


@pytest.mark.parametrize("unit", UNITS)
def test_a_small_number_that_is_shown_is_found(unit: Unit) -> None:
    of = definition(unit=unit, left_out=GROUP)
    table = released([COUNTED, left_out(2)], of).table

    def with_number(**change: object) -> list[Fault]:
        rows = tuple(
            replace(o, **change) if o.group == GROUP else o  # type: ignore[arg-type]
            for o in table.observations
        )
        found = audit(replace(table, observations=rows), Policy(), definitions=[of])
        return [finding.fault for finding in found.findings]

    assert with_number() == []
    assert Fault.FEW in with_number(value=Decimal(3))
    assert with_number(value=Decimal(4)) == []
    assert with_number(value=Decimal("4.5")) == [Fault.ROUNDING]
    assert with_number(value=Decimal(4), denominator=9) == [Fault.ROUNDING]
    assert with_number(numerator=2) == [Fault.TOLD]


def test_a_group_of_another_name_is_unknown() -> None:
    table = release(left_out(40)).table
    found = audit(table, Policy(), definitions=[definition(left_out="andre")])
    assert [finding.fault for finding in found.findings] == [Fault.UNKNOWN]


def test_what_was_hidden_stays_hidden() -> None:
    of = definition(left_out=GROUP)
    first = released([COUNTED, left_out(3)], of).table
    again = released([COUNTED, left_out(8)], of, earlier=[first]).table
    assert printed(again) == (FEW, None, None)


def test_what_an_earlier_vintage_told_cannot_be_hidden_now() -> None:
    of = definition(left_out=GROUP)
    first = released([COUNTED, left_out(3)], of, policy=Policy(threshold=2)).table
    assert printed(first)[0] == Decimal(3)
    with pytest.raises(DisclosureError, match="tal, der allerede er offentliggjort"):
        released([COUNTED, left_out(3)], of, earlier=[first])
