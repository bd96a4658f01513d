"""An output that somebody has tampered with: nothing outside it is deleted or written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporter.building import journal
from reporter.errors import OutputError
from tests.building.builds import build
from tests.building.folders import contents
from tests.building.test_batch import EDITION, Batch, batch, quick

__all__ = ["batch", "quick"]

CACHE = f".cache/{EDITION}"
SENT = {"key": "0" * 64, "sha256": "0" * 64, "stems": []}


def edit(batch: Batch) -> None:
    """Change what every sheet says, so that what tells of the sheets is removed."""
    batch.replace("tekst.md", "::: manchet\n", "::: manchet\nHej. ")


def tell(batch: Batch, name: str, entry: Any) -> None:
    """Write a line of one's own, properly sealed, into the journal of what went out."""
    file = batch.output / CACHE / journal.DELIVERED
    journal.write(batch.output, file, {**journal.read(file), name: entry})


@pytest.mark.parametrize("absolute", [False, True])
def test_a_journal_that_names_a_file_outside_deletes_nothing(
    batch: Batch, tmp_path: Path, absolute: bool
) -> None:
    batch.build()
    mine = tmp_path / "mine.txt"
    mine.write_text("min egen fil")
    tell(batch, str(mine) if absolute else "../../mine.txt", SENT)
    edit(batch)
    batch.build()
    assert mine.read_text() == "min egen fil"


@pytest.mark.parametrize(
    "entry",
    [SENT | {"stems": 3}, SENT | {"stems": [[1]]}, SENT | {"key": 1}, SENT | {"x": ""}, [], "x"],
)
def test_a_journal_that_says_what_no_build_says_is_known_for_it(
    batch: Batch, tmp_path: Path, entry: Any
) -> None:
    batch.build()
    tell(batch, "udsendelse.csv", entry)
    edit(batch)
    batch.build()
    build(batch.editions, EDITION, tmp_path / "anew", ["html"])
    assert contents(batch.output) == contents(tmp_path / "anew")


@pytest.mark.parametrize("folder", [EDITION, f"{EDITION}/ark", ".cache", CACHE, f"{CACHE}/ark"])
def test_a_folder_that_leads_elsewhere_is_refused_and_nothing_there_is_touched(
    batch: Batch, tmp_path: Path, folder: str
) -> None:
    batch.build()
    link, elsewhere = batch.output / folder, tmp_path / "elsewhere"
    link.rename(elsewhere)
    link.symlink_to(elsewhere)
    before = contents(elsewhere)
    edit(batch)
    with pytest.raises(OutputError) as raised:
        batch.build()
    assert str(raised.value) == f"{link}: er en henvisning til en anden mappe; slet henvisningen"
    assert contents(elsewhere) == before


def test_a_file_that_leads_elsewhere_is_replaced_and_nothing_there_is_touched(
    batch: Batch, tmp_path: Path
) -> None:
    batch.build()
    mine = tmp_path / "mine.txt"
    mine.write_text("min egen fil")
    links = [batch.folder / name for name in ("udsendelse.csv", "index.html", "udgave.json")]
    for link in links:
        link.unlink()
        link.symlink_to(mine)
    batch.build()
    assert mine.read_text() == "min egen fil"
    assert not any(link.is_symlink() for link in links)
