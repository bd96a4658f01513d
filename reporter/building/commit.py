"""Writes a build's files so that no reader, and no interruption, ever meets a half-written one."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reporter.errors import OutputError

_PREFIX, _SUFFIX = ".reporter-", ".tmp"


class Staging:
    """A folder beside the output where a build is written before it takes the old one's place."""

    def __init__(self, folder: Path, target: Path) -> None:
        self._folder = folder
        self._target = target
        self._names: list[str] = []

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the build; ``name`` may hold a folder (``data/figur-1.csv``)."""
        path = self._folder / name
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        self._names.append(name)

    def commit(self) -> None:
        """Put every written file in its place, each in one step; remove data no longer made."""
        with _told(self._target):
            for name in self._names:
                target = self._target / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (self._folder / name).replace(target)
            for path in sorted((self._target / "data").glob("*")):
                if f"data/{path.name}" not in self._names:
                    path.unlink()


@contextmanager
def staging(output: Path, name: str = "") -> Iterator[Staging]:
    """Provide a staging folder for ``output/name``; it is gone afterwards, whatever happens."""
    with _told(output):
        output.mkdir(parents=True, exist_ok=True)
        _sweep(output)
        folder = Path(
            tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", suffix=_SUFFIX, dir=output)
        )
    try:
        yield Staging(folder, output / name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(output: Path) -> None:
    """Remove what builds that were killed left behind; those still running keep theirs."""
    for path in output.glob(f"{_PREFIX}*{_SUFFIX}"):
        pid = path.name.removeprefix(_PREFIX).split("-")[0]
        if pid.isdecimal() and not _is_running(int(pid)):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says of a write into words a user can act on."""
    try:
        yield
    except OSError as error:
        reasons = {
            errno.ENOSPC: "disken er fuld; gør plads, og byg igen",
            errno.EDQUOT: "din plads på disken er brugt op; gør plads, og byg igen",
            errno.EACCES: "mappen kan ikke skrives; vælg en anden med --output",
            errno.EPERM: "mappen kan ikke skrives; vælg en anden med --output",
            errno.EROFS: "mappen kan ikke skrives; vælg en anden med --output",
            errno.ENOTDIR: "stien går gennem en fil; vælg en anden med --output",
            errno.EEXIST: "der ligger en fil med mappens navn; vælg en anden med --output",
        }
        reason = reasons.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"{path}: {reason}") from None
