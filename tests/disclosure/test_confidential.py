"""Nothing confidential leaves by the back door: repr, pickles, logs, messages, exceptions."""

from __future__ import annotations

import copy
import logging
import pickle
import re
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.disclosure.policy import Policy
from reporter.disclosure.primary import count
from reporter.disclosure.release import release
from reporter.errors import DisclosureError
from reporter.indicators.raw import RawRow
from tests.disclosure.tables import (
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    definition,
    raw,
    released,
    row,
)

SECRET = 987_654
"""A count that stands nowhere else."""


def test_a_raw_table_shows_nothing() -> None:
    table = raw([row(COUNTRY, SECRET, SECRET + 50)])
    for text in (repr(table), str(table), f"{table}", format(table)):
        assert text == "<RawTable: confidential>"
    assert not hasattr(table, "__dict__")


def test_a_raw_row_shows_nothing() -> None:
    of = row(COUNTRY, SECRET, SECRET + 50)
    for text in (repr(of), str(of), f"{of}", repr([of])):
        assert str(SECRET) not in text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_raw_table_cannot_be_pickled(protocol: int) -> None:
    with pytest.raises(TypeError) as error:
        pickle.dumps(raw([row(COUNTRY, SECRET, SECRET + 50)]), protocol)
    assert str(SECRET) not in str(error.value)


def test_a_raw_table_cannot_be_copied() -> None:
    table = raw([row(COUNTRY, SECRET, SECRET + 50)])
    for way in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            way(table)


def test_the_counts_on_their_way_show_nothing() -> None:
    counts = count(definition(), [row(COUNTRY, SECRET, SECRET + 50)], Policy())
    assert str(SECRET) not in repr(counts)


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 200))
def test_no_refusal_holds_a_number_of_persons(one: int, two: int, total: int) -> None:
    """The sums contradict each other; the message names indicator and year alone."""
    rows = [row(KBH, one, 60), row(FRB, two, 60), row(HOVEDSTADEN, total, 200)]
    with pytest.raises(DisclosureError) as caught:
        released(rows, definition())
    error = caught.value
    assert numbers(str(error)) == {"4", "2016"}
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__


def test_a_traceback_holds_no_count() -> None:
    with pytest.raises(DisclosureError) as error:
        released([row(KBH, SECRET, SECRET - 1)], definition())
    assert str(SECRET) not in "".join(traceback.format_exception(error.value))


def test_protecting_a_table_logs_and_prints_nothing(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    rows: list[RawRow] = [
        row(KBH, 2, 100),
        row(FRB, 10, 100),
        row(BALLERUP, 40, 100),
        row(HOVEDSTADEN, 52, 300),
    ]
    release(raw(rows), Policy(), definitions=[definition()])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
