"""Digests of what is read and written: SHA-256 of bytes, never of time stamps or paths."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

UNREADABLE = "kan ikke læses"
"""What stands in the place of the digest of a file that cannot be read."""

_FEW = 8
"""So many files are read before threads are started to read them."""


def of_text(text: str) -> str:
    """Return the digest of a text."""
    return of_bytes(text.encode())


def of_bytes(content: bytes) -> str:
    """Return the digest of some bytes."""
    return hashlib.sha256(content).hexdigest()


def of_file(path: Path) -> str | None:
    """Return the digest of a file's bytes; None where there is no regular file to be read."""
    # A pipe would wait for its writer; opened this way it does not. Windows has neither.
    flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, os.O_RDONLY | flags)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def of_files(folder: Path, names: Collection[str]) -> dict[str, str | None]:
    """Return the digests of files by their names in a folder, many on every core at once."""
    if len(names) <= _FEW:
        return {name: of_file(folder / name) for name in names}
    with ThreadPoolExecutor() as threads:  # hashing lets other threads go on
        return dict(zip(names, threads.map(of_file, (folder / n for n in names)), strict=True))


def of_edition(folder: Path) -> dict[str, str]:
    """Return the digests of all the files of an edition's folder by name (``data/antal.csv``).

    Hidden files and an editor's copies are left out: no edition can name them.
    """
    found = {name: of_file(path) or UNREADABLE for name, path in files(folder)}
    # Which folder a link leads to says which file is read.
    links = {name: of_text(str(path.readlink())) for name, path in _linked_folders(folder)}
    return found | links


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder, in order, with their names in it; none that is hidden."""
    for path in _walk(folder, folders=False):
        yield path.relative_to(folder).as_posix(), path


def _linked_folders(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in _walk(folder, folders=True):
        yield path.relative_to(folder).as_posix(), path


def _walk(folder: Path, *, folders: bool) -> Iterator[Path]:
    """Walk through a folder's files, or its links to folders; what is made anew is passed by."""
    for root, below, names in os.walk(folder):
        below[:] = sorted(n for n in below if not n.startswith(".") and n != "__pycache__")
        for name in below if folders else sorted(names):
            path = Path(root, name)
            if folders:
                if path.is_symlink():
                    yield path
            elif not name.startswith(".") and not name.endswith(("~", ".pyc")):
                yield path
