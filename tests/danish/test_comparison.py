"""Numbers are compared as they are printed, and nothing but equal ones are on a level."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish import numbers
from reporter.danish.comparison import compare

OPPOSITE = {"above": "below", "below": "above", "level": "level"}
SHARES = st.decimals(min_value=0, max_value=100, places=4)
DECIMALS = st.integers(min_value=0, max_value=2)


@pytest.mark.parametrize(
    ("value", "reference", "decimals", "relation", "difference"),
    [
        ("27.1", "25.1", 1, "above", "2.0"),
        ("25.1", "27.1", 1, "below", "-2.0"),
        ("27.1", "27.1", 1, "level", "0.0"),
        # One printed step apart is apart: no margin.
        ("27.1", "27.0", 1, "above", "0.1"),
        ("27.0", "27.1", 1, "below", "-0.1"),
        ("7", "6", 0, "above", "1"),
        # What is printed alike is on a level, however it differed before.
        ("27.05", "27.14", 1, "level", "0.0"),
        ("26.5", "27.4", 0, "level", "0"),
        # What is printed apart is not, however little it differed before.
        ("27.149", "27.15", 1, "below", "-0.1"),
        ("26.49", "26.5", 0, "below", "-1"),
        ("27.5", "27.4", 0, "above", "1"),
        # Less than one point, but printed as one: the reader can subtract.
        ("27.6", "27.4", 0, "above", "1"),
        ("0", "12.5", 1, "below", "-12.5"),
        ("0", "0", 0, "level", "0"),
        ("100", "99.9", 1, "above", "0.1"),
    ],
)
def test_shares_are_compared_as_printed(
    value: str, reference: str, decimals: int, relation: str, difference: str
) -> None:
    found = compare(Decimal(value), Decimal(reference), decimals=decimals, unit="pct")
    assert (found.relation, found.difference) == (relation, Decimal(difference))
    assert found.measured


@pytest.mark.parametrize(
    ("value", "reference", "relation"),
    [
        ("0.4", "0", "above"),  # under 1 pct. and 0 pct.
        ("0", "0.4", "below"),
        ("0.4", "0.1", "level"),  # both under 1 pct.
        ("0.4", "0.5", "below"),  # under 1 pct. and 1 pct.
        ("5", "0.4", "above"),
    ],
)
def test_how_far_a_share_under_one_lies_from_another_is_not_known(
    value: str, reference: str, relation: str
) -> None:
    found = compare(Decimal(value), Decimal(reference), decimals=0, unit="pct")
    assert found.relation == relation
    assert not found.measured


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("pct", "11", "højere end"),
        ("pct", "9", "lavere end"),
        ("pct", "10", "på niveau med"),
        ("antal", "11", "flere end"),
        ("antal", "9", "færre end"),
        ("antal", "10", "lige så mange som"),
    ],
)
def test_shares_are_high_and_low_and_counts_are_many_and_few(
    unit: str, value: str, words: str
) -> None:
    assert compare(Decimal(value), Decimal(10), decimals=0, unit=unit).words == words


@pytest.mark.parametrize("unit", ["aar", "procentpoint", ""])
def test_nothing_is_said_of_other_units(unit: str) -> None:
    with pytest.raises(KeyError):
        compare(Decimal(1), Decimal(2), decimals=0, unit=unit)


@given(SHARES, SHARES, DECIMALS)
def test_whoever_is_above_another_has_the_other_below(a: Decimal, b: Decimal, places: int) -> None:
    there = compare(a, b, decimals=places, unit="pct")
    back = compare(b, a, decimals=places, unit="pct")
    assert back.relation == OPPOSITE[there.relation]
    assert back.difference == -there.difference
    assert back.measured == there.measured


@given(SHARES, SHARES, DECIMALS)
def test_level_is_said_exactly_of_what_is_printed_alike(
    a: Decimal, b: Decimal, places: int
) -> None:
    alike = numbers.in_full(a, places, "pct") == numbers.in_full(b, places, "pct")
    assert (compare(a, b, decimals=places, unit="pct").relation == "level") == alike


@given(SHARES, SHARES, SHARES, DECIMALS)
def test_to_be_on_a_level_is_passed_on(a: Decimal, b: Decimal, c: Decimal, places: int) -> None:
    def relation(x: Decimal, y: Decimal) -> str:
        return compare(x, y, decimals=places, unit="pct").relation

    if relation(a, b) == relation(b, c):
        assert relation(a, c) == relation(a, b)


@given(SHARES, SHARES, DECIMALS)
def test_the_difference_is_what_a_reader_subtracts(a: Decimal, b: Decimal, places: int) -> None:
    found = compare(a, b, decimals=places, unit="pct")
    read = [numbers.parse(numbers.number(value, places), ",") for value in (a, b, found.difference)]
    assert read[0] - read[1] == read[2]
