"""Reads files that others name: regular files of a bearable size, and nothing that never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotRegularError(Exception):
    """A pipe, a device or another thing that is no file and no folder."""


class TooLargeError(Exception):
    """A file that is larger than it may be."""


def regular_bytes(path: Path, *, most: int) -> bytes:
    """Return a file's bytes; raises OSError, NotRegularError and TooLargeError (over ``most``)."""
    # A pipe would wait for its writer; opened this way it does not. Windows has neither.
    flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_RDONLY | flags)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError
    return content
