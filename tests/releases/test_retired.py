"""A correction may only take out a number that the version before it has printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.building.retired import never_printed
from reporter.releases.versions import folder_of
from tests.editions.sheets import NAME, SheetSample
from tests.releases.released import REVISED, Released

WRONG = "stod ikke i den version, der rettes; skriv tallet, som det var trykt"


def refusal(editions: Path, name: str, before: Path) -> str:
    """Return what is said of numbers that were not printed."""
    return str(never_printed(editions, name, before) or "").replace("\xa0", " ")


def corrected(edition: Released, text: str) -> str:
    """Return why the number of a correction of the first version is refused."""
    edition.text('Der er {{ fakta("borgere") }} borgere.').release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-20", text)
    return refusal(edition.editions, edition.name, folder_of(edition.editions, edition.name, 1))


def test_a_number_of_a_text_or_behind_a_figure_was_printed(edition: Released) -> None:
    text = 'Der stod {{ foer("1.234") }} og {{ foer("9 pct.") }}, og {{ foer("8 pct.") }} året før.'
    assert corrected(edition, text) == ""


def test_a_number_that_nobody_has_met_is_told_with_its_place(edition: Released) -> None:
    text = 'Der stod {{ foer("1.243") }} og {{ foer("9 pct.") }} og {{ foer("10 pct.") }}'
    assert corrected(edition, text) == (
        f"proeve/edition.yaml:22:54: '1.243' {WRONG}\nproeve/edition.yaml:22:101: '10 pct.' {WRONG}"
    )


def test_digits_of_the_page_s_own_making_are_no_numbers_of_it(edition: Released) -> None:
    assert WRONG in corrected(edition, 'Der stod {{ foer("375") }}')  # of a style sheet


def test_only_the_newest_correction_is_asked(edition: Released) -> None:
    assert corrected(edition, 'Der stod {{ foer("9 pct.") }}') == ""
    edition.release("2018-11-20")
    edition.file("data/maal.csv", "aar;Alle\n2014;7\n2015;8\n2016;11\n")
    edition.correct("2018-11-21", 'Siden stod der {{ foer("10 pct.") }}')
    before = folder_of(edition.editions, edition.name, 2)
    assert refusal(edition.editions, edition.name, before) == ""


def test_a_version_that_can_no_longer_be_read_is_not_asked(edition: Released) -> None:
    assert WRONG in corrected(edition, 'Der stod {{ foer("42 pct.") }}')
    before = folder_of(edition.editions, edition.name, 1)
    (before / edition.name / "tekst.md").write_text("Der er 42.")
    assert refusal(edition.editions, edition.name, before) == ""


@pytest.mark.slow
def test_of_sheets_every_municipality_s_is_asked(tmp_path: Path) -> None:
    SheetSample(tmp_path / "before")
    after = SheetSample(tmp_path / "after")
    text = "{date: 2018-11-20, grade: tiny, text: 'I Ærø stod der {{ foer(\"tal\") }}'}"
    for number, told in (("98", ""), ("1.098", WRONG)):
        one = text.replace("tal", number)
        after.replace("summary:", f"corrections: [{one}]\nsummary:")
        assert told in refusal(tmp_path / "after", NAME, tmp_path / "before")
        assert bool(told) == bool(refusal(tmp_path / "after", NAME, tmp_path / "before"))
        after.replace(f"corrections: [{one}]\n", "")
