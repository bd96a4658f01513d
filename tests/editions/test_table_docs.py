"""What the documentation says of published tables is what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from reporter.danish import numbers
from reporter.editions.datamodel import MunicipalTable, TableFormat, TimeSeriesTable
from reporter.editions.display.marks import MARKS
from reporter.published.columns import AREA_KINDS, COLUMNS, STATUSES
from reporter.published.foreign.description import Format
from reporter.published.origin import REGISTERS, SYNTHETIC
from reporter.table import Reason
from tests.editions.minimal import Sample

DOCS = Path(__file__).parents[2] / "docs"
TABLE = (DOCS / "tabel.md").read_text("utf-8")
GUIDE = (DOCS / "udgaver.md").read_text("utf-8")
EXAMPLES = [
    text for text in re.findall(r"```yaml\n(data:\n.*?)```", GUIDE, re.DOTALL) if "table:" in text
]


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, without its head."""
    section = TABLE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_column_is_told_in_its_order() -> None:
    told = [name for first, _ in rows("Kolonner") for name in re.findall("`([a-z]+)`", first)]
    assert told == list(COLUMNS)


def test_every_kind_of_area_and_unit_and_origin_is_told() -> None:
    for word in (*AREA_KINDS.values(), *numbers.UNITS, REGISTERS, SYNTHETIC):
        assert f"`{word}`" in TABLE, word


def test_every_status_is_told_with_its_mark() -> None:
    told = {status.strip("`"): mark for status, _, mark in rows("Statusser")}
    assert set(told) == set(STATUSES)
    assert {reason: told[reason.value] for reason in Reason} == MARKS


def test_every_format_and_field_is_told() -> None:
    for word in get_args(Format):
        assert f"| `{word}` |" in TABLE
    for name in TableFormat.model_fields:
        assert f"`{name}`" in TABLE
    for model in (MunicipalTable, TimeSeriesTable):
        for name in model.model_fields:
            assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_a_table_is_understood(sample: Sample, example: str) -> None:
    sample.replace("figures:\n", example.removeprefix("data:\n") + "figures:\n")
    missing = set(re.findall("table: (.*)", example))
    faults = sample.faults()  # nothing but that the files are not there
    assert {fault.removeprefix("proeve/").partition(":")[0] for fault in faults} == missing
    assert all("filen findes ikke" in fault for fault in faults)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2
