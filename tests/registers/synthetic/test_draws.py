"""The random numbers: the published SplitMix64, even, independent of order, lasting when asked."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.registers.synthetic.draws import MILLION, Draws

IDS = np.arange(100_000, dtype=np.int64)


def test_they_are_those_of_splitmix64(monkeypatch: pytest.MonkeyPatch) -> None:
    # The test vector of the reference implementation, seed 1234567.
    known = [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]
    monkeypatch.setattr(Draws, "start", lambda *_: np.uint64(1234567))
    drawn = Draws(1).bits("any", np.arange(1, 6, dtype=np.int64))
    assert drawn.tolist() == [number >> 32 for number in known]


def test_they_are_the_same_on_every_machine() -> None:
    drawn = Draws(1).below("stream", np.arange(6, dtype=np.int64), 1000, 3)
    assert drawn.tolist() == [394, 265, 669, 540, 570, 625]


@given(st.permutations(range(50)), st.integers(0, 2**40))
def test_the_order_of_the_ids_does_not_matter(order: list[int], seed: int) -> None:
    ids = np.arange(50, dtype=np.int64)
    shuffled = Draws(seed).below("a", ids[order], 97)
    assert shuffled.tolist() == Draws(seed).below("a", ids, 97)[order].tolist()


@given(st.integers(1, 2**32 - 1), st.integers(0, 2**62))
def test_they_stay_below_the_limit(limit: int, seed: int) -> None:
    drawn = Draws(seed).below("a", np.arange(200, dtype=np.int64), limit)
    assert drawn.min() >= 0
    assert drawn.max() < limit


def test_they_are_even() -> None:
    counts = np.bincount(Draws(7).below("a", IDS, 10))
    assert counts.min() > 9_600
    assert counts.max() < 10_400


def test_seeds_streams_and_turns_are_told_apart() -> None:
    draws = [
        Draws(1).below("a", IDS, MILLION),
        Draws(2).below("a", IDS, MILLION),
        Draws(1).below("b", IDS, MILLION),
        Draws(1).below("a", IDS, MILLION, 1),
    ]
    for n, one in enumerate(draws):
        for other in draws[n + 1 :]:
            assert int((one == other).sum()) < 10
            assert abs(np.corrcoef(one, other)[0, 1]) < 0.02


def test_lasting_draws_last_and_stay_even() -> None:
    years = Draws(3).lasting("a", IDS, renewed=200_000, turns=4)
    for one, next_one in pairwise(years):
        assert 0.79 < float((one == next_one).mean()) < 0.81
    for year in years:
        assert 0.49 < float((year < MILLION // 2).mean()) < 0.51


def test_picked_follows_the_weights_and_never_takes_none() -> None:
    counts = np.bincount(Draws(5).picked("a", IDS, (1, 0, 3)), minlength=3)
    assert counts[1] == 0
    assert 24_000 < counts[0] < 26_000
