"""Classes, their limits and ranks: each municipality that moved, and nobody else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporter import kommuner
from reporter.archive.difference.model import Move
from reporter.table import Reason
from tests.archive.difference.found import Found, found, plain
from tests.editions.minimal import Sample, municipal_csv
from tests.editions.sheets import SheetSample, shares

NAMES = [kommune.name for kommune in kommuner.alle()]
"""By order of code: the one at n has 20 and n halved in pct., and n and 1 as a count."""

AARHUS = 81


@pytest.fixture
def old(tmp_path: Path) -> SheetSample:
    return SheetSample(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> SheetSample:
    return SheetSample(tmp_path / "new")


def changed(old: SheetSample, new: SheetSample) -> Found:
    return found(old.load(), new.load())


def told(moves: tuple[Move, ...]) -> list[tuple[str, str, str, int | None]]:
    return [(m.name, plain(m.old), plain(m.new), m.steps) for m in moves]


def test_sheets_that_are_alike_have_no_moves(old: SheetSample, new: SheetSample) -> None:
    result = changed(old, new)
    assert (result.numbers, result.classes, result.ranks) == ((), (), ())


def test_one_number_moves_its_own_municipality_and_those_it_passes(
    old: SheetSample, new: SheetSample
) -> None:
    # Aarhus falls from 60,5 to 25,3 pct., past those at 11 to 80, who all gain a place. Of the 98
    # numbers the 32nd and the 65th end the first two thirds: they were 35,5 and 52,0, and as one
    # more is below them they are 35,0 and 51,5.
    new.table(shares({"2016": Decimal("25.3")}))
    result = changed(old, new)
    assert result.told == [
        ("revised", "andel", "Aarhus", "", "2016", "60,5 pct.", "25,3 pct."),
    ]
    assert told(result.classes) == [
        (
            "",
            "20-35,5 pct.; 35,6-52 pct.; 52,1-68,5 pct.",
            "20-35 pct.; 35,1-51,5 pct.; 51,6-68,5 pct.",
            None,
        ),
        ("Aarhus", "52,1-68,5 pct.", "20-35 pct.", -2),
        (NAMES[31], "20-35,5 pct.", "35,1-51,5 pct.", 1),
        (NAMES[64], "35,6-52 pct.", "51,6-68,5 pct.", 1),
    ]
    assert {(move.item, move.title) for move in result.classes} == {("i-job", "Voksne i job")}
    first, *others = told(result.ranks)
    assert first == ("Aarhus", "nr. 17 af 98", "nr. 87 af 98", 70)
    assert others == [
        (NAMES[n], f"nr. {98 - n} af 98", f"nr. {97 - n} af 98", -1) for n in range(11, 81)
    ]


def test_an_earlier_year_moves_nobody(old: SheetSample, new: SheetSample) -> None:
    new.table(shares({"2015": Decimal("25.3")}))
    result = changed(old, new)
    assert len(result.numbers) == 1
    assert (result.classes, result.ranks) == ((), ())


def test_what_is_hidden_now_moves_nobody_and_its_class_and_rank_are_not_told(
    old: SheetSample, new: SheetSample
) -> None:
    # Of 97 numbers the 32nd and the 64th end the thirds: 35,5 as before, and 51,5. That the second
    # was higher says that the hidden one was.
    new.table(shares({"2016": Reason.FEW_PERSONS}))
    result = changed(old, new)
    assert result.told == [("hidden", "andel", "Aarhus", "", "2016", "", "få personer")]
    assert (result.classes, result.ranks) == ((), ())


def test_of_what_is_shown_now_the_limits_are_told(old: SheetSample, new: SheetSample) -> None:
    old.table(shares({"2016": Reason.FEW_PERSONS}))
    result = changed(old, new)
    assert result.told == [("shown", "andel", "Aarhus", "", "2016", "få personer", "60,5 pct.")]
    assert told(result.classes) == [
        (
            "",
            "20-35,5 pct.; 35,6-51,5 pct.; 51,6-68,5 pct.",
            "20-35,5 pct.; 35,6-52 pct.; 52,1-68,5 pct.",
            None,
        ),
        (NAMES[64], "51,6-68,5 pct.", "35,6-52 pct.", -1),
    ]
    assert result.ranks == ()


def test_a_rank_is_counted_among_those_that_have_one_in_both(
    old: SheetSample, new: SheetSample
) -> None:
    # Aarhus' count is hidden, and the last by code falls from the highest, 98, to the lowest, 1,
    # which København has: the two share the place before the last, and all others gain one. Where
    # Aarhus was cannot be told from it.
    new.file("data/antal.csv", (new.folder / "data/antal.csv").read_text().replace(
        "Aarhus;82", "Aarhus;**)").replace(f"{NAMES[97]};98", f"{NAMES[97]};1"))  # fmt: skip
    moved = told(changed(old, new).ranks)
    assert moved[0] == (NAMES[97], "nr. 1 af 97", "nr. 96 af 97", 95)
    assert len(moved) == 97
    assert {steps for *_, steps in moved[1:]} == {-1}
    assert "Aarhus" not in {name for name, *_ in moved}


def test_means_of_municipalities_are_numbers_but_not_told_when_one_is_hidden(
    old: SheetSample, new: SheetSample
) -> None:
    # Without a row of the country, sheets tell the mean of the municipalities: 20 and half the
    # mean of 0 to 97 are 44,25, printed 44,3; with 11,7 less by Aarhus' 60,5 gone down to 25,3
    # divided by 98 (0,36) 43,9.
    for sample in (old, new):
        text = (sample.folder / "data/tabel.csv").read_text("utf-8")
        rows = [row for row in text.splitlines(keepends=True) if ",land," not in row]
        sample.file("data/tabel.csv", "".join(rows))
    content = (new.folder / "data/tabel.csv").read_text("utf-8")
    lines = content.splitlines(keepends=True)
    at = next(n for n, row in enumerate(lines) if ",751," in row and ",2016," in row)
    new.file("data/tabel.csv", "".join([*lines[:at], lines[at].replace("60.5", "25.3"),
                                        *lines[at + 1 :]]))  # fmt: skip
    assert changed(old, new).told == [
        ("revised", "andel", "Aarhus", "", "2016", "60,5 pct.", "25,3 pct."),
        ("revised", "andel", "Hele landet, gennemsnit af kommunerne", "", "2016", "44,3 pct.",
         "43,9 pct."),
    ]  # fmt: skip
    hidden = lines[at].replace("60.5", "").replace("offentliggjort", "få personer")
    new.file("data/tabel.csv", "".join([*lines[:at], hidden, *lines[at + 1 :]]))
    # The mean of the other 97 is 44,08.
    assert changed(old, new).told == [
        ("hidden", "andel", "Aarhus", "", "2016", "", "få personer"),
        ("revised", "andel", "Hele landet, gennemsnit af kommunerne", "", "2016", "", "44,1 pct."),
    ]


# --- Maps -----------------------------------------------------------------------------------------


@pytest.fixture
def one(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "other")


def test_a_map_has_classes_and_no_ranks(one: Sample, other: Sample) -> None:
    one.with_map()
    other.with_map().file("data/kort.csv", municipal_csv({"Aarhus": "12"}))
    result = found(one.load(), other.load())
    assert told(result.classes) == [("Aarhus", "over 49", "10-49", -1)]
    assert (result.classes[0].item, result.classes[0].title) == ("figur-kort", "Kommunerne")
    assert result.ranks == ()


def test_one_more_class_is_told_and_who_is_in_a_class_with_another_name(
    one: Sample, other: Sample
) -> None:
    one.with_map()
    other.with_map().replace("{above: 49}", "{from: 50, to: 95}, {above: 95}")
    result = found(one.load(), other.load())
    assert told(result.classes)[0] == (
        "", "under 10; 10-49; over 49", "under 10; 10-49; 50-95; over 95", None,
    )  # fmt: skip
    assert told(result.classes)[1] == (NAMES[50], "over 49", "50-95", None)
    assert told(result.classes)[-1] == (NAMES[97], "over 49", "over 95", None)
    assert len(result.classes) == 1 + 48


def test_a_joint_number_that_is_hidden_now_does_not_tell_its_members_class(
    one: Sample, other: Sample
) -> None:
    joint = """\
    joint:
      - area: Vallensbæk/Ishøj
        members: [Vallensbæk, Ishøj]
        take_value: [Vallensbæk]
"""
    for sample, value in ((one, "55"), (other, "**)")):
        sample.with_kommuner(
            municipal_csv({"Vallensbæk": "-", "Ishøj": "-"}, f"Vallensbæk/Ishøj;{value}"), joint
        ).append("  - id: figur-kort\n    kind: choropleth\n    data: kort\n    title: Kommunerne\n"
                 "    classes: [{below: 10}, {from: 10, to: 49}, {above: 49}]\n")  # fmt: skip
    result = found(one.load(), other.load())
    assert [change[0:3:2] for change in result.told] == [("hidden", "Vallensbæk/Ishøj")]
    assert result.classes == ()


def test_a_municipality_without_data_that_is_counted_no_more_leaves_its_class(
    one: Sample, other: Sample
) -> None:
    for sample, more in ((one, "    missing_counts_as: 0\n"), (other, "")):
        sample.with_kommuner(municipal_csv({"Aarhus": "-"}), more).append(
            "  - id: figur-kort\n    kind: choropleth\n    data: kort\n    title: Kommunerne\n"
            "    classes: [{below: 10}, {from: 10, to: 49}, {above: 49}]\n"
        )
    result = found(one.load(), other.load())
    assert result.numbers == ()
    assert told(result.classes) == [("Aarhus", "under 10", "", None)]


# --- Whatever the numbers -------------------------------------------------------------------------

few = st.sampled_from(NAMES[::9])
values = st.one_of(st.integers(0, 99).map(str), st.sampled_from(["**)", "*)", "-"]))
columns = st.dictionaries(few, values, max_size=8)


def class_of(value: str) -> str:
    number = int(value)
    return "under 10" if number < 10 else "10-49" if number < 50 else "over 49"


@given(before=columns, after=columns)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_number_and_every_class_that_changed_is_found_and_no_other(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    usual = {name: str(n) for n, name in enumerate(NAMES)}
    columns = usual | before, usual | after
    editions = [
        Sample(tmp_path / "mange").with_map().file("data/kort.csv", municipal_csv(column)).load()
        for column in columns
    ]
    result = found(*editions)
    unlike = {name for name in NAMES if columns[0][name] != columns[1][name]}
    assert sorted(change.area for change in result.numbers) == sorted(unlike)
    both = [name for name in NAMES if all(column[name].isdecimal() for column in columns)]
    assert {move.name: (plain(move.old), plain(move.new)) for move in result.classes} == {
        name: classes
        for name in both
        if len(set(classes := tuple(class_of(column[name]) for column in columns))) > 1
    }
    back = found(*reversed(editions))
    assert {(m.name, m.old, m.new, m.steps) for m in back.classes} == {
        (m.name, m.new, m.old, -(m.steps or 0)) for m in result.classes
    }
