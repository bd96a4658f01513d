"""What a profile holds, and that its digests tell of everything a sheet shows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reporter.editions.profiles.profile import Comparison, Profile, Standing, comparison
from reporter.kommuner import REGIONS
from reporter.table import Area, AreaSeries, Hidden, Reason
from tests.editions.sheets import SheetSample


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    found = SheetSample(tmp_path).load("825").profile
    assert found
    return found


def changed(profile: Profile, **changes: Any) -> list[str]:
    """Return which digests are others once the standing in ``i-job`` is another."""
    standing: Standing = replace(profile.standings["i-job"], **changes)
    after = replace(profile, standings={**profile.standings, "i-job": standing}).inputs
    return [name for name, digest in profile.inputs.items() if after[name] != digest]


def test_a_region_is_held_against_its_own_number() -> None:
    rows = tuple(
        (Area(kind="region", code=code, name=name), (Decimal(n),))
        for n, (code, name) in enumerate(REGIONS.items())
    )
    series = AreaSeries(id="x", unit="pct", decimals=0, periods=("2018",), rows=rows)
    for n, (code, name) in enumerate(REGIONS.items()):
        found = comparison(series, Area(kind="region", code=code, name=""))
        assert found == Comparison(name=name, values=(Decimal(n),), origin="published")


def test_own_numbers_and_how_they_are_printed_are_told(profile: Profile) -> None:
    standing = profile.standings["i-job"]
    own = (*standing.own[:-1], Hidden(Reason.FEW_PERSONS))
    assert changed(profile, own=own) == ["i-job: egne tal"]
    series = replace(standing.measure.series, decimals=0)
    measure = replace(standing.measure, series=series)
    assert changed(profile, measure=measure) == ["i-job: egne tal"]


def test_who_reports_together_and_what_is_told(profile: Profile) -> None:
    for changes in (
        {"joint": ("813", "825")},
        {"joint_value": Decimal(7)},
        {"joint_only": True},
    ):
        assert changed(profile, **changes) == ["i-job: egne tal"]


def test_where_a_number_to_compare_with_is_from_is_told(profile: Profile) -> None:
    region = replace(profile.standings["i-job"].region, origin="mean")
    assert changed(profile, region=region) == ["i-job: sammenligning"]


def test_why_another_has_no_number_is_told_by_the_map(profile: Profile) -> None:
    standing = profile.standings["i-job"]
    series = standing.measure.series

    def hidden(reason: Reason) -> dict[str, Any]:
        rows = tuple(
            (area, (*values[:-1], Hidden(reason))) if area.code == "101" else (area, values)
            for area, values in series.rows
        )
        return {"measure": replace(standing.measure, series=replace(series, rows=rows))}

    assert changed(profile, **hidden(Reason.FEW_PERSONS)) == ["i-job: kort"]
    few = replace(standing, **hidden(Reason.FEW_PERSONS))
    before = replace(profile, standings={**profile.standings, "i-job": few})
    assert changed(before, **hidden(Reason.NOT_APPROVED)) == ["i-job: kort"]


def test_a_number_written_otherwise_is_the_same(profile: Profile) -> None:
    own = tuple(
        value if isinstance(value, Hidden) else value.quantize(Decimal("0.00001"))
        for value in profile.standings["i-job"].own
    )
    assert changed(profile, own=own) == []
