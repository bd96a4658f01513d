"""Registers written by hand in a test, and the counts that come of them.

A register is a text: the first line names its columns, each further line is a row, ``-`` is a
missing value. Columns that no line writes are not there; a register nobody writes is empty. Types
are those of the register's own schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import yaml
from ibis.backends import BaseBackend
from ibis.util import gen_name

import reporter.registers
from reporter.indicators.compute import compute
from reporter.indicators.definitions import of
from reporter.indicators.raw import RawRow, RawTable, confidential_rows
from reporter.kommuner import REPORTED_BY, alle
from reporter.published.table import TARGET_GROUP
from reporter.registers.engine import connect, quiet
from reporter.table import COUNTRY, Reason

SCHEMAS = Path(reporter.registers.__file__).with_name("tables")
ARROW = {"date": pa.date32(), "year": pa.int64(), "whole": pa.int64(), "thousandths": pa.int64()}
ALONE = [k.code for k in alle() if k.code not in {*REPORTED_BY, *REPORTED_BY.values()}]
"""Municipalities that are a unit by themselves."""

VINTAGE = date(2019, 12, 1)


@cache
def duckdb() -> BaseBackend:
    return connect("duckdb")


@cache
def schema(register: str) -> dict[str, pa.DataType]:
    text = (SCHEMAS / f"{register}.yaml").read_text("utf-8")
    columns = yaml.safe_load(text)["columns"]
    return {name: ARROW.get(column["type"], pa.string()) for name, column in columns.items()}


def read(register: str, text: str = "") -> pa.Table:
    """Return a written register as an Arrow table."""
    types = schema(register)
    lines = [line.split() for line in text.strip().splitlines()]
    names = lines[0] if lines else list(types)
    columns = {
        name: pa.array([_value(line[i], types[name]) for line in lines[1:]], types[name])
        for i, name in enumerate(names)
    }
    return pa.table(columns)


def _value(text: str, kind: pa.DataType) -> object:
    if text == "-":
        return None
    if pa.types.is_date(kind):
        return date.fromisoformat(text)
    return int(text) if pa.types.is_integer(kind) else text


def tables(registers: Mapping[str, pa.Table]) -> dict[str, ir.Table]:
    """Show Arrow tables to the engine."""
    backend, found = duckdb(), {}
    for register, table in registers.items():
        name = gen_name(register)
        backend.con.register(name, table)
        with quiet():
            found[register] = backend.table(name)
    return found


Cell = tuple[int | None, int | None] | Reason


@dataclass(frozen=True)
class Answer:
    """What came of it: numerator and denominator by area, or the reason why there are none."""

    raw: RawTable
    indicator: str
    years: range

    def row(self, area: str = COUNTRY, group: str = TARGET_GROUP, year: int = 0) -> RawRow:
        wanted = (area, group, str(year or self.years[0]))
        (found,) = [
            row
            for row in confidential_rows(self.raw)
            if (row.area.code or row.area.name, row.group, row.period) == wanted
        ]
        assert found.indicator == self.indicator
        return found

    def at(self, area: str = COUNTRY, group: str = TARGET_GROUP, year: int = 0) -> Cell:
        row = self.row(area, group, year)
        return row.missing or (row.numerator, row.denominator)

    def persons(self, area: str = COUNTRY, group: str = TARGET_GROUP) -> tuple[int, int, int]:
        row = self.row(area, group)
        return (row.persons, row.numerator_persons, row.rest_persons)


@dataclass(frozen=True)
class Apart:
    """Cases counted in one go: each is a person, in a municipality, of its own."""

    cases: Sequence[str]

    def rows(self, header: str, row: str) -> str:
        """Write a row a case; ``row`` names ``{person}``, ``{kommune}`` and ``{case}``."""
        lines = [
            row.format(person=f"P{i}", kommune=ALONE[i], case=case)
            for i, case in enumerate(self.cases)
        ]
        return "\n".join([header, *lines])

    def at(self, answer: Answer, group: str = TARGET_GROUP) -> dict[str, Cell]:
        return {case: answer.at(ALONE[i], group) for i, case in enumerate(self.cases)}


def count(indicator: str, *, years: range = range(2016, 2017), **registers: str) -> Answer:
    """Compute one indicator from written registers."""
    definition = of(indicator)
    assert set(registers) <= set(definition.registers)
    arrow = {name: read(name, registers.get(name, "")) for name in definition.registers}
    raw = compute(
        tables(arrow),
        duckdb(),
        definitions=[definition],
        years=years,
        vintage=VINTAGE,
        synthetic=True,
        progress=lambda _: None,
    )
    return Answer(raw, indicator, years)
