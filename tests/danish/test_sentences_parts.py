"""Every number of a sentence is a part of its own, and a sentence ends in one full stop."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.danish import numbers
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import Number, Parts, Period, Subject, paragraph, sentence, text
from reporter.danish.sentences.parts import listed


def number(value: str, *, decimals: int = 0, unit: str = "antal", words: bool = False) -> Number:
    return Number(value=Decimal(value), decimals=decimals, unit=unit, role="own", in_words=words)


@pytest.mark.parametrize(
    ("part", "printed"),
    [
        (number("45859"), "45.859"),
        (number("27.05", decimals=1, unit="pct"), f"27,1{NBSP}pct."),
        (number("2", decimals=1, unit="procentpoint"), f"2,0{NBSP}procentpoint"),
        (number("0.4", unit="pct"), f"under{NBSP}1{NBSP}pct."),
        (number("0.04", decimals=1, unit="pct"), f"under{NBSP}0,1{NBSP}pct."),
        (number("0", unit="pct"), f"0{NBSP}pct."),
        (number("0.5", unit="pct"), f"1{NBSP}pct."),
        (number("3", words=True), "tre"),
        (number("12", words=True), "tolv"),
        (number("13", words=True), "13"),
        (Period(value="2018", role="last"), "2018"),
        (Period(value="2016-12", role="period"), f"december{NBSP}2016"),
    ],
)
def test_numbers_and_periods_are_printed_as_everywhere(part: Number | Period, printed: str) -> None:
    assert str(part) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "printed"),
    [
        ("0.49", 0, "pct", "under 1 pct."),
        ("0.49", 0, "antal", "0"),
        ("0.49", 0, "procentpoint", "0 procentpoint"),
        ("-3", 0, "procentpoint", "−3 procentpoint"),
        ("42", 0, "aar", "42 år"),
    ],
)
def test_only_a_share_can_be_under_one(value: str, decimals: int, unit: str, printed: str) -> None:
    assert numbers.in_full(Decimal(value), decimals, unit).replace(NBSP, " ") == printed


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Det er ", number("3"), " flere"), "Det er 3 flere."),
        (("Det er ", number("3")), "Det er 3."),
        (("Det er ", number("3", unit="pct")), f"Det er 3{NBSP}pct."),
        (("Det er nok (", number("3", unit="pct"), ")"), f"Det er nok (3{NBSP}pct.)."),
        (("Det er ", number("3", unit="pct"), ""), f"Det er 3{NBSP}pct."),
        (("I ", Period(value="2018", role="last")), "I 2018."),
    ],
)
def test_the_full_stop_of_pct_is_the_sentence_s_own(parts: Parts, said: str) -> None:
    assert text(sentence(*parts)) == said


@pytest.mark.parametrize("word", ["i 2018", "18-59-årige", "½", "nr. 1"])
def test_a_digit_in_a_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="bound to nothing"):
        sentence("Andelen ", word)


@pytest.mark.parametrize("phrase", ["blandt 18-59-årige", "i 2018"])
def test_a_digit_in_what_is_counted_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="bound to nothing"):
        Subject(unit="pct", decimals=0, phrase=phrase)


@pytest.mark.parametrize("unit", ["aar", "procentpoint", ""])
def test_only_shares_counts_and_scores_have_sentences(unit: str) -> None:
    with pytest.raises(ValueError, match="unit"):
        Subject(unit=unit, decimals=0)


def test_empty_sentences_leave_no_space() -> None:
    said = paragraph([(), sentence("Ja"), (), sentence("Nej"), ()])
    assert text(said) == "Ja. Nej."
    assert paragraph([(), ()]) == ()


def test_things_are_listed_with_og_before_the_last() -> None:
    names: list[Parts] = [("a",), ("b", "b"), ("c",)]
    assert text(listed(names[:1])) == "a"
    assert text(listed(names[:2])) == "a og bb"
    assert text(listed(names, joined="eller")) == "a, bb eller c"
