"""Opens a bundle: unpacked to a folder that is gone afterwards, and found to be as it should be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reporter.archive import layout
from reporter.archive.opening.folder import of_folder
from reporter.archive.opening.source import Source
from reporter.archive.opening.verify import examine, verified
from reporter.archive.opening.zipped import of_zip
from reporter.building.manifest import Manifest
from reporter.errors import ArchiveError, ArchiveErrors, OutputError
from reporter.temporary import temporary_folder
from reporter.writing import reason

_UNNAMED = "pakke"
"""What the folder is called that a bundle is unpacked to, where it has no name of its own."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A verified bundle on disk.

    ``folder`` is the bag, called ``name`` (``<id>-v<version>``). ``editions`` is a folder of
    editions with the one that is archived, ``outputs`` the folder of its finished files (without
    manifest.json), ``program`` that of the wheel and the lock files.
    """

    folder: Path
    name: str
    manifest: Manifest
    editions: Path
    outputs: Path
    program: Path


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Unpack a bundle, a zip or a folder, to a passing folder and verify what was unpacked.

    Nothing is written outside that folder, and nothing of the bundle is run. Raises ArchiveError,
    or ArchiveErrors with every fault.
    """
    with temporary_folder() as passing:
        with source_of(path) as source:
            if source.faults:  # of which one may be what its folder is called
                raise ArchiveErrors(examine(source).faults)
            folder = passing / (source.top or _UNNAMED)
            folder.mkdir()
            try:
                unpack(source, folder)
            except ArchiveError:
                raise ArchiveErrors(examine(source).faults) from None
        manifest = verified(of_folder(folder))
        payload = folder / layout.PAYLOAD
        yield Bundle(
            folder=folder,
            name=layout.name_of(manifest.edition, manifest.version),
            manifest=manifest,
            editions=payload / layout.EDITIONS,
            outputs=payload / layout.OUTPUT / manifest.edition,
            program=payload / layout.PROGRAM,
        )


@contextmanager
def source_of(path: Path) -> Iterator[Source]:
    """Give what lies there as a bundle, a folder or a zip; raises ArchiveError."""
    if os.path.isdir(path):  # noqa: PTH112  (unlike Path, it takes any name)
        yield of_folder(path)
    else:
        with of_zip(path) as source:
            yield source


def unpack(source: Source, folder: Path) -> None:
    """Write a bundle without faults to a new folder; raises ArchiveError and OutputError."""
    for name in source.sizes:
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                for piece in source.pieces(name):
                    file.write(piece)
        except OSError as error:
            told = f"{reason(error)}; sæt TMPDIR til en mappe med plads"
            raise OutputError(f"pakken kan ikke pakkes ud: {told}") from None
