"""A folder that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reporter.errors import OutputError, UsageError

_SUFFIX = ".reporter.tmp"

_REASONS = {
    errno.ENOSPC: "disken er fuld; gør plads, eller bed om færre personer med --persons",
    errno.EDQUOT: "din plads på disken er brugt op; gør plads, eller bed om færre personer",
    errno.EACCES: "mappen kan ikke skrives; vælg en anden",
    errno.EPERM: "mappen kan ikke skrives; vælg en anden",
    errno.EROFS: "mappen kan ikke skrives; vælg en anden",
    errno.ENOTDIR: "stien går gennem en fil; vælg en anden mappe",
    errno.EEXIST: "stien går gennem en fil; vælg en anden mappe",
    errno.ENOTEMPTY: "mappen er ikke tom længere; vælg en anden",
    errno.ENAMETOOLONG: "navnet er for langt; vælg et kortere",
    errno.EFBIG: "filerne er større, end du må skrive; bed om færre personer med --persons",
    errno.EIO: "disken svarer ikke, som den skal",
}


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Provide a folder beside ``folder`` that takes its place when all is well, and else is gone.

    Raises UsageError where ``folder`` holds something already, OutputError where the system
    refuses to write.
    """
    target = Path(os.path.realpath(folder))
    staging: Path | None = None
    try:
        _refuse_used(folder, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        prefix = f".{target.name}-{os.getpid()}-"
        staging = Path(tempfile.mkdtemp(prefix=prefix, suffix=_SUFFIX, dir=target.parent))
        yield staging
        staging.chmod(0o777 & ~_umask())
        staging.replace(target)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"{folder}: {reason}") from None
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)


def _refuse_used(folder: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder}: er en fil; vælg en mappe, der er tom eller ikke findes")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"{folder}: mappen er ikke tom; vælg en, der er tom eller ikke findes")


def _sweep(target: Path) -> None:
    """Remove what runs for the same folder left when they were killed; running ones keep theirs."""
    for path in target.parent.iterdir():
        if path.name.startswith(f".{target.name}-") and path.name.endswith(_SUFFIX):
            pid = path.name.removeprefix(f".{target.name}-").split("-")[0]
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


def _umask() -> int:
    """Return what the user wants a new folder closed for; a temporary one is closed for all."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
