"""A bundle that somebody has unpacked: a folder, in which no link is followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path

from reporter.archive.opening import names
from reporter.archive.opening.source import MOST_FILES, PIECE, Source, bounded
from reporter.danish.numbers import number
from reporter.errors import ArchiveError, Place


def of_folder(folder: Path) -> Source:
    """Return a folder as the bag it may be; raises ArchiveError where it cannot be read at all."""
    sizes: dict[str, int] = {}
    faults: list[ArchiveError] = []
    refused: set[str] = set()
    for name, status in _walk(folder, "", faults):
        if told := names.refusal(name) or _kind(status):
            faults.append(ArchiveError(told, Place(name)))
            refused.add(name)
        else:
            sizes[name] = status.st_size
        if len(sizes) + len(refused) > MOST_FILES:
            told = f"der må højst være {number(Decimal(MOST_FILES), 0)} filer i en pakke"
            raise ArchiveError(told, Place(str(folder)))
    return Source(
        sizes=bounded(sizes, faults, refused),
        pieces=partial(_pieces, folder),
        faults=tuple(faults),
        refused=frozenset(refused),
    )


def _walk(
    folder: Path, below: str, faults: list[ArchiveError]
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that is no folder with its name, in order; depth is bounded by the names'."""
    try:
        entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
    except OSError as error:
        if not below:
            told = f"mappen kan ikke læses: {error.strerror}"
            raise ArchiveError(told, Place(str(folder))) from None
        faults.append(ArchiveError(f"mappen kan ikke læses: {error.strerror}", Place(below)))
        return
    for entry in entries:
        name = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            if told := names.refusal(name):
                faults.append(ArchiveError(told, Place(name)))
            else:
                yield from _walk(folder, name, faults)
        else:
            try:
                yield name, entry.stat(follow_symlinks=False)
            except OSError as error:
                told = f"filen kan ikke læses: {error.strerror}"
                faults.append(ArchiveError(told, Place(name)))


def _kind(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "er en henvisning til en anden fil; i en pakke er der kun filer"
    if not stat.S_ISREG(status.st_mode):
        return "er ikke en almindelig fil; i en pakke er der kun filer"
    return ""


def _pieces(folder: Path, name: str) -> Iterator[bytes]:
    with _opened(folder, name) as descriptor:
        while piece := os.read(descriptor, PIECE):
            yield piece


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[int]:
    # Neither a link nor a pipe that has taken the file's place in the meantime is followed.
    wanted = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
    flags = sum(getattr(os, flag, 0) for flag in wanted)
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | flags)
    except OSError as error:
        raise ArchiveError(f"filen kan ikke læses: {error.strerror}", Place(name)) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ArchiveError("er ikke en almindelig fil længere", Place(name))
        yield descriptor
    except OSError as error:
        raise ArchiveError(f"filen kan ikke læses: {error.strerror}", Place(name)) from None
    finally:
        os.close(descriptor)
