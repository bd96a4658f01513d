"""Numbers are printed and read as Danes write them, and rounded in one way only."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish import numbers
from reporter.danish.numbers import MINUS, NBSP

DECIMALS = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=4
)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("0.5", "1"),
        ("1.5", "2"),
        ("2.5", "3"),
        ("0.49999", "0"),
        ("-0.5", "-1"),
        ("-2.5", "-3"),
        ("-0.4", "0"),
        ("99.5", "100"),
        ("466.8265", "467"),
    ],
)
def test_half_is_rounded_up_in_size(value: str, rounded: str) -> None:
    assert str(numbers.rounded(Decimal(value))) == rounded


def test_half_is_rounded_up_at_any_decimal() -> None:
    assert numbers.rounded(Decimal("27.05"), 1) == Decimal("27.1")
    assert numbers.rounded(Decimal("-27.05"), 1) == Decimal("-27.1")


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("0", 0, "0"),
        ("7", 0, "7"),
        ("999", 0, "999"),
        ("999.5", 0, "1.000"),
        ("1000", 0, "1.000"),
        ("45859", 0, "45.859"),
        ("1234567", 0, "1.234.567"),
        ("27.1", 1, "27,1"),
        ("1234.56", 1, "1.234,6"),
        ("7", 2, "7,00"),
        ("-3", 0, f"{MINUS}3"),
        ("-1234.5", 1, f"{MINUS}1.234,5"),
        ("-0.4", 0, "0"),
    ],
)
def test_numbers_have_thousands_dots_a_decimal_comma_and_a_true_minus(
    value: str, decimals: int, printed: str
) -> None:
    assert numbers.number(Decimal(value), decimals) == printed


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("antal", "7"),
        ("pct", f"7{NBSP}pct."),
        ("procentpoint", f"7{NBSP}procentpoint"),
        ("aar", f"7{NBSP}år"),
    ],
)
def test_no_line_can_break_between_a_number_and_its_unit(unit: str, printed: str) -> None:
    assert numbers.with_unit("7", unit) == printed


def test_every_unit_has_a_word_and_a_heading() -> None:
    assert numbers.UNITS.keys() == numbers.UNIT_HEADINGS.keys()


@pytest.mark.parametrize(
    ("count", "of", "printed"),
    [
        (0, 4998, "0"),
        (8, 4998, "<1"),
        (1, 201, "<1"),
        (1, 200, "1"),
        (59, 4998, "1"),
        (199, 200, "100"),
        (4998, 4998, "100"),
    ],
)
def test_a_share_that_is_not_nothing_is_never_printed_as_nothing(
    count: int, of: int, printed: str
) -> None:
    assert numbers.share_cell(numbers.share(Decimal(count), Decimal(of))) == printed


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("7", ",", "7"),
        ("7", ".", "7"),
        ("27,1", ",", "27.1"),
        ("27.1", ".", "27.1"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,234", ",", "1.234"),
        ("1.234.567,8", ",", "1234567.8"),
        ("1234", ",", "1234"),
        ("-3,5", ",", "-3.5"),
        (f"{MINUS}3,5", ",", "-3.5"),
        ("0,50", ",", "0.50"),
        ("007", ",", "7"),
    ],
)
def test_a_number_is_read_by_the_decimal_mark_that_was_declared(
    text: str, mark: str, value: str
) -> None:
    assert numbers.parse(text, mark) == Decimal(value)


@pytest.mark.parametrize("mark", [",", "."])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " 7",
        "7 ",
        "7\n",
        "1.23.4",
        "1..2",
        "1,2,3",
        ",5",
        ".5",
        "5,",
        "5.",
        "+5",
        "--5",
        "1e5",
        "1E5",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "1_000",
        "1 000",
        f"1{NBSP}000",
        "1'000",
        "12 pct.",
        "12%",
        "½",
        "٤٢",
        "４２",
        "²",
        "-",
        "ti",
        "9" * 16,
    ],
)
def test_anything_but_a_plain_number_is_refused(text: str, mark: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the caller tells what is wrong, and where)
        numbers.parse(text, mark)


@pytest.mark.parametrize(("text", "mark"), [("1,234", "."), ("27,1", "."), ("27.1", ",")])
def test_the_other_decimal_mark_is_refused_where_it_can_be_told(text: str, mark: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        numbers.parse(text, mark)


@given(DECIMALS, st.integers(0, 3))
def test_what_is_printed_reads_back_as_what_was_rounded(value: Decimal, decimals: int) -> None:
    printed = numbers.number(value, decimals)
    assert numbers.parse(printed, ",") == numbers.rounded(value, decimals)


@given(DECIMALS, DECIMALS, st.integers(0, 3))
def test_rounding_never_changes_the_order_of_two_numbers(
    a: Decimal, b: Decimal, decimals: int
) -> None:
    low, high = sorted((a, b))
    assert numbers.rounded(low, decimals) <= numbers.rounded(high, decimals)


@given(DECIMALS, st.integers(0, 3))
def test_rounding_moves_a_number_half_a_step_at_most(value: Decimal, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    assert abs(numbers.rounded(value, decimals) - value) <= step / 2


@given(DECIMALS, st.integers(0, 3))
def test_a_number_and_its_opposite_are_rounded_alike(value: Decimal, decimals: int) -> None:
    assert numbers.rounded(-value, decimals) == -numbers.rounded(value, decimals)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_printed_as_0_only_where_nobody_is_counted(count: int, more: int) -> None:
    share = numbers.share(Decimal(count), Decimal(count + more))
    assert (numbers.share_cell(share) == "0") == (count == 0)


def test_every_number_in_a_text_is_found_as_it_is_written() -> None:
    text = "Af 45.859 er 27,1 pct. i alderen 18-59 år, jf. figur 1."
    assert numbers.number_tokens(text) == ["45.859", "27,1", "18", "59", "1"]
