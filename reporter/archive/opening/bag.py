"""The bag of a bundle (RFC 8493): its own files, and every file held to the sum told of it.

The library ``bagit`` makes our bags, but does not judge strangers': its ``validate`` stops at the
first fault of a kind, passes over lines it cannot read, follows ``fetch.txt`` and reads only
folders. What a bag of ours looks like is narrower than the standard, and that is what is asked for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from reporter.archive import layout
from reporter.archive.opening.source import MEGABYTE, Source
from reporter.errors import ArchiveError, Place

DECLARATION = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
"""What ``bagit`` 1.9 writes in bagit.txt."""

FETCH = "fetch.txt"

_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_TAG = re.compile(r"([A-Z][A-Za-z-]*): (.*)")
_MOST = 5 * MEGABYTE

_LITTLE = MEGABYTE
"""Bytes that are sooner hashed than threads are started."""

Digests = Mapping[str, str | None]
"""By the files' names in the bag; None for one that could not be read."""


def is_any(source: Source) -> bool:
    """Say whether there is anything of a bag: one of its own files, or a payload."""
    names = source.sizes.keys() | source.refused
    return any(name in layout.TAG_FILES or name.startswith(f"{layout.PAYLOAD}/") for name in names)


def digests_of(source: Source, faults: list[ArchiveError]) -> Digests:
    """Return the SHA-256 of every file, on every core at once; what cannot be read is a fault."""
    if sum(source.sizes.values()) < _LITTLE:
        answers = [_digest(source, name) for name in source.sizes]
    else:
        with ThreadPoolExecutor() as threads:  # hashing lets other threads go on
            answers = list(threads.map(lambda name: _digest(source, name), source.sizes))
    faults += [answer for answer in answers if isinstance(answer, ArchiveError)]
    return {
        name: answer if isinstance(answer, str) else None
        for name, answer in zip(source.sizes, answers, strict=True)
    }


def _digest(source: Source, name: str) -> str | ArchiveError:
    digest = hashlib.sha256()
    try:
        for piece in source.pieces(name):
            digest.update(piece)
    except ArchiveError as error:
        return error
    return digest.hexdigest()


def faults_of(source: Source, digests: Digests) -> Iterator[ArchiveError]:
    """Yield what of the bag is missing, is too much, or is not what its sums say."""
    for name in source.sizes:
        if name == FETCH:
            told = "henviser til filer på nettet; en pakke skal have alle sine filer med"
            yield ArchiveError(told, Place(name))
        elif name not in layout.TAG_FILES and not name.startswith(f"{layout.PAYLOAD}/"):
            yield ArchiveError("er ikke en del af pakken; slet filen", Place(name))
    for name in layout.TAG_FILES:
        if name not in source.sizes and name not in source.refused:
            yield ArchiveError("mangler; uden den er det ingen pakke", Place(name))
    tags = {*layout.TAG_FILES} - {layout.TAG_SUMS}
    payload = {name for name in source.sizes if name.startswith(f"{layout.PAYLOAD}/")}
    yield from _compared(source, digests, layout.TAG_SUMS, tags)
    yield from _compared(source, digests, layout.SUMS, payload)
    if digests.get(layout.VERSION) and _content(source, layout.VERSION) != DECLARATION:
        yield ArchiveError("er ikke, som den skal være i en pakke", Place(layout.VERSION))


def _compared(
    source: Source, digests: Digests, file: str, expected: set[str]
) -> Iterator[ArchiveError]:
    """Yield what differs between a file of sums and the files it is about."""
    if file not in source.sizes:
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(_lines(source, file), start=1):
        match = _SUM.fullmatch(line)
        if not match or match[2] in listed:
            told = "nævner en fil to gange" if match else "er ikke en kontrolsum og et filnavn"
            yield ArchiveError(told, Place(file, number))
        else:
            listed[match[2]] = match[1]
    for name in sorted(listed.keys() | expected):
        if name not in digests:
            if name not in source.refused | {*layout.TAG_FILES}:
                yield ArchiveError(f"mangler, men er nævnt i {file}", Place(name))
        elif name not in listed:
            yield ArchiveError(f"er ikke nævnt i {file}", Place(name))
        elif name not in expected:
            yield ArchiveError(f"skal ikke være nævnt i {file}", Place(name))
        elif digests[name] not in (None, listed[name]):
            yield ArchiveError(f"er ændret; kontrolsummen er ikke den i {file}", Place(name))


def tags(source: Source, faults: list[ArchiveError]) -> Mapping[str, str]:
    """Return what bag-info.txt says; a line that says nothing, or the same again, is a fault."""
    told: dict[str, str] = {}
    for number, line in enumerate(_lines(source, layout.TAGS), start=1):
        match = _TAG.fullmatch(line)
        if not match or match[1] in told:
            faults.append(ArchiveError("er ikke et felt af pakken", Place(layout.TAGS, number)))
        else:
            told[match[1]] = match[2]
    return told


def _lines(source: Source, name: str) -> list[str]:
    content = _content(source, name) if name in source.sizes else b""
    lines = content.decode("utf-8", errors="replace").split("\n")
    return lines[:-1] if not lines[-1] else lines


def _content(source: Source, name: str) -> bytes:
    """Return the bytes of one of the bag's own files; nothing where it cannot be read."""
    try:
        return source.content(name, most=_MOST)
    except ArchiveError:  # told of where its digest was asked for
        return b""
