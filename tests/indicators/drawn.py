"""Registers drawn at random from their schemas: every code, few people, every goal has somebody."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyarrow as pa
import yaml

from tests.indicators.written import SCHEMAS, schema

YEARS = range(2015, 2019)
PEOPLE = [f"P{number:03}" for number in range(240)]
KOMMUNER = ["101", "155", "185", "183", "187", "461", "746", "751", "851"]
ROWS = {"bef": 900, "akm": 800, "bfl": 500, "ksi": 1500, "ksi_godkendelse": 250, "hjemloese": 60}
LEAST_ROWS = 300


def drawn(seed: int) -> dict[str, pa.Table]:
    """Return every register, the same for the same seed."""
    chance = random.Random(seed)
    born = {person: _day(chance, 1955, 2006) for person in PEOPLE}
    registers = {}
    for path in sorted(SCHEMAS.glob("*.yaml")):
        text = yaml.safe_load(path.read_text("utf-8"))
        rows: dict[object, dict[str, object]] = {}
        for number in range(ROWS.get(path.stem, LEAST_ROWS)):
            row = {name: _value(chance, name, kind) for name, kind in text["columns"].items()}
            if "FOED_DAG" in row:
                row["FOED_DAG"] = born[str(row["PNR"])]
            key = tuple(row[name] for name in text["key"]) if "key" in text else number
            rows.setdefault(key, row)
        registers[path.stem] = _table(path.stem, list(rows.values()))
    return registers


def shuffled(registers: dict[str, pa.Table], seed: int) -> dict[str, pa.Table]:
    """Return the same rows in another order."""
    chance = random.Random(seed)
    return {
        name: table.take(chance.sample(range(table.num_rows), table.num_rows))
        for name, table in registers.items()
    }


def _table(register: str, rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=pa.schema(list(schema(register).items())))


def _value(chance: random.Random, name: str, column: dict[str, object]) -> object:
    if column.get("missing") and chance.random() < 0.15:
        return None
    kind = column["type"]
    if kind == "person":
        return chance.choice(PEOPLE)
    if kind == "id":
        return f"{name}{chance.randrange(10**9)}"
    if kind == "kommune":
        return chance.choice(KOMMUNER)
    if kind == "year":
        return chance.choice(list(YEARS))
    if kind == "code":
        codes = column["codes"]
        assert isinstance(codes, dict)
        return str(chance.choice(list(codes)))
    if kind == "date":
        opened = "open" in column and chance.random() < 0.2
        return date(9999, 12, 31) if opened else _day(chance, 2009, 2019)
    least, most = column["least"], column["most"]
    assert isinstance(least, int)
    assert isinstance(most, int)
    return chance.randint(least, min(most, least + 2000))


def _day(chance: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=chance.randrange(365 * (last - first)))
