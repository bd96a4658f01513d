"""Whether finished files are those that were released."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reporter.building.likeness import unlike
from reporter.releases.log import Release

RELEASE = Release(
    edition="proeve",
    version=1,
    released="2018-11-06",
    inputs={"edition.yaml": "1"},
    outputs={"proeve.html": "2", "proeve.pdf": "3", "udgave.json": "4"},
    manifest="5",
    program="0.1.0",
    previous="",
)


def declare(folder: Path, **told: object) -> Path:
    """Write what a build tells, or parts of it otherwise."""
    made = {
        "inputs": dict(RELEASE.inputs),
        "formats": ["pdf", "html"],
        "outputs": {name: {"sha256": digest} for name, digest in RELEASE.outputs.items()},
    }
    (folder / "manifest.json").write_text(json.dumps({**made, **told}))
    return folder


def test_the_same_files_are_alike(tmp_path: Path) -> None:
    assert unlike(declare(tmp_path), RELEASE) == ()


def test_a_file_that_is_another_or_gone_or_new_is_told(tmp_path: Path) -> None:
    outputs = {"proeve.html": "9", "proeve.pdf": "3", "data/figur-1.csv": "4"}
    folder = declare(tmp_path, outputs={n: {"sha256": digest} for n, digest in outputs.items()})
    assert unlike(folder, RELEASE) == ("data/figur-1.csv", "proeve.html", "udgave.json")


def test_what_was_made_of_other_files_or_in_one_format_is_not_compared(tmp_path: Path) -> None:
    other = replace(RELEASE, outputs={})
    assert unlike(declare(tmp_path), other) == ("proeve.html", "proeve.pdf", "udgave.json")
    assert unlike(declare(tmp_path, formats=["html"]), other) == ()
    assert unlike(declare(tmp_path, inputs={"edition.yaml": "8"}), other) == ()


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"inputs": {}, "formats": 1}'])
def test_where_no_build_has_told_nothing_is_compared(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    assert unlike(tmp_path, RELEASE) == ()
