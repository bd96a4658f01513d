"""A folder for what is needed in passing: nobody else's to read, and gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reporter.errors import OutputError
from reporter.writing import sweep

_PREFIX = "reporter-"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that only this user can read, and remove it in any case.

    What a run that was killed has left is removed first: it may hold rows of registers. Raises
    OutputError where no folder can be made.
    """
    sweep(Path(tempfile.gettempdir()), _PREFIX)
    try:
        folder = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-")
    except OSError as error:
        raise OutputError(
            f"mappen til mellemresultater kan ikke oprettes: {error.strerror}; sæt TMPDIR til en "
            "mappe med plads"
        ) from None
    with folder as name:
        yield Path(name)
