"""Every shipped edition is still made as it was recorded, in ``recorded.json``.

Where the system has other libraries than it was recorded with, letters may stand elsewhere on
paper. Then its pages and numbers are held, and every byte of what is not a PDF.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests import recorded
from tests.publications.builds import ALIKE, BATCHES, EDITIONS, NAMES, Built

RENEW = "if that is what was meant, record them anew: python -m tests.recorded"


def known() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(recorded.RECORDED.read_bytes())
    return told


def assert_as_recorded(output: Path, names: tuple[str, ...]) -> None:
    before, now = known(), recorded.environment()
    changed = {
        part: (before["environment"][part], now[part])
        for part in now
        if before["environment"][part] != now[part]
    }
    fields = ["other", "pages", "numbers"]
    if "system" in changed:
        message = f"the PDFs' bytes are not held: recorded with {changed['system']}"
        warnings.warn(message, stacklevel=2)
    else:
        fields.append("pdf")
    different = {
        name: [field for field in fields if made[field] != before["editions"][name][field]]
        for name in names
        for made in [recorded.record(output / name)]
    }
    different = {name: found for name, found in different.items() if found}
    assert not different, f"{different}; {RENEW} (changed since: {changed or 'nothing'})"


def test_every_shipped_edition_is_recorded_and_no_other() -> None:
    shipped = {path.parent.name for path in EDITIONS.glob("*/edition.yaml")}
    assert set(known()["editions"]) == shipped == {*NAMES, *ALIKE, *BATCHES}


def test_the_file_is_as_it_is_written() -> None:
    assert recorded.RECORDED.read_text("utf-8") == recorded.written(known())


@pytest.mark.slow
def test_each_publication(everything: list[Built]) -> None:
    assert_as_recorded(everything[0].output, NAMES)


@pytest.mark.slow
def test_each_that_was_made_alike(alike: Path) -> None:
    assert_as_recorded(alike, ALIKE)


@pytest.mark.slow
def test_each_sheet_of_each_municipality(batches: Path) -> None:
    assert_as_recorded(batches, BATCHES)
