"""Every shipped edition comes back from its bundle alone, byte for byte, wherever it is opened."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.archive import upgraded
from tests.publications import builds
from tests.publications.builds import ALIKE, BATCHES, EDITIONS, NAMES, Built

pytestmark = pytest.mark.slow

ARCHIVE = """
import sys
from reporter.cli import cli
output, target, editions, *names = sys.argv[1:]
for name in names:
    places = ["--build", output, "--output", target, "--editions", editions]
    cli.main(["archive", name, *places], standalone_mode=False)
"""
REGENERATE = """
import sys
from reporter.cli import cli
for bundle in sys.argv[1:]:
    cli.main(["regenerate", bundle], standalone_mode=False)
"""
"""One process for several: what a command loads takes longer than what a short edition takes."""

SMALLEST = "baggrundsnotat-2019"


def archived(output: Path, names: Sequence[str], folder: Path) -> list[str]:
    """Pack finished editions into a folder; return the names of the bundles.

    Only what is standing is packed: the output is one that other tests look at, and in its copy,
    whose files are the same ones, nothing is built.
    """
    standing, bundles = folder / "output", folder / "pakker"
    shutil.copytree(output, standing, copy_function=os.link)
    bundles.mkdir()
    completed = builds.run(standing, bundles, EDITIONS, *names, code=ARCHIVE)
    assert completed.returncode == 0, completed.stderr
    assert completed.stderr.count("er, som de") == len(names), completed.stderr
    shutil.rmtree(standing)
    return sorted(path.name for path in bundles.iterdir())


def regenerated(folder: Path, bundles: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Let a clone of the program make what is in bundles once more; return what it reports.

    It runs in another folder, where there are bundles and nothing else, for another user with
    other habits.
    """
    home, place = folder / "hjem", folder / "en mappe på æøå" / "dybt nede"
    for each in (home, place):
        each.mkdir(parents=True)
    for name in bundles:
        (folder / "pakker" / name).rename(place / name)
    # Not below the folder: sockets, by which workers are spoken to, bear no long path.
    with tempfile.TemporaryDirectory() as passing:
        completed = builds.run(
            *bundles,
            code=REGENERATE,
            cwd=place,
            umask=0o077,
            PYTHONPATH=str(upgraded.copied(folder / "klon")),
            PYTHONHASHSEED="7",
            HOME=str(home),
            XDG_CACHE_HOME=str(home / "cache"),
            TMPDIR=passing,
            LANG="da_DK.UTF-8",
            LC_ALL="da_DK.UTF-8",
            LANGUAGE="da:en",
        )
        assert completed.returncode == 0, completed.stderr + completed.stdout
        assert list(Path(passing).glob("reporter-*")) == []
    return {
        path.parent.name: json.loads(path.read_bytes())
        for path in (place / "output/genskabelse").glob("*/genskabelse.json")
    }


def assert_the_same(found: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> None:
    assert sorted(found) == sorted(f"{name}-v1" for name in names)
    for name, told in found.items():
        assert told["identical"], name
        assert told["layers"] == [], name
        assert told["compared"]["pages"] > 0


def test_each_publication(everything: list[Built], tmp_path: Path) -> None:
    bundles = archived(everything[0].output, NAMES, tmp_path)
    assert_the_same(regenerated(tmp_path, bundles), NAMES)


def test_each_that_was_made_alike(alike: Path, tmp_path: Path) -> None:
    bundles = archived(alike, ALIKE, tmp_path)
    assert_the_same(regenerated(tmp_path, bundles), ALIKE)


def test_each_sheet_of_each_municipality(batches: Path, tmp_path: Path) -> None:
    bundles = archived(batches, BATCHES, tmp_path)
    assert_the_same(regenerated(tmp_path, bundles), BATCHES)


def test_with_the_program_and_the_packages_of_the_bundle(
    everything: list[Built], tmp_path: Path
) -> None:
    """The present program's own code changed, the recorded one's did not: it is what runs."""
    (bundle,) = archived(everything[0].output, [SMALLEST], tmp_path)

    def spoil(program: Path) -> None:
        (program / "reporter/building/build.py").write_text("raise SystemExit(77)\n")

    completed = builds.run(
        "regenerate",
        tmp_path / "pakker" / bundle,
        "--environment",
        "recorded",
        "--output",
        tmp_path / "rapport",
        cwd=tmp_path,
        PYTHONPATH=str(upgraded.copied(tmp_path / "klon", spoil)),
        SOURCE_DATE_EPOCH="86400",
        **{name: os.environ[name] for name in os.environ if name.startswith("PIP_")},
    )
    assert completed.returncode == 0, completed.stderr
    told = json.loads((tmp_path / "rapport/genskabelse.json").read_bytes())
    assert told["identical"]
    assert told["environment"] == "recorded"
    assert told["layers"] == []
