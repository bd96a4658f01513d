"""Goal 4 counted twice: by the definitions, and by an analyst's pandas that shares nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reporter.indicators import definitions
from reporter.indicators.compute import compute
from reporter.indicators.raw import confidential_rows
from reporter.published.table import TARGET_GROUP
from reporter.registers import engine
from reporter.registers.files import find
from reporter.registers.read import open_registers
from tests.goal_4_in_pandas import goal_4

YEARS = range(2014, 2019)
VINTAGE = date(2019, 12, 1)


def test_pandas_counts_the_same(registers: Path) -> None:
    backend = engine.connect("duckdb")
    definition = definitions.of("maal-4")
    opened = open_registers(
        find(registers, set(definition.registers)), backend, years=YEARS, vintage=VINTAGE,
        progress=lambda _: None,
    )  # fmt: skip
    raw = compute(
        opened.tables, backend, definitions=(definition,), years=YEARS, vintage=VINTAGE,
        synthetic=True, progress=lambda _: None,
    )  # fmt: skip
    groups = {TARGET_GROUP, *(part.name for part in definition.parts)}
    ours = {
        (int(row.period), row.area.code, row.group): (row.numerator, row.denominator)
        for row in confidential_rows(raw)
        if row.denominator and row.group in groups
    }
    assert ours == goal_4(registers, YEARS)
    assert len(ours) > 500
