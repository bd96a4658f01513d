"""YAML keeps what was written as text, knows where it stands, and cannot be used as a trap."""

from __future__ import annotations

import pytest

from reporter.editions import yaml
from reporter.errors import EditionError


def fault(text: str) -> str:
    with pytest.raises(EditionError) as caught:
        yaml.parse(text, "edition.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    "scalar",
    ["0101", "no", "yes", "true", "2016-12", "2018-11-06", "1_000", "0x10", "1e5", "1.50", "NaN"],
)
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    assert yaml.parse(f"felt: {scalar}", "f").content == {"felt": scalar}


@pytest.mark.parametrize("empty", ["", " ~", " null"])
def test_a_field_without_a_value_is_nothing(empty: str) -> None:
    assert yaml.parse(f"felt:{empty}", "f").content == {"felt": None}


@pytest.mark.parametrize("quoted", ["'null'", '"~"', "''"])
def test_a_quoted_value_is_text(quoted: str) -> None:
    assert yaml.parse(f"felt: {quoted}", "f").content == {"felt": quoted[1:-1]}


def test_every_field_knows_its_line_and_column() -> None:
    document = yaml.parse("a: x\nb:\n  - c: y\n    d: z\n", "f")
    places = {path: str(place) for path, place in document.fields.items()}
    assert places[("a",)] == "f:1:1"
    assert places[("b", 0, "c")] == "f:3:5"
    assert places[("b", 0, "d")] == "f:4:5"


def test_a_field_nobody_wrote_is_placed_where_it_should_have_been() -> None:
    document = yaml.parse("a:\n  - b: x\n", "f")
    assert str(document.place(("a", 0, "c"))) == "f:2:5"
    assert str(document.place(("q", "r"))) == "f:1:1"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a: Her er X", "f:1:11"),
        ("a: 'Her er X'", "f:1:12"),
        ("a: 'It''s X'", "f:1:11"),
        ('a: "Her\\ter X"', "f:1:13"),
        ('a: "\\u00e6r X"', "f:1:13"),
        ("a: Her\n  er X", "f:2:6"),
        ("a: >-\n  Her\n  er X", "f:3:6"),
        ("a: >- # folded\n\n  Her\n\n  er X", "f:5:6"),
        ("a: |\n  Her\n    er X", "f:3:8"),
        ("a: |2\n   Her\n  er X", "f:3:6"),
        ("a:\n  Her er X", "f:2:10"),
    ],
)
def test_a_letter_of_a_text_is_found_however_the_text_is_written(written: str, place: str) -> None:
    document = yaml.parse(written, "f")
    text = document.texts[("a",)]
    before = text.value[: text.value.index("X")]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert str(text.place(line, column)) == place


def test_a_line_of_a_text_is_found_without_a_column() -> None:
    text = yaml.parse("a: |\n  Et\n  To\n", "f").texts[("a",)]
    assert str(text.place(2)) == "f:3"


def test_a_doubled_key_is_told_where_it_stands_again() -> None:
    assert fault("a: x\nb: y\na: z\n") == ("edition.yaml:3:1: nøglen a står to gange; slet den ene")


def test_tabs_are_told_as_tabs() -> None:
    assert fault("a:\n\tb: c\n") == (
        "edition.yaml:2:1: linjen er rykket ind med tabulator; brug mellemrum"
    )


def test_an_alias_is_refused_before_it_can_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert fault(bomb) == ("edition.yaml:1:4: henvisninger med * kan ikke bruges; skriv værdien ud")


def test_an_alias_of_itself_is_refused() -> None:
    assert "henvisninger med * kan ikke bruges" in fault("a: &a\n  b: *a\n")


def test_a_merge_key_is_refused() -> None:
    assert "henvisninger med * kan ikke bruges" in fault("a: &a {b: c}\nd:\n  <<: *a\n")


def test_a_tag_makes_nothing_but_text() -> None:
    assert yaml.parse("a: !!python/object/apply:os.system [ls]", "f").content == {"a": ["ls"]}
    assert yaml.parse("a: !!int 0101", "f").content == {"a": "0101"}


def test_endless_nesting_is_refused() -> None:
    assert fault("[" * 5000) == ("edition.yaml: felterne er indlejret alt for dybt i hinanden")


def test_a_character_that_cannot_be_read_is_placed() -> None:
    assert fault("a: x\nb: y\x00z\n") == (
        "edition.yaml:2:5: filen indeholder et tegn, der ikke kan læses; slet det"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "1:5: {}: et kolon midt i en tekst; sæt teksten i anførselstegn"),
        ("a: 'x", "1:6: {}: et anførselstegn eller en parentes er ikke lukket"),
        ("a: *x", "1:4: {}: en værdi kan ikke begynde med *; sæt den i anførselstegn"),
        ("a: @x", "1:4: {}: en værdi kan ikke begynde med det tegn; sæt den i anførselstegn"),
        ("a: [x", "1:6: {}: filen slutter midt i et felt; se efter en parentes, der mangler"),
        ("a:\n  - x\n b: y", "3:2: {}: linjen er ikke rykket ind som linjerne over den"),
        ("a: x\nb\nc: y", "3:1: {}: der mangler et kolon efter feltets navn"),
        ("a: x\n---\nb: y", "2:1: {}: --- må kun stå øverst"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(text: str, message: str) -> None:
    assert fault(text) == "edition.yaml:" + message.format("filen kan ikke læses som YAML")


def test_a_key_must_be_a_word() -> None:
    assert fault("? [a, b]\n: c\n") == "edition.yaml:1:3: en nøgle skal være et enkelt ord"
