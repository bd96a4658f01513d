"""A build of what has changed gives the same bytes as a build of everything anew.

Whatever is changed – a number that moves a rank or none, a word, a declaration – every file of the
output is held against that of a build into an empty folder.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.building.builds import build
from tests.building.folders import contents
from tests.building.test_batch import EDITION, Batch, batch, quick

__all__ = ["batch", "quick"]

CHANGES = {
    "a number, no rank moved": ("data/antal.csv", r"^Aarhus;2\.593$", "Aarhus;2.594"),
    "a number, ranks moved": ("data/antal.csv", r"^Odense;.*$", "Odense;9.999"),
    "a number, another class": ("data/passive.csv", r"^Odense;.*$", "Odense;99,0"),
    "a number gone": ("data/antal.csv", r"^Samsø;.*$", "Samsø;-"),
    "a tie": ("data/antal.csv", r"^Samsø;.*$", "Samsø;2.593"),
    "the country": ("data/antal.csv", r"^Hele landet;.*$", "Hele landet;45.999"),
    "a joint number": ("data/antal.csv", r"^Esbjerg/Fanø;.*$", "Esbjerg/Fanø;999"),
    "rows in another order": ("data/antal.csv", r"^(Allerød;.*)\n(Ballerup;.*)$", r"\2\n\1"),
    "a number written otherwise": ("data/passive.csv", r"^(\w+;\d+),0$", r"\1"),
    "a name": ("edition.yaml", r"short: Uden aktivering", "short: Uden en aktivering"),
    "members in another order": ("edition.yaml", r"\[Esbjerg, Fanø\]", "[Fanø, Esbjerg]"),
    "the date": ("edition.yaml", r"^date: 2017$", "date: 2018"),
    "the sender": ("edition.yaml", r"name: Projekt Social Støtte", "name: Projekt Social Hjælp"),
    "a keyword": ("edition.yaml", r"^  - langtidsledighed$", "  - langtidsledige"),
    "the pages": ("edition.yaml", r"^pages: .*$", "pages: {least: 1, most: 3}"),
    "the source": ("edition.yaml", r"source: Jobindsats\.dk", "source: Jobindsats"),
    "nothing that is shown": ("edition.yaml", r"\Z", "# hej\n"),
    "a text": ("tekst.md", r"^::: manchet\n", "::: manchet\nHej. "),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed_gives_the_bytes_of_all_anew(
    batch: Batch, tmp_path: Path, name: str
) -> None:
    batch.build()
    file, pattern, new = CHANGES[name]
    path = batch.editions / EDITION / file
    text, changed = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert changed
    path.write_text(text, "utf-8")
    batch.build()
    build(batch.editions, EDITION, tmp_path / "anew", ["html"])
    assert contents(batch.output) == contents(tmp_path / "anew")
    assert batch.build() == {}
