"""Writes a zip whose bytes are the same everywhere: nothing compressed, no date, no machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from reporter.archive.opening.source import PIECE

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell of."""

_UNIX, _READABLE = 3, 0o100644 << 16


def write(target: IO[bytes], files: Iterable[tuple[str, Path]]) -> None:
    """Write files under the names given, in the order of those; raises OSError."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(files):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = _UNIX  # else it is that of the machine
            info.external_attr = _READABLE
            with path.open("rb") as file, archive.open(info, "w") as entry:
                copyfileobj(file, entry, PIECE)
