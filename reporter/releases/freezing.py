"""Releases a version of an edition: what must hold before, and what is written after the build.

The copy of its files is written first and the line of the log last, so that a stop in between
leaves nothing that counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reporter.digests import UNREADABLE, files, of_edition
from reporter.editions.catalogue import EDITION_FILE, RELEASED
from reporter.editions.corrections import Correction
from reporter.errors import EditionError, EditionErrors, Place
from reporter.releases import log, versions
from reporter.releases.log import Log, Release
from reporter.releases.status import Declared, day, declared, refuse_changed


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A version that is about to be released; ``inputs`` are the digests of its files by name.

    ``unfounded`` is raised unless the program makes another thing of the version it corrects than
    it did when that was released: nothing but the correction has changed in the edition.
    """

    edition: str
    version: int
    released: datetime.date
    correction: Correction | None
    unfounded: EditionError | None
    inputs: Mapping[str, str]
    log: Log


def pending(editions: Path, edition_id: str, released: datetime.date) -> Pending:
    """Return the version of an edition that can be released that day.

    Raises EditionError where there is none: nothing has changed since the last, or what has is
    not told by one new correction.
    """
    known = log.read(editions)
    inputs = of_edition(editions / edition_id)
    refuse_changed(known, editions, edition_id, inputs)
    told = declared(editions, edition_id)
    last = known.latest(edition_id)
    version = last.version + 1 if last else 1
    versions.refuse_unknown(editions, edition_id, version)
    correction = unfounded = None
    if last:
        correction, unfounded = _correction(editions, told, last, inputs, released)
    elif told.model.corrections:
        message = (
            "udgaven er ikke udgivet endnu, så der er intet at rette; slet rettelsen, eller hent "
            f"mappen {RELEASED}, hvis den er blevet væk"
        )
        raise told.fault(message, "corrections", 0)
    _refuse_what_cannot_be_kept(editions / edition_id, inputs)
    return Pending(
        edition=edition_id,
        version=version,
        released=released,
        correction=correction,
        unfounded=unfounded,
        inputs=inputs,
        log=known,
    )


def _correction(
    editions: Path,
    told: Declared,
    last: Release,
    inputs: Mapping[str, str],
    released: datetime.date,
) -> tuple[Correction, EditionError | None]:
    """Return the new correction of a released edition, and what is wrong if it stands alone.

    Raises EditionError.
    """
    out = f"version {last.version} blev udgivet {day(last.released)}"
    if last.inputs == inputs:
        message = f"{out}, og siden er intet ændret; der er intet at udgive"
        raise EditionError(message, Place(last.edition))
    n = last.version - 1
    new = told.model.corrections[n]
    if new.date < last.released:
        message = f"{new.date} ligger før den udgivelse, der rettes: {out}"
        raise told.fault(message, "corrections", n, "date")
    if new.date > released.isoformat():
        message = (
            f"{new.date} ligger efter udgivelsesdagen {released.isoformat()}; ret datoen, eller "
            f"udgiv med --date {new.date}"
        )
        raise told.fault(message, "corrections", n, "date")
    unfounded = None
    if _is_all_that_changed(editions, told, last, inputs):
        message = (
            f"{out}, og siden er intet ændret ud over rettelsen, hverken i udgavens filer eller i "
            "det, programmet laver af dem; ret det, rettelsen fortæller om"
        )
        unfounded = told.fault(message, "corrections", n)
    return new, unfounded


def _is_all_that_changed(
    editions: Path, told: Declared, last: Release, inputs: Mapping[str, str]
) -> bool:
    if [file for file, _ in versions.changes(last.inputs, inputs)] != [EDITION_FILE]:
        return False
    kept = versions.kept(editions, last.edition, last.version)
    before = declared(kept, last.edition).model
    return told.model.model_copy(update={"corrections": ()}) == before.model_copy(
        update={"corrections": ()}
    )


def _refuse_what_cannot_be_kept(folder: Path, inputs: Mapping[str, str]) -> None:
    """Refuse what a copy would not be the same without; raises EditionErrors."""
    names = [name for name, _ in files(folder)]
    links = {name for name in inputs if (folder / name).is_symlink()}
    faults = [
        EditionError(
            "er en henvisning; en udgivelse skal rumme selve filen", Place(f"{folder.name}/{name}")
        )
        for name in sorted(links)
    ]
    faults += [
        EditionError(
            "filen kan ikke læses; en udgivelse skal rumme den", Place(f"{folder.name}/{n}")
        )
        for n in names
        if inputs.get(n) == UNREADABLE and n not in links
    ]
    if faults:
        raise EditionErrors(faults)


def freeze(
    editions: Path,
    wanted: Pending,
    *,
    outputs: Mapping[str, str],
    manifest: str,
    program: str,
) -> Release:
    """Keep a copy of the version's files and write the log's line of it; return the release.

    ``outputs`` are the digests of the finished files by name, ``manifest`` that of the build's
    manifest, ``program`` the program's version. Raises EditionError and OutputError.
    """
    correction = wanted.correction
    release = Release(
        edition=wanted.edition,
        version=wanted.version,
        released=wanted.released.isoformat(),
        inputs=dict(wanted.inputs),
        outputs=dict(outputs),
        manifest=manifest,
        program=program,
        previous=wanted.log.previous,
    )
    if correction:
        release = replace(
            release,
            grade=correction.grade,
            corrected=correction.date,
            correction=correction.text,
        )
    log.refuse_outrun(editions, wanted.log)  # or a copy that counts already would be replaced
    versions.keep(editions, wanted.edition, wanted.version, wanted.inputs)
    log.append(editions, wanted.log, release)
    return release
