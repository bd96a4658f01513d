"""A folder that is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reporter.errors import OutputError, UsageError
from reporter.writing import passing_folder, reason, sweep

_SUFFIX = ".reporter.tmp"


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Provide a folder beside ``folder`` that takes its place when all is well, and else is gone.

    Raises UsageError where ``folder`` holds something already, OutputError where the system
    refuses to write.
    """
    target = Path(os.path.realpath(folder))
    try:
        _refuse_used(folder, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}-"
        sweep(target.parent, prefix, _SUFFIX)
        with passing_folder(target.parent, prefix, _SUFFIX) as staging:
            yield staging
            staging.chmod(0o777 & ~_umask())
            staging.replace(target)
    except OSError as error:
        raise OutputError(f"{folder}: {reason(error)}") from None


def _refuse_used(folder: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder}: er en fil; vælg en mappe, der er tom eller ikke findes")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"{folder}: mappen er ikke tom; vælg en, der er tom eller ikke findes")


def _umask() -> int:
    """Return what the user wants a new folder closed for; a temporary one is closed for all."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
