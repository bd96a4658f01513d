"""The page for whoever corrects an edition says what the command does."""

from __future__ import annotations

from pathlib import Path

from reporter.archive.difference.flips import flipped
from reporter.archive.difference.grade import MANY, MANY_MUNICIPALITIES
from reporter.archive.difference.sides import DRAFTS
from reporter.archive.difference.written import NOTE, PAGE, PICTURES, RECORD
from reporter.cli.difference import COMMANDS
from reporter.editions.corrections import GRADES

GUIDE = (Path(__file__).parents[3] / "docs/forskel.md").read_text("utf-8")


def test_files_folders_grades_and_limits_are_those_there_are() -> None:
    for name in (PAGE, RECORD, NOTE, f"{PICTURES}/", f"output/{DRAFTS}/"):
        assert f"`{name}`" in GUIDE
    for grade, name in GRADES.items():
        assert f"| {name} (`{grade}`) |" in GUIDE
    assert f"{MANY_MUNICIPALITIES} kommuner har fået rettet tal, eller {MANY} tal er" in GUIDE


def test_every_option_is_told() -> None:
    (command,) = COMMANDS
    options = [name for parameter in command.params for name in parameter.opts if "--" in name]
    assert [name for name in options if name != "--help" and f"`{name}`" not in GUIDE] == []


def test_the_examples_of_opposites_are_true() -> None:
    for one, other in (
        ("steg", "faldt"),
        ("højere", "lavere"),
        ("flere", "færre"),
        ("bedre", "dårligere"),
        ("mod målet", "væk fra målet"),
        ("prisstigning", "prisfald"),
        ("over 15 år", "under 15 år"),
        ("opfyldt", "ikke opfyldt"),
    ):
        assert f"»{one}« og »{other}«" in GUIDE
        assert flipped(one, other)
    assert not flipped("uændret", "steg")
    assert not flipped("over 40 pct.", "under 60 pct.")
