"""Places are counted from the highest printed number; equal numbers share the best place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish.ranking import Rank, ranks


def ranked(*values: object, decimals: int = 0, unit: str = "pct") -> list[tuple[int, int, int]]:
    pairs = [(str(place), Decimal(str(value))) for place, value in enumerate(values)]
    found = ranks(pairs, decimals=decimals, unit=unit)
    return [(r.place, r.of, r.shared_with) for r in found.values()]


def test_equal_numbers_share_the_best_place_and_leave_the_next_empty() -> None:
    assert ranked(9, 7, 7, 3) == [(1, 4, 0), (2, 4, 1), (2, 4, 1), (4, 4, 0)]


def test_the_order_given_is_of_no_matter() -> None:
    assert ranked(3, 7, 9, 7) == [(4, 4, 0), (2, 4, 1), (1, 4, 0), (2, 4, 1)]


def test_what_is_printed_alike_shares_a_place() -> None:
    assert ranked("27.14", "27.05", "27.0", decimals=1) == [(1, 3, 1), (1, 3, 1), (3, 3, 0)]


def test_a_share_under_one_is_above_none() -> None:
    assert ranked(0, "0.4", "0.1") == [(3, 3, 0), (1, 3, 1), (1, 3, 1)]


def test_a_number_alone_has_no_place() -> None:
    assert ranked(5) == []
    assert ranked() == []


def test_a_key_has_one_number() -> None:
    pairs = [("751", Decimal(1)), ("751", Decimal(2))]
    with pytest.raises(ValueError, match="two numbers"):
        ranks(pairs, decimals=0, unit="pct")


@pytest.mark.parametrize(
    ("place", "shared_with", "highest", "lowest"),
    [
        (1, 0, True, False),
        (1, 2, True, False),
        (2, 0, False, False),
        (95, 0, False, False),
        (95, 1, False, True),
        (96, 0, False, True),
        (1, 95, True, True),
    ],
)
def test_the_ends_are_known(place: int, shared_with: int, highest: bool, lowest: bool) -> None:
    rank = Rank(place=place, of=96, shared_with=shared_with)
    assert (rank.highest, rank.lowest) == (highest, lowest)
    assert rank.all_alike == (highest and lowest)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=98))
def test_a_place_is_one_more_than_those_above(values: list[int]) -> None:
    for value, (place, of, shared_with) in zip(values, ranked(*values, unit="antal"), strict=True):
        assert place == 1 + sum(other > value for other in values)
        assert shared_with == values.count(value) - 1
        assert of == len(values)
