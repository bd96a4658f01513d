"""A second vintage does not reveal what the first one hid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.audit import audit
from reporter.disclosure.policy import Policy
from reporter.disclosure.told import Fault
from reporter.errors import DisclosureError
from reporter.indicators.definition import Unit
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP, IndicatorTable
from reporter.table import Area, Hidden, Reason
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
    is_safe,
    missing,
    released,
    row,
    shown,
    status,
)

FEW = "få personer"


def region(*numerators: int) -> list[RawRow]:
    """Return three municipalities of 100 and their region."""
    areas = (KBH, FRB, BALLERUP)
    rows = [row(area, n, 100) for area, n in zip(areas, numerators, strict=True)]
    return [*rows, row(HOVEDSTADEN, sum(numerators), 300)]


def hidden(table: IndicatorTable) -> set[str]:
    return {name for name, mark in status(table).items() if mark == FEW}


def first_hiding(second: Area) -> IndicatorTable:
    """Return a first vintage that hides København's 2, and one other municipality with it."""
    table = released(region(2, 20, 20), definition()).table
    full = {KBH: 2, FRB: 20, BALLERUP: 20}
    rows = []
    for o in table.observations:
        if o.area in full:
            out = o.area in (KBH, second)
            n = full[o.area]
            o = replace(
                o,
                value=Hidden(Reason.FEW_PERSONS) if out else Decimal(n),
                numerator=None if out else n,
            )
        rows.append(o)
    made = replace(table, observations=tuple(rows))
    assert audit(made, Policy(), definitions=[definition()]).safe
    return made


@pytest.mark.parametrize("second", [FRB, BALLERUP])
def test_the_second_vintage_hides_what_the_first_did_and_not_another(second: Area) -> None:
    """Alone, the second would hide either of two; with the first, the other would give 2 away."""
    first = first_hiding(second)
    again = released(region(2, 20, 20), definition(), earlier=[first])
    assert hidden(again.table) == {"København", second.name}
    assert again.report.earlier_hidden == 2
    assert again.report.earlier_told == 6


def test_two_vintages_that_hide_different_ones_are_caught_by_the_audit() -> None:
    first, second = first_hiding(FRB), first_hiding(BALLERUP)
    found = audit(second, Policy(), definitions=[definition()], earlier=[first])
    assert {(f.area.name, f.fault) for f in found.findings if f.area} == {
        ("København", Fault.ACROSS)
    }
    assert audit(second, Policy(), definitions=[definition()], earlier=[second]).safe


def test_what_was_few_stays_hidden_though_it_has_grown() -> None:
    first = first_hiding(FRB)
    again = released(region(9, 20, 20), definition(), earlier=[first])
    assert {"København", "Frederiksberg"} <= hidden(again.table)


def test_what_has_become_few_is_hidden_with_what_has_changed() -> None:
    """Frederiksberg is known to all, and changed numbers are not: the region must go."""
    first = released([*region(7, 20, 20)], definition()).table
    assert not hidden(first)
    with_country = [*region(7, 20, 20), row(COUNTRY, 47, 300)]
    first = released(with_country, definition()).table
    again = released([*region(3, 20, 20), row(COUNTRY, 43, 300)], definition(), earlier=[first])
    assert hidden(again.table) == {"København", "Region Hovedstaden", "Hele landet"}
    assert audit(again.table, Policy(), definitions=[definition()], earlier=[first]).safe


def test_what_is_known_to_all_and_few_cannot_be_released() -> None:
    """The first policy let 3 persons through, ours does not."""
    lax = Policy(threshold=2, width=2)
    first = released(region(3, 20, 20), definition(), policy=lax).table
    assert not hidden(first)
    with pytest.raises(DisclosureError) as error:
        released(region(3, 20, 20), definition(), earlier=[first])
    assert str(error.value) == (
        "maal-4, 2016: et tal dækker få personer og skal skjules, men kan regnes ud af tal, der "
        "allerede er offentliggjort; vælg andre år med --years, eller udelad målet med --goals, og "
        "lad den tidligere udgaves tal stå"
    )


def test_what_is_few_while_all_its_sum_is_known_cannot_be_released() -> None:
    """The first vintage told the region and all of it but København."""
    rows = region(3, 20, 20)
    first = released(rows, definition(), policy=Policy(threshold=2, width=2)).table
    first = replace(first, observations=tuple(o for o in first.observations if o.area != KBH))
    with pytest.raises(DisclosureError) as error:
        released(rows, definition(), earlier=[first])
    assert str(error.value).startswith("maal-4, 2016: et tal dækker få personer")


def test_a_municipality_approved_since_is_protected_anew() -> None:
    rows = region(20, 20, 20)
    first = released(
        [missing(KBH, Reason.NOT_APPROVED), *rows[1:3], row(HOVEDSTADEN, 40, 200)], definition()
    ).table
    again = released(region(2, 20, 20), definition(), earlier=[first])
    assert "København" in hidden(again.table)
    assert "Region Hovedstaden" in hidden(again.table)


def test_a_denominator_once_hidden_stays_hidden() -> None:
    rows = [row(KBH, 0, 3), row(FRB, 20, 100), row(BALLERUP, 20, 100), row(HOVEDSTADEN, 40, 203)]
    first = released(rows, definition()).table
    assert shown(first)["København", TARGET_GROUP] == (FEW, None, None)
    rows = [row(KBH, 5, 12), row(FRB, 20, 100), row(BALLERUP, 20, 100), row(HOVEDSTADEN, 45, 212)]
    again = released(rows, definition(), earlier=[first]).table
    assert shown(again)["København", TARGET_GROUP] == (FEW, None, None)


def test_a_weighted_share_once_hidden_stays_hidden() -> None:
    of = definition(unit=Unit.WEIGHTED)
    first = released([row(COUNTRY, 10, 90, persons=(40, 3, 37))], of).table
    again = released([row(COUNTRY, 10, 90, persons=(40, 9, 31))], of, earlier=[first]).table
    assert hidden(first) == hidden(again) == {"Hele landet"}


def test_another_year_is_not_bound() -> None:
    first = first_hiding(FRB)
    rows = [replace_period(r, "2017") for r in region(2, 20, 20)]
    again = released(rows, definition(), earlier=[first])
    assert again.report.earlier_hidden == again.report.earlier_told == 0


def replace_period(of: RawRow, period: str) -> RawRow:
    return replace(of, period=period)


small = st.one_of(st.integers(0, 5), st.integers(6, 30))
AREAS = (KBH, FRB, BALLERUP, AARHUS, SAMSOE)


def denmark(numerators: list[int]) -> list[RawRow]:
    of = dict(zip(AREAS, numerators, strict=True))
    of[HOVEDSTADEN] = of[KBH] + of[FRB] + of[BALLERUP]
    of[MIDT] = of[AARHUS] + of[SAMSOE]
    of[COUNTRY] = of[HOVEDSTADEN] + of[MIDT]
    size = {HOVEDSTADEN: 300, MIDT: 200, COUNTRY: 500}
    return [row(area, n, size.get(area, 100)) for area, n in of.items()]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(small, min_size=5, max_size=5),
    st.lists(st.sampled_from([0, 0, 0, 1, -1, 4]), min_size=5, max_size=5),
)
def test_whoever_has_both_vintages_learns_no_unchanged_count(
    numerators: list[int], changes: list[int]
) -> None:
    """What an attacker knows of both is put into one integer program, independent of ours."""
    of = definition()
    first = released(denmark(numerators), of).table
    later = [max(0, n + change) for n, change in zip(numerators, changes, strict=True)]
    try:
        second = released(denmark(later), of, earlier=[first]).table
    except DisclosureError:
        return  # refused, which is safe
    for name in hidden(first):
        assert name in hidden(second)
    truth = {r.area.name: r.numerator or 0 for r in denmark(later)}
    before = {r.area.name: r.numerator or 0 for r in denmark(numerators)}
    told = {o.area.name: o.numerator for o in second.observations if o.numerator is not None}
    # What was told before and has not changed is known, whether or not it is told again.
    for o in first.observations:
        if o.numerator is not None and truth[o.area.name] == before[o.area.name]:
            told[o.area.name] = o.numerator
    sums = [
        (HOVEDSTADEN.name, [KBH.name, FRB.name, BALLERUP.name]),
        (MIDT.name, [AARHUS.name, SAMSOE.name]),
        (COUNTRY.name, [HOVEDSTADEN.name, MIDT.name]),
    ]
    for name, (low, high) in bounds(told, list(truth), sums).items():
        assert is_safe(low, high, Policy()), name
