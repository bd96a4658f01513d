"""A word for a number is refused where it would say more than the number does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.danish import words
from reporter.danish.numbers import NBSP
from reporter.danish.words import NotTrueError


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("47.5", "hver anden"),
        ("50", "hver anden"),
        ("52.5", "hver anden"),
        ("30.84", "hver tredje"),
        ("35.83", "hver tredje"),
        ("22.6", "hver fjerde"),
        ("27.5", "hver fjerde"),
        ("22.4", "hver femte"),
        ("17.5", "hver femte"),
        ("12.5", "hver tiende"),
        ("12", "hver tiende"),
        ("7.5", "hver tiende"),
    ],
)
def test_one_in_so_many_is_said_within_two_and_a_half_points(share: str, said: str) -> None:
    assert words.every_nth(Decimal(share)) == said


@pytest.mark.parametrize(("share", "said"), [("50", "hvert andet"), ("25", "hvert fjerde")])
def test_one_in_so_many_agrees_with_a_neuter_noun(share: str, said: str) -> None:
    assert words.every_nth(Decimal(share), neuter=True) == said


@pytest.mark.parametrize(
    "share", ["0", "7.4", "12.6", "17.4", "27.6", "30.83", "35.84", "47.4", "52.6", "75", "100"]
)
def test_one_in_so_many_is_not_said_outside_two_and_a_half_points(share: str) -> None:
    with pytest.raises(NotTrueError, match="ligger for langt fra hver"):
        words.every_nth(Decimal(share))


@pytest.mark.parametrize("value", ["40.01", "42", "44"])
def test_a_little_over_40_is_more_than_40_and_44_at_most(value: str) -> None:
    words.a_little_over(Decimal(value), Decimal(40))


@pytest.mark.parametrize("value", ["39.9", "40", "44.01"])
def test_neither_40_itself_nor_more_than_44_is_a_little_over_40(value: str) -> None:
    with pytest.raises(NotTrueError, match="ligger ikke lidt over 40"):
        words.a_little_over(Decimal(value), Decimal(40))


@pytest.mark.parametrize("value", ["15750", "17499", "17499.9"])
def test_almost_17500_is_less_than_17500_and_15750_at_least(value: str) -> None:
    words.almost(Decimal(value), Decimal(17500))


@pytest.mark.parametrize("value", ["15749.9", "17500", "17501"])
def test_neither_17500_itself_nor_less_than_15750_is_almost_17500(value: str) -> None:
    with pytest.raises(NotTrueError, match=r"ligger ikke lige under 17\.500"):
        words.almost(Decimal(value), Decimal(17500))


CARDINALS = [
    *("nul", "en", "to", "tre", "fire", "fem", "seks"),
    *("syv", "otte", "ni", "ti", "elleve", "tolv"),
]


@pytest.mark.parametrize(("number", "word"), list(enumerate(CARDINALS)))
def test_whole_numbers_up_to_twelve_have_a_word(number: int, word: str) -> None:
    assert words.cardinal(Decimal(number)) == word


@pytest.mark.parametrize("value", ["-1", "13", "0.5", "11.9", "1000"])
def test_no_other_number_has_a_word(value: str) -> None:
    assert words.cardinal(Decimal(value)) is None


def test_one_is_et_before_a_neuter_word() -> None:
    assert words.cardinal(Decimal(1), neuter=True) == "et"
    assert words.cardinal(Decimal(2), neuter=True) == "to"


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
    ],
)
def test_things_are_listed_with_og_before_the_last(items: list[str], joined: str) -> None:
    assert words.enumeration(items) == joined


def test_no_line_can_break_after_ca() -> None:
    assert words.circa("7") == f"ca.{NBSP}7"
    assert words.circa(f"under{NBSP}1") == f"under{NBSP}1"


def test_alternatives_are_joined_by_another_word() -> None:
    assert words.enumeration(["a", "b", "c"], joined="eller") == "a, b eller c"


def test_a_text_is_quoted_alike_on_both_sides() -> None:
    assert words.quoted("stabiliseret") == "”stabiliseret”"
