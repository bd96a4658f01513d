"""The ten Kort fortalt that are shipped are what the command makes, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.drafting.begin import draft
from reporter.drafting.order import Order
from reporter.published import files
from reporter.published.table import IndicatorTable

EDITIONS = Path(__file__).parents[2] / "editions"
TABLE = EDITIONS / "kommuneark-2018/data/maal-2019-12-01.csv"


@pytest.fixture(scope="module")
def table() -> IndicatorTable:
    return files.read(TABLE)


def of(goal: int) -> Path:
    return EDITIONS / f"kort-fortalt-2018-maal-{goal}"


def test_there_is_one_of_each_goal() -> None:
    found = {path.name for path in EDITIONS.glob("kort-fortalt-2018-maal-*")}
    assert found == {of(goal).name for goal in range(1, 11)}


@pytest.mark.parametrize("goal", range(1, 11))
def test_it_is_what_the_command_makes(table: IndicatorTable, goal: int) -> None:
    order = Order(kind="kort-fortalt", table=TABLE, goal=str(goal))
    made = draft(order, table, of(goal).name)
    shipped = {
        path.relative_to(of(goal)).as_posix(): path.read_bytes()
        for path in of(goal).rglob("*")
        if path.is_file()
    }
    assert made.keys() == shipped.keys()
    assert [name for name in made if made[name] != shipped[name]] == []


def test_its_numbers_are_the_tables(table: IndicatorTable) -> None:
    for goal in range(1, 11):
        own = files.read(of(goal) / "data/tabel.csv")
        mine = {row.indicator for row in own.observations}
        last = max(row.period for row in own.observations)
        theirs = tuple(
            row for row in table.observations if row.indicator in mine and row.period <= last
        )
        assert own.observations == theirs
        assert (own.vintage, own.synthetic) == (table.vintage, True)
