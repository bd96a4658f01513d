"""A publication with chapters as a finished PDF: its pages, numbers, links, heads and bookmarks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reporter.building.build import make
from reporter.editions.edition import Edition
from reporter.published.origin import STAMP, STAMP_ELSEWHERE
from tests import validators
from tests.editions.chapters import Book
from tests.publications.pages import plain
from tests.publications.print import Print

pytestmark = pytest.mark.slow


def printed(edition: Edition, folder: Path) -> Path:
    """Make and proof-read an edition's PDF."""
    path = folder / "proeve.pdf"
    path.write_bytes(make(edition, ("pdf",)).files["proeve.pdf"])
    return path


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The finished PDFs: a book, a booklet, and a book whose numbers were made up."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("book", "booklet", "made_up")}
    editions = {name: Book(folder).load() for name, folder in folders.items()}
    editions["booklet"] = Book(folders["booklet"]).booklet().load()
    editions["made_up"] = replace(editions["made_up"], synthetic=frozenset({"maal"}))
    return {name: printed(editions[name], folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def book(paths: dict[str, Path]) -> Print:
    return Print(paths["book"])


@pytest.fixture(scope="module")
def booklet(paths: dict[str, Path]) -> Print:
    return Print(paths["booklet"])


@pytest.fixture(scope="module")
def made_up(paths: dict[str, Path]) -> Print:
    return Print(paths["made_up"])


def page_of(book: Print, beginning: str) -> int:
    """Return the one page whose text begins like this; from 1."""
    found = [n for n, text in enumerate(book.texts, start=1) if plain(text).startswith(beginning)]
    (page,) = found
    return page


def test_the_order_of_the_pages_is_a_books(book: Print) -> None:
    beginnings = (
        "Redegørelse En redegørelse",
        "En redegørelse",
        "Ministeriet Telefon",
        "Forord",
        "Indhold",
        "Figurer og tabeller",
        "1 Rammen",
        "2 Udsatte unge 2.1",
        "Tabeller Se",
        "Stikord",
    )
    pages = [page_of(book, beginning) for beginning in beginnings]
    assert pages == sorted(pages)
    assert pages[:7] == [1, 2, 3, 4, 5, 6, 7]


def test_every_link_of_the_lists_prints_the_page_it_leads_to(book: Print) -> None:
    destinations = book.destinations()
    lists = [link for link in book.links() if link.page in (5, 6)]
    assert len(lists) == 9 + 3
    for link in lists:
        number = re.search(r"(\d+)$", link.text)
        assert number, link
        assert int(number[1]) == destinations[link.name].page


def test_the_index_prints_each_page_of_a_term_once(book: Print) -> None:
    last = len(book.texts)
    assert page_of(book, "Stikord") == last
    destinations = book.destinations()
    links = [link for link in book.links() if link.page == last]
    for link in links:
        assert link.text.strip(",") == str(destinations[link.name].page)
        assert link.description.endswith(f", side {destinations[link.name].page}")
    terms: dict[str, list[str]] = {}
    for link in links:
        terms.setdefault(link.description.split(",")[0], []).append(link.text)
    assert list(terms) == ["anbringelse", "kommunerne", "ældre", "økonomi", "Aarhus"]
    assert all(len(pages) == len(set(pages)) for pages in terms.values())
    assert terms["kommunerne"] == ["4"]


def furniture(book: Print, page: int) -> dict[str, list[tuple[float, str]]]:
    """Return what stands in the margins of a page: how far from the left, and the words."""
    sheet = book.document[page - 1]
    width, height = sheet.get_size()
    text = sheet.get_textpage()
    zones = {"top": (0, height - 60, width, height), "foot": (0, 0, width, 60)}
    found: dict[str, list[tuple[float, str]]] = {name: [] for name in zones}
    for name, (left, bottom, right, top) in zones.items():
        for side, (start, end) in {0.0: (left, right / 2), 1.0: (right / 2, right)}.items():
            words = text.get_text_bounded(start, bottom, end, top).strip()
            if words:
                found[name].append((side, words))
    return found


def test_numbers_stand_outside_and_heads_tell_the_chapter(book: Print) -> None:
    first, last = page_of(book, "1 Rammen"), len(book.texts)
    for page in (1, 2, 3):
        assert furniture(book, page) == {"top": [], "foot": []}
    for page in range(4, last + 1):
        assert furniture(book, page)["foot"] == [(float(page % 2), str(page))]
    second = page_of(book, "2 Udsatte unge 2.1")
    for page in (4, 5, 6, first, second, last):
        assert furniture(book, page)["top"] == []  # the heading itself stands there
    assert furniture(book, second + 1)["top"] == [(1.0, "2 Udsatte unge")]
    assert furniture(book, last - 1)["top"] == [(1.0, "Bilag")]


def test_a_booklet_says_its_title_at_every_foot_but_that_of_its_back(booklet: Print) -> None:
    assert furniture(booklet, len(booklet.texts)) == {"top": [], "foot": []}
    for page in range(3, len(booklet.texts)):
        assert furniture(booklet, page)["foot"] == [(float(page % 2), f"EN REDEGØRELSE / {page}")]
        assert furniture(booklet, page)["top"] == []


def test_the_outline_has_chapters_and_their_sections(book: Print) -> None:
    assert [(mark.level, mark.title) for mark in book.bookmarks()] == [
        (1, "En redegørelse"),
        (1, "Forord"),
        (1, "Indhold"),
        (1, "Figurer og tabeller"),
        (2, "Figurer"),
        (1, "1 Rammen"),
        (2, "1.1 Hvad målet er"),
        (3, "Hvem der tælles med"),
        (3, "Boks 1.1 Om målet"),
        (2, "1.2 Hvordan det er gået"),
        (1, "2 Udsatte unge"),
        (2, "2.1 Udviklingen"),
        (3, "Boks 2.1 Det virker"),
        (1, "Tabeller"),
        (2, "Bilag A Kommunerne"),
        (1, "Stikord"),
    ]


def test_lists_of_pages_are_tagged_as_contents(book: Print) -> None:
    roles = {
        role: len(list(book._tags(book.pdf.Root.StructTreeRoot.K[0], role)))
        for role in ("/TOC", "/TOCI")
    }
    assert roles == {"/TOC": 2, "/TOCI": 9 + 3}


def test_every_page_tells_of_made_up_numbers_on_it_or_elsewhere(made_up: Print) -> None:
    texts = [plain(text) for text in made_up.texts]
    assert all((STAMP in text) != (STAMP_ELSEWHERE in text) for text in texts)
    elsewhere = [text for text in texts if STAMP_ELSEWHERE in text]
    # Neither foreword nor appendix shows the series that was made up.
    assert "Tak til kommunerne" in elsewhere[0]
    assert elsewhere[1:]
    assert all("Tabeller" in text or "Bilag" in text for text in elsewhere[1:])


@pytest.mark.parametrize("name", ["book", "booklet", "made_up"])
def test_both_standards_hold(paths: dict[str, Path], name: str) -> None:
    assert validators.pdf_conformance(paths[name], "3a") == []
    assert validators.pdf_conformance(paths[name], "ua1") == []
    findings, _ = validators.outloud_findings(paths[name])
    assert [line for line in findings if " TBL-010: " not in line] == []
    assert validators.qpdf_check(paths[name]) == []


def test_the_page_on_a_screen_is_valid_and_works_in_a_browser(tmp_path: Path) -> None:
    path = tmp_path / "proeve.html"
    path.write_bytes(make(Book(tmp_path).load(), ("html",)).files["proeve.html"])
    assert validators.nu_html([path]) == ([], [])
    for width in (320, 1280):
        assert validators.axe([path], width).findings == []
