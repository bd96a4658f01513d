"""Verifies a bundle without building or running anything of it; all its faults are told at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from reporter.archive import layout, signing
from reporter.archive.opening import bag, contents
from reporter.archive.opening.entries import Window
from reporter.archive.opening.folder import of_folder
from reporter.archive.opening.source import Source
from reporter.archive.opening.zipped import file_of, source_of_window
from reporter.archive.signing import Signed
from reporter.building.manifest import Manifest
from reporter.errors import ArchiveError, ArchiveErrors, Place


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found of a bundle; it is as it should be if there is no fault.

    ``manifest`` is None only where there is none that can be read, which is a fault; ``tags`` are
    what the bag says of itself. ``sha256`` is that of the zip, or of a folder's list of sums.
    ``signed`` is a good signature, ``signature`` says that there is any.
    """

    manifest: Manifest | None = None
    faults: tuple[ArchiveError, ...] = ()
    files: int = 0
    size: int = 0
    tags: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    is_zip: bool = False
    signature: bool = False
    signed: Signed | None = None


def examine(source: Source) -> Verdict:
    """Hold a bundle to its sums and to its manifest; of what is no bag at all only that is told."""
    if not bag.is_any(source):
        # What is wrong with each file is no help there, nor is advice to delete it.
        told = (
            "mangler, så det er ingen arkivpakke; giv zip-filen eller mappen, den er pakket ud til"
        )
        faults = [*source.faults, ArchiveError(told, Place(layout.VERSION))]
        return Verdict(faults=tuple(map(_on_one_line, faults)))
    faults = list(source.faults)
    digests = bag.digests_of(source, faults)
    faults += bag.faults_of(source, digests)
    tags = bag.tags(source, faults)
    manifest = contents.manifest_of(source, faults)
    if manifest:
        known = {fault.place.file for fault in faults if fault.place}
        faults += contents.faults_of(source, digests, manifest, tags=tags, known=known)
    return Verdict(
        manifest=manifest,
        faults=tuple(map(_on_one_line, faults)),
        files=len(source.sizes),
        size=sum(source.sizes.values()),
        tags=tags,
        sha256=digests.get(layout.TAG_SUMS) or "",
    )


def _on_one_line(fault: ArchiveError) -> ArchiveError:
    """Return a fault whose words, some of which are a stranger's, cannot be taken for ours."""
    place = fault.place and replace(fault.place, file=" ".join(fault.place.file.splitlines()))
    return ArchiveError(" ".join(fault.message.splitlines()), place)


def verified(source: Source) -> Manifest:
    """Return the manifest of a bundle that is as it should be; raises ArchiveErrors with all."""
    verdict = examine(source)
    if verdict.faults or verdict.manifest is None:
        raise ArchiveErrors(verdict.faults)
    return verdict.manifest


def verify(path: Path, *, key: str = "") -> Verdict:
    """Verify a bundle, a zip or a folder, and its signature if a public ``key`` is given.

    The key is a file, or the text in one. What lies there and is no bundle at all is a fault of the
    verdict as well; raises ArchiveError only for a key that is none.
    """
    public = signing.public_key(key) if key else None
    try:
        if os.path.isdir(path):  # noqa: PTH112  (unlike Path, it takes any name)
            verdict = examine(of_folder(path))
            told = "en underskrift gælder zip-filen; giv den i stedet for mappen"
            return _with(verdict, ArchiveError(told, Place(str(path)))) if public else verdict
        with file_of(path) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            signature = signing.signature_of(path)
            is_signed = os.path.exists(signature)  # noqa: PTH110  (as above)
            found = Verdict(sha256=digest, signature=is_signed)
            if public:
                file.seek(0)
                found = _signed(found, file, signature, public)
            verdict = examine(source_of_window(Window(file, path)))
    except ArchiveError as error:
        return _with(Verdict(), error)
    return replace(
        verdict,
        faults=verdict.faults + found.faults,
        sha256=digest,
        is_zip=True,
        signature=found.signature,
        signed=found.signed,
    )


def _signed(verdict: Verdict, file: BinaryIO, signature: Path, public: signing.Key) -> Verdict:
    if not verdict.signature:
        told = "mangler; pakken er ikke underskrevet, eller underskriften er ikke fulgt med"
        return _with(verdict, ArchiveError(told, Place(signature.name)))
    try:
        return replace(verdict, signed=signing.checked(file, signature, public))
    except ArchiveError as error:
        return _with(verdict, error)


def _with(verdict: Verdict, fault: ArchiveError) -> Verdict:
    return replace(verdict, faults=(*verdict.faults, fault))
