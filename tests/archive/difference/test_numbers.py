"""Every number that changed is found and told as what it is, and nothing else is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporter import kommuner
from tests.archive.difference.found import Found, found, plain
from tests.editions.minimal import COUNT_ROWS, FACTS, LONG, LONG_ROWS, Sample, municipal_csv


@pytest.fixture
def old(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "new")


def changed(old: Sample, new: Sample) -> Found:
    return found(old.load(), new.load())


def test_two_editions_that_are_alike_have_nothing_that_changed(old: Sample, new: Sample) -> None:
    for sample in (old, new):
        sample.with_map().with_counts().with_distribution()
    result = changed(old, new)
    assert (result.numbers, result.classes, result.ranks) == ((), (), ())


def test_a_revised_number_is_told_as_printed_with_its_title_and_how_far_it_moved(
    old: Sample, new: Sample
) -> None:
    new.replace("2015;8", "2015;11", "data/maal.csv")
    result = changed(old, new)
    assert result.told == [("revised", "maal", "", "Alle", "2015", "8 pct.", "11 pct.")]
    (change,) = result.numbers
    assert (change.title, change.unit, change.size) == ("Udviklingen i målet", "pct", Decimal(3))


def test_a_number_that_is_printed_as_before_has_not_changed(old: Sample, new: Sample) -> None:
    old.replace("2015;8", "2015;7,51", "data/maal.csv")
    new.replace("2015;8", "2015;8,49", "data/maal.csv")
    assert changed(old, new).numbers == ()


def test_a_number_just_across_the_limit_of_rounding_has(old: Sample, new: Sample) -> None:
    old.replace("2015;8", "2015;7,49", "data/maal.csv")
    new.replace("2015;8", "2015;7,5", "data/maal.csv")
    assert changed(old, new).told[0][-2:] == ("7 pct.", "8 pct.")


def test_nought_and_a_little_are_printed_otherwise(old: Sample, new: Sample) -> None:
    old.replace("2015;8", "2015;0", "data/maal.csv")
    new.replace("2015;8", "2015;0,2", "data/maal.csv")
    (change,) = changed(old, new).numbers
    assert (plain(change.old), plain(change.new)) == ("0 pct.", "under 1 pct.")
    assert change.size == 0


def test_a_number_that_is_hidden_now_is_told_without_what_it_was(old: Sample, new: Sample) -> None:
    new.replace("2015;8", "2015;**)", "data/maal.csv")
    result = changed(old, new)
    assert result.told == [("hidden", "maal", "", "Alle", "2015", "", "få personer")]
    assert result.numbers[0].size is None


def test_a_number_that_is_shown_now_is_told_with_why_it_was_not(old: Sample, new: Sample) -> None:
    old.replace("2015;8", "2015;**)", "data/maal.csv")
    assert changed(old, new).told == [
        ("shown", "maal", "", "Alle", "2015", "få personer", "8 pct.")
    ]


def test_another_reason_for_hiding_is_a_change(old: Sample, new: Sample) -> None:
    old.replace("2015;8", "2015;-", "data/maal.csv")
    new.replace("2015;8", "2015;*)", "data/maal.csv")
    assert changed(old, new).told == [
        ("revised", "maal", "", "Alle", "2015", "ingen data", "ikke godkendt")
    ]


def test_one_more_year_of_one_group_is_told_with_its_number(old: Sample, new: Sample) -> None:
    new.append("2017;12\n", "data/maal.csv")
    assert changed(old, new).told == [("added", "maal", "", "Alle", "2017", "", "12 pct.")]
    assert changed(new, old).told == [("removed", "maal", "", "Alle", "2017", "12 pct.", "")]


def test_a_year_of_several_groups_is_told_once(old: Sample, new: Sample) -> None:
    old.file("data/maal.csv", "aar;Alle;Unge\n2014;7;9\n")
    new.file("data/maal.csv", "aar;Alle;Unge\n2014;7;9\n2015;8;**)\n")
    assert changed(old, new).told == [("added", "maal", "", "", "2015", "", "1 tal")]


def test_a_group_is_told_once_and_a_series_once(old: Sample, new: Sample) -> None:
    new.file("data/maal.csv", "aar;Alle;Unge\n2014;7;9\n2015;8;9\n2016;9;9\n")
    new.with_distribution()
    assert changed(old, new).told == [
        ("added", "maal", "", "Unge", "", "", "3 tal"),
        ("added", "dele", "", "", "", "", "2 tal"),
    ]


def test_a_municipality_is_told_by_code_and_by_the_new_name(old: Sample, new: Sample) -> None:
    old.with_kommuner(municipal_csv().replace("Aarhus;", "Århus;"))
    value = next(n for n, k in enumerate(kommuner.alle()) if k.name == "Aarhus")
    new.with_kommuner(municipal_csv({"Aarhus": "1500"}))
    result = changed(old, new)
    assert result.told == [("revised", "kort", "Aarhus", "", "december 2016", str(value), "1.500")]
    assert result.numbers[0].kommune == "751"


def test_a_part_of_a_whole_is_a_number(old: Sample, new: Sample) -> None:
    old.with_distribution()
    new.with_distribution().file("data/dele.csv", "del;andel\nJa;41\nNej;59\n")
    assert changed(old, new).told == [
        ("revised", "dele", "", "Ja", "2016", "40 pct.", "41 pct."),
        ("revised", "dele", "", "Nej", "2016", "60 pct.", "59 pct."),
    ]


def test_a_count_changes_the_shares_that_are_printed(old: Sample, new: Sample) -> None:
    # Of 300 without, 299 are women: 99,67 and 0,33 pct.; of 310 309 are: 99,68 and 0,32 pct.
    old.with_counts()
    new.with_counts().file("data/tal.csv", COUNT_ROWS.replace("60;299", "60;309"))
    assert changed(old, new).told == [
        ("revised", "tal", "", "Køn/Kvinder, Uden", "2015", "299", "309")
    ]
    # 60 of 101 are 59,4 pct.: 59 in the table.
    new.file("data/tal.csv", COUNT_ROWS.replace("40;1", "41;1"))
    assert changed(old, new).told == [
        ("revised", "tal", "", "Køn/Mænd, Med", "2015", "40", "41"),
        ("revised", "tal", "", "Køn/Mænd, Med", "2015", "40 pct.", "41 pct."),
        ("revised", "tal", "", "Køn/Kvinder, Med", "2015", "60 pct.", "59 pct."),
    ]


def test_a_share_that_only_the_file_prints_otherwise_is_told_so(old: Sample, new: Sample) -> None:
    # 4.000 of 10.000 and 4.004 of 10.004 are 40 pct. in a table; 40,0 and 40,02 in no file.
    # 4.010 of 10.010 are 40,06 pct.: 40,1 in the file.
    rows = "gruppe;raekke;enhed;Med;Uden\nKøn;Mænd;antal;{};1\nKøn;Kvinder;antal;6000;299\n"
    old.with_counts().file("data/tal.csv", rows.format(4000))
    new.with_counts().file("data/tal.csv", rows.format(4004))
    assert [told[0::6] for told in changed(old, new).told] == [("revised", "4.004")]
    new.file("data/tal.csv", rows.format(4010))
    assert [told[-2:] for told in changed(old, new).told] == [
        ("4.000", "4.010"),
        ("40,0 pct.", "40,1 pct."),
        ("60,0 pct.", "59,9 pct."),
    ]


def test_a_fact_is_a_number_and_each_is_told_by_itself(old: Sample, new: Sample) -> None:
    new.file("facts.csv", FACTS.replace("borgere;1.234", "borgere;1.235").replace("tolv", "nye"))
    assert changed(old, new).told == [
        ("revised", "facts", "", "borgere", "2016", "1.234", "1.235"),
        ("added", "facts", "", "nye", "2016", "", "12"),
        ("removed", "facts", "", "tolv", "2016", "12", ""),
    ]
    assert changed(old, new).numbers[0].title == "Enkelte tal"


def test_the_largest_change_comes_first(old: Sample, new: Sample) -> None:
    # 8 to 9 pct. are 1 percentage point, 97 to 90 of a count 7 pct., 10 to 20 half of it.
    old.with_kommuner()
    names = [k.name for k in kommuner.alle()]
    new.with_kommuner(municipal_csv({names[97]: "90", names[10]: "20", names[5]: "**)"}))
    new.replace("2015;8", "2015;9", "data/maal.csv")
    told = [(c.kind, c.area, plain(c.old), plain(c.new)) for c in changed(old, new).numbers]
    assert told == [
        ("hidden", names[5], "", "få personer"),
        ("revised", names[10], "10", "20"),
        ("revised", names[97], "97", "90"),
        ("revised", "", "8 pct.", "9 pct."),
    ]


# --- What may not be told -------------------------------------------------------------------------


def test_a_total_that_tells_of_a_hidden_part_is_told_without_what_it_was(
    old: Sample, new: Sample
) -> None:
    old.with_kommuner(municipal_csv(None, "Hele landet;4753"))
    new.with_kommuner(municipal_csv({"Aarhus": "**)"}, "Hele landet;4700"))
    assert [c[0::5] for c in changed(old, new).told] == [("hidden", ""), ("revised", "")]
    assert "4.753" not in str(changed(old, new).numbers)
    assert changed(old, new).numbers[1].size is None


def test_a_national_share_of_which_no_share_can_be_told_is_told(old: Sample, new: Sample) -> None:
    for sample in (old, new):
        sample.with_kommuner().replace("    unit: antal\n", "    unit: pct\n")
    rows = municipal_csv().replace("kommune;antal", "kommune;andel")
    old.file("data/kort.csv", f"{rows}Hele landet;50\n")
    new.file("data/kort.csv", rows.replace("Aarhus;81", "Aarhus;**)") + "Hele landet;51\n")
    assert [told[-2:] for told in changed(old, new).told if told[2] == "Hele landet"] == [
        ("50 pct.", "51 pct.")
    ]


def test_a_hidden_count_takes_its_share_and_the_other_shares_along(
    old: Sample, new: Sample
) -> None:
    old.with_counts()
    new.with_counts().file("data/tal.csv", COUNT_ROWS.replace("40;1", "-;1"))
    told = changed(old, new).told
    assert told == [
        ("hidden", "tal", "", "Køn/Mænd, Med", "2015", "", "ingen data"),
        ("hidden", "tal", "", "Køn/Mænd, Med", "2015", "", "ingen data"),
        ("revised", "tal", "", "Køn/Kvinder, Med", "2015", "", "100 pct."),
    ]


def test_a_year_that_becomes_hidden_silences_the_other_counts_of_the_year(
    old: Sample, new: Sample
) -> None:
    for sample in (old, new):
        sample.with_data(LONG, "data/lang.csv", LONG_ROWS)
    new.file("data/lang.csv", LONG_ROWS.replace("unge,2013,1754", "unge,2013,**)")
             .replace("2013,5820", "2013,5000").replace("2011,5290", "2011,5300"))  # fmt: skip
    assert [told[3:] for told in changed(old, new).told] == [
        ("Unge", "2013", "", "få personer"),
        ("Alle", "2013", "", "5.000"),
        ("Alle", "2011", "5.290", "5.300"),
    ]


def test_a_fact_and_a_number_that_is_gone_are_silent_when_they_may_be_the_hidden_one(
    old: Sample, new: Sample
) -> None:
    old.file("data/maal.csv", "aar;Alle\n2013;8\n2014;7\n2015;8\n")
    old.file("facts.csv", FACTS.replace("en_procent;1", "en_procent;8"))
    new.file("data/maal.csv", "aar;Alle\n2014;7\n2015;**)\n")
    new.file("facts.csv", FACTS.replace("tolv;12", "tolv;13"))
    assert [told[:1] + told[3:] for told in changed(old, new).told] == [
        ("hidden", "Alle", "2015", "", "få personer"),
        ("revised", "en_procent", "2016", "", "1 pct."),
        ("revised", "tolv", "2016", "12", "13"),
        ("removed", "Alle", "2013", "", ""),
    ]


# --- Whatever the numbers -------------------------------------------------------------------------

values = st.one_of(st.integers(0, 12).map(str), st.sampled_from(["0,4", "7,6", "**)", "*)", "-"]))
columns = st.lists(values, min_size=3, max_size=3)
MIRRORED = {"revised": "revised", "hidden": "shown", "shown": "hidden"}


@given(before=columns, after=columns)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_changed_cell_is_found_none_is_invented_and_back_is_the_mirror(
    old: Sample, new: Sample, before: list[str], after: list[str]
) -> None:
    years = ("2014", "2015", "2016")
    for sample, column in ((old, before), (new, after)):
        rows = "".join(f"{year};{value}\n" for year, value in zip(years, column, strict=True))
        sample.file("data/maal.csv", f"aar;Alle\n{rows}")
    editions = old.load(), new.load()
    there, back = found(*editions), found(*reversed(editions))

    def shown(value: str) -> str:
        rounded = {"0,4": "under 1", "7,6": "8"}
        return rounded.get(value, value)

    unlike = {year for year, a, b in zip(years, before, after, strict=True) if shown(a) != shown(b)}
    assert {change.period for change in there.numbers} == unlike
    assert len(there.numbers) == len(unlike)
    returned = {change.period: change for change in back.numbers}
    for change in there.numbers:
        mirror = returned[change.period]
        assert mirror.kind == MIRRORED[change.kind]
        if change.kind == "revised":
            assert (mirror.old, mirror.new) == (change.new, change.old)
            assert mirror.size == (None if change.size is None else -change.size)
        if change.kind == "hidden":
            assert (change.old, change.size) == ("", None)
    assert found(editions[0], editions[0]).numbers == ()
