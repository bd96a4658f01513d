"""The folder for rows that do not fit in memory: nobody else's to read, and gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reporter.errors import OutputError

_PREFIX = "reporter-"


@contextmanager
def spill_folder() -> Iterator[Path]:
    """Give a folder that only this user can read, and remove it in any case.

    What a run that was killed has left is removed first: it holds rows of registers. Raises
    OutputError where no folder can be made.
    """
    _sweep(Path(tempfile.gettempdir()))
    try:
        folder = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-")
    except OSError as error:
        raise OutputError(
            f"mappen til mellemresultater kan ikke oprettes: {error.strerror}; sæt TMPDIR til en "
            "mappe med plads"
        ) from None
    with folder as name:
        yield Path(name)


def _sweep(parent: Path) -> None:
    for left in parent.glob(f"{_PREFIX}*-*"):
        pid = left.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdecimal() and not left.is_symlink() and not _runs(int(pid)):
            shutil.rmtree(left, ignore_errors=True)  # another user's is not ours to remove


def _runs(pid: int) -> bool:
    if os.name == "nt":  # there, signal 0 would end the process
        return True
    with suppress(PermissionError, OverflowError):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
    return True
