"""The reports that earlier runs have left: a new one replaces them, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from reporter.errors import OutputError


def files_of_earlier(
    folder: Path, *, record: str, files: Callable[[Any], Iterable[str]], called: str
) -> tuple[str, ...]:
    """Return the files of an earlier report in a folder; nothing where it is empty or not there.

    ``files`` names them by what the report's ``record`` says, and fails where it is no such report,
    which is ``called`` so in messages. Raises OutputError where anything else lies there.
    """
    if not os.path.lexists(folder):
        return ()
    with suppress(OSError):
        if not any(folder.iterdir()):
            return ()
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        names = tuple(files(json.loads((folder / record).read_bytes())))
        if all(map(_is_within, names)):
            return names
    raise OutputError(
        f"{folder}: der ligger noget andet end {called}; flyt det, eller vælg en anden mappe med "
        "--output"
    )


def _is_within(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name == str(path)
