"""Dates and periods are printed as ministries do, and read in one way only."""

from __future__ import annotations

import datetime

import pytest

from reporter.danish import dates
from reporter.danish.numbers import NBSP

DAY = datetime.date(2018, 11, 6)


def test_a_date_line_has_two_digits_for_day_and_month() -> None:
    assert dates.date_line(DAY) == "06-11-2018"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2016", "2016"),
        ("2014-2016", "2014-2016"),
        ("2016-12", f"december{NBSP}2016"),
        ("2016-01", f"januar{NBSP}2016"),
    ],
)
def test_a_period_is_a_year_a_span_of_years_or_a_month(value: str, printed: str) -> None:
    assert dates.period(value) == printed


@pytest.mark.parametrize(
    "value",
    [
        "",
        "16",
        "2016-00",
        "2016-13",
        "2016-2014",
        "2016-2016",
        "2016-1",
        "12-2016",
        "2016 ",
        "٢٠١٦",
    ],
)
def test_anything_else_is_no_period(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        dates.period(value)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2018-11-06", DAY),
        ("2018-11", datetime.date(2018, 11, 1)),
        ("2018", datetime.date(2018, 1, 1)),
        ("2016-02-29", datetime.date(2016, 2, 29)),
    ],
)
def test_a_date_may_be_known_to_the_day_the_month_or_the_year(
    value: str, date: datetime.date
) -> None:
    assert dates.parse(value) == date


@pytest.mark.parametrize(
    "value",
    ["", "06-11-2018", "2018-11-31", "2015-02-29", "2018-13", "2018-1-6", "18", "0000", "٢٠١٨"],
)
def test_anything_else_is_no_date(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        dates.parse(value)


@pytest.mark.parametrize(
    ("value", "printed"),
    [("2018-11-06", "06-11-2018"), ("2016-05", f"maj{NBSP}2016"), ("2017", "2017")],
)
def test_a_page_is_dated_as_precisely_as_its_date_is_known(value: str, printed: str) -> None:
    assert dates.at_head(value) == printed
