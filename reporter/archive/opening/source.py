"""A bundle as it lies on disk, a zip or a folder: its files, and what is wrong with how it lies.

Nothing is unpacked to look at it, and no more of a file than a piece is held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reporter.archive.opening import names
from reporter.errors import ArchiveError, Place

MEGABYTE = 1_000_000
MOST_FILES = 10_000
MOST_BYTES_OF_A_FILE, MOST_BYTES = 500 * MEGABYTE, 2_000 * MEGABYTE
"""What a bundle may hold, unpacked; the largest we make has a twentieth of it."""

PIECE = 1 << 20
"""Bytes that are read at a time."""


class Pieces(Protocol):
    """What gives a file's bytes, piece by piece; raises ArchiveError where it cannot be read."""

    def __call__(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of the file of that name in the bag."""
        ...


@dataclass(frozen=True, kw_only=True)
class Source:
    """The files of a bag by name (``data/manifest.json``) with their bytes, and how to read them.

    ``top`` is the one folder of a zip; of a folder it is empty. ``refused`` are the names of what
    lies there and cannot be used; ``faults`` say why.
    """

    sizes: Mapping[str, int]
    pieces: Pieces
    top: str = ""
    faults: tuple[ArchiveError, ...] = ()
    refused: frozenset[str] = field(default_factory=frozenset)

    def content(self, name: str, *, most: int) -> bytes:
        """Return the bytes of a file that is at most so large; raises ArchiveError."""
        if self.sizes[name] > most:
            raise ArchiveError(
                f"fylder mere end {most // 1000} kB og er ikke, hvad den skal være", Place(name)
            )
        return b"".join(self.pieces(name))


def bounded(
    sizes: Mapping[str, int], faults: list[ArchiveError], refused: set[str]
) -> Mapping[str, int]:
    """Return the files that may be read at all; the others are refused, each with its fault.

    Where all together are too much none is read: what fills a disk also takes all day.
    """
    faults += names.collisions(sizes)
    if sum(sizes.values()) > MOST_BYTES:
        told = f"pakken fylder mere end {MOST_BYTES // MEGABYTE} MB pakket ud; intet af den er læst"
        faults.append(ArchiveError(told))
        refused |= sizes.keys()
        return {}
    large = {name for name, size in sizes.items() if size > MOST_BYTES_OF_A_FILE}
    for name in sorted(large):
        told = f"filen fylder mere end {MOST_BYTES_OF_A_FILE // MEGABYTE} MB pakket ud"
        faults.append(ArchiveError(told, Place(name)))
    refused |= large
    return {name: size for name, size in sizes.items() if name not in large}
