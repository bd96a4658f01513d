"""What is computed where a source tells nothing, and how a row says where its number is from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reporter import kommuner
from reporter.delivery import cells
from reporter.table import Area, AreaSeries, Hidden, Reason, Value
from tests.delivery.samples import (
    AARHUS,
    COUNTS,
    DRAGOER,
    FEW,
    JOINT,
    LAND,
    NONE,
    NORTH,
    SHARES,
    delivery,
)


def series(unit: str, decimals: int, **odd: Value) -> AreaSeries:
    """Return a series in which every municipality has 20, but those given by code."""
    rows = tuple(
        (
            Area(kind="municipality", code=k.code, name=k.name),
            (odd.get(f"k{k.code}", Decimal(20)),),
        )
        for k in kommuner.alle()
    )
    return AreaSeries(id="x", unit=unit, decimals=decimals, periods=("2018",), rows=rows)


def of(content: AreaSeries, area: Area) -> cells.Line:
    (found,) = (line for line in cells.lines(content) if line.area == area)
    return found


def test_a_regions_share_is_the_mean_of_its_municipalities_that_have_one() -> None:
    # Of Nordjylland's eleven, nine have 20, Aalborg 31 and Læsø none: 211 / 10.
    line = of(series("pct", 1, k851=Decimal(31), k825=FEW), NORTH)
    assert line == cells.Line(area=NORTH, values=(Decimal("21.1"),), origin="mean")


def test_a_regions_count_is_the_sum_of_its_municipalities() -> None:
    line = of(series("antal", 0, k851=Decimal(31)), NORTH)
    assert line == cells.Line(area=NORTH, values=(Decimal(231),), origin="sum")


@pytest.mark.parametrize("hidden", [FEW, NONE, Hidden(Reason.NOT_APPROVED)])
def test_a_sum_that_would_tell_a_hidden_number_is_not_made(hidden: Hidden) -> None:
    content = series("antal", 0, k825=hidden)
    assert of(content, NORTH).values == (hidden,)
    assert of(content, LAND).values == (hidden,)


TOGETHER = Area(kind="joint", code="813+825", name="Frederikshavn/Læsø")


def reported_together(members: tuple[str, ...], only: tuple[str, ...]) -> AreaSeries:
    """Return 20 for each; ``members`` have 50 together, and ``only`` have no number but that."""
    fifty = {f"k{code}": Decimal(50) for code in only}
    own = series("antal", 0, **fifty)
    return replace(
        own,
        rows=(*own.rows, (TOGETHER, (Decimal(50),))),
        joint=tuple((code, members) for code in members),
        joint_only=only,
    )


@pytest.mark.parametrize("only", [("813", "825"), ("825",)])
def test_a_joint_report_is_added_once(only: tuple[str, ...]) -> None:
    # Nordjylland's nine others have 20 each, and Frederikshavn and Læsø 50 together: 230.
    content = reported_together(("813", "825"), only)
    assert of(content, NORTH).values == (Decimal(230),)
    assert of(content, LAND).values == (Decimal(96 * 20 + 50),)


def test_a_joint_report_beside_its_members_own_numbers_adds_nothing() -> None:
    assert of(reported_together(("813", "825"), ()), NORTH).values == (Decimal(11 * 20),)


@pytest.mark.parametrize("members", [("751", "825"), ("751", "825", "851")])
def test_of_a_joint_report_across_regions_no_region_knows_its_part(
    members: tuple[str, ...],
) -> None:
    assert of(reported_together(members, members[:2]), NORTH).values == (NONE,)


def test_what_the_source_tells_is_not_computed() -> None:
    content = replace(SHARES.series, rows=SHARES.series.rows)
    assert of(content, LAND) == cells.Line(area=LAND, values=(Decimal("27.1"), Decimal("27.0")))
    assert of(content, NORTH).origin == "published"


def test_every_area_is_told_of_once_the_larger_first() -> None:
    found = [line.area for line in cells.lines(SHARES.series)]
    assert [area.kind for area in found[:7]] == ["country", *["region"] * 5, "municipality"]
    assert found[-1] == JOINT
    assert len(found) == len(set(found)) == 1 + 5 + 98 + 1


def test_values_are_rounded_as_they_are_printed() -> None:
    assert of(SHARES.series, AARHUS).values == (Decimal("12.3"), Decimal("0.0"))


def test_a_row_says_where_its_number_is_from_or_why_there_is_none() -> None:
    assert cells.status_of(Decimal(1), "published") == "offentliggjort"
    assert cells.status_of(Decimal(1), "mean") == "beregnet som gennemsnit"
    assert cells.status_of(Decimal(1), "sum") == "beregnet som sum"
    assert cells.status_of(FEW, "sum") == "få personer"
    assert {row.status for row in cells.rows(delivery())} <= set(cells.STATUSES)


def test_areas_have_codes_and_regions() -> None:
    assert [cells.code_of(area) for area in (LAND, NORTH, AARHUS, JOINT)] == [
        "000",
        "1081",
        "751",
        "155+185",
    ]
    assert cells.region_of(LAND) == "Hele landet"
    assert cells.region_of(JOINT) == "Region Hovedstaden"
    far = Area(kind="joint", code="101+851", name="København/Aalborg")
    assert cells.region_of(far) == "Region Nordjylland/Region Hovedstaden"


def test_a_number_of_a_joint_report_only_says_whose_it_is() -> None:
    assert cells.taken_from(SHARES.series, DRAGOER) == "155+185"
    assert cells.taken_from(SHARES.series, AARHUS) == ""
    own = replace(SHARES.series, joint_only=())
    assert cells.taken_from(own, DRAGOER) == ""


def test_notes_tell_what_is_computed_and_who_reports_together() -> None:
    assert list(cells.notes(COUNTS)) == [
        "Tallet for hele landet er ikke kildens, men summen af kommunernes tal.",
        "Regionernes tal er ikke kildens, men summen af kommunernes tal.",
    ]
    assert list(cells.notes(SHARES))[-1] == (
        "Dragør og Tårnby indberetter sammen: Det samme tal står ved hver af dem og gælder dem "
        "tilsammen."
    )
    own = replace(SHARES, series=replace(SHARES.series, joint_only=()))
    assert list(cells.notes(own))[-1] == (
        "Dragør og Tårnby indberetter sammen: Ved hver af dem står dens eget tal, og det fælles "
        "har sin egen række."
    )
