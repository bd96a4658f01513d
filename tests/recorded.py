"""What the shipped editions were when they were last recorded: ``python -m tests.recorded``.

It builds them all and writes ``tests/publications/recorded.json``. When that may be done is said in
``docs/developing.md``.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reporter.archive import pages
from reporter.archive.regeneration import readable
from reporter.building import libraries
from reporter.building.manifest import FILE, Manifest
from reporter.delivery import dispatch
from tests.publications import builds
from tests.publications.builds import ALIKE, BATCHES, NAMES, ROOT

RECORDED = ROOT / "tests/publications/recorded.json"
LOCK = ROOT / "requirements.lock"
_LOCKED = re.compile(r"^([a-z0-9._-]+)==([^ ]+)", re.MULTILINE)
_OF_PAGES = (".pdf", ".zip")


def environment() -> dict[str, Any]:
    """Return what the editions are made with here: what may change bytes without our doing."""
    found = libraries.installed()
    packages = dict(_LOCKED.findall(LOCK.read_text("utf-8")))
    return {"python": found.python, "system": dict(found.system), "packages": packages}


def record(folder: Path) -> dict[str, Any]:
    """Return what is held of a finished edition.

    ``pdf`` is a digest of all PDFs and of what holds them or tells of their bytes, ``other`` one of
    all else. ``pages`` and ``numbers`` are those of the PDFs, which other libraries of the system
    may set otherwise but may not change.
    """
    manifest = Manifest.parsed((folder / FILE).read_bytes())
    digests = {name: file.sha256 for name, file in manifest.outputs.items()}
    printed = {n: d for n, d in digests.items() if n.endswith(_OF_PAGES) or n == dispatch.NAME}
    paper = [name for name in printed if name.endswith(".pdf")]
    return {
        "other": digest(f"{n} {d}" for n, d in digests.items() if n not in printed),
        "pdf": digest(f"{n} {d}" for n, d in printed.items()),
        "pages": sum(file.pages for file in manifest.outputs.values()),
        "numbers": digest(line for name in paper for line in numbers(name, folder)),
    }


def numbers(name: str, folder: Path) -> Iterable[str]:
    """Yield the numbers of a PDF in order of size, without the page numbers that it refers to."""
    reading = readable.read(name, (folder / name).read_bytes())
    written, _ = pages.differing(reading.numbers, reading.references)
    return (f"{name} {number}" for number in sorted(written))


def digest(lines: Iterable[str]) -> str:
    """Return a digest of lines in any order."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def written(recorded: Mapping[str, Any]) -> str:
    """Return the file: a line an edition, so that a reader sees which ones changed."""
    head = json.dumps(recorded["environment"], ensure_ascii=False, indent=1, sort_keys=True)
    lines = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(told)}"
        for name, told in sorted(recorded["editions"].items())
    )
    return f'{{\n"environment": {head},\n"editions": {{\n{lines}\n}}\n}}\n'


def main() -> None:
    """Build all editions and record them."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        builds.build(output, *NAMES, *ALIKE, *BATCHES)
        editions = {name: record(output / name) for name in (*NAMES, *ALIKE, *BATCHES)}
    recorded = {"environment": environment(), "editions": editions}
    RECORDED.write_text(written(recorded), "utf-8")


if __name__ == "__main__":
    main()
