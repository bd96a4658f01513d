"""Build editions in a process of their own, in surroundings that a test chooses."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reporter.editions.pages import WHOLE_PAGE

ROOT = Path(__file__).parents[2]
EDITIONS = ROOT / "editions"
_FOUND = sorted(EDITIONS.glob("*/edition.yaml"))
_PER_KOMMUNE = "type: kommuneark"
BATCHES = tuple(path.parent.name for path in _FOUND if _PER_KOMMUNE in path.read_text("utf-8"))
"""The editions that are made once for every municipality."""
ALIKE = tuple(f"kort-fortalt-2018-maal-{goal}" for goal in (1, 2, 4, 5, 6, 7, 9))
"""Editions that ``reporter new`` made as it made those of goals 3, 8 and 10.

Those three differ most: parts of a whole and unapproved data, two indicators, no municipalities.
The others are judged in ``test_generated`` only.
"""
NAMES = tuple(path.parent.name for path in _FOUND if path.parent.name not in (*BATCHES, *ALIKE))
"""The other editions that are one publication each."""
SHORT = tuple(name for name in NAMES if not (EDITIONS / name / "kapitler").is_dir())
"""Those without chapters, for tests that build again and again."""
REPORTER = "from reporter.cli import main; main()"


@dataclass(frozen=True)
class Built:
    """An edition as it was built into the folder of all editions."""

    output: Path
    name: str

    @property
    def folder(self) -> Path:
        return self.output / self.name

    @property
    def pdf(self) -> Path:
        return self.folder / f"{self.name}.pdf"

    @property
    def html(self) -> Path:
        return self.folder / f"{self.name}.html"

    @property
    def whole_html(self) -> Path:
        """The page with the whole text: of a publication with chapters it is not the first."""
        whole = self.folder / f"{WHOLE_PAGE}.html"
        return whole if whole.exists() else self.html

    @property
    def data(self) -> dict[str, bytes]:
        """The files of data by name."""
        return {path.name: path.read_bytes() for path in sorted((self.folder / "data").iterdir())}


def start(
    *arguments: str | Path,
    code: str = REPORTER,
    cwd: Path = ROOT,
    umask: int = -1,
    **environment: str,
) -> subprocess.Popen[str]:
    """Start the command in an environment that holds only what is given here."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    output, errors = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def run(*arguments: str | Path, **surroundings: Any) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, whatever that is."""
    return finish(start(*arguments, **surroundings))


def build(
    output: Path, *names: str, editions: Path = EDITIONS, **surroundings: Any
) -> dict[str, str]:
    """Build the named editions, or all that are one publication; return each file's digest.

    Among the names there may be options.
    """
    named = names if {*NAMES, *BATCHES, *ALIKE} & {*names} else (*NAMES, *names)
    folders = ("--editions", editions, "--output", output)
    return built(output, run("build", *named, *folders, **surroundings))


def built(output: Path, completed: subprocess.CompletedProcess[str]) -> dict[str, str]:
    assert completed.returncode == 0, completed.stderr
    return digests(output)


def of(names: Sequence[str], found: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of these editions' own files."""
    return {name: digest for name, digest in found.items() if name.split("/")[0] in names}


def digests(folder: Path) -> dict[str, str]:
    """Map every file below the folder to its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_editions(folder: Path, names: Sequence[str] = NAMES) -> Path:
    """Copy editions to a folder of a test's own."""
    for name in names:
        shutil.copytree(EDITIONS / name, folder / name)
    return folder
