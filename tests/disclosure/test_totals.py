"""Totals where a person may be in several areas: shares without counts, hidden where they tell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.disclosure.audit import audit
from reporter.disclosure.policy import Policy
from reporter.indicators.raw import RawRow
from reporter.published.table import TARGET_GROUP
from tests.disclosure.tables import (
    AARHUS,
    BALLERUP,
    COUNTRY,
    FRB,
    HOVEDSTADEN,
    KBH,
    PARTS,
    definition,
    part_rows,
    released,
    row,
    shown,
    status,
)

FEW = "få personer"
OF = definition(additive=False)


def city(scale: int) -> list[RawRow]:
    """Return three municipalities and their region; two persons in the smallest."""
    counts = {KBH: (30 * scale, 100 * scale), FRB: (20 * scale, 100 * scale), BALLERUP: (2, 40)}
    rows = [row(area, *pair) for area, pair in counts.items()]
    sums = [sum(pair[n] for pair in counts.values()) for n in (0, 1)]
    return [*rows, row(HOVEDSTADEN, sums[0] - 1, sums[1] - 1)]


def test_a_total_tells_its_share_and_no_counts() -> None:
    rows = [row(KBH, 30, 100), row(FRB, 20, 100), row(HOVEDSTADEN, 49, 198), row(COUNTRY, 49, 198)]
    assert shown(released(rows, OF).table) == {
        ("Hele landet", TARGET_GROUP): (Decimal(25), None, None),
        ("Region Hovedstaden", TARGET_GROUP): (Decimal(25), None, None),
        ("København", TARGET_GROUP): (Decimal(30), 30, 100),
        ("Frederiksberg", TARGET_GROUP): (Decimal(20), 20, 100),
    }


def test_the_share_of_a_small_region_would_bound_what_is_hidden_in_it() -> None:
    """Of 239 persons 22 per cent are 52 or 53, and 50 of them are told."""
    assert status(released(city(1), OF).table) == {
        "Region Hovedstaden": FEW,
        "København": "offentliggjort",
        "Frederiksberg": "offentliggjort",
        "Ballerup": FEW,
    }


def test_the_share_of_a_large_one_would_not() -> None:
    """Of 4,039 persons 25 per cent are 990 to 1,029."""
    assert status(released(city(20), OF).table) == {
        "Region Hovedstaden": "offentliggjort",
        "København": "offentliggjort",
        "Frederiksberg": "offentliggjort",
        "Ballerup": FEW,
    }


def test_whoever_knows_how_many_are_in_two_municipalities_is_kept_out_too() -> None:
    """Two are in both. Without knowing that, the country's 24 per cent say nothing of two."""
    rows = [row(KBH, 2, 100), row(FRB, 30, 100), row(AARHUS, 40, 100), row(COUNTRY, 71, 298)]
    assert status(released(rows, OF).table) == {
        "Hele landet": FEW,
        "København": FEW,
        "Frederiksberg": "offentliggjort",
        "Aarhus": "offentliggjort",
    }


def test_a_region_of_one_municipality_is_hidden_with_it() -> None:
    rows = [row(KBH, 2, 2000), row(HOVEDSTADEN, 2, 2000)]
    assert status(released(rows, OF).table) == {"København": FEW, "Region Hovedstaden": FEW}


def test_a_total_of_few_is_hidden_for_its_own_sake() -> None:
    rows = [row(KBH, 2, 60), row(FRB, 1, 60), row(HOVEDSTADEN, 3, 118), row(COUNTRY, 3, 118)]
    marks = status(released(rows, OF).table)
    assert set(marks.values()) == {FEW}


@pytest.mark.parametrize("few", [0, 2, 3])
def test_the_other_parts_of_a_total_do_not_tell_a_hidden_one(few: int) -> None:
    """A region of two large municipalities where few are in one of the parts."""
    first, second = [40, 40, 40, 40], [40, 40, 40, 40]
    first[few], second[few] = 0, 3
    of = definition(additive=False, parts=PARTS)
    total = [a + b for a, b in zip(first, second, strict=True)]
    rows = [*part_rows(KBH, first), *part_rows(FRB, second), *part_rows(HOVEDSTADEN, total)]
    result = released(rows, of)
    printed = shown(result.table)
    assert printed["Region Hovedstaden", PARTS[few].name][0] == FEW
    # 0 is told of København, so what the region hides is Frederiksberg's.
    assert printed["København", PARTS[few].name] == (Decimal(0), 0, 120)
    assert printed["Frederiksberg", PARTS[few].name][0] == FEW
    assert audit(result.table, Policy(), definitions=[of]).safe


def test_each_municipality_hides_as_if_it_were_alone() -> None:
    of = definition(additive=False, parts=PARTS)
    alone = released(part_rows(KBH, [2, 30, 40, 50]), of).table
    rows = [*part_rows(KBH, [2, 30, 40, 50]), *part_rows(AARHUS, [10, 20, 30, 40])]
    beside = released(rows, of).table
    assert {o for o in beside.observations if o.area == KBH} == set(alone.observations)
    assert {o.status for o in beside.observations if o.area == AARHUS} == {"offentliggjort"}
