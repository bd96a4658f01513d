"""What the archivist is told can be followed word for word, in either language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.publications import builds

DOCS = builds.ROOT / "docs"
EDITION = "kort-fortalt-2018-11-06"
OURS = ".venv/bin/reporter "
ELSEWHERE = ("minisign -G", "--secret-key", "--public-key", "--environment recorded")
"""Commands whose tests are in ``test_signing`` and ``test_recorded``: keys, and a network."""


def steps(page: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a page in order, each with the lines it is said to answer."""
    found: list[tuple[str, list[str]]] = []
    text = (DOCS / page).read_text("utf-8")
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if kind == "sh":
            found += [(line, []) for line in block.splitlines()]
        else:
            found[-1][1].extend(block.splitlines())
    return found


def test_both_languages_say_the_same() -> None:
    danish, english = steps("arkiv.md"), steps("archive.md")
    in_english = [(command.replace("LAES-MIG", "README"), lines) for command, lines in danish]
    assert in_english == english


@pytest.mark.slow
def test_the_commands_answer_as_it_says(tmp_path: Path) -> None:
    shutil.copytree(builds.EDITIONS / EDITION, tmp_path / "editions" / EDITION)
    tried = 0
    for command, lines in steps("arkiv.md"):
        if not command.startswith(OURS) or any(word in command for word in ELSEWHERE):
            continue
        answered = builds.run(*command.removeprefix(OURS).split(), cwd=tmp_path)
        assert answered.returncode == 0, answered.stderr
        for line in lines:
            assert line in answered.stdout.splitlines()
        tried += 1
    assert tried == 4
