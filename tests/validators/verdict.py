"""What a validator answers, and how it reaches the tools that pip and npm do not bring."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reporter.system import Need, find_program, install_hint

NODE_MODULES = Path(__file__).parent / "node_modules"
SET_UP = "Kør »make .venv/test.stamp«."


class MissingToolError(RuntimeError):
    """A tool that the tests cannot do without; the message is one line on how to get it."""


class Verdict(NamedTuple):
    """What breaks the rules, and what is only advised against; a clean page has neither."""

    findings: list[str]
    advice: list[str]


def program(need: Need) -> str:
    """Return the path of the needed program."""
    path = find_program(need.programs)
    if path is None:
        raise MissingToolError(install_hint([need.name]))
    return path


def node() -> str:
    """Return the path of the Node that the locked requirements brought."""
    path = shutil.which("node", path=sysconfig.get_path("scripts"))
    if path is None:
        raise MissingToolError(f"Mangler Node. {SET_UP}")
    return path


def npm_file(name: str) -> Path:
    """Return the path of a file in an installed npm package."""
    path = NODE_MODULES / name
    if not path.is_file():
        raise MissingToolError(f"Mangler npm-filen {name}. {SET_UP}")
    return path


def existing(paths: Sequence[Path]) -> list[Path]:
    """Return the paths made absolute; a missing file is an error, never a clean verdict."""
    return [path.resolve(strict=True) for path in paths]


def run(
    command: Sequence[str | Path], *, stdin: str = "", accept: Sequence[int] = (0,)
) -> subprocess.CompletedProcess[str]:
    """Run a tool; a code that is not accepted is a broken tool, never a verdict."""
    completed = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if completed.returncode not in accept:
        complaint = completed.stderr.strip() or completed.stdout.strip()
        raise RuntimeError(f"{command[0]} ended with {completed.returncode}: {complaint[-2000:]}")
    return completed
