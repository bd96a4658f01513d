"""What is found between two editions with finished pages: all that changed, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reporter import kommuner
from reporter.archive.difference.canonical import to_json
from reporter.archive.difference.find import find
from reporter.archive.difference.model import Difference
from reporter.archive.difference.side import Side
from reporter.editions.load import load
from reporter.errors import UsageError
from reporter.table import Reason
from tests.archive.difference.found import plain
from tests.archive.difference.sided import side
from tests.editions.minimal import Sample, municipal_csv
from tests.editions.sheets import NAME, SheetSample, counts, shares

CODES = ("751", "101", "860")
"""Aarhus, København, which has the lowest numbers, and Hjørring, which has the highest."""

OWN = {"2015": Decimal("30.1"), "2016": Decimal("61.7")}


def sheets(folder: Path, sample: SheetSample) -> Side:
    edition = load(sample.editions, NAME)
    return side(edition, folder / f"{sample.editions.name}-output", codes=CODES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sider")


@pytest.fixture(scope="module")
def before(folder: Path) -> Side:
    return sheets(folder, SheetSample(folder / "before").table(shares(OWN)))


@pytest.fixture(scope="module")
def revised(folder: Path, before: Side) -> Difference:
    """Return what changed where Hjørring's count fell from the highest, 98, to 97."""
    sample = SheetSample(folder / "revised").table(shares(OWN))
    sample.file("data/antal.csv", counts({"Hjørring": "97"}))
    return find(before, sheets(folder, sample))


@pytest.fixture(scope="module")
def hidden(folder: Path, before: Side) -> Difference:
    """Return what changed where Aarhus' latest share is not shown any longer."""
    own = {**OWN, "2016": Reason.FEW_PERSONS}
    return find(before, sheets(folder, SheetSample(folder / "hidden").table(shares(own))))


def test_nothing_changed_between_an_edition_and_itself(before: Side, tmp_path: Path) -> None:
    # Files that are the same are not read: there are none.
    difference = find(before, replace(before, outputs=tmp_path / "intet"))
    assert not difference.numbers_changed
    told = json.loads(to_json(difference))
    assert {key for key, value in told.items() if value} == {"old", "new", "sheets", "format"}
    assert len(difference.sheets) == 98
    assert all(sheet.identical and not sheet.numbers for sheet in difference.sheets)


def test_one_value_is_found_with_its_sum_its_rank_and_its_files(revised: Difference) -> None:
    # Hjørring has as many as Aalborg now, which shares the first place; the region's have one less.
    assert [(n.series, n.area, plain(n.old), plain(n.new)) for n in revised.numbers] == [
        ("antal", "Hjørring", "98", "97"),
        ("antal", "Region Nordjylland, sum af kommunerne", "1.020", "1.019"),
    ]
    assert revised.numbers_changed
    assert revised.classes == ()
    assert [(m.name, m.old, m.new) for m in revised.ranks] == [
        ("Aalborg", "nr. 2 af 98", "nr. 1 af 98")
    ]
    # All municipalities are dots on every sheet, which tells how far they go.
    assert {(change.file, change.kind) for change in revised.files} == {
        *((f"ark/{stem}.html", "changed") for stem in ("101-koebenhavn", "751-aarhus")),
        *((f"ark/860-hjoerring.{suffix}", "changed") for suffix in ("html", "csv")),
    }
    assert {(t.document, t.old, t.new) for t in revised.texts if t.document[0] != "8"} == {
        (document, "Tallene går fra 1 til 98.", "Tallene går fra 1 til 97.")
        for document in ("101-koebenhavn", "751-aarhus")
    }
    own = [(t.old, t.new) for t in revised.texts if t.document == "860-hjoerring"]
    assert own == [
        ("Tallene går fra 1 til 98.", "Tallene går fra 1 til 97."),
        ("Hjørring Kommune: 98.", "Hjørring Kommune: 97."),
        (
            "Antallet af ledige var 98 i Hjørring Kommune i december 2016.",
            "Antallet af ledige var 97 i Hjørring Kommune i december 2016.",
        ),
        (
            "I Region Nordjylland var antallet 1.020, og i hele landet var det 9.999.",
            "I Region Nordjylland var antallet 1.019, og i hele landet var det 9.999.",
        ),
        (
            "Hjørring Kommune havde det højeste antal blandt landets 98 kommuner.",
            "Hjørring Kommune havde sammen med en anden kommune det højeste antal blandt landets "
            "98 kommuner.",
        ),
    ]


def test_the_sheet_with_the_largest_change_comes_first(revised: Difference) -> None:
    first, second, *others = revised.sheets
    assert (first.name, [n.area for n in first.numbers]) == (
        "Hjørring",
        ["Hjørring", "Region Nordjylland, sum af kommunerne"],
    )
    assert first.texts == tuple(t for t in revised.texts if t.document == "860-hjoerring")
    # Of those in the region only the one whose rank moved has more than the region's number.
    assert (second.name, len(second.numbers), second.ranks) == ("Aalborg", 1, revised.ranks)
    region = {k.name for k in kommuner.alle() if k.region == "1081"} - {"Hjørring", "Aalborg"}
    assert {sheet.name for sheet in others[: len(region)]} == region
    assert not any(sheet.numbers for sheet in others[len(region) :])
    assert [sheet.name for sheet in others if not sheet.identical] == ["København", "Aarhus"]


def test_the_json_of_a_sheet_leads_to_its_part_of_all_changes(revised: Difference) -> None:
    content = to_json(revised)
    told = json.loads(content)
    sheet = told["sheets"][0]
    assert [told["numbers"][n]["area"] for n in sheet["numbers"]] == [
        "Hjørring",
        "Region Nordjylland, sum af kommunerne",
    ]
    assert told["numbers"][0]["size"] == "-1"
    assert [told["texts"][n]["document"] for n in sheet["texts"]] == [
        "860-hjoerring" for _ in revised.sheets[0].texts
    ]
    assert to_json(revised) == content
    again = (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    assert again == content


def test_what_is_hidden_now_is_told_nowhere(hidden: Difference) -> None:
    # Aarhus had 61,7 pct.: number 15, in the highest class, up from 30,1 by 31,6.
    assert [(n.kind, n.area, n.old, n.new) for n in hidden.numbers] == [
        ("hidden", "Aarhus", "", "få personer")
    ]
    content = to_json(hidden).decode()
    for secret in ("61,7", "31,6", "nr.\u00a015 ", "nr. 15 "):
        assert secret not in content
    # That a text of it is another says where it was: "højest" that passed to its neighbour.
    assert not [text for text in hidden.texts if text.document == "751-aarhus"]
    assert not [text for text in hidden.texts if "i-job" in text.about]
    # With the digest of what was, one could try every number until it fits.
    assert (hidden.old.sha256, len(hidden.new.sha256)) == ("", 64)
    assert hidden.sheets[0].name == "Aarhus"


def test_no_pages_are_compared_where_a_number_is_hidden_now(
    tmp_path: Path, before: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(
        "reporter.archive.difference.find.page_changes",
        lambda *sides, **given: drawn.append("drawn") or (),
    )
    own = {**OWN, "2016": Reason.FEW_PERSONS}
    taken_back = sheets(tmp_path, SheetSample(tmp_path / "hidden").table(shares(own)))

    def keep(name: str, picture: bytes) -> None:
        """Keep none."""

    for keeping in (None, keep):
        find(before, taken_back, keep=keeping)
    assert drawn == []
    find(taken_back, before, keep=keep)
    assert drawn == ["drawn"]


def test_back_again_is_the_mirror(before: Side, revised: Difference, folder: Path) -> None:
    sample = SheetSample(folder / "revised")
    back = find(sheets(folder, sample.table(shares(OWN)).file("data/antal.csv", counts(
        {"Hjørring": "97"}))), before)  # fmt: skip
    assert [(n.old, n.new, -(n.size or 0)) for n in back.numbers] == [
        (n.new, n.old, n.size) for n in revised.numbers
    ]
    assert [(m.name, m.old, m.new, -(m.steps or 0)) for m in back.ranks] == [
        (m.name, m.new, m.old, m.steps) for m in revised.ranks
    ]
    assert {(t.old, t.new) for t in back.texts} == {(t.new, t.old) for t in revised.texts}
    assert back.files == revised.files


# --- Publications that are made once --------------------------------------------------------------


def one(folder: Path, sample: Sample) -> Side:
    return side(sample.load(), folder / f"{sample.editions.name}-output")


def test_a_number_that_only_the_writer_chose_anew_has_changed(tmp_path: Path) -> None:
    old, new = (Sample(tmp_path / name) for name in ("old", "new"))
    for sample, key in ((old, "tolv"), (new, "borgere")):
        sample.text(f'Der er {{{{ fakta("{key}") }}}} i alt.')
    difference = find(one(tmp_path, old), one(tmp_path, new))
    assert difference.numbers == ()
    assert [(t.old, t.new) for t in difference.texts] == [
        ("Der er 12 i alt.", "Der er 1.234 i alt.")
    ]
    assert difference.numbers_changed


def test_a_sentence_that_is_new_changes_no_number(tmp_path: Path) -> None:
    old, new = (Sample(tmp_path / name) for name in ("old", "new"))
    new.text('Der er {{ fakta("tolv") }} i alt.')
    difference = find(one(tmp_path, old), one(tmp_path, new))
    assert [(t.kind, t.new) for t in difference.texts] == [("added", "Der er 12 i alt.")]
    assert not difference.numbers_changed


def test_old_texts_that_name_a_hidden_municipality_are_not_told(tmp_path: Path) -> None:
    old, new = (Sample(tmp_path / name) for name in ("old", "new"))
    old.with_kommuner().text("Aarhus er højest.\n\nDe fleste er lavere.")
    new.with_kommuner(municipal_csv({"Aarhus": "**)"})).text("Ingen er højest.\n\nAlle er lavere.")
    difference = find(one(tmp_path, old), one(tmp_path, new))
    assert {(t.old, t.new) for t in difference.texts} == {
        ("De fleste er lavere.", "Alle er lavere."),
    }


def test_the_name_of_a_hidden_group_is_a_word_of_its_own(tmp_path: Path) -> None:
    old, new = (Sample(tmp_path / name) for name in ("old", "new"))
    for sample, value, verb in ((old, "9", "er"), (new, "**)", "var")):
        sample.file("data/maal.csv", f"aar;Alle;Unge\n2014;7;9\n2015;8;{value}\n")
        sample.text(f"Unge {verb} flest.\n\nUngefær det halve {verb} nok.")
    difference = find(one(tmp_path, old), one(tmp_path, new))
    told = {(t.old, t.new) for t in difference.texts if t.role == "sentence"}
    assert told == {
        ("Ungefær det halve er nok.", "Ungefær det halve var nok."),
    }


def test_two_editions_with_other_ids_are_compared_by_their_series(tmp_path: Path) -> None:
    old, new = Sample(tmp_path / "old", "proeve-2015"), Sample(tmp_path / "new", "proeve-2016")
    new.replace("2016;9", "2016;10", "data/maal.csv")
    difference = find(one(tmp_path, old), one(tmp_path, new))
    assert [(plain(n.old), plain(n.new)) for n in difference.numbers] == [("9 pct.", "10 pct.")]
    assert [(change.file, change.kind) for change in difference.files] == [
        ("proeve-2016.html", "changed"),
        ("data/figur-1.csv", "changed"),
        ("udgave.json", "changed"),
    ]
    assert {text.document for text in difference.texts} == {"proeve-2016"}


def refusal(old: Side, new: Side) -> str:
    with pytest.raises(UsageError) as caught:
        find(old, new)
    return str(caught.value)


def test_editions_of_different_types_cannot_be_compared(before: Side, tmp_path: Path) -> None:
    assert refusal(before, one(tmp_path, Sample(tmp_path / "notat"))) == (
        "before-output og notat-output kan ikke sammenlignes: den ene er af typen kommuneark, "
        "den anden af typen notat; vælg to af samme type"
    )


def test_editions_without_a_series_in_common_cannot_be_compared(tmp_path: Path) -> None:
    old, new = Sample(tmp_path / "old", "gammel"), Sample(tmp_path / "new", "anden")
    for place in ("  - id: maal\n", "    data: maal\n"):
        new.replace(place, place.replace("maal", "andet"))
    assert refusal(one(tmp_path, old), one(tmp_path, new)) == (
        "old-output og new-output kan ikke sammenlignes: de har ingen serier til fælles; giv data "
        "samme id under data i edition.yaml"
    )
