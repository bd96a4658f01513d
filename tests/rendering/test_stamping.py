"""What a chapter says of made-up numbers depends on what it shows, and on nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reporter.editions import manuscript
from reporter.editions.edition import Edition
from reporter.published.origin import STAMP, STAMP_ELSEWHERE
from reporter.rendering.parsing import parse
from reporter.rendering.stamping import stamps
from tests.editions.chapters import Book

CHAPTERS = ("forord", "rammen", "udsatte", "tabeller")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def said(edition: Edition) -> dict[str, str]:
    written = manuscript.write(edition)
    return stamps(written, [parse(body, written.items) for body in written.bodies])


def made_up(edition: Edition, *data: str) -> tuple[str, ...]:
    """Return the chapters that say their own numbers are made up, where these data are."""
    told = said(replace(edition, synthetic=frozenset(data)))
    assert tuple(told) == CHAPTERS
    assert set(told.values()) <= {STAMP, STAMP_ELSEWHERE}
    return tuple(chapter for chapter, stamp in told.items() if stamp == STAMP)


def test_real_numbers_have_no_stamp(book: Book) -> None:
    assert said(book.load()) == {}


def test_a_figure_or_an_appendix_makes_its_chapter_made_up(book: Book) -> None:
    assert made_up(book.load(), "maal") == ("rammen", "udsatte")
    assert made_up(book.load(), "kort") == ("tabeller",)


@pytest.mark.parametrize(
    "call",
    [
        'vaerdi("maal", "2016", "Alle")',
        'forskel(vaerdi("maal", "2016", "Alle"), vaerdi("maal", "2014", "Alle"))',
        'liste(vaerdi("kort", "Aarhus"), vaerdi("maal", "2016", "Alle"))',
    ],
)
def test_a_number_told_in_words_does_too(book: Book, call: str) -> None:
    assert made_up(book.chapter("forord", f"Det er {{{{ {call} }}}} nu.\n").load(), "maal") == (
        "forord",
        "rammen",
        "udsatte",
    )
