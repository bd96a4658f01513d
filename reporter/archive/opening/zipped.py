"""A bundle in a zip, read as an attacker may have written it.

Python's ``zipfile`` reads what it can; here a zip must be nothing but its entries, one after the
other from the first byte to the last, each as long as it says. So nothing can hide before, between
or behind them, and no entry can be read twice. What is read is counted while it is unpacked.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from io import BufferedReader
from pathlib import Path

from reporter.archive.opening import entries, names
from reporter.archive.opening.entries import Entry, Window
from reporter.archive.opening.source import MEGABYTE, MOST_BYTES, MOST_FILES, Source, bounded
from reporter.danish.numbers import number
from reporter.errors import ArchiveError, Place

_END = struct.Struct("<4s4H2LH")
_END_MARK, _LARGE_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR = 20
_MOST_TOLD = 500
"""Bytes that the list at the end may use on each entry: far more than a name of ours needs."""

_NOTHING = 2
"""Bytes that nothing becomes when it is deflated, as some programs do with folders."""

_BROKEN = "zip-filen er afbrudt eller ødelagt; hent den igen"


@contextmanager
def of_zip(path: Path) -> Iterator[Source]:
    """Give the bag in a zip, to be read until the end; raises ArchiveError where it is none."""
    with file_of(path) as file:
        yield source_of_window(Window(file, path))


@contextmanager
def file_of(path: Path) -> Iterator[BufferedReader]:
    """Give a regular file to be read; raises ArchiveError where there is none."""
    place = Place(str(path))
    # A pipe would wait for its writer; opened this way it does not. Windows has neither.
    flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | flags), "rb")
    except FileNotFoundError:
        raise ArchiveError("filen findes ikke", place) from None
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or "navnet kan ikke bruges"
        raise ArchiveError(f"filen kan ikke læses: {told}", place) from None
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ArchiveError("er hverken en fil eller en mappe", place)
        yield file


def source_of_window(window: Window, top: str | None = None) -> Source:
    """Return the files in a zip, all of them in one folder, or (``""``) beside each other.

    Raises ArchiveError where it is no zip.
    """
    listed, begin = _listed(window)
    if top is None:
        top = listed[0].orig_filename.partition("/")[0] if listed else ""
    return _source(window, listed, begin=begin, top=top)


def _listed(window: Window) -> tuple[Sequence[zipfile.ZipInfo], int]:
    """Return the entries as the list at the end has them, and where that begins."""
    place = Place(str(window.path))
    if window.read(0, 2) != b"PK":
        raise ArchiveError("er ikke en zip-fil, eller der er sat noget foran den", place)
    if window.size > 2 * MOST_BYTES:
        raise ArchiveError(f"fylder mere end {2 * MOST_BYTES // MEGABYTE} MB", place)
    tail = window.read(max(0, window.size - _END.size - _LOCATOR), _END.size + _LOCATOR)
    end = tail[-_END.size :]
    if len(end) < _END.size or not end.startswith(_END_MARK):
        raise ArchiveError(
            "zip-filen er afbrudt, eller der er sat noget bag på den; hent den igen", place
        )
    _, disk, first, here, count, length, begin, comment = _END.unpack(end)
    if tail.startswith(_LARGE_MARK) or count > MOST_FILES or length > _MOST_TOLD * max(count, 1):
        most = number(Decimal(MOST_FILES), 0)
        told = f"zip-filens fortegnelse er for lang; der må højst være {most} filer i en pakke"
        raise ArchiveError(told, place)
    if disk or first or here != count or comment or begin + length + _END.size != window.size:
        raise ArchiveError(_BROKEN, place)
    try:
        listed = window.listed()
    # zipfile is not written to say of everything that it is no zip.
    except (OSError, zipfile.BadZipFile, NotImplementedError, struct.error, ValueError):
        raise ArchiveError(_BROKEN, place) from None
    if len(listed) != count:
        raise ArchiveError(_BROKEN, place)
    return listed, begin


def _source(window: Window, listed: Sequence[zipfile.ZipInfo], *, begin: int, top: str) -> Source:
    faults: list[ArchiveError] = []
    refused: set[str] = set()
    found: dict[str, Entry] = {}
    folders: dict[str, Entry] = {}
    spans: list[tuple[int, int, str]] = []
    for info in listed:
        whole = info.orig_filename
        name = whole.removeprefix(f"{top}/") if top else whole
        try:
            start, end = entries.placed(window, info)
            spans.append((info.header_offset, end, name))
            _refuse(info, top=top, known=found)
        except ArchiveError as error:
            faults.append(ArchiveError(error.message, Place(name or whole)))
            refused.add(name)
        else:
            entry = Entry(
                name=name,
                begin=start,
                packed=info.compress_size,
                size=info.file_size,
                crc=info.CRC,
                deflated=info.compress_type == zipfile.ZIP_DEFLATED,
            )
            (folders if whole.endswith("/") else found)[name] = entry
    faults += _empty(window, folders.values(), {*found, *refused})
    if len(spans) == len(listed):
        faults += _gaps(sorted(spans), begin)
    sizes = {name: entry.size for name, entry in found.items()}
    return Source(
        sizes=bounded(sizes, faults, refused),
        pieces=lambda name: entries.pieces(window, found[name]),
        top=top,
        faults=tuple(faults),
        refused=frozenset(refused),
    )


def _empty(
    window: Window, folders: Iterable[Entry], files: Collection[str]
) -> Iterator[ArchiveError]:
    """Yield where a folder is not one that a file lies in, or is not as empty as it says."""
    there = {name[: n + 1] for name in files for n, letter in enumerate(name) if letter == "/"}
    for folder in folders:
        if folder.name not in there | {""}:
            yield ArchiveError("er en mappe uden filer; en pakke har kun filer", Place(folder.name))
        try:
            for _ in entries.pieces(window, folder):
                pass
        except ArchiveError as error:
            yield error


def _refuse(info: zipfile.ZipInfo, *, top: str, known: Collection[str]) -> None:
    """Refuse an entry that is not a new file, or a folder, in the one folder of the zip."""
    whole = info.orig_filename
    folder, _, name = whole.partition("/") if top else ("", "", whole)
    is_folder = whole.endswith("/")
    told = names.refusal(whole.removesuffix("/")) or entries.refusal(info)
    if not told and (folder != top or not (name or is_folder)):
        told = f"ligger uden for pakkens mappe {top}"
    if not told and is_folder and (info.file_size or info.compress_size > _NOTHING):
        told = "er en mappe med indhold"
    if not told and name in known:
        told = "er i zip-filen to gange"
    if told:
        raise ArchiveError(told, Place(whole))


def _gaps(spans: Sequence[tuple[int, int, str]], end: int) -> Iterator[ArchiveError]:
    """Yield what lies over another entry, and what has bytes before it that belong to none."""
    expected, last = 0, ""
    for start, stop, name in spans:
        if start < expected:
            yield ArchiveError(f"ligger oven i {last} i zip-filen", Place(name))
        elif start > expected:
            told = f"der er {start - expected} byte foran den, der ikke hører til nogen fil"
            yield ArchiveError(told, Place(name))
        expected, last = max(stop, expected), name
    if expected != end:
        yield ArchiveError("zip-filen har byte bag sine filer, der ikke hører til nogen af dem")
