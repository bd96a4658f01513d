"""Whether an edition is a draft, is released, or is on its way to another version.

What is released may not be changed but by a correction: a new one in ``edition.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reporter.danish import dates
from reporter.danish.numbers import NBSP
from reporter.editions import files, yaml
from reporter.editions.catalogue import EDITION_FILE
from reporter.editions.corrections import Correction
from reporter.editions.model import EditionModel
from reporter.editions.validation import validate
from reporter.errors import MOST_SHOWN, EditionError, Place
from reporter.releases.log import Log, Release
from reporter.releases.versions import changes, folder_of


class Status(StrEnum):
    """What an edition or one of its versions is, in Danish."""

    DRAFT = "kladde"
    RELEASED = "udgivet"
    SUPERSEDED = "erstattet"
    UNDER_WAY = "rettelse på vej"
    CHANGED = "ændret"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What the ``edition.yaml`` of an edition says, and where."""

    edition: str
    document: yaml.Document
    model: EditionModel

    def fault(self, message: str, *path: str | int) -> EditionError:
        """Return an error at a field of it."""
        field = f"{'.'.join(map(str, path))}: " if path else ""
        return EditionError(f"{field}{message}", self.document.place(path))


def declared(editions: Path, edition_id: str) -> Declared:
    """Read the ``edition.yaml`` of an edition, and nothing else of it; raises EditionErrors."""
    file = f"{edition_id}/{EDITION_FILE}"
    document = yaml.parse(files.read_text(editions / edition_id, EDITION_FILE, file), file)
    return Declared(edition=edition_id, document=document, model=validate(document))


def status(log: Log, editions: Path, edition_id: str, inputs: Mapping[str, str]) -> Status:
    """Return what an edition with these files (digests by name) is; raises EditionErrors."""
    if log.latest(edition_id) is None:
        return Status.DRAFT
    if not log.is_changed(edition_id, inputs):
        return Status.RELEASED
    told = declared(editions, edition_id)
    return Status.CHANGED if _refusal(log, editions, told, inputs) else Status.UNDER_WAY


def refuse_changed(log: Log, editions: Path, edition_id: str, inputs: Mapping[str, str]) -> None:
    """Refuse an edition whose files (digests by name) are not those that were released.

    One that is not released may be anything, and so may one with a new correction. Raises
    EditionError with every file that is another.
    """
    if not log.is_changed(edition_id, inputs):
        return
    if fault := _refusal(log, editions, declared(editions, edition_id), inputs):
        raise fault


def _refusal(
    log: Log, editions: Path, told: Declared, inputs: Mapping[str, str]
) -> EditionError | None:
    """Return what is wrong with a changed edition; nothing where it has one new correction."""
    releases = log.of(told.edition)
    last, corrections = releases[-1], told.model.corrections
    for n, release in enumerate(releases[1:]):
        if n >= len(corrections) or not _same(corrections[n], release):
            message = (
                f"rettelsen fra {day(release.corrected)} er udgivet og kan hverken ændres eller "
                f"slettes; skriv den, som den står i {_kept(last)}/{EDITION_FILE} i mappen med "
                "udgaver"
            )
            return told.fault(message, "corrections", *([n] if n < len(corrections) else []))
    new = len(corrections) - last.version + 1
    if new > 1:
        message = (
            f"der er {new} nye rettelser, siden version {last.version} blev udgivet; saml dem i "
            "én, eller udgiv dem en ad gangen"
        )
        return told.fault(message, "corrections", last.version)
    if new == 1:
        return None
    changed = list(changes(last.inputs, inputs))
    found = [
        f"  {file} {what}{_only_line_ends(editions, last, file)}"
        for file, what in changed[:MOST_SHOWN]
    ]
    if more := len(changed) - len(found):
        found.append(f"  … og {more} {'fil' if more == 1 else 'filer'} til")
    lines = [
        f"version {last.version} blev udgivet {day(last.released)}, og siden er ændret:",
        *found,
        f"Læg filerne tilbage fra {_kept(last)} i mappen med udgaver, eller skriv en rettelse "
        f"under corrections i {EDITION_FILE}.",
    ]
    return EditionError("\n".join(lines), Place(last.edition))


def _only_line_ends(editions: Path, release: Release, file: str) -> str:
    """Say so where only the line ends are others, as a spreadsheet or Windows makes them."""
    kept = folder_of(editions, release.edition, release.version) / release.edition / file
    try:
        now, before = (path.read_bytes() for path in (editions / release.edition / file, kept))
    except OSError:
        return ""
    same = now.replace(b"\r\n", b"\n") == before.replace(b"\r\n", b"\n")
    return ", men kun i sine linjeskift" if same else ""


def _same(correction: Correction, release: Release) -> bool:
    told = (correction.date, correction.grade, correction.text)
    return told == (release.corrected, release.grade, release.correction)


def _kept(release: Release) -> str:
    folder = folder_of(Path(), release.edition, release.version) / release.edition
    return folder.as_posix()


def day(written: str) -> str:
    """Print a day in a message: ``20. november 2026``."""
    return dates.in_words(dates.parse(written)).replace(NBSP, " ")
