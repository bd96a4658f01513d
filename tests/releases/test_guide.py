"""What the pages for the writer say of releases is so."""

from __future__ import annotations

import re
from pathlib import Path

from reporter.editions.corrections import GRADES, Correction
from reporter.releases.status import Status
from tests.releases.released import REVISED, Released

DOCS = Path(__file__).parents[2] / "docs"
EDITIONS = (DOCS / "udgaver.md").read_text("utf-8")
RELEASES = (DOCS / "udgivelse.md").read_text("utf-8")


def test_the_correction_that_is_shown_is_right(edition: Released) -> None:
    _, _, section = EDITIONS.partition("### Rettelser")
    (block,) = re.findall(r"```yaml\n(.*?)```", section.partition("\n### ")[0], re.DOTALL)
    assert edition.append(block).faults() == []
    assert edition.load().model.version == 2


def test_every_field_and_grade_is_told() -> None:
    for name in (*Correction.model_fields, *GRADES):
        assert f"| `{name}` | " in EDITIONS, name


def test_every_status_is_told() -> None:
    words = " ".join(RELEASES.split())
    for status in Status:
        assert f"`{status}`" in words or status is Status.SUPERSEDED, status
    assert "hvilken version de er erstattet af" in words
    assert all(grade in words for grade in GRADES.values())


def test_the_message_that_is_shown_is_the_program_s(edition: Released) -> None:
    edition.release("2026-11-06")
    edition.file("data/maal.csv", REVISED)
    (shown,) = re.findall(r"^```\n(min-udgave: .*?)\n```", RELEASES, re.DOTALL | re.MULTILINE)
    assert shown.replace("min-udgave", "proeve") == edition.changed()
