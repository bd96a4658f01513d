"""Writes files so that no reader, and no interruption, ever meets a half-written one."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reporter.errors import OutputError

_PREFIX, _SUFFIX = ".reporter-", ".tmp"
_NEW, _OLD = "ny", "gammel"


class Staging:
    """A folder beside the output where files are written before they take the old ones' place."""

    def __init__(self, folder: Path, output: Path, name: str) -> None:
        self._new, self._old = folder / _NEW, folder / _OLD
        self._output = output
        self._target = output / name
        self._names: list[str] = []

    def write(self, name: str, content: bytes) -> None:
        """Write a file; ``name`` may hold a folder (``data/figur-1.csv``)."""
        path = self._new / name
        with _told(self._target / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        self._names.append(name)

    def commit(self, stale: Sequence[str] = ()) -> None:
        """Put every written file in its place, each in one step; remove the ``stale`` ones.

        Where one cannot be put in its place, or the program is interrupted, all the old come back.
        """
        touched: list[str] = []
        for name in (*self._names, *stale):
            refuse_link((self._target / name).parent, self._output)
        with _told(self._target):
            for name in (*self._names, *stale):
                self._copy_old(name)
            try:
                for name in self._names:
                    touched.append(name)
                    target = self._target / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    (self._new / name).replace(target)
                for name in stale:
                    touched.append(name)
                    (self._target / name).unlink(missing_ok=True)
            except BaseException:
                for name in touched:
                    self._bring_back(name)
                raise

    def commit_new(self) -> None:
        """Put all that was written in its place as one new folder, in one step.

        Raises OutputError where there is something of that name.
        """
        with _told(self._target):
            if os.path.lexists(self._target):
                raise FileExistsError(errno.EEXIST, "")
            self._new.rename(self._target)

    def _copy_old(self, name: str) -> None:
        if (self._target / name).is_file():
            (self._old / name).parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # another run may have removed it since
                shutil.copy2(self._target / name, self._old / name)

    def _bring_back(self, name: str) -> None:
        if (self._old / name).exists():
            (self._old / name).replace(self._target / name)
        elif (self._target / name).is_file():
            (self._target / name).unlink()


def refuse_link(folder: Path, output: Path) -> None:
    """Refuse a folder in the output that leads elsewhere: what lies there is not ours."""
    for path in (folder, *folder.parents):
        if path == output:
            return
        if path.is_symlink():
            raise OutputError(f"{path}: er en henvisning til en anden mappe; slet henvisningen")


@contextmanager
def staging(output: Path, name: str = "") -> Iterator[Staging]:
    """Provide a staging folder for ``output/name``; it is gone afterwards, whatever happens."""
    with _told(output):
        output.mkdir(parents=True, exist_ok=True)
        sweep(output, _PREFIX, _SUFFIX)
    with passing_folder(output, _PREFIX, _SUFFIX) as folder:
        yield Staging(folder, output, name)


@contextmanager
def passing_folder(parent: Path, prefix: str, suffix: str) -> Iterator[Path]:
    """Make the folder ``prefix<process>-…suffix``; it is gone afterwards, if it is there still.

    An interruption in the middle of making or removing it leaves nothing either. Raises
    OutputError.
    """
    folder = parent / f"{prefix}{os.getpid()}-{secrets.token_hex(8)}{suffix}"
    try:
        with _told(parent):
            folder.mkdir(mode=0o700)
        yield folder
    finally:
        try:
            shutil.rmtree(folder, ignore_errors=True)
        except KeyboardInterrupt:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def sweep(folder: Path, prefix: str, suffix: str = "") -> None:
    """Remove the folders ``prefix<process>-…suffix`` that killed runs left behind.

    Those still running keep theirs, and another user's are not ours to remove.
    """
    for path in folder.glob(f"{glob.escape(prefix)}*{glob.escape(suffix)}"):
        pid = path.name.removeprefix(prefix).partition("-")[0]
        if pid.isdecimal() and not path.is_symlink() and not _is_running(int(pid)):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # there, signal 0 would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says of a write into words a user can act on."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}") from None


_ANOTHER = "vælg en anden mappe"
_REASONS = {
    errno.ENOSPC: "disken er fuld; gør plads, og prøv igen",
    errno.EDQUOT: "din plads på disken er brugt op; gør plads, og prøv igen",
    errno.EACCES: f"mappen kan ikke skrives; {_ANOTHER}",
    errno.EPERM: f"mappen kan ikke skrives; {_ANOTHER}",
    errno.EROFS: f"mappen kan ikke skrives; {_ANOTHER}",
    errno.ENOENT: f"mappen kan ikke oprettes; {_ANOTHER}",
    errno.ENOTDIR: f"stien går gennem en fil; {_ANOTHER}",
    errno.EEXIST: f"der ligger en fil med mappens navn; {_ANOTHER}",
    errno.EISDIR: f"der ligger en mappe med en fils navn; {_ANOTHER}",
    errno.ENOTEMPTY: f"mappen er ikke tom længere; {_ANOTHER}",
    errno.ENAMETOOLONG: f"navnet er for langt; {_ANOTHER}",
    errno.EFBIG: "filen er større, end du må skrive",
    errno.EIO: "disken svarer ikke, som den skal",
}


def reason(error: OSError) -> str:
    """Return what the system says of a write, in words a user can act on."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
