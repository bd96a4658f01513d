"""Finds the first row that breaks a rule: its file, and its line (CSV) or row group (Parquet).

Sought only when a rule is known to be broken, by reading the files one after another.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate

import ibis
from ibis.backends import BaseBackend

from reporter.errors import Place
from reporter.registers.checks import RuleName, first
from reporter.registers.engine import is_embedded
from reporter.registers.layout import CSV, RegisterFile
from reporter.registers.rules import compiled
from reporter.registers.schema import Schema
from reporter.registers.source import ROW, table


def seek(
    backend: BaseBackend,
    files: Sequence[RegisterFile],
    schema: Schema,
    broken: Collection[RuleName],
    *,
    years: range,
    vintage: date,
) -> dict[RuleName, tuple[Place, str]]:
    """Return the place of the first row that breaks each rule, and the value that stands there."""
    places: dict[RuleName, tuple[Place, str]] = {}
    numbered = is_embedded(backend)
    for file in files:
        if len(places) == len(broken):
            break
        stored = table(backend, [file], schema, numbered=numbered)
        if not numbered:
            stored = stored.mutate(**{ROW: ibis.literal(0)})
        contract = compiled(stored, schema, years=years, vintage=vintage)
        rules = [r for r in contract.rules if r.name in broken and r.name not in places]
        answers = first(contract, rules, row=ROW, numbered=numbered) if rules else []
        for rule, (row, value) in zip(rules, answers, strict=True):
            if row is not None:
                places[rule.name] = (place(file, row) if numbered else Place(file.name), value)
    return places


def place(file: RegisterFile, row: int) -> Place:
    """Return the place of a row, counted from 0, in its file."""
    if file.layout.kind == CSV:
        return Place(file.name, _line(file, row))
    ends = list(accumulate(file.groups))
    return Place(f"{file.name}, rækkegruppe {bisect_right(ends, row) + 1}")


def _line(file: RegisterFile, row: int) -> int:
    """Return the line a row begins on; a value in quotes may itself hold lines' ends."""
    with file.path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
        reader = csv.reader(text, delimiter=file.layout.separator)
        number, begins = -1, 1  # the header comes before row 0
        for record in reader:
            if record:  # an empty line is no row
                if number == row:
                    return begins
                number += 1
            begins = reader.line_num + 1
    return 0
