"""A bundle's finished file may be called a PDF and be none: that it is another is all to tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reporter.archive.difference.files import file_changes, page_changes
from reporter.archive.difference.side import Side
from reporter.building.manifest import OutputFile
from reporter.digests import of_bytes
from reporter.editions.load import load
from tests.archive.handmade import manifest
from tests.archive.papers import paper
from tests.editions.minimal import Sample


@pytest.mark.parametrize("pictures", [False, True])
def test_a_pdf_that_cannot_be_read_has_no_pages_that_differ(tmp_path: Path, pictures: bool) -> None:
    Sample(tmp_path / "editions")

    def side(name: str, content: bytes) -> Side:
        (tmp_path / name).mkdir()
        (tmp_path / name / "proeve.pdf").write_bytes(content)
        told = replace(manifest(), outputs={"proeve.pdf": OutputFile(sha256=of_bytes(content))})
        edition = load(tmp_path / "editions", "proeve")
        return Side(name=name, manifest=told, edition=edition, outputs=tmp_path / name)

    old, new = side("old", b"%PDF-1.7 nej"), side("new", paper(["7 pct."]))
    assert [change.file for change in file_changes(old, new)] == ["proeve.pdf"]
    kept: dict[str, bytes] = {}
    assert page_changes(old, new, pictures=pictures, keep=kept.__setitem__) == ()
    assert kept == {}
