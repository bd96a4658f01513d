"""Makes what takes long once for all the processes that run tests at the same time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST_WAIT = 600
"""Seconds after which whoever makes it must be dead."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process to ask for it fills; the others wait until it is."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = factory.mktemp(name)
        make(folder)
        return folder
    folder = factory.getbasetemp().parent / name
    done = folder.with_suffix(".done")
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(done)
        return folder
    try:
        make(folder)
    except BaseException:
        done.write_text("failed")
        raise
    done.write_text("made")
    return folder


def _wait(done: Path) -> None:
    for _ in range(LONGEST_WAIT * 10):
        if done.exists() and (word := done.read_text()):
            assert word == "made", "another process failed to make it"
            return
        time.sleep(0.1)
    raise AssertionError(f"{done.name}: nobody made it")
