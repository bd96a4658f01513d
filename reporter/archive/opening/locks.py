"""The lock files of a bundle: nothing but packages, each of one version and known by its hashes.

pip obeys whatever stands in such a file: another index, a path, a package without a hash. A line
that is not just what it should be is therefore refused before anybody hands the file to pip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reporter.errors import ArchiveError, Place

_PACKAGE = re.compile(
    r"([a-z0-9][a-z0-9._-]*)==([A-Za-z0-9][A-Za-z0-9.+!_-]*)(?: ; ([A-Za-z0-9_.<>=!'\"() -]+))?"
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_GOES_ON = " \\"


def packages(content: bytes, file: str, faults: list[ArchiveError]) -> Mapping[str, set[str]]:
    """Return the versions of each package in a lock file; other lines are faults of ``file``."""
    found: dict[str, set[str]] = {}
    before = len(faults)
    for number, parts in _entries(content.decode("utf-8", errors="replace")):
        match = _PACKAGE.fullmatch(parts[0])
        if not match:
            told = "er ikke en pakke med en bestemt version; pip ville gøre, hvad der står"
            faults.append(ArchiveError(told, Place(file, number)))
        elif len(parts) == 1:
            faults.append(ArchiveError(f"{match[1]} har ingen kontrolsum", Place(file, number)))
        else:
            found.setdefault(_normal(match[1]), set()).add(match[2])
            for at, part in enumerate(parts[1:], start=number + 1):
                if not _HASH.fullmatch(part):
                    told = f"er ikke en kontrolsum (sha256) for {match[1]}"
                    faults.append(ArchiveError(told, Place(file, at)))
    if not found and len(faults) == before:
        faults.append(ArchiveError("nævner ingen pakker", Place(file)))
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name)


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each requirement's lines, and the number of the first."""
    begun = 1
    parts: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        begun = begun if parts else number
        parts.append(line.removesuffix(_GOES_ON).strip())
        if not line.endswith(_GOES_ON):
            yield begun, parts
            parts = []
    if parts:
        yield begun, parts
