"""What a released table shows and hides: boundaries, units, marks and the report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.disclosure.policy import Policy
from reporter.disclosure.release import release
from reporter.disclosure.report import Report
from reporter.errors import DisclosureError
from reporter.indicators.definition import Unit
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP
from reporter.table import Area, Reason
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
    definition,
    missing,
    part_rows,
    raw,
    released,
    row,
    shown,
    status,
)

FEW = "få personer"


def one(numerator: int, denominator: int, policy: Policy | None = None) -> object:
    """Return what is printed of a single row for the country."""
    table = released([row(COUNTRY, numerator, denominator)], definition(), policy=policy).table
    return shown(table)["Hele landet", TARGET_GROUP]


@pytest.mark.parametrize("numerator", [1, 2, 3])
def test_three_persons_are_not_shown(numerator: int) -> None:
    assert one(numerator, 100) == (FEW, None, 100)


def test_four_persons_are_shown() -> None:
    assert one(4, 100) == (Decimal(4), 4, 100)


def test_nobody_is_shown() -> None:
    assert one(0, 100) == (Decimal(0), 0, 100)


def test_nobody_is_hidden_where_the_policy_says_so() -> None:
    assert one(0, 100, Policy(zeros="hidden")) == (FEW, None, 100)


@pytest.mark.parametrize("rest", [1, 2, 3])
def test_a_small_complement_is_not_shown(rest: int) -> None:
    assert one(100 - rest, 100) == (FEW, None, 100)


def test_a_complement_of_four_or_of_nobody_is_shown() -> None:
    assert one(96, 100) == (Decimal(96), 96, 100)
    assert one(100, 100) == (Decimal(100), 100, 100)


def test_a_small_complement_is_shown_where_it_is_not_protected() -> None:
    assert one(97, 100, Policy(complement=False)) == (Decimal(97), 97, 100)


def test_data_that_cover_three_persons_tell_nothing_at_all() -> None:
    assert one(0, 3) == (FEW, None, None)
    assert one(0, 4) == (Decimal(0), 0, 4)


def test_where_nobody_is_in_the_target_group_there_is_no_share() -> None:
    assert one(0, 0) == ("ingen data", None, None)
    assert one(0, 0, Policy(zeros="hidden")) == (FEW, None, None)


def test_shares_are_rounded_once_and_halves_go_up() -> None:
    assert one(25, 1000) == (Decimal(3), 25, 1000)
    assert one(25, 1000, Policy(decimals=1)) == (Decimal("2.5"), 25, 1000)


def test_one_hidden_municipality_takes_another_with_it() -> None:
    rows = [
        row(KBH, 2, 100),
        row(FRB, 10, 100),
        row(BALLERUP, 40, 100),
        row(HOVEDSTADEN, 52, 300),
    ]
    result = released(rows, definition())
    hidden = {name for name, mark in status(result.table).items() if mark == FEW}
    assert "København" in hidden
    assert len(hidden) == 2
    assert "Region Hovedstaden" not in hidden
    assert (result.report.primary, result.report.secondary) == (1, 1)


def test_a_row_hidden_for_itself_looks_like_one_hidden_for_others() -> None:
    rows = [row(KBH, 2, 100), row(FRB, 10, 100), row(HOVEDSTADEN, 12, 200)]
    table = released(rows, definition()).table
    kbh, frb = (o for o in table.observations if o.area in (KBH, FRB))
    assert kbh.value == frb.value
    assert (kbh.numerator, kbh.denominator) == (frb.numerator, frb.denominator) == (None, 100)


def test_hiding_the_region_costs_more_than_hiding_every_municipality() -> None:
    rows = [row(KBH, 2, 100), row(FRB, 10, 100), row(HOVEDSTADEN, 12, 200)]
    marks = status(released(rows, definition()).table)
    assert marks == {
        "København": FEW,
        "Frederiksberg": FEW,
        "Region Hovedstaden": "offentliggjort",
    }


def test_five_courses_of_one_person_are_few() -> None:
    rows = [row(COUNTRY, 5, 20, persons=(9, 1, 8))]
    table = released(rows, definition(unit=Unit.COURSES)).table
    assert shown(table)["Hele landet", TARGET_GROUP] == (FEW, None, 20)


def test_five_courses_of_four_persons_are_shown() -> None:
    rows = [row(COUNTRY, 5, 20, persons=(9, 4, 8))]
    table = released(rows, definition(unit=Unit.COURSES)).table
    assert shown(table)["Hele landet", TARGET_GROUP] == (Decimal(25), 5, 20)


def test_courses_whose_rest_is_one_persons_are_hidden() -> None:
    rows = [row(COUNTRY, 12, 20, persons=(9, 9, 1))]
    table = released(rows, definition(unit=Unit.COURSES)).table
    assert shown(table)["Hele landet", TARGET_GROUP] == (FEW, None, 20)


def test_twenty_courses_of_three_persons_tell_nothing_at_all() -> None:
    rows = [row(COUNTRY, 12, 20, persons=(3, 2, 1))]
    table = released(rows, definition(unit=Unit.COURSES)).table
    assert shown(table)["Hele landet", TARGET_GROUP] == (FEW, None, None)


def test_a_hidden_count_of_courses_cannot_be_found_by_subtraction() -> None:
    """Nine courses of one person are found to be nine, were there no second hidden cell."""
    rows = [
        row(KBH, 9, 40, persons=(30, 1, 29)),
        row(FRB, 20, 40, persons=(30, 15, 15)),
        row(HOVEDSTADEN, 29, 80, persons=(60, 16, 44)),
    ]
    table = released(rows, definition(unit=Unit.COURSES)).table
    marks = status(table)
    assert marks["København"] == marks["Frederiksberg"] == FEW


def test_courses_without_the_persons_behind_them_are_refused() -> None:
    rows = [row(COUNTRY, 5, 20, persons=(0, 0, 0))]
    with pytest.raises(DisclosureError) as error:
        released(rows, definition(unit=Unit.COURSES))
    assert str(error.value) == (
        "maal-4, 2016, Hele landet: tallene går ikke op med de grupper og områder, "
        "de er summen af; beregn dem igen fra ét og samme udtræk"
    )


def test_a_count_is_its_own_value() -> None:
    of = definition(unit=Unit.COUNT)
    rows = [
        row(KBH, 40, None),
        row(FRB, 3, None),
        row(BALLERUP, 0, None),
        row(HOVEDSTADEN, 43, None),
        row(UNKNOWN, 5, None),
        row(COUNTRY, 48, None),
    ]
    table = released(rows, of).table
    printed = {name: seen for (name, _), seen in shown(table).items()}
    assert printed["Hele landet"] == (Decimal(48), None, None)
    assert printed["Frederiksberg"] == (FEW, None, None)
    assert printed["København"] == (FEW, None, None)
    assert printed["Ballerup"] == (Decimal(0), None, None)
    assert printed["Uoplyst kommune"] == (Decimal(5), None, None)


def test_a_mean_score_tells_how_many_but_no_sum() -> None:
    of = definition(unit=Unit.SCORE, decimals=1)
    rows = [row(COUNTRY, 2050, 49, persons=(49, 0, 0))]
    assert shown(released(rows, of).table) == {
        ("Hele landet", TARGET_GROUP): (Decimal("41.8"), None, 49)
    }
    rows = [row(COUNTRY, 120, 3, persons=(3, 0, 0))]
    assert shown(released(rows, of).table) == {("Hele landet", TARGET_GROUP): (FEW, None, None)}


@pytest.mark.parametrize(
    ("persons", "printed"),
    [((40, 4, 36), Decimal(25)), ((40, 3, 37), FEW), ((40, 37, 3), FEW), ((3, 0, 3), FEW)],
)
def test_a_weighted_share_tells_no_counts(persons: tuple[int, int, int], printed: object) -> None:
    of = definition(unit=Unit.WEIGHTED)
    rows = [row(COUNTRY, 12_500, 50_000, persons=persons)]
    if persons[1] == 0:
        rows = [row(COUNTRY, 0, 50_000, persons=persons)]
    assert shown(released(rows, of).table) == {("Hele landet", TARGET_GROUP): (printed, None, None)}


def test_what_is_not_approved_is_told_as_that() -> None:
    rows = [
        missing(KBH, Reason.NOT_APPROVED),
        missing(FRB, Reason.NO_DATA),
        row(BALLERUP, 20, 50),
        row(HOVEDSTADEN, 20, 50),
    ]
    result = released(rows, definition())
    assert status(result.table) == {
        "København": "ikke godkendt",
        "Frederiksberg": "ingen data",
        "Ballerup": "offentliggjort",
        "Region Hovedstaden": "offentliggjort",
    }
    assert result.report == Report(rows=4, not_approved=1, no_data=1, solved=0)


def test_parts_sum_to_the_denominator_so_one_hidden_part_takes_another() -> None:
    table = released(part_rows(KBH, [2, 30, 40, 50]), definition(parts=PARTS)).table
    printed = {group: seen for (_, group), seen in shown(table).items()}
    hidden = {group for group, seen in printed.items() if seen[0] == FEW}
    assert "uddannelse" in hidden
    assert len(hidden) == 2
    assert TARGET_GROUP not in hidden
    assert {seen[2] for seen in printed.values()} == {122}


def test_a_joint_report_lies_in_the_region_of_its_members() -> None:
    rows = [row(PAIR, 2, 90), row(KBH, 40, 90), row(HOVEDSTADEN, 42, 180)]
    assert status(released(rows, definition()).table) == {
        "Dragør/Tårnby": FEW,
        "København": FEW,
        "Region Hovedstaden": "offentliggjort",
    }


def test_a_joint_report_beside_its_members_is_their_sum() -> None:
    dragoer = Area(kind="municipality", code="155", name="Dragør")
    taarnby = Area(kind="municipality", code="185", name="Tårnby")
    rows = [
        row(dragoer, 2, 40),
        row(taarnby, 20, 60),
        row(PAIR, 22, 100),
        row(KBH, 40, 90),
        row(HOVEDSTADEN, 62, 190),
    ]
    marks = status(released(rows, definition()).table)
    assert marks["Dragør"] == marks["Tårnby"] == FEW
    assert marks["Dragør/Tårnby"] == marks["København"] == "offentliggjort"


def test_the_unknown_count_in_the_country_alone() -> None:
    rows = [
        row(KBH, 40, 90),
        row(HOVEDSTADEN, 40, 90),
        row(AARHUS, 30, 80),
        row(MIDT, 30, 80),
        row(UNKNOWN, 2, 30),
        row(COUNTRY, 72, 200),
    ]
    marks = status(released(rows, definition()).table)
    assert marks["Uoplyst kommune"] == FEW
    assert marks["Hele landet"] == "offentliggjort"
    hidden = {name for name, mark in marks.items() if mark == FEW} - {"Uoplyst kommune"}
    assert hidden in ({"Region Hovedstaden", "København"}, {"Region Midtjylland", "Aarhus"})


def test_the_country_of_a_panel_is_no_sum_of_areas_outside_it() -> None:
    of = definition(additive=False, panel=True)
    rows = [row(SAMSOE, 2, 100), row(KBH, 30, 100), row(FRB, 30, 100), row(COUNTRY, 60, 200)]
    result = released(rows, of, panel=("101", "147"))
    assert status(result.table) == {
        "Samsø": FEW,
        "København": "offentliggjort",
        "Frederiksberg": "offentliggjort",
        "Hele landet": "offentliggjort",
    }
    assert result.table.panels == {"maal-4": ("101", "147")}


def test_the_comparison_group_has_a_denominator_of_its_own() -> None:
    of = definition(comparison="øvrige unge")
    rows = [row(COUNTRY, 40, 90), row(COUNTRY, 3, 900, group="øvrige unge")]
    assert shown(released(rows, of).table) == {
        ("Hele landet", TARGET_GROUP): (Decimal(44), 40, 90),
        ("Hele landet", "øvrige unge"): (FEW, None, 900),
    }


def test_the_table_says_how_it_was_protected() -> None:
    table = released([row(COUNTRY, 40, 90)], definition()).table
    assert table.policy == Policy().as_text()
    assert table.audit == "godkendt: 3 tal efterprøvet, ingen kan regnes ud for snævert"
    assert table.synthetic
    assert table.vintage is not None


def test_the_report_counts_every_row_once() -> None:
    rows = [row(KBH, 2, 100), row(FRB, 10, 100), row(HOVEDSTADEN, 12, 200)]
    report = released(rows, definition()).report
    assert report.counts() == (
        ("i alt", 3),
        ("vises", 1),
        ("skjult, få personer", 1),
        ("skjult for at skærme andre", 1),
        ("ikke godkendt", 0),
        ("ingen data", 0),
        ("bundet af tidligere udgaver", 0),
        ("ikke bevist mindst muligt", 0),
    )
    assert report.solved > 0


@pytest.mark.parametrize(
    ("rows", "area"),
    [
        ([row(KBH, 20, 100), row(HOVEDSTADEN, 21, 100)], "Region Hovedstaden"),
        ([row(KBH, 101, 100)], "København"),
        ([row(KBH, 20, 100), row(KBH, 21, 100)], "København"),
        ([row(KBH, 20, 100), row(KBH, 20, 100)], "København"),
        ([row(KBH, -1, 100)], "København"),
    ],
)
def test_counts_that_contradict_each_other_are_refused_without_a_number(
    rows: list[RawRow], area: str
) -> None:
    with pytest.raises(DisclosureError) as error:
        released(rows, definition())
    assert str(error.value) == (
        f"maal-4, 2016, {area}: tallene går ikke op med de grupper og områder, "
        "de er summen af; beregn dem igen fra ét og samme udtræk"
    )


def test_progress_is_told_in_words_without_numbers_of_persons() -> None:
    said: list[str] = []
    release(raw([row(COUNTRY, 2, 90)]), Policy(), definitions=[definition()], progress=said.append)
    assert said == ["beskytter maal-4, 2016", "angriber den færdige tabel"]
