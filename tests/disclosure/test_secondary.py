"""The search for the least pattern: its fallback, its dead ends, its sameness on every run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reporter.disclosure import secondary
from reporter.indicators.raw import RawRow
from tests.disclosure.tables import (
    AARHUS,
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    MIDT,
    PARTS,
    SAMSOE,
    definition,
    part_rows,
    released,
)

ROOT = Path(__file__).parents[2]


def country(counts: dict[object, list[int]]) -> list[RawRow]:
    """Return the rows of municipalities with four parts, their regions and the country."""
    of = dict(counts)
    for region, members in ((HOVEDSTADEN, (KBH, FRB, BALLERUP)), (MIDT, (AARHUS, SAMSOE))):
        of[region] = [sum(column) for column in zip(*(counts[m] for m in members), strict=True)]
    both = zip(of[HOVEDSTADEN], of[MIDT], strict=True)
    of[COUNTRY] = [a + b for a, b in both]
    return [r for area, parts in of.items() for r in part_rows(area, parts)]  # type: ignore[arg-type]


ROWS = country(
    {
        KBH: [2, 30, 40, 50],
        FRB: [9, 1, 22, 14],
        BALLERUP: [12, 8, 3, 20],
        AARHUS: [7, 15, 2, 31],
        SAMSOE: [1, 0, 5, 4],
    }
)
OF = definition(parts=PARTS)


def digest() -> str:
    """Return a fingerprint of everything that is released."""
    result = released(ROWS, OF)
    return hashlib.sha256(repr((result.table, result.report)).encode()).hexdigest()


def test_a_block_that_is_too_hard_is_made_safe_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    least = released(ROWS, OF)
    assert least.report.not_minimal == ()
    monkeypatch.setattr(secondary, "_MOST_ROUNDS", 1)
    hard = released(ROWS, OF)  # the audit has passed it
    assert hard.verdict.safe
    assert hard.report.not_minimal == (("maal-4", "2016"),)
    assert hard.report.secondary >= least.report.secondary
    assert dict(hard.report.counts())["ikke bevist mindst muligt"] == 1


def test_without_a_round_everything_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secondary, "_MOST_ROUNDS", 0)
    hard = released(ROWS, OF)
    assert hard.verdict.safe
    assert {o.status for o in hard.table.observations} == {"få personer"}


def test_the_order_of_sets_changes_nothing() -> None:
    """Text is hashed anew in every process, so sets come in another order."""
    script = "from tests.disclosure.test_secondary import digest; print(digest())"
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {digest()}
