"""Person numbers nobody can have, and no two people the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reporter.registers.synthetic.draws import Draws
from reporter.registers.synthetic.person_numbers import MOST_IDS, digits


def numbers(seed: int, ids: list[int]) -> list[str]:
    rows = digits(Draws(seed), np.array(ids, dtype=np.int64))
    return [bytes(row).decode("ascii") for row in rows]


@given(st.integers(0, 2**63), st.lists(st.integers(0, MOST_IDS - 1), min_size=1, unique=True))
def test_the_month_is_impossible_and_the_number_its_own(seed: int, ids: list[int]) -> None:
    made = numbers(seed, ids)
    assert all(len(number) == 10 and number.isdecimal() for number in made)
    assert all(int(number[2:4]) >= 13 for number in made)
    assert len(set(made)) == len(made)


def test_a_million_people_have_a_million_numbers() -> None:
    rows = digits(Draws(1), np.arange(1_000_000, dtype=np.int64))
    months = (rows[:, 2].astype(int) - 48) * 10 + rows[:, 3] - 48
    assert months.min() == 13
    assert months.max() == 99
    assert len(np.unique(np.ascontiguousarray(rows).view("S10"))) == 1_000_000


def test_another_seed_gives_other_numbers() -> None:
    assert not set(numbers(1, list(range(1_000)))) & set(numbers(2, list(range(1_000))))
