"""Verifies a bundle without building or running anything of it; all its faults are told at once."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.archive import bag, contents
from reporter.archive.source import Source
from reporter.building.manifest import Manifest
from reporter.errors import ArchiveError, ArchiveErrors


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found of a bundle; it is as it should be if there is no fault.

    ``manifest`` is None only where there is none that can be read, which is a fault.
    """

    manifest: Manifest | None
    faults: tuple[ArchiveError, ...]
    files: int
    size: int


def examine(source: Source) -> Verdict:
    """Hold a bundle to its sums and to its manifest."""
    faults = list(source.faults)
    digests = bag.digests_of(source, faults)
    faults += bag.faults_of(source, digests)
    manifest = contents.manifest_of(source, faults)
    if manifest:
        known = {fault.place.file for fault in faults if fault.place}
        faults += contents.faults_of(source, digests, manifest, known)
    return Verdict(
        manifest=manifest,
        faults=tuple(faults),
        files=len(source.sizes),
        size=sum(source.sizes.values()),
    )


def verified(source: Source) -> Manifest:
    """Return the manifest of a bundle that is as it should be; raises ArchiveErrors with all."""
    verdict = examine(source)
    if verdict.faults or verdict.manifest is None:
        raise ArchiveErrors(verdict.faults)
    return verdict.manifest
