"""Whatever a table tells, what is begun from it holds: nothing in it says more than the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reporter.drafting import skeleton, told
from reporter.drafting.begin import begin
from reporter.drafting.order import ONE_GOAL, Order
from reporter.editions.load import load
from reporter.errors import UserError
from reporter.published import files
from reporter.rendering.publication import check
from tests.drafting.tables import by_chance, with_other_numbers

SEEDS = range(6)


def orders(path: Path) -> Iterator[Order]:
    table = files.read(path)
    for kind in skeleton.types():
        if kind == ONE_GOAL:
            for goal in told.goals(table):
                yield Order(kind=kind, table=path, edition_id=f"maal-{goal}", goal=str(goal))
        else:
            yield Order(kind=kind, table=path, edition_id=kind)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_new_edition_is_right_as_it_is_made(seed: int, tmp_path: Path) -> None:
    files.write(by_chance(seed, synthetic=seed % 2 == 0), tmp_path, "tabel")
    faults: list[str] = []
    for order in orders(tmp_path / "tabel.csv"):
        try:
            folder = begin(order, tmp_path / "editions")
            edition = load(folder.parent, folder.name)
            check(edition.for_kommune("751") if edition.kommuner else edition)
        except UserError as error:
            faults.append(f"{order.kind} {order.goal}: {error}")
    assert faults == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_begun_is_true_of_other_numbers_too(seed: int, tmp_path: Path) -> None:
    """Next year's table takes the old one's place, and no word of the text need be changed."""
    old = by_chance(seed)
    files.write(old, tmp_path, "tabel")
    faults: list[str] = []
    for order in orders(tmp_path / "tabel.csv"):
        if order.kind in (ONE_GOAL, "notat"):
            folder = begin(order, tmp_path / "editions")
            mine = files.read(folder / "data/tabel.csv")
            files.write(with_other_numbers(mine, seed), folder / "data", "tabel")
            try:
                check(load(folder.parent, folder.name))
            except UserError as error:
                faults.append(f"{order.kind} {order.goal}: {error}")
    assert faults == []
