"""The contracts as data, and the page that tells of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporter.registers.register import MOST_FAULTY_PERCENT
from reporter.registers.rules import OLDEST
from reporter.registers.schema import Kind, Schema, schemas
from reporter.registers.wording import bounds

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/registre.md").read_text("utf-8")
KINDS = {
    Kind.PERSON: "person",
    Kind.ID: "løbenummer",
    Kind.YEAR: "årstal",
    Kind.DATE: "dato",
    Kind.WHOLE: "helt tal",
    Kind.THOUSANDTHS: "decimaltal",
    Kind.CODE: "kode",
    Kind.KOMMUNE: "kommune",
}


def test_there_is_a_contract_for_every_register() -> None:
    assert len(schemas()) == 15
    assert list(schemas()) == sorted(schemas())


def test_codes_stay_the_text_they_are_written_as() -> None:
    assert list(schemas()["bef"].columns["KOEN"].codes.items()) == [("1", "mand"), ("2", "kvinde")]
    assert "P85" in schemas()["ksi"].columns["YDELSE"].codes
    assert schemas()["bef"].columns["KOM"].kind is Kind.KOMMUNE


def test_a_contract_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        schemas()["bef"].columns["X"] = schemas()["bef"].columns["PNR"]  # type: ignore[index]


@pytest.mark.parametrize("schema", schemas().values(), ids=schemas())
def test_a_code_is_a_word_that_a_pattern_can_hold(schema: Schema) -> None:
    for column in schema.columns.values():
        assert all(re.fullmatch("[A-Z0-9]+", code) for code in column.codes)


def section(name: str) -> str:
    match = re.search(rf"^### `{name}`.*?(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert match, name
    return match[0]


@pytest.mark.parametrize("schema", schemas().values(), ids=schemas())
def test_the_page_tells_of_every_column(schema: Schema) -> None:
    text = section(schema.name)
    assert schema.title in text.splitlines()[0]
    assert f"Kilde: {schema.source}." in text.replace("\n", " ")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|$", text, re.MULTILINE)
    assert [row[0] for row in rows] == list(schema.columns)
    for (_, kind, allowed), column in zip(rows, schema.columns.values(), strict=True):
        assert kind.strip() == KINDS[column.kind]
        assert ("må mangle" in allowed) == column.missing
        assert re.findall(
            r"`(\w+)` ([^;]+?)(?:;|$)", allowed.removesuffix("; må mangle").strip()
        ) == [(code, label) for code, label in column.codes.items()]
        if column.least is not None:
            assert f"mellem {bounds(column)}" in allowed
        assert ("9999-12-31" in allowed) == (column.open is not None)
    key = ", ".join(f"`{name}`" for name in schema.key)
    assert (f"Nøgle: {key}." in text) == bool(schema.key)
    for first, second in schema.ordered:
        assert f"`{first}` ikke efter " in text
        assert f"`{second}`" in text


def test_the_page_tells_the_limits() -> None:
    assert f"højst {MOST_FAULTY_PERCENT} pct." in PAGE
    assert f"før {OLDEST}" in PAGE
