"""How many indicators have come nearer their goals: counted by hand, and told in good Danish."""

from __future__ import annotations

import pytest

from tests.editions.minimal import Sample
from tests.editions.test_status import with_status


def rows(*goals: str) -> str:
    return "".join(f"      - {{indicator: {goal}, data: {goal}}}\n" for goal in goals)


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        # Up to 49 of 48 and wanted; 9 to 8, where fewer is wanted; 263 to 276; 40 and 40.
        (
            ("maal-2", "maal-6", "maal-8-doedsfald", "maal-8"),
            "Af tabellens fire indikatorer er to nærmere målet, én længere fra målet og én "
            "uændret.",
        ),
        (("maal-8", "maal-8"), "Af tabellens to indikatorer er to uændrede."),
        # 38, hidden, 37; of a hidden number, a broken series and a single number nothing.
        (
            ("maal-9", "maal-2", "maal-4", "maal-7", "maal-10"),
            "Af tabellens fem indikatorer er én nærmere målet og én længere fra målet. "
            "For tre fortælles ingen retning.",
        ),
    ],
)
def test_directions_are_counted(sample: Sample, goals: tuple[str, ...], told: str) -> None:
    assert with_status(sample, rows=rows(*goals)).printed('{{ retninger("status") }}') == told


def test_a_table_without_directions_is_refused(sample: Sample) -> None:
    written = with_status(sample, rows=rows("maal-4", "maal-10"))
    assert written.refusal('{{ retninger("status") }}') == (
        "status fortæller ingen retning; omskriv sætningen"
    )


def test_another_table_is_refused(sample: Sample) -> None:
    assert with_status(sample).refusal('{{ retninger("stat") }}') == (
        "statustabellen 'stat' findes ikke; mente du status?"
    )


def test_a_single_row_is_refused(sample: Sample) -> None:
    assert with_status(sample, rows=rows("maal-2")).refusal('{{ retninger("status") }}') == (
        "status har kun én række; fortæl om den med udvikling(…)"
    )
