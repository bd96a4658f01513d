"""What an edition may say of its corrections, and the call that only they may make."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.building import cards
from reporter.building.cards import Card
from reporter.editions import manuscript
from reporter.editions.text.bound import Fixed
from reporter.errors import OutputError
from tests.editions.minimal import Sample
from tests.releases.released import Released

FORM = "er ikke skrevet som et tal i en udgivelse, fx 42 pct., 4,5 procentpoint eller 1.234"


def told(edition: Released, call: str) -> Fixed:
    """Return what a call in a correction prints."""
    (item,) = manuscript.write(edition.correct("2018-11-20", f"Før {call}").load()).items[:1]
    assert isinstance(item, Fixed)
    return item


def test_without_corrections_it_is_the_first_version(edition: Released) -> None:
    assert edition.load().model.version == 1
    assert manuscript.write(edition.load()).corrections == ()


def test_each_correction_makes_another_version(edition: Released) -> None:
    edition.correct("2018-11-20", "Et.").correct("2018-11-20", "To.").correct("2018-12-01", "Tre.")
    assert edition.faults() == []
    assert edition.load().model.version == 4
    assert manuscript.write(edition.load()).corrections == ("Et.", "To.", "Tre.")


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("42 pct.", "42\xa0pct."),
        ("4,5 procentpoint", "4,5\xa0procentpoint"),
        ("0", "0"),
        ("999", "999"),
        ("1.234", "1.234"),
        ("1.234.567,8", "1.234.567,8"),
        ("-1,2 point", "−1,2\xa0point"),
        ("−3 år", "−3\xa0år"),
        ("under 1 pct.", "under\xa01\xa0pct."),
    ],
)
def test_a_number_that_was_is_printed_as_it_was(
    edition: Released, number: str, printed: str
) -> None:
    assert told(edition, f'{{{{ foer("{number}") }}}}') == Fixed(printed, "foer")


@pytest.mark.parametrize(
    "number",
    ["", "mange", "1234", "1.23", "1,", "01", "12.34", "42 %", "42pct.", "42 personer", "1 2", "²"],
)
def test_what_was_never_printed_is_no_such_number(edition: Released, number: str) -> None:
    edition.correct("2018-11-20", f'Før {{{{ foer("{number}") }}}}')
    assert edition.fault() == f"proeve/edition.yaml:22: '{number}' {FORM}"


def test_a_correction_may_make_the_calls_of_a_title(edition: Released) -> None:
    edition.correct("2018-11-20", '{{ vaerdi("maal", "2016") }} i {{ jf("figur-maal") }}')
    assert edition.faults() == []


def test_no_other_text_may_tell_of_numbers_that_are_gone(edition: Released) -> None:
    call = '{{ foer("42 pct.") }}'
    missing = "kaldet 'foer' findes ikke; se listen i docs/udgaver.md"
    assert edition.text(call).fault() == f"proeve/tekst.md:1: {missing}"
    edition.text("").replace("title: En prøve", f"title: '{call}'")
    assert edition.fault() == f"proeve/edition.yaml:3: {missing}"


def test_a_typed_number_is_told_of_the_call_for_what_is_taken_out(edition: Released) -> None:
    edition.correct("2018-11-20", "Andelen var 9 pct.")
    assert edition.fault().startswith(
        "proeve/edition.yaml:22:57: tallet 9 er skrevet direkte; skriv et tal, der er taget ud, "
        'som foer("9,4 pct."); ellers brug et kald som vaerdi(…) eller '
    )


@pytest.mark.parametrize(
    ("correction", "fault"),
    [
        ("{date: 2018-11-31, grade: tiny, text: x}", "22:6: corrections.0.date: dagen 2018-11-31 "),
        (
            "{date: 2018-11-20, grade: væsentlig, text: x}",
            "22:24: corrections.0.grade: kan ikke være 'væsentlig'; vælg mellem 'tiny', 'minor', "
            "'serious' (mente du 'serious'?)",
        ),
        ("{date: 2018-11, grade: tiny, text: x}", "22:6: corrections.0.date: skal være en dag og "),
        ("{date: 2018-11-20, text: x}", "22:5: corrections.0.grade: mangler"),
        (
            "{date: 2018-11-20, grade: stor, text: x}",
            "22:24: corrections.0.grade: kan ikke være 'stor'; vælg mellem 'tiny', 'minor', "
            "'serious'",
        ),
        ("{date: 2018-11-20, grade: tiny, text: ''}", "22:37: corrections.0.text: teksten er tom"),
        ("{date: 2018-11-20, grade: tiny, text: 42 er forkert}", "22:43: tallet 42 er skrevet "),
        (
            "{date: 2018-11-20, grade: tiny, text: x, by: y}",
            "22:46: corrections.0.by: feltet kendes ikke her; ",
        ),
        (
            "{date: 2018-11-20, grade: tiny, text: '{{ vis_figur(\"figur-maal\") }}'}",
            "22: figurer, tabeller, bilag og lister placeres kun i teksten",
        ),
    ],
)
def test_a_correction_written_wrong_is_told(tmp_path: Path, correction: str, fault: str) -> None:
    sample = Sample(tmp_path).append(f"corrections:\n  - {correction}\n")
    assert sample.fault().startswith(f"proeve/edition.yaml:{fault}")


def test_corrections_stand_in_the_order_of_their_dates(edition: Released) -> None:
    edition.correct("2018-11-20").correct("2018-11-19")
    assert edition.fault() == (
        "proeve/edition.yaml:23:6: corrections.1.date: ligger før 2018-11-20 ovenfor; den nyeste "
        "rettelse skal stå sidst"
    )


# --- The card ------------------------------------------------------------------------------------

CARD = Card(
    id="proeve",
    type="notat",
    title="En prøve",
    summary="Kort",
    date="2018",
    vintage="2016",
    sender="M",
    files=("proeve.html",),
)


def read(folder: Path, content: bytes) -> Card | None:
    (folder / "proeve").mkdir(exist_ok=True)
    (folder / "proeve" / cards.FILE).write_bytes(content)
    return cards.read(folder / "proeve")


def test_a_card_tells_of_a_version_only_where_there_is_another(tmp_path: Path) -> None:
    assert b"version" not in CARD.to_json()
    assert b"corrected" not in CARD.to_json()
    second = Card(**vars(CARD) | {"version": 2, "corrected": "2018-11-20"})
    for card in (CARD, second):
        assert read(tmp_path, card.to_json()) == card


@pytest.mark.parametrize("change", [("2018-11-20", "snart"), ('"version": 2', '"version": "to"')])
def test_a_card_that_was_changed_by_hand_is_told(tmp_path: Path, change: tuple[str, str]) -> None:
    content = Card(**vars(CARD) | {"version": 2, "corrected": "2018-11-20"}).to_json().decode()
    assert content.count(change[0]) == 1
    with pytest.raises(OutputError):
        read(tmp_path, content.replace(*change).encode())
