"""Two vintages whose totals are not of the same areas: the difference tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from reporter.disclosure.audit import audit
from reporter.disclosure.policy import Policy
from reporter.disclosure.told import Fault
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
    PAIR,
    PARTS,
    definition,
    missing,
    part_rows,
    released,
    row,
    status,
)

FEW = "få personer"
DRAGOER = Area(kind="municipality", code="155", name="Dragør")
TAARNBY = Area(kind="municipality", code="185", name="Tårnby")
UNITS = [row(KBH, 40, 100), row(FRB, 30, 90), row(BALLERUP, 2, 50), row(AARHUS, 25, 60)]
PANELS = (("101", "147", "151"), ("101", "147"))


def country(panel: Sequence[str], units: Sequence[RawRow] = UNITS) -> list[RawRow]:
    """Return the units and a country that is the sum of the panel."""
    inside = [r for r in units if r.area.code in panel]
    counts = [sum(getattr(r, name) for r in inside) for name in ("numerator", "denominator")]
    return [row(COUNTRY, counts[0], counts[1]), *units]


@pytest.mark.parametrize("order", [PANELS, PANELS[::-1]])
def test_two_panels_of_exact_sums_do_not_give_their_difference(
    order: Sequence[tuple[str, ...]],
) -> None:
    """72 of 240 and 70 of 190 persons: with both, Ballerup is 2 of 50."""
    of = definition(panel=True)
    first, second = order
    before = released(country(first), of, panel=first).table
    again = released(country(second), of, panel=second, earlier=[before]).table
    assert status(again)["Ballerup"] == FEW
    shown = [o.numerator for t in (before, again) for o in t.observations if o.area == COUNTRY]
    assert None in shown
    assert audit(again, Policy(), definitions=[of], earlier=[before]).safe
    # Each alone is safe; it is the two beside each other that are not.
    alone = released(country(second), of, panel=second).table
    if alone != again:
        found = audit(alone, Policy(), definitions=[of], earlier=[before])
        assert {f.fault for f in found.findings} == {Fault.ACROSS}


def test_panels_of_goals_3_and_4_tell_no_counts_to_subtract() -> None:
    of = definition(additive=False, panel=True)
    large = [row(r.area, 50 * (r.numerator or 0), 50 * (r.denominator or 0)) for r in UNITS]
    large[2] = UNITS[2]
    before = released(country(PANELS[0], large), of, panel=PANELS[0]).table
    again = released(country(PANELS[1], large), of, panel=PANELS[1], earlier=[before]).table
    for table in (before, again):
        assert status(table) == {
            "Hele landet": "offentliggjort",
            "København": "offentliggjort",
            "Frederiksberg": "offentliggjort",
            "Ballerup": FEW,
            "Aarhus": "offentliggjort",
        }
        assert {o.numerator for o in table.observations if o.area == COUNTRY} == {None}


def test_a_table_whose_country_is_of_another_panel_is_found_by_the_audit() -> None:
    of = definition(panel=True)
    before = released(country(PANELS[0]), of, panel=PANELS[0]).table
    rows = tuple(
        replace(o, value=Decimal(37), numerator=70, denominator=190) if o.area == COUNTRY else o
        for o in before.observations
    )
    again = replace(before, observations=rows, panels={"maal-4": PANELS[1]})
    assert audit(again, Policy(), definitions=[of]).safe
    found = audit(again, Policy(), definitions=[of], earlier=[before])
    assert {(f.area.name, f.fault, f.bounds) for f in found.findings if f.area} == {
        ("Ballerup", Fault.ACROSS, (2, 2))
    }


def test_a_municipality_approved_since_is_not_the_difference_of_two_regions() -> None:
    before = released(
        [row(HOVEDSTADEN, 70, 190), *UNITS[:2], missing(BALLERUP, Reason.NOT_APPROVED)],
        definition(),
    ).table
    rows = [row(HOVEDSTADEN, 72, 240), *UNITS[:3]]
    again = released(rows, definition(), earlier=[before]).table
    marks = status(again)
    assert marks["Ballerup"] == FEW
    assert FEW in (marks["Region Hovedstaden"], marks["København"], marks["Frederiksberg"])


@pytest.mark.parametrize("scale", [1, 30])
def test_nor_of_two_shares_of_regions(scale: int) -> None:
    of = definition(additive=False)
    inside = [row(KBH, 40 * scale, 100 * scale), row(FRB, 30 * scale, 90 * scale)]
    first = [row(HOVEDSTADEN, 70 * scale, 190 * scale), *inside]
    before = released([*first, missing(BALLERUP, Reason.NOT_APPROVED)], of).table
    rows = [row(HOVEDSTADEN, 70 * scale + 2, 190 * scale + 50), *inside, UNITS[2]]
    again = released(rows, of, earlier=[before]).table
    assert status(again)["Ballerup"] == FEW
    assert status(again)["Region Hovedstaden"] == (FEW if scale == 1 else "offentliggjort")


def test_a_sum_that_was_hidden_in_pairs_is_not_subtracted_from_one_of_three() -> None:
    """First København and Frederiksberg are hidden, 5 together; then Ballerup is few as well."""
    of = definition()
    before = released([row(KBH, 2, 90), row(FRB, 3, 90), row(HOVEDSTADEN, 5, 180)], of).table
    assert status(before)["København"] == status(before)["Frederiksberg"] == FEW
    rows = [row(KBH, 2, 90), row(FRB, 3, 90), row(BALLERUP, 2, 90), row(HOVEDSTADEN, 7, 270)]
    alone = released(rows, of).table
    assert status(alone)["Region Hovedstaden"] == "offentliggjort"
    found = audit(alone, Policy(), definitions=[of], earlier=[before])
    assert {(f.area.name, f.fault, f.bounds) for f in found.findings if f.area} == {
        ("Ballerup", Fault.ACROSS, (2, 2))
    }
    again = released(rows, of, earlier=[before]).table
    assert status(again)["Region Hovedstaden"] == FEW


def test_a_new_person_where_all_was_known_takes_the_whole_municipality() -> None:
    """Everything else of København is known, so only its total can hide the one."""
    of = definition(additive=False, parts=PARTS)
    before = released(part_rows(KBH, [0, 30, 40, 50]), of).table
    again = released(part_rows(KBH, [1, 30, 40, 50]), of, earlier=[before]).table
    assert {o.status for o in again.observations} == {FEW}
    assert {o.denominator for o in again.observations} == {None}


@pytest.mark.parametrize(("now", "hidden"), [(11, True), (12, False), (8, False), (9, True)])
def test_those_left_out_of_two_panels_do_not_differ_by_few(now: int, hidden: bool) -> None:
    of = definition(additive=False, panel=True, left_out="uden indkomst")
    first, second = (
        [row(COUNTRY, out, None, group="uden indkomst"), *country(panel)]
        for panel, out in zip(PANELS, (12, now), strict=True)
    )
    before = released(first, of, panel=PANELS[0]).table
    again = released(second, of, panel=PANELS[1], earlier=[before]).table
    printed = {o.status for o in again.observations if o.group == "uden indkomst"}
    assert printed == {FEW if hidden else "offentliggjort"}


MEMBERS = [row(DRAGOER, 40, 100), row(TAARNBY, 2, 50)]
TOGETHER = [row(PAIR, 42, 150)]
OTHERS = [row(KBH, 30, 100), row(FRB, 30, 100)]


@pytest.mark.parametrize("order", [(MEMBERS, TOGETHER), (TOGETHER, MEMBERS)])
def test_units_may_not_merge_or_split_between_vintages(order: Sequence[list[RawRow]]) -> None:
    first, second = ([*rows, *OTHERS] for rows in order)
    before = released(first, definition()).table
    with pytest.raises(DisclosureError) as error:
        released(second, definition(), earlier=[before])
    assert str(error.value) == (
        "maal-4, 2016, Dragør/Tårnby: kommunerne er fælles i den ene udgave og hver for sig i den "
        "anden, og forskellen kan regnes ud; brug de samme enheder som i den tidligere udgave, "
        "eller vælg andre år med --years"
    )
    alone = released(second, definition()).table
    found = audit(alone, Policy(), definitions=[definition()], earlier=[before])
    assert [str(finding) for finding in found.findings] == [
        "maal-4, 2016, Dragør/Tårnby: er slået sammen eller delt, så forskellen kan regnes ud"
    ]


def test_a_joint_unit_beside_one_of_its_members_is_refused() -> None:
    with pytest.raises(DisclosureError, match="Dragør/Tårnby: kommunerne er fælles"):
        released([MEMBERS[0], *TOGETHER, *OTHERS], definition())


def test_a_joint_unit_beside_all_its_members_is_fine_twice() -> None:
    rows = [*MEMBERS, *TOGETHER, *OTHERS]
    before = released(rows, definition()).table
    assert released(rows, definition(), earlier=[before]).table == before


def forged(table: IndicatorTable, number: int) -> IndicatorTable:
    """Return a table that tells København's hidden number."""
    rows = tuple(
        replace(o, value=Decimal(number), numerator=number) if o.area == KBH else o
        for o in table.observations
    )
    return replace(table, observations=rows)


def test_a_forged_earlier_table_that_tells_too_much_is_refused_by_itself() -> None:
    rows = [row(FRB, 30, 100), row(KBH, 3, 100)]
    true = released(rows, definition()).table
    said = set()
    for guess in (1, 2, 3):
        with pytest.raises(DisclosureError) as error:
            released(rows, definition(), earlier=[forged(true, guess)])
        said.add(str(error.value))
    assert said == {
        "den tidligere udgave 2019-12-01 røber selv for meget, så denne kan ikke beskyttes ved "
        "siden af den; ret eller udelad den:\n"
        "maal-4, 2016, København, målgruppe (tælleren): viser et tal, der dækker få personer"
    }
