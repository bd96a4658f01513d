"""The first and the last known year are compared as printed; nothing is said of fewer than two."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish.trend import Point, Trend, trend


def points(years: str, values: Sequence[object]) -> list[Point]:
    pairs = zip(years.split(), values, strict=True)
    return [Point(period=year, value=Decimal(str(value))) for year, value in pairs]


def moved(years: str, *values: object, decimals: int = 1, unit: str = "pct") -> Trend:
    found = trend(points(years, values), decimals=decimals, unit=unit)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "last", "decimals", "words", "change"),
    [
        ("20.1", "27.1", 1, "steget", "7.0"),
        ("27.1", "20.1", 1, "faldet", "-7.0"),
        ("27.1", "27.1", 1, "uændret", "0.0"),
        ("27.0", "27.1", 1, "steget", "0.1"),
        ("27.1", "27.0", 1, "faldet", "-0.1"),
        ("27.05", "27.14", 1, "uændret", "0.0"),
        ("27.14", "27.15", 1, "steget", "0.1"),
        ("6.5", "7.4", 0, "uændret", "0"),
        ("6.4", "6.5", 0, "steget", "1"),
        ("0", "3", 0, "steget", "3"),
    ],
)
def test_a_change_is_told_as_printed(
    first: str, last: str, decimals: int, words: str, change: str
) -> None:
    found = moved("2014 2018", first, last, decimals=decimals)
    assert (found.words, found.change, found.measured) == (words, Decimal(change), True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("0", "0.4", "steget"), ("0.4", "0", "faldet"), ("0.1", "0.4", "uændret")],
)
def test_how_much_a_share_under_one_moved_is_not_known(first: str, last: str, words: str) -> None:
    found = moved("2014 2018", first, last, decimals=0)
    assert (found.words, found.measured) == (words, False)


@pytest.mark.parametrize("known", [[], ["27.1"]])
def test_nothing_is_said_of_fewer_than_two_years(known: list[str]) -> None:
    years = " ".join(["2014"] * len(known))
    assert trend(points(years, known), decimals=1, unit="pct") is None


def test_the_years_compared_are_the_first_and_last_known() -> None:
    found = moved("2015 2016 2018", 3, 4, 5)
    assert (found.first, found.last) == tuple(points("2015 2018", (3, 5)))
    assert found.points == 3


@pytest.mark.parametrize(
    ("years", "values", "path"),
    [
        ("2014 2018", (1, 2), "other"),
        ("2014 2015", (1, 2), "other"),
        ("2014 2015", (1, 1), "other"),
        ("2014 2015 2016", (1, 2, 3), "every_year"),
        ("2014 2015 2016", (3, 2, 1), "every_year"),
        ("2014 2015 2016 2017 2018", (1, 2, 3, 4, 5), "every_year"),
        # A year between is unknown.
        ("2014 2015 2017", (1, 2, 3), "other"),
        ("2014 2016 2018", (1, 1, 1), "other"),
        # It stood still once, or only as printed.
        ("2014 2015 2016", (1, 1, 2), "other"),
        ("2014 2015 2016", (1, "1.04", 2), "other"),
        ("2014 2015 2016", (1, 1, 1), "constant"),
        ("2014 2015 2016", (1, "1.04", "0.95"), "constant"),
        ("2014 2015 2016", (1, 2, 1), "both_ways"),
        ("2014 2015 2016", (2, 1, 3), "both_ways"),
        ("2014 2015 2016 2017", (1, 2, 2, 1), "both_ways"),
        # Known years are enough to know that it went both ways.
        ("2014 2016 2018", (1, 2, 1), "both_ways"),
        # Up and down only in what is not printed.
        ("2014 2015 2016", ("1.01", "1.04", "0.95"), "constant"),
    ],
)
def test_the_way_is_told_only_where_it_is_known(
    years: str, values: tuple[object, ...], path: str
) -> None:
    assert moved(years, *values).path == path


@pytest.mark.parametrize("years", ["2015 2014", "2014 2014", "2014 2016 2015"])
def test_years_must_rise(years: str) -> None:
    with pytest.raises(ValueError, match="do not rise"):
        moved(years, *range(len(years.split())))


def test_a_month_is_no_year() -> None:
    with pytest.raises(ValueError, match="2016-12"):
        moved("2016-12 2017-12", 1, 2)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_a_series_backwards_moved_the_other_way(values: list[int]) -> None:
    years = " ".join(str(2010 + place) for place in range(len(values)))
    there, back = moved(years, *values), moved(years, *reversed(values))
    assert back.change == -there.change
    assert back.path == there.path
    assert (back.words == there.words) == (there.words == "uændret")


@given(st.lists(st.integers(0, 3), min_size=3, max_size=6))
def test_no_way_is_claimed_that_the_numbers_did_not_go(values: list[int]) -> None:
    found = moved(" ".join(str(2010 + place) for place in range(len(values))), *values, decimals=0)
    rises = [a < b for a, b in pairwise(values)]
    falls = [a > b for a, b in pairwise(values)]
    assert (found.path == "both_ways") == (any(rises) and any(falls))
    assert (found.path == "every_year") == (all(rises) or all(falls))
    assert (found.path == "constant") == (len(set(values)) == 1)
