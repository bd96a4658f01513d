"""What the pages on goals and series say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporter.editions import yaml
from reporter.editions.datamodel import SeriesBreak, SeriesFormat, TableFormat
from reporter.editions.display.status import DIRECTIONS
from reporter.editions.model import EditionModel, StatusRow
from reporter.editions.text.values import Values
from tests.editions.minimal import YAML

DOCS = Path(__file__).parents[2] / "docs"
STATUS, SERIES = ((DOCS / f"{name}.md").read_text("utf-8") for name in ("status", "serier"))
EXAMPLES = re.findall(r"```yaml\n(.*?)```", STATUS + SERIES, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_has_the_fields_it_may_have(example: str) -> None:
    given = yaml.parse(YAML, "edition.yaml").content | yaml.parse(example, "edition.yaml").content
    assert EditionModel.model_validate(given).id == "proeve"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 6


def test_every_direction_is_told() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", STATUS, re.MULTILINE)
    told = ", ".join(row for row in rows if not re.match("retning|-", row)).split(", ")
    assert set(told) == set(DIRECTIONS.values())


def test_every_field_and_call_is_told() -> None:
    for name in StatusRow.model_fields:
        assert f"`{name}`" in STATUS, name
    own = SeriesFormat.model_fields.keys() - TableFormat.model_fields.keys()
    for name in (*own, *SeriesBreak.model_fields):
        assert f"`{name}" in SERIES, name
    assert f"{{{{ {Values.kilder.__name__}(" in SERIES
