"""The audit: what it finds in tables that were tampered with, or made by others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from reporter.disclosure.audit import Verdict, audit
from reporter.disclosure.policy import Policy
from reporter.disclosure.told import Fault, Finding
from reporter.errors import DisclosureError
from reporter.indicators.definition import Definition, Unit
from reporter.published.table import TARGET_GROUP, IndicatorObservation, IndicatorTable
from reporter.table import Area, Hidden, Reason
from tests.disclosure.tables import (
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    PARTS,
    definition,
    part_rows,
    released,
    row,
)

FEW = Hidden(Reason.FEW_PERSONS)
Change = Callable[[IndicatorObservation], IndicatorObservation]


def told(
    area: Area,
    value: Decimal | Hidden | int,
    numerator: int | None = None,
    denominator: int | None = None,
    group: str = TARGET_GROUP,
) -> IndicatorObservation:
    return IndicatorObservation(
        indicator="maal-4",
        area=area,
        period="2016",
        group=group,
        value=Decimal(value) if isinstance(value, int) else value,
        unit="pct",
        numerator=numerator,
        denominator=denominator,
    )


def verdict(
    rows: list[IndicatorObservation],
    of: Definition | None = None,
    policy: Policy | None = None,
    earlier: list[IndicatorObservation] | None = None,
) -> Verdict:
    before = [IndicatorTable(observations=tuple(earlier))] if earlier else []
    return audit(
        IndicatorTable(observations=tuple(rows)),
        policy or Policy(),
        definitions=[of or definition()],
        earlier=before,
    )


def faults(found: Verdict) -> set[tuple[str, Fault]]:
    return {
        (finding.area.name if finding.area else "", finding.fault) for finding in found.findings
    }


@pytest.fixture
def table() -> IndicatorTable:
    """A released table with four municipalities' numbers, two of them hidden."""
    rows = [
        row(KBH, 2, 100),
        row(FRB, 10, 100),
        row(BALLERUP, 40, 100),
        row(HOVEDSTADEN, 52, 300),
    ]
    return released(rows, definition()).table


def changed(table: IndicatorTable, area: Area, change: Change) -> Verdict:
    rows = tuple(change(o) if o.area == area else o for o in table.observations)
    return audit(replace(table, observations=rows), Policy(), definitions=[definition()])


def test_a_released_table_passes(table: IndicatorTable) -> None:
    found = audit(table, Policy(), definitions=[definition()])
    assert found.safe
    assert str(found) == "godkendt: 12 tal efterprøvet, ingen kan regnes ud for snævert"
    found.require_safe("tabel.csv")


def test_a_hidden_value_put_back_is_found(table: IndicatorTable) -> None:
    found = changed(table, KBH, lambda o: replace(o, value=Decimal(2), numerator=2))
    assert ("København", Fault.FEW) in faults(found)


def test_the_other_hidden_value_put_back_gives_the_first_away(table: IndicatorTable) -> None:
    hidden = {o.area for o in table.observations if o.value == FEW}
    other = next(area for area in hidden if area != KBH)
    number = {FRB: 10, BALLERUP: 40}[other]
    found = changed(table, other, lambda o: replace(o, value=Decimal(number), numerator=number))
    assert ("København", Fault.NARROW) in faults(found)


def test_a_changed_total_is_found() -> None:
    rows = [row(KBH, 20, 100), row(FRB, 30, 100), row(HOVEDSTADEN, 50, 200)]
    sound = released(rows, definition()).table
    found = changed(sound, HOVEDSTADEN, lambda o: replace(o, value=Decimal(26), numerator=51))
    assert ("Region Hovedstaden", Fault.SUMS) in faults(found)


def test_a_total_that_its_hidden_parts_cannot_reach_is_found(table: IndicatorTable) -> None:
    found = changed(table, HOVEDSTADEN, lambda o: replace(o, value=Decimal(93), numerator=280))
    assert faults(found) == {("", Fault.SUMS)}


def test_a_numerator_left_beside_a_hidden_value_is_found(table: IndicatorTable) -> None:
    found = changed(table, KBH, lambda o: replace(o, numerator=2))
    assert ("København", Fault.TOLD) in faults(found)


def test_a_value_that_is_not_its_numerator_over_its_denominator_is_found() -> None:
    assert faults(verdict([told(COUNTRY, 41, 40, 100)])) == {("Hele landet", Fault.ROUNDING)}
    assert faults(verdict([told(COUNTRY, 40, 40, 100)])) == set()


def test_counts_told_of_what_is_not_approved_are_found() -> None:
    rows = [told(KBH, Hidden(Reason.NOT_APPROVED), None, 60)]
    assert faults(verdict(rows)) == {("København", Fault.TOLD)}


def test_a_denominator_of_three_is_found() -> None:
    assert ("Hele landet", Fault.FEW) in faults(verdict([told(COUNTRY, FEW, None, 3)]))


def test_rows_of_one_area_that_disagree_on_the_denominator_are_found() -> None:
    rows = [told(KBH, 40, 40, 100), told(KBH, 20, 22, 110, "uddannelse")]
    of = definition(parts=PARTS)
    assert ("København", Fault.SUMS) in faults(verdict(rows, of))


def test_what_is_not_defined_is_not_let_through() -> None:
    strange = replace(told(COUNTRY, 40, 40, 100), indicator="maal-11")
    assert faults(verdict([strange])) == {("", Fault.UNKNOWN)}
    strange = told(COUNTRY, 40, 40, 100, group="øvrige")
    assert faults(verdict([strange])) == {("Hele landet", Fault.UNKNOWN)}


def test_a_rounded_share_of_a_small_denominator_tells_the_numerator() -> None:
    """10 per cent of 21 is 2 persons and nothing else."""
    found = verdict([told(KBH, 10, None, 21)])
    assert ("København", Fault.NARROW) in faults(found)
    assert {f.bounds for f in found.findings if "tælleren" in f.group} == {(2, 2)}


def test_a_rounded_share_of_a_large_denominator_does_not() -> None:
    """0 per cent of 1,094 may be nobody or five."""
    assert verdict([told(KBH, 0, None, 1094)]).safe
    found = verdict([told(KBH, 0, None, 700)])  # nobody to three
    assert {f.bounds for f in found.findings} == {(0, 3)}


@pytest.mark.parametrize(
    ("value", "denominator", "bounds"),
    [
        (50, 4, None),  # two of four: both few, found as (2, 2)
        (3, 100, (3, 3)),
        (1, 200, (1, 2)),  # half a per cent rounds up to 1; one and a half to 2
        (2, 200, (3, 4)),
    ],
)
def test_halves_go_up_so_the_lower_bound_belongs_and_the_upper_does_not(
    value: int, denominator: int, bounds: tuple[int, int] | None
) -> None:
    found = verdict([told(KBH, value, None, denominator)])
    of_numerator = {f.bounds for f in found.findings if "tælleren" in f.group}
    assert of_numerator == {bounds or (2, 2)}


def test_shares_that_add_up_narrow_each_other() -> None:
    """Alone each share leaves room; with the region's they do not."""
    rows = [
        told(KBH, 1, None, 700),  # 4 to 10
        told(FRB, 0, None, 1200),  # nobody to 5
        told(HOVEDSTADEN, 1, 10, 1900),
    ]
    assert verdict(rows).safe
    rows[0] = told(KBH, 1, 8, 700)
    assert faults(verdict(rows)) == {("Frederiksberg", Fault.NARROW)}


def test_shares_alone_tell_no_counts() -> None:
    assert verdict([told(KBH, 2), told(FRB, 4), told(HOVEDSTADEN, 3)]).safe
    # A region of one municipality has its share.
    assert faults(verdict([told(KBH, 2), told(HOVEDSTADEN, 3)])) == {("", Fault.SUMS)}


def test_a_share_without_a_denominator_tells_beside_a_total() -> None:
    """The region is one municipality, so 10 per cent are of 20: 2 persons."""
    found = verdict([told(KBH, 10), told(HOVEDSTADEN, FEW, None, 20)])
    assert ("København", Fault.NARROW) in faults(found)
    assert {f.bounds for f in found.findings if "tælleren" in f.group} == {(2, 2)}


def test_a_hidden_count_of_courses_must_not_be_found_however_large() -> None:
    rows = [told(KBH, FEW, None, 100), told(FRB, 40, 40, 100), told(HOVEDSTADEN, 25, 50, 200)]
    assert verdict(rows).safe  # ten persons are not few
    found = verdict(rows, definition(unit=Unit.COURSES))
    assert ("København", Fault.NARROW) in faults(found)


def test_overlaps_are_bounded_by_the_largest_part_and_the_sum() -> None:
    of = definition(additive=False)
    rows = [told(KBH, FEW, None, 100), told(COUNTRY, 2, 2, 100)]
    assert ("København", Fault.NARROW) in faults(verdict(rows, of))
    # 2 to 12 in København: 10 of the 190 may be in both.
    rows = [told(KBH, FEW, None, 100), told(FRB, 48, 48, 100), told(COUNTRY, 26, 50, 190)]
    assert verdict(rows, of).safe
    # Nobody is in both, so the sums are exact after all.
    rows = [told(KBH, FEW, None, 100), told(FRB, 48, 48, 100), told(COUNTRY, 25, 50, 200)]
    found = verdict(rows, of)
    assert {f.bounds for f in found.findings} == {(2, 2)}
    # A part may not exceed its total.
    rows = [told(KBH, 60, 60, 100), told(COUNTRY, 50, 50, 100)]
    assert ("Hele landet", Fault.SUMS) in faults(verdict(rows, of))


def test_weights_and_sums_of_scores_may_not_be_told() -> None:
    assert faults(verdict([told(COUNTRY, 26, 10, 39)], definition(unit=Unit.WEIGHTED))) == {
        ("Hele landet", Fault.TOLD)
    }
    assert faults(verdict([told(COUNTRY, 41, 410, 10)], definition(unit=Unit.SCORE))) == {
        ("Hele landet", Fault.TOLD)
    }


def test_a_count_must_be_whole() -> None:
    of = definition(unit=Unit.COUNT)
    assert faults(verdict([told(COUNTRY, Decimal("4.5"))], of)) == {  # type: ignore[arg-type]
        ("Hele landet", Fault.ROUNDING)
    }


def test_parts_that_leave_one_hidden_part_are_found() -> None:
    table = released(part_rows(KBH, [2, 30, 40, 50]), definition(parts=PARTS)).table
    of = definition(parts=PARTS)
    rows = [
        replace(o, value=Decimal(25), numerator=30) if o.group == "beskæftigelse" else o
        for o in table.observations
    ]
    assert ("København", Fault.NARROW) in faults(verdict(rows, of))


def test_a_refusal_names_the_place_and_no_number() -> None:
    found = verdict([told(KBH, FEW, None, 100), told(HOVEDSTADEN, 2, 2, 100)])
    with pytest.raises(DisclosureError) as error:
        found.require_safe("tabel.csv")
    assert str(error.value) == (
        "tabel.csv: tabellen røber for meget:\n"
        "maal-4, 2016, Region Hovedstaden, målgruppe (tælleren): "
        "viser et tal, der dækker få personer\n"
        "maal-4, 2016, København, målgruppe (tælleren): "
        "er skjult, men kan regnes ud for snævert af de øvrige tal"
    )
    assert "bounds" not in repr(found.findings[0])


def test_many_findings_are_cut_short() -> None:
    findings = tuple(
        Finding(indicator="maal-4", period=str(year), area=None, group="", fault=Fault.SUMS)
        for year in range(1990, 2012)
    )
    text = Verdict(findings, 30, 0).told()
    assert text.endswith("… og 2 fejl til")
    assert str(Verdict(findings, 30, 0)) == "afvist: 30 tal efterprøvet, 22 fejl"
