"""What is released may not be changed but by one new correction, and whoever does is told."""

from __future__ import annotations

import datetime

import pytest

from reporter.digests import of_edition
from reporter.errors import EditionErrors
from reporter.releases import freezing
from reporter.releases.status import Status
from tests.editions.minimal import DATA
from tests.releases.released import REVISED, Released

OUT = "version 1 blev udgivet 6. november 2018"
HOW = (
    "Læg filerne tilbage fra _udgivet/proeve/1/proeve i mappen med udgaver, eller skriv en "
    "rettelse under corrections i edition.yaml."
)


def test_a_draft_may_be_changed(edition: Released) -> None:
    assert edition.status is Status.DRAFT
    assert edition.file("data/maal.csv", REVISED).changed() == ""
    assert edition.correct("2018-11-06").changed() == ""


def test_every_file_that_is_another_is_told(edition: Released) -> None:
    edition.release("2018-11-06")
    assert (edition.status, edition.changed()) == (Status.RELEASED, "")
    edition.file("data/maal.csv", REVISED).file("data/ny.csv", "x")
    (edition.folder / "facts.csv").unlink()
    assert edition.status is Status.CHANGED
    assert edition.changed().splitlines() == [
        f"proeve: {OUT}, og siden er ændret:",
        "  data/maal.csv er ændret",
        "  data/ny.csv er kommet til",
        "  facts.csv mangler",
        HOW,
    ]


def test_of_many_files_some_are_told(edition: Released) -> None:
    edition.release("2018-11-06")
    for n in range(22):
        edition.file(f"data/ny-{n:02}.csv", "x")
    told = edition.changed().splitlines()
    assert told[20:] == ["  data/ny-19.csv er kommet til", "  … og 2 filer til", HOW]


def test_what_no_build_reads_may_be_changed(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file(".git", "x").file("tekst.md~", "x").file("__pycache__/a.py", "x")
    assert edition.changed() == ""


def test_put_back_it_is_as_it_was(edition: Released) -> None:
    edition.release("2018-11-06")
    assert edition.file("data/maal.csv", REVISED).changed()
    assert edition.file("data/maal.csv", DATA).changed() == ""
    assert edition.status is Status.RELEASED


def test_one_new_correction_lets_it_change(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-20")
    assert (edition.status, edition.changed()) == (Status.UNDER_WAY, "")
    edition.release("2018-11-20")
    assert edition.status is Status.RELEASED
    edition.file("data/maal.csv", DATA)
    assert edition.changed().startswith(
        "proeve: version 2 blev udgivet 20. november 2018, og siden er ændret:\n  data/maal.csv"
    )


def test_a_correction_that_is_out_stays_as_it_is(edition: Released) -> None:
    edition.release("2018-11-06")
    before = (edition.folder / "edition.yaml").read_text("utf-8")
    edition.file("data/maal.csv", REVISED).correct("2018-11-20").release("2018-11-20")
    told = (
        "rettelsen fra 20. november 2018 er udgivet og kan hverken ændres eller slettes; skriv "
        "den, som den står i _udgivet/proeve/2/proeve/edition.yaml i mappen med udgaver"
    )
    for old, new in (("minor", "tiny"), ("Tallet", "Talet"), ("2018-11-20", "2018-11-21")):
        edition.replace(old, new)
        assert edition.changed() == f"proeve/edition.yaml:22:5: corrections.0: {told}"
        edition.replace(new, old)
    edition.file("edition.yaml", before)
    assert edition.changed() == f"proeve/edition.yaml:1:1: corrections: {told}"


# --- What cannot be released ----------------------------------------------------------------------


def test_nothing_has_changed(edition: Released) -> None:
    edition.release("2018-11-06")
    assert edition.refused("2018-11-07") == (
        f"proeve: {OUT}, og siden er intet ændret; der er intet at udgive"
    )


def test_changed_without_a_correction(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED)
    assert edition.refused("2018-11-07") == edition.changed() != ""


def test_a_file_that_was_only_saved_anew_is_told_so(edition: Released) -> None:
    edition.release("2018-11-06")
    content = (edition.folder / "data/maal.csv").read_bytes()
    edition.file("data/maal.csv", content.replace(b"\n", b"\r\n"))
    edition.file("tekst.md", "Andet.\r\n")
    assert "\n  data/maal.csv er ændret, men kun i sine linjeskift\n" in edition.changed()
    assert "\n  tekst.md er ændret\n" in edition.changed()


def test_one_file_more_than_are_told_is_one_file(edition: Released) -> None:
    edition.release("2018-11-06")
    for n in range(21):
        edition.file(f"ny{n}.csv", "x")
    assert edition.changed().splitlines()[-2] == "  … og 1 fil til"


def test_a_log_that_is_gone_is_told_before_what_it_would_have_told_of(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-20").release("2018-11-20")
    edition.log_file.unlink()
    assert edition.refused("2018-11-20") == (
        "_udgivet/proeve/2: mappen findes, men _udgivet/log.jsonl kender ingen version 2; hent "
        "loggen, som den var, fra versionsstyringen eller en sikkerhedskopi"
    )


@pytest.mark.parametrize("more", ["", "# En bemærkning til os selv.\n"])
def test_nothing_but_the_correction_has_changed(edition: Released, more: str) -> None:
    edition.release("2018-11-06")
    edition.append(more).correct("2018-11-07")
    line = 22 + bool(more)
    assert edition.refused("2018-11-07") == (
        f"proeve/edition.yaml:{line}:5: corrections.0: {OUT}, og siden er intet ændret ud over "
        "rettelsen, hverken i udgavens filer eller i det, programmet laver af dem; ret det, "
        "rettelsen fortæller om"
    )
    edition.replace("title: En prøve", "title: En anden prøve").release("2018-11-07")


def test_a_correction_of_what_is_not_released(edition: Released) -> None:
    edition.correct("2018-11-07")
    assert edition.refused("2018-11-07") == (
        "proeve/edition.yaml:22:5: corrections.0: udgaven er ikke udgivet endnu, så der er intet "
        "at rette; slet rettelsen, eller hent mappen _udgivet, hvis den er blevet væk"
    )


def test_two_new_corrections(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-07").correct("2018-11-08")
    told = (
        "proeve/edition.yaml:23:5: corrections.1: der er 2 nye rettelser, siden version 1 blev "
        "udgivet; saml dem i én, eller udgiv dem en ad gangen"
    )
    assert edition.refused("2018-11-08") == edition.changed() == told


@pytest.mark.parametrize(
    ("corrected", "day", "told"),
    [
        ("2018-11-05", "2018-11-08", f"2018-11-05 ligger før den udgivelse, der rettes: {OUT}"),
        (
            "2018-11-08",
            "2018-11-07",
            "2018-11-08 ligger efter udgivelsesdagen 2018-11-07; ret datoen, eller udgiv med "
            "--date 2018-11-08",
        ),
    ],
)
def test_a_correction_of_another_day(
    edition: Released, corrected: str, day: str, told: str
) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct(corrected)
    assert edition.refused(day) == f"proeve/edition.yaml:22:6: corrections.0.date: {told}"


@pytest.mark.parametrize(("corrected", "day"), [("06", "06"), ("06", "09"), ("09", "09")])
def test_a_correction_of_the_days_between(edition: Released, corrected: str, day: str) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct(f"2018-11-{corrected}")
    assert edition.release(f"2018-11-{day}").corrected == f"2018-11-{corrected}"


def test_a_release_tells_of_its_correction(edition: Released) -> None:
    edition.release("2018-11-06")
    text = 'Før stod der {{ foer("9 pct.") }}'
    edition.file("data/maal.csv", REVISED).correct("2018-11-20", text, "serious")
    release = edition.release("2018-11-21")
    assert (release.version, release.released) == (2, "2018-11-21")
    assert (release.grade, release.corrected) == ("serious", "2018-11-20")
    assert release.correction == text
    assert release.inputs == of_edition(edition.folder)


def test_what_cannot_be_kept_is_told(edition: Released) -> None:
    edition.file("mere/a.csv", "x")
    (edition.folder / "b.csv").symlink_to("facts.csv")
    (edition.folder / "data" / "mere").symlink_to("../mere")
    with pytest.raises(EditionErrors) as caught:
        freezing.pending(edition.editions, "proeve", datetime.date(2018, 11, 6))
    link = "er en henvisning; en udgivelse skal rumme selve filen"
    assert str(caught.value) == f"proeve/b.csv: {link}\nproeve/data/mere: {link}"


def test_a_log_that_is_gone_does_not_cost_what_it_told_of(edition: Released) -> None:
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-20").release("2018-11-20")
    edition.log_file.unlink()
    edition.file("edition.yaml", (edition.folder / "edition.yaml").read_text().split("corr")[0])
    assert edition.refused("2018-11-21") == (
        "_udgivet/proeve/2: mappen findes, men _udgivet/log.jsonl kender ingen version 2; hent "
        "loggen, som den var, fra versionsstyringen eller en sikkerhedskopi"
    )
