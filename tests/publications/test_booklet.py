"""A booklet with spreads as a finished PDF: where they begin, what leads to them, what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reporter.building.build import make
from reporter.published.origin import STAMP, STAMP_ELSEWHERE
from tests import validators
from tests.editions.spreads import FILE, sample
from tests.publications.pages import plain
from tests.publications.print import Print

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The booklet with numbers that were made up, and an overview of both its goals."""
    folder = tmp_path_factory.mktemp("booklet")
    book = sample(folder).replace("vis_maalikoner(2, 2)", "vis_maalikoner(7, 7)", FILE)
    edition = replace(book.load(), synthetic=frozenset({"maal"}))
    path = folder / "proeve.pdf"
    path.write_bytes(make(edition, ("pdf",)).files["proeve.pdf"])
    return path


@pytest.fixture(scope="module")
def booklet(path: Path) -> Print:
    return Print(path)


def test_a_goal_opens_a_spread(booklet: Print) -> None:
    """Its text stands on a left page and its panel on the right page beside it."""
    places = booklet.destinations()
    for goal, words in (("maal_2", "Teksten om uddannelse."), ("maal_7", "Teksten om hjemløshed.")):
        page = places[goal].page
        assert page % 2 == 0
        assert words in plain(booklet.texts[page - 1])
        assert "Mål: " not in plain(booklet.texts[page - 1])
        assert "Mål: " in plain(booklet.texts[page])
    assert "Noget af det, der virker" in plain(booklet.texts[places["maal_2"].page])


def test_the_overview_prints_the_page_it_leads_to(booklet: Print) -> None:
    page = booklet.destinations()["maal_7"].page
    tiles = [link for link in booklet.links() if link.name == "maal_7"]
    assert tiles
    assert tiles[-1].text.split()[-1] == str(page)


def test_goals_are_bookmarks_below_their_chapter(booklet: Print) -> None:
    marks = [(mark.level, mark.title) for mark in booklet.bookmarks()]
    start = marks.index((1, "Rammen"))
    assert (2, "2 Flere skal have en uddannelse") in marks[start:]
    assert marks.index((3, "Noget af det, der virker")) > marks.index(
        (2, "2 Flere skal have en uddannelse")
    )


def test_every_page_that_is_written_on_tells_of_made_up_numbers(booklet: Print) -> None:
    for number, text in enumerate(booklet.texts, start=1):
        if told := plain(text):
            assert STAMP in told or STAMP_ELSEWHERE in told, number


def test_both_standards_hold(path: Path) -> None:
    assert validators.pdf_conformance(path, "3a") == []
    assert validators.pdf_conformance(path, "ua1") == []
    findings, _ = validators.outloud_findings(path)
    assert [line for line in findings if " TBL-010: " not in line] == []
    assert validators.qpdf_check(path) == []
