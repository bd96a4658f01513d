"""The program in a bundle: a wheel, all of whose files the manifest must know."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from reporter.archive.opening import bag
from reporter.archive.opening.entries import Window
from reporter.archive.opening.source import MEGABYTE, Source
from reporter.archive.opening.zipped import source_of_window
from reporter.building.manifest import Layers
from reporter.digests import of_bytes
from reporter.errors import ArchiveError, Place

MOST_BYTES = 50 * MEGABYTE


def name_of(version: str) -> str:
    """Return the file name of the wheel of a version of the program."""
    return f"reporter-{version}-py3-none-any.whl"


def files_of(layers: Layers) -> Mapping[str, str]:
    """Return the digests of the files that a wheel of this program has, by their names in it."""
    templates = {f"reporter/{name}": digest for name, digest in layers.templates.items()}
    return {**layers.program, **templates, **layers.fonts, **layers.geometry}


_PACKAGES = ("reporter/", "figures/")
"""Where all of the program lies; a file beside them (``x.pth``) is run by every Python it meets."""

Listed = tuple[str, int]
"""What a wheel's ``RECORD`` says of a file: its SHA-256 and its size."""


def faults_of(content: bytes, layers: Layers, file: str) -> Iterator[ArchiveError]:
    """Yield where a wheel is not the program that the manifest tells of; its code is not run."""
    try:
        source = source_of_window(Window(io.BytesIO(content), Path(file)), top="")
    except ArchiveError as error:
        yield error
        return
    yield from (_within(file, fault) for fault in source.faults)
    if sum(source.sizes.values()) > MOST_BYTES:
        yield ArchiveError(f"fylder mere end {MOST_BYTES // MEGABYTE} MB pakket ud", Place(file))
        return
    faults: list[ArchiveError] = []
    found = {
        name: (digest, source.sizes[name])
        for name, digest in bag.digests_of(source, faults).items()
        if digest
    }
    yield from (_within(file, fault) for fault in faults)
    about = f"reporter-{layers.version}.dist-info/"
    expected = files_of(layers)
    own = {name for name in source.sizes if name.startswith(about)}
    for name in sorted(expected.keys() | source.sizes.keys() - own - source.refused):
        if name not in source.sizes:
            yield _in(file, name, "mangler i programmet")
        elif name not in expected or not name.startswith(_PACKAGES):
            yield _in(file, name, "er ikke en del af programmet")
        elif name in found and found[name][0] != expected[name]:
            yield _in(file, name, "er ikke den fil, der står i manifest.json")
    yield from _described(source, found, about, file)


def _described(
    source: Source, found: Mapping[str, Listed], about: str, file: str
) -> Iterator[ArchiveError]:
    """Yield where what the wheel says of itself is not so; pip would believe it."""
    known = {f"{about}{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    for name in sorted(known ^ {name for name in found if name.startswith(about)}):
        if name in known:
            yield _in(file, name, "mangler i programmet")
        elif not name.startswith(f"{about}licenses/"):
            yield _in(file, name, "er ikke en del af programmet")
    if found.get(f"{about}entry_points.txt", _ENTRY_POINTS) != _ENTRY_POINTS:
        yield _in(file, f"{about}entry_points.txt", "starter noget andet end programmet")
    record = f"{about}RECORD"
    if record in found:
        told = source.content(record, most=MEGABYTE) if found[record][1] <= MEGABYTE else b""
        if _rows(told) != _rows(record_of(found, record)):
            yield _in(file, record, "nævner ikke filerne i programmet, som de er")


def listed(content: bytes) -> Listed:
    """Return what is said of a file with those bytes."""
    return of_bytes(content), len(content)


_ENTRY_POINTS = listed(b"[console_scripts]\nreporter = reporter.__main__:main\n")


def record_of(found: Mapping[str, Listed], record: str) -> bytes:
    """Return the list of a wheel's files with their digests, as its ``RECORD`` has it."""
    rows = [
        f"{name},sha256={_short(digest)},{size}\n"
        for name, (digest, size) in sorted(found.items())
        if name != record
    ]
    return "".join([*rows, f"{record},,\n"]).encode()


def _short(digest: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(digest)).rstrip(b"=").decode()


def _rows(record: bytes) -> list[list[str]]:
    try:
        return sorted(csv.reader(io.StringIO(record.decode())))
    except (UnicodeDecodeError, csv.Error):
        return []


def _in(file: str, name: str, told: str) -> ArchiveError:
    return ArchiveError(f"{name} {told}", Place(file))


def _within(file: str, fault: ArchiveError) -> ArchiveError:
    return ArchiveError(str(fault), Place(file))
