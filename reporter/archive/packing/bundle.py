"""Packs a finished edition: with all that it is made of and the program, in a bag, in a zip."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import bagit

import reporter
from reporter.archive import layout
from reporter.archive.opening import contents
from reporter.archive.opening.verify import verified
from reporter.archive.opening.zipped import of_zip
from reporter.archive.packing import program, readme
from reporter.archive.packing.zipping import write
from reporter.building import cards, keys, manifest
from reporter.building.manifest import BrokenManifestError, Manifest
from reporter.digests import of_bytes
from reporter.errors import ArchiveError, OutputError, Place
from reporter.writing import reason

DRAFT = "kladde"
STATUS = "Release-Status"
"""What the bag says in Danish of whether its version is released."""


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A bundle that is made: where it lies for now, what it is called, how much is in it."""

    path: Path
    name: str
    files: int
    size: int


def manifest_of(built: Path) -> Manifest:
    """Return the manifest of an edition's finished files; raises ArchiveError."""
    try:
        return Manifest.parsed((built / manifest.FILE).read_bytes())
    except (OSError, BrokenManifestError):
        told = "kan ikke læses; byg hele udgaven igen"
        raise ArchiveError(told, Place(str(built / manifest.FILE))) from None


def pack(editions: Path, built: Path, passing: Path, *, status: str) -> Packed:
    """Pack an edition of a folder of editions, built to a folder, into a zip in a passing folder.

    The same edition, program and status make the same bytes everywhere. What is packed is what the
    build's manifest says, and is verified as any stranger's bundle. Raises ArchiveError, with every
    fault, and OutputError.
    """
    found = manifest_of(built)
    name = layout.name_of(found.edition, found.version)
    bag, path = passing / name, passing / f"{name}{layout.SUFFIX}"
    card = cards.read(built)
    sender = card.sender if card else ""
    try:
        for file, content in _files(found, editions, built, sender):
            target = bag / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _into_bag(bag, found, sender, status)
        bagged = [path for path in bag.rglob("*") if path.is_file()]
        with path.open("wb") as packed:
            write(packed, ((f"{name}/{each.relative_to(bag).as_posix()}", each) for each in bagged))
    except OSError as error:
        message = f"pakken kan ikke skrives: {reason(error)}; sæt TMPDIR til en mappe med plads"
        raise OutputError(message) from None
    if not keys.as_it_was():
        raise ArchiveError("programmet blev ændret, mens der blev pakket; pak igen")
    with of_zip(path) as source:
        verified(source)
        sizes = source.sizes.values()
        return Packed(path=path, name=name, files=len(sizes), size=sum(sizes))


def _files(
    found: Manifest, editions: Path, built: Path, sender: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the payload's files by name; raises ArchiveError for one that is another by now."""
    root = Path(reporter.__file__).parents[1]
    for name, content in program.files().items():
        yield f"{layout.PROGRAM}/{name}", content
    for name, content in readme.readmes(found, sender).items():
        yield name, content
    yield layout.MANIFEST, found.to_json()
    own = found.edition
    inputs = (f"{layout.EDITIONS}/{own}", editions / own, found.inputs)
    outputs = (
        f"{layout.OUTPUT}/{own}",
        built,
        {name: file.sha256 for name, file in found.outputs.items()},
    )
    for folder, origin, digests in (inputs, outputs):
        for name, digest in digests.items():
            yield f"{folder}/{name}", _content(origin, name, digest)
    for name, digest in contents.copies(found).items():
        yield contents.copied(name), _content(root, name, digest)


def _content(folder: Path, name: str, digest: str) -> bytes:
    place = Place(str(folder / name))
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        told = f"kan ikke læses: {error.strerror}; en arkivpakke skal have selve filen med"
        raise ArchiveError(told, place) from None
    if of_bytes(content) != digest:
        raise ArchiveError("er en anden end den, udgaven er bygget med; byg igen", place)
    return content


def _into_bag(folder: Path, found: Manifest, sender: str, status: str) -> None:
    """Make a bag of a folder; its dates are the edition's."""
    told = {
        "Source-Organization": sender,
        "External-Identifier": layout.name_of(found.edition, found.version),
        "External-Description": found.title,
        "Bagging-Date": found.date,
        "Bag-Software-Agent": f"reporter {reporter.__version__}, bagit {version('bagit')}",
        STATUS: status,
    }
    with _contained():
        bagit.make_bag(str(folder), told, checksums=["sha256"])
    # It writes one space in this file alone; `sha256sum` and `shasum` want two.
    sums = folder / layout.TAG_SUMS
    lines = [line.split(maxsplit=1) for line in sums.read_text("utf-8").splitlines()]
    text = "".join(f"{digest}  {name}\n" for digest, name in sorted(lines))
    sums.write_bytes(text.encode())


@contextmanager
def _contained() -> Iterator[None]:
    """Keep to itself what ``bagit`` logs; faults come as exceptions too."""
    log: logging.Logger = bagit.LOGGER
    was = log.disabled
    log.disabled = True
    try:
        yield
    except (bagit.BagError, RuntimeError) as error:
        raise OutputError(f"pakken kan ikke skrives: {error}") from None
    finally:
        log.disabled = was
