"""Build keys: digests of all that a sheet is made of, and of nothing else.

A key is the SHA-256 of named parts. A part is itself a digest: of a file's bytes, of a slice of
the data, of the versions of libraries. Time stamps, paths and locale are no part of anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import figures
import reporter
from reporter import resources
from reporter.building import libraries

PROGRAM, LIBRARIES, TEMPLATES = "programmet", "biblioteker", "skabeloner"
FONTS, GEOMETRY, FORMATS = "skrifter", "geometri", "formater"

_CHANGES = "edition.2"
"""What a key means; another word makes every sheet anew."""

_UNREADABLE = "kan ikke læses"

_FEW = 8
"""So many files are read before threads are started to read them."""


def key(parts: Mapping[str, str]) -> str:
    """Return the key of named parts, the same in whatever order they are given."""
    return of_text(json.dumps([_CHANGES, sorted(parts.items())], ensure_ascii=False))


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
    found = {name: of_file(path) or _UNREADABLE for name, path in _files(folder)}
    # Which folder a link leads to says which file is read.
    links = {name: of_text(str(path.readlink())) for name, path in _linked_folders(folder)}
    return found | links


def surroundings(formats: Iterable[str]) -> Mapping[str, str]:
    """Return the parts that are the same for every sheet of a run: program, libraries, styles.

    They are those of the moment this was first asked, as is what Python has loaded.
    """
    return {**_surroundings(), FORMATS: of_text(" ".join(sorted(formats)))}


@cache
def _surroundings() -> Mapping[str, str]:
    _first_touched()
    files = [(_part(name), name, path) for name, path in _program()]
    together = {
        part: key({n: of_file(path) or _UNREADABLE for own, n, path in files if own == part})
        for part in (PROGRAM, TEMPLATES, FONTS, GEOMETRY)
    }
    return {**together, LIBRARIES: of_text("\n".join(libraries.versions()))}


def as_it_was() -> bool:
    """Say whether the program's files are untouched since its parts were first asked for.

    Only here does the time of a change count: to find out fast that a digest is to be trusted.
    """
    first = _first_touched()
    return all(_touched(path) == touched for path, touched in first.items())


@cache
def _first_touched() -> Mapping[str, tuple[int, int] | None]:
    return {str(path): _touched(str(path)) for _, path in _program()}


def _touched(path: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116  (a Path of each takes ten times as long)
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _program() -> Iterator[tuple[str, Path]]:
    templates = resources.templates()
    for module in (reporter, figures):
        folder = Path(module.__file__ or "").parent
        for name, path in _files(folder):
            if not path.is_relative_to(templates):
                yield f"{module.__name__}/{name}", path
    for name, path in _files(templates):
        yield f"templates/{name}", path


def _part(name: str) -> str:
    if name.startswith("templates/"):
        return TEMPLATES
    if name.endswith(".py"):
        return PROGRAM
    return {"figures/fonts": FONTS, "figures/geometry": GEOMETRY}.get(
        name.rpartition("/")[0], PROGRAM
    )


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
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
