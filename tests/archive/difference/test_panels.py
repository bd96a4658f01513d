"""Panels and rules of tables: who entered and left, and what protects the numbers now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reporter.archive.difference.model import PanelChange, PolicyChange
from reporter.archive.difference.panels import panel_changes, policy_changes
from reporter.published.table import IndicatorTable
from tests.editions.sheets import SheetSample, shares

TABLE = replace(
    shares(),
    panels={"maal-3": ("155+185", "751", "851"), "maal-8": ("101",)},
    policy={"threshold": "3", "width": "4"},
    audit="godkendt",
)
TITLES = {"andel": "Voksne i job"}


@pytest.fixture
def old(tmp_path: Path) -> SheetSample:
    return SheetSample(tmp_path / "old").table(TABLE)


@pytest.fixture
def new(tmp_path: Path) -> SheetSample:
    return SheetSample(tmp_path / "new").table(TABLE)


def panels(old: SheetSample, new: SheetSample, table: IndicatorTable) -> tuple[PanelChange, ...]:
    return panel_changes(old.load(), new.table(table).load(), TITLES)


def test_the_same_table_has_the_same_panels_and_rules(old: SheetSample, new: SheetSample) -> None:
    assert panels(old, new, TABLE) == ()
    assert policy_changes(old.load(), new.load()) == ()


def test_those_who_entered_and_left_a_panel_are_named_in_order(
    old: SheetSample, new: SheetSample
) -> None:
    # Of goal 8, which the edition does not show, nothing is told.
    changed = {"maal-3": ("101", "751", "846"), "maal-8": ("147",)}
    assert panels(old, new, replace(TABLE, panels=changed)) == (
        PanelChange(
            indicator="maal-3",
            title="Voksne i job",
            entered=("København", "Mariagerfjord"),
            left=("Dragør/Tårnby", "Aalborg"),
        ),
    )


def test_an_indicator_without_a_panel_had_nobody_in_it(old: SheetSample, new: SheetSample) -> None:
    (change,) = panels(old, new, replace(TABLE, panels={}))
    assert (change.entered, change.left) == ((), ("Dragør/Tårnby", "Aalborg", "Aarhus"))


def test_rules_audit_and_vintage_are_compared(old: SheetSample, new: SheetSample) -> None:
    new.table(
        replace(
            TABLE,
            policy={"threshold": "5", "zeros": "shown"},
            audit="godkendt igen",
            vintage=date(2019, 12, 1),
            synthetic=True,
        )
    )
    assert [
        (change.rule, change.old, change.new) for change in policy_changes(old.load(), new.load())
    ] == [
        ("årgang", "2018-11-06", "2019-12-01"),
        ("oprindelse", "registerdata", "SYNTETISKE DATA"),
        ("revision", "godkendt", "godkendt igen"),
        ("threshold", "3", "5"),
        ("width", "4", ""),
        ("zeros", "", "shown"),
    ]


def test_a_table_of_another_name_is_the_only_other_one(old: SheetSample, new: SheetSample) -> None:
    new.table(replace(TABLE, audit="godkendt igen"))
    for name in ("tabel.csv", "tabel.csv-metadata.json"):
        path = new.folder / "data" / name
        path.rename(path.with_name(name.replace("tabel", "tabel-2019")))
    new.replace("data/tabel.csv", "data/tabel-2019.csv")
    assert policy_changes(old.load(), new.load()) == (
        PolicyChange(
            table="data/tabel-2019.csv", rule="revision", old="godkendt", new="godkendt igen"
        ),
    )
