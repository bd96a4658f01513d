"""Another program than the one that made a bundle: a copy of this one, changed in one place."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reporter import cli
from reporter.building.manifest import Manifest
from reporter.digests import of_bytes
from tests.archive.handmade import MANIFEST, Handmade
from tests.editions.minimal import Sample
from tests.publications import builds

DATA = "aar;Alle\n2014;30,2\n2015;27,5\n2016;24,4\n"
TEXT = """\
I {{ aar(2016) }} gjaldt det {{ andel_i_ord(vaerdi("maal", "2016", "Alle")) }}, nemlig
{{ vaerdi("maal", "2016", "Alle") | afrund(0) }} af alle.
"""

Change = Callable[[Path], None]


@dataclass(frozen=True)
class Remade:
    """What the command made of a bundle: its exit code, its words and its report."""

    code: int
    out: str
    err: str
    report: Path

    @property
    def told(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = json.loads((self.report / "genskabelse.json").read_bytes())
        return told

    @property
    def page(self) -> str:
        return (self.report / "genskabelse.html").read_text("utf-8")


def archived(folder: Path) -> Path:
    """Pack an edition whose text says a share in words; return the bundle."""
    sample = Sample(folder / "editions").file("data/maal.csv", DATA).text(TEXT)
    bundle = folder / "proeve-v1.zip"
    places = ("--editions", str(sample.editions), "--build", str(folder / "output"))
    with pytest.raises(SystemExit) as left:
        cli.main(["archive", "proeve", *places, "--output", str(bundle)])
    assert not left.value.code
    return bundle


def unchanged(_folder: Path) -> None:
    """Change nothing."""


def copied(folder: Path, change: Change = unchanged) -> Path:
    """Copy the program that runs, and change the copy."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("reporter", "figures", "templates"):
        shutil.copytree(builds.ROOT / name, folder / name, ignore=ignored)
    change(folder)
    return folder


def remade_by(program: Path, bundle: Path, report: Path) -> Remade:
    """Let a copy of the program make the edition of a bundle once more."""
    completed = builds.run(
        "regenerate", bundle, "--output", report, cwd=report.parent, PYTHONPATH=str(program)
    )
    return Remade(completed.returncode, completed.stdout, completed.stderr, report)


def rewritten(
    bundle: Path,
    target: Path,
    change: Callable[[dict[str, Any]], None] = lambda told: None,
    *,
    outputs: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a bundle whose manifest tells of something else, and which is whole in itself.

    ``outputs`` are finished files to put in the place of those there are.
    """
    made = Handmade()
    with zipfile.ZipFile(bundle) as archive:
        made.files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    told = json.loads(made.files[MANIFEST])
    for name, content in (outputs or {}).items():
        made.put(f"data/output/proeve/{name}", content)
        told["outputs"][name]["sha256"] = of_bytes(content)
    change(told)
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    made.put(MANIFEST, f"{text}\n")
    Manifest.parsed(made.files[MANIFEST])
    return made.seal().zip(target)


def replaced(file: str, old: str, new: str) -> Change:
    """Return a change of what one file of the program says in one place."""

    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), "utf-8")

    return change


def both(*changes: Change) -> Change:
    """Return several changes as one."""

    def change(folder: Path) -> None:
        for each in changes:
            each(folder)

    return change
