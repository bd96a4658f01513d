"""Danish words come in Danish order."""

from __future__ import annotations

import itertools

import pytest

from reporter.danish.alphabet import initial, order

IN_ORDER = (
    "a",
    "Ballerup",
    "Bo",
    "bo",
    "boform",
    "bo-form to",
    "børn",
    "café",
    "cafeer",
    "København",
    "Lyngby",
    "udsatte",
    "udsatte unge",
    "udsatteråd",
    "zone",
    "Ærø",
    "økonomi",
    "Øst",
    "Aabenraa",
    "Aalborg",
    "aar",
    "århus",
)
"""Sorted by hand: æ, ø, å last, aa as å, a word before a longer one that begins with it."""


@pytest.mark.parametrize(("first", "second"), itertools.pairwise(IN_ORDER))
def test_words_come_in_danish_order(first: str, second: str) -> None:
    assert order(first) < order(second)


def test_the_order_does_not_depend_on_how_a_letter_is_put_together() -> None:
    assert order("Ærø")[0] == order("A\u0308rø".replace("A\u0308", "Æ"))[0]
    assert order("cafe\u0301")[0] == order("café")[0]
    assert order("a\u030arhus")[0] == order("århus")[0]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("anbringelse", "A"),
        ("Aarhus", "Å"),
        ("århundrede", "Å"),
        ("ærlig", "Æ"),
        ("økonomi", "Ø"),
        ("él", "E"),
        ("»citat«", "C"),
    ],
)
def test_a_word_stands_under_its_first_letter(word: str, letter: str) -> None:
    assert initial(word) == letter
