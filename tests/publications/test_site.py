"""The site of a publication with chapters in a real browser: keyboard, search, no script, axe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reporter.building.build import make
from tests import validators
from tests.delivery.walk_landing import Step, walk
from tests.editions.chapters import Book

pytestmark = pytest.mark.slow

WORDS = """
### Om hjemløshed

Hjemløsheden blev talt i en uge, og hjemløshedstællingen siger hvor. Århundredets Aarhus er med.

### Om bolig

En bolig er mere end et tag, og den sociale boligindsats er en hjælp mod hjemløshed.
"""


def laid_out(folder: Path, *, made_up: bool = False, booklet: bool = False) -> Path:
    """Make a publication's pages and lay them out as they are delivered; return the folder."""
    book = Book(folder).chapter("udsatte", WORDS)
    edition = (book.booklet() if booklet else book).load()
    if made_up:
        edition = replace(edition, synthetic=frozenset({"maal"}))
    output = folder / "output" / "proeve"
    for name, content in make(edition, ("html",)).files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_out(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def front(folder: Path) -> Path:
    return folder / "proeve.html"


def pages(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.html"))


def unpractised(found: list[Path], width: int) -> list[str]:
    """Return what breaks the pages or best practice, without what is left for a person to judge."""
    findings, advice = validators.axe(found, width)
    return findings + [line for line in advice if ": to be judged: " not in line]


# --- By keyboard ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_one_reads_from_front_to_index_and_back_by_keyboard(
    front: Path, width: int, javascript: bool
) -> None:
    order = ["forord", "rammen", "udsatte", "tabeller", "figurer-og-tabeller", "stikord"]
    names = ["Forord", "1 Rammen", "2 Udsatte unge", "Tabeller", "Figurer og tabeller", "Stikord"]
    steps: list[Step] = [
        ("reach", "Læs fra begyndelsen"), ("press", "Enter"), ("arrive", "**/forord.html"),
    ]  # fmt: skip
    for address, name in zip(order[1:], names[1:], strict=True):
        steps += [
            ("reach", f"Næste → {name}"),
            ("press", "Enter"),
            ("arrive", f"**/{address}.html"),
        ]
    for address, name in zip(order[-2::-1], names[-2::-1], strict=True):
        back = f"← Forrige {name}"
        steps += [("reach", back), ("press", "Enter"), ("arrive", f"**/{address}.html")]
    steps += [("reach", "← Forrige Forside"), ("press", "Enter"), ("arrive", "**/proeve.html")]
    told, requests, errors = walk(front, steps, width=width, javascript=javascript)
    there = [f"{name}.html" for name in order]
    assert told == [*there, *there[-2::-1], "proeve.html"]
    assert requests == errors == []


def test_the_contents_are_folded_where_there_is_no_room_and_open_beside_where_there_is(
    folder: Path,
) -> None:
    page = folder / "rammen.html"
    seen: list[Step] = [("visible", ".kapitler a")]
    contents = [
        "Forside", "Forord", "1 Rammen", "1.1 Hvad målet er", "1.2 Hvordan det er gået",
        "2 Udsatte unge", "Tabeller", "Figurer og tabeller", "Stikord",
    ]  # fmt: skip
    unfold: list[Step] = [("reach", "Indhold"), ("press", "Enter"), *seen]
    onward: list[Step] = [
        ("reach", "2 Udsatte unge"), ("press", "Enter"), ("arrive", "**/udsatte.html"),
    ]  # fmt: skip
    for javascript in (True, False):
        small = walk(page, [*seen, *unfold, *onward], width=375, javascript=javascript).told
        assert small == [[], contents, "udsatte.html"]
        wide = walk(page, [*seen, ("visible", "summary"), *onward], javascript=javascript).told
        # The other summaries are those of figures' data.
        assert wide == [contents, ["Tallene bag figur\u00a01.1"], "udsatte.html"]


def test_the_way_to_the_search_leads_into_its_field(folder: Path) -> None:
    steps: list[Step] = [
        ("reach", "Søg i publikationen"), ("press", "Enter"), ("arrive", "**/proeve.html*"),
        ("focus",), ("type", "bolig"), ("text", "#svar"),
    ]  # fmt: skip
    told = walk(folder / "tabeller.html", steps).told
    assert told == ["proeve.html#soeg", "ord", "Fundet ét sted."]


# --- Search --------------------------------------------------------------------------------------


def searched(words: str) -> list[Step]:
    return [
        ("click", "#ord"), ("press", "Control+a"), ("type", words),
        ("text", "#svar"), ("visible", "#fund a"),
    ]  # fmt: skip


def answers(front: Path, asked: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    told, requests, errors = walk(front, [step for each in asked for step in searched(each)])
    assert requests == errors == []
    return dict(zip(asked, zip(*[iter(told)] * 2, strict=True), strict=True))


def test_a_word_is_found_however_it_is_typed(front: Path) -> None:
    found = answers(
        front,
        ["hjemløshed", "hjemloeshed", "HJEMLØSHED", "Hjemløs", " hjemløshed bolig ", "løshed",
         "aarhundrede", "århus", "AARHUS", "h", "  ", "?", "findes ikke"],
    )  # fmt: skip
    both = ("Fundet 2 steder.", ["Om hjemløshed", "Om bolig"])
    for typed in ("hjemløshed", "hjemloeshed", "HJEMLØSHED", "Hjemløs"):
        assert found[typed] == both
    assert found[" hjemløshed bolig "] == ("Fundet ét sted.", ["Om bolig"])
    assert found["løshed"] == both  # no word begins so: inside words counts
    assert found["aarhundrede"] == ("Fundet ét sted.", ["Om hjemløshed"])
    town = ("Fundet 3 steder.", ["1.1 Hvad målet er", "Om hjemløshed", "Bilag A Kommunerne"])
    assert found["århus"] == found["AARHUS"] == town
    assert found["h"] == ("Skriv mindst to bogstaver.", [])
    assert found["  "] == ("", [])
    assert found["?"] == ("Skriv mindst to bogstaver.", [])
    assert found["findes ikke"] == (
        "Intet sted passer til ”findes ikke”. Prøv med færre eller kortere ord.",
        [],
    )


def test_what_is_found_is_shown_in_its_sentence_and_led_to_by_keyboard(front: Path) -> None:
    steps = [
        *searched("hjemløshed"), ("visible", "#fund mark"), ("text", "#fund li"),
        ("press", "Enter"), ("focus",), ("press", "Tab"), ("focus",), ("press", "Enter"),
        ("arrive", "**/udsatte.html*"), ("text", ":target"),
    ]  # fmt: skip
    told = walk(front, steps).told
    assert told[2] == ["Hjemløsheden", "hjemløshedstællingen", "hjemløshed."]
    assert told[3] == (
        "Om hjemløshed 2 Udsatte unge\n\n"
        "Hjemløsheden blev talt i en uge, og hjemløshedstællingen siger hvor. "
        "Århundredets Aarhus er med."
    )
    assert told[4:] == [
        "Om hjemløshed", "Om bolig", "udsatte.html#afsnit_udsatte_3", "Om bolig",
    ]  # fmt: skip


def test_what_was_typed_is_found_again_when_one_comes_back(front: Path) -> None:
    steps: list[Step] = [
        *searched("bolig"), ("press", "Enter"), ("press", "Enter"), ("arrive", "**/udsatte.html*"),
        ("back",), ("arrive", "**/proeve.html"), ("visible", "#fund a"),
    ]  # fmt: skip
    assert walk(front, steps).told[-1] == ["Om bolig"]


def test_without_javascript_the_whole_page_is_where_one_searches(front: Path) -> None:
    steps: list[Step] = [
        ("visible", "#soegning"), ("visible", "#fund"), ("text", "#ellers"),
        ("reach", "siden med hele publikationen"), ("press", "Enter"),
        ("arrive", "**/samlet.html"), ("visible", "h3"),
    ]  # fmt: skip
    told = walk(front, steps, javascript=False).told
    assert told[:2] == [[], []]
    assert told[2] == (
        "Browserens egen søgning (fx Ctrl+F) finder det samme på siden med hele publikationen."
    )
    assert told[3] == "samlet.html"
    assert {"Om hjemløshed", "Om bolig"} <= set(told[4])


# --- Everywhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_every_page_is_accessible_and_no_wider_than_the_window(folder: Path, width: int) -> None:
    assert unpractised(pages(folder), width) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_so_is_the_front_when_something_is_found(front: Path, width: int) -> None:
    steps: list[Step] = [*searched("hjemløshed"), ("axe",), ("width",)]
    assert walk(front, steps, width=width).told[2:] == [[], 0]


def test_so_are_the_open_contents_on_a_small_screen(folder: Path) -> None:
    steps: list[Step] = [("click", "summary"), ("axe",), ("width",)]
    assert walk(folder / "rammen.html", steps, width=320).told == [[], 0]


def test_every_page_is_valid(folder: Path) -> None:
    assert validators.nu_html(pages(folder)) == ([], [])


@pytest.mark.parametrize("kind", ["booklet", "made_up"])
def test_the_same_holds_of_a_booklet_and_where_numbers_were_made_up(
    tmp_path: Path, kind: str
) -> None:
    found = pages(laid_out(tmp_path, **{kind: True}))
    assert validators.nu_html(found) == ([], [])
    assert unpractised(found, 320) == []


def test_in_print_only_what_is_to_be_read_is_left(folder: Path) -> None:
    ways = ".spring, .vej .soeg, .kapitler, .bladring, .soegning, .veje, .fod, .indholdsliste"
    for name in ("proeve.html", "rammen.html", "stikord.html"):
        told = walk(folder / name, [("media", "print"), ("visible", ways), ("visible", "h1")]).told
        assert told[0] == [], name
        assert len(told[1]) == 1
