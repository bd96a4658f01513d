from __future__ import annotations

import warnings
from pathlib import Path

import ibis.expr.types as ir
import pyarrow.parquet as pq
import pytest
from ibis.backends import BaseBackend

from reporter.indicators import definitions
from reporter.indicators.compute import compute
from reporter.indicators.raw import RawTable, confidential_rows
from reporter.registers.engine import connect, quiet
from reporter.table import Reason
from tests.indicators.drawn import YEARS, drawn, shuffled
from tests.indicators.written import VINTAGE, duckdb, tables


def computed(given: dict[str, ir.Table], backend: BaseBackend) -> RawTable:
    told: list[str] = []
    chosen = definitions.ALL
    raw = compute(
        given,
        backend,
        definitions=chosen,
        years=YEARS,
        vintage=VINTAGE,
        synthetic=True,
        progress=told.append,
    )
    assert told == [f"tæller {definition.id}" for definition in chosen]
    return raw


def as_bytes(raw: RawTable) -> bytes:
    lines = [
        f"{r.indicator};{r.period};{r.area};{r.group};{r.numerator};{r.denominator};{r.persons};"
        f"{r.numerator_persons};{r.rest_persons};{r.missing}"
        for r in confidential_rows(raw)
    ]
    return "\n".join([*lines, str(sorted(raw.panels.items()))]).encode()


@pytest.fixture(scope="module")
def raw() -> RawTable:
    return computed(tables(drawn(1)), duckdb())


def test_every_indicator_finds_somebody_in_the_drawn_registers(raw: RawTable) -> None:
    found = {
        row.indicator
        for row in confidential_rows(raw)
        if row.area.kind == "country" and row.numerator and row.missing is None
    }
    assert found == {definition.id for definition in definitions.ALL}


@pytest.mark.slow
def test_the_order_of_the_rows_changes_no_byte(raw: RawTable) -> None:
    again = computed(tables(shuffled(drawn(1), 7)), duckdb())
    assert as_bytes(again) == as_bytes(raw)
    assert as_bytes(computed(tables(drawn(2)), duckdb())) != as_bytes(raw)


def test_rows_are_sorted_and_no_two_say_the_same(raw: RawTable) -> None:
    keys = [(r.indicator, r.period, r.area, r.group) for r in confidential_rows(raw)]
    assert len(set(keys)) == len(keys)
    first = [r for r in confidential_rows(raw) if r.indicator == "maal-3" and r.period == "2015"]
    groups = [r.group for r in first[:6]]
    assert groups == sorted(groups)
    assert "personer uden kendt indkomstkilde" in groups
    first = [r for r in first if r.group != "personer uden kendt indkomstkilde"]
    assert [r.area.name for r in first[:30:5]] == [
        "Hele landet",
        "Region Nordjylland",
        "Region Midtjylland",
        "Region Syddanmark",
        "Region Hovedstaden",
        "Region Sjælland",
    ]
    assert [r.area.code for r in first[30:50:5]] == ["101", "147", "151", "153"]
    assert [r.area.code for r in first[50:60:5]] == ["155+185", "157"]


def test_counts_hold_together(raw: RawTable) -> None:
    for row in confidential_rows(raw):
        if row.missing is not None:
            assert (row.numerator, row.denominator, row.persons) == (None, None, 0)
            continue
        assert row.numerator is not None
        assert max(row.numerator_persons, row.rest_persons) <= row.persons
        assert row.persons <= row.numerator_persons + row.rest_persons
        if row.denominator is not None and row.indicator != "maal-1-2016":
            assert 0 <= row.numerator <= row.denominator
            assert row.denominator > 0


def test_parts_sum_to_the_whole_and_the_counted_ones_to_the_numerator(raw: RawTable) -> None:
    for definition in definitions.ALL:
        rows = [r for r in confidential_rows(raw) if r.indicator == definition.id]
        counted = {part.name for part in definition.parts if part.counted}
        for whole in (r for r in rows if r.group == "målgruppe" and definition.parts):
            cell = (whole.area, whole.period)
            outside = (whole.group, definition.left_out)
            parts = [r for r in rows if (r.area, r.period) == cell and r.group not in outside]
            assert len(parts) == len(definition.parts)
            if whole.missing is None:
                assert sum(r.numerator or 0 for r in parts) == whole.denominator
                in_numerator = sum(r.numerator or 0 for r in parts if r.group in counted)
                assert in_numerator == whole.numerator
            else:
                assert {r.missing for r in parts} == {whole.missing}


def test_those_left_out_are_told_for_the_country_where_there_are_any(raw: RawTable) -> None:
    for definition in definitions.ALL:
        rows = [r for r in confidential_rows(raw) if r.indicator == definition.id]
        told = [r for r in rows if definition.left_out and r.group == definition.left_out]
        assert {r.area.kind for r in told} <= {"country"}
        assert len(told) == (len({r.period for r in rows}) if definition.left_out else 0)
        assert bool(told) == any(r.numerator for r in told)
        for r in told:
            assert r.denominator is None
            assert r.persons == r.numerator_persons
            assert r.rest_persons == 0


def test_what_is_additive_sums_from_municipalities_to_regions_and_the_country(
    raw: RawTable,
) -> None:
    for definition in definitions.ALL:
        if definition.attribution is None or not definition.additive:
            continue
        rows = [
            r
            for r in confidential_rows(raw)
            if r.indicator == definition.id and r.group == "målgruppe"
        ]
        for period in {r.period for r in rows}:
            sums = {
                kind: sum(
                    r.numerator or 0 for r in rows if r.period == period and r.area.kind == kind
                )
                for kind in ("country", "region", "municipality", "unknown")
            }
            assert sums["region"] == sums["municipality"]
            assert sums["country"] == sums["municipality"] + sums["unknown"]


def test_the_panel_is_who_approved_something_every_year(raw: RawTable) -> None:
    panel = raw.panels["maal-4"]
    assert raw.panels == {"maal-3": panel, "maal-4": panel}
    approved = [
        {r.area.code for r in confidential_rows(raw)
         if r.indicator == "maal-4" and r.period == str(year)
         and r.area.kind in ("municipality", "joint") and r.missing is not Reason.NOT_APPROVED}
        for year in YEARS
    ]  # fmt: skip
    assert panel == tuple(sorted(set.intersection(*approved)))
    assert 0 < len(panel) < 9


def test_nothing_is_warned_of_and_nothing_stays_in_the_engine() -> None:
    given = tables(drawn(3))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        computed(given, duckdb())
    left = duckdb().con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert not [name for (name,) in left if "kept" in name]


def test_one_indicator_needs_its_own_registers_only(raw: RawTable) -> None:
    every = tables(drawn(1))
    for definition in definitions.ALL:
        alone = compute(
            {name: every[name] for name in definition.registers},
            duckdb(),
            definitions=[definition],
            years=YEARS,
            vintage=VINTAGE,
            synthetic=True,
            progress=lambda _: None,
        )
        expected = [r for r in confidential_rows(raw) if r.indicator == definition.id]
        assert list(confidential_rows(alone)) == expected


@pytest.mark.slow
def test_spark_gives_the_same_bytes(raw: RawTable, tmp_path: Path) -> None:
    for name, table in drawn(1).items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    spark = connect("local")
    with quiet():
        given = {path.stem: spark.read_parquet(path) for path in tmp_path.glob("*.parquet")}
    assert as_bytes(computed(given, spark)) == as_bytes(raw)
