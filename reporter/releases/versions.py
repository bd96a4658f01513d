"""The kept copies of what was released: written as ``<id>@2``, and folders of editions themselves.

``_udgivet/<id>/<version>/<id>/`` holds an edition's files as they were, so that
``_udgivet/<id>/<version>`` is loaded and built like any folder of editions.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from reporter.digests import of_bytes, of_edition
from reporter.editions.catalogue import RELEASED
from reporter.errors import EditionError, EditionErrors, OutputError, Place, UsageError
from reporter.kommuner import nearest
from reporter.releases import log
from reporter.writing import reason, refuse_link, staging

MARK = "@"
"""Stands between an edition's id and the version that is meant; no id holds it."""

OUTPUT = "versioner"
"""The folder, in the output, that versions are built to: ``versioner/<id>/<version>/<id>/``."""

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


def named(written: str) -> tuple[str, int]:
    """Return the id and the version of ``<id>@2``; version 0 where none is named: the present one.

    Raises UsageError for a version that is no number, and for one of no edition.
    """
    edition_id, mark, number = written.partition(MARK)
    if not mark:
        return edition_id, 0
    if not edition_id:
        raise UsageError(f"'{written}': skriv, hvilken udgave det er en version af, fx id@1")
    if not _NUMBER.fullmatch(number):
        message = f"'{written}': en version skrives med sit nummer, fx {edition_id}@1"
        raise UsageError(message)
    return edition_id, int(number)


def folder_of(editions: Path, edition_id: str, version: int) -> Path:
    """Return the folder of editions that holds the kept copy of a version."""
    return editions / RELEASED / edition_id / str(version)


def output_of(output: Path, edition_id: str, version: int) -> Path:
    """Return the folder that a version of an edition is built to."""
    return output / OUTPUT / edition_id / str(version)


def kept(editions: Path, edition_id: str, version: int) -> Path:
    """Return the folder of editions that holds a version, when it is as it was released.

    Raises UsageError for a version that there is not, and EditionErrors with every file of it that
    is not as the log says.
    """
    known = log.read(editions)
    releases = known.of(edition_id)
    if not releases:
        ids = sorted({release.edition for release in known.releases})
        is_there = (editions / edition_id).is_dir()  # then it is no misspelt name of another
        guess = "" if is_there else nearest(edition_id, ids)
        hint = f"mente du {guess}?" if guess else "se dem, der er, med »reporter list«"
        raise UsageError(f"'{edition_id}' er ikke udgivet fra {editions}; {hint}")
    if version > len(releases):
        message = f"udgaven '{edition_id}' har ingen version {version}; den seneste er "
        raise UsageError(f"{message}{edition_id}{MARK}{len(releases)}")
    release = releases[version - 1]
    folder = folder_of(editions, edition_id, version)
    name = folder_of(Path(), edition_id, version) / edition_id
    found = of_edition(folder / edition_id)
    if faults := [
        EditionError(
            f"filen {what}, siden version {version} blev udgivet; hent den, som den var, fra "
            "versionsstyringen eller en sikkerhedskopi",
            Place((name / file).as_posix()),
        )
        for file, what in changes(release.inputs, found)
    ]:
        raise EditionErrors(faults)
    return folder


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each file, by name, whose digest is another, and in Danish what became of it."""
    for file in sorted(old.keys() | new.keys()):
        if file not in new:
            yield file, "mangler"
        elif file not in old:
            yield file, "er kommet til"
        elif old[file] != new[file]:
            yield file, "er ændret"


def keep(editions: Path, edition_id: str, version: int, inputs: Mapping[str, str]) -> None:
    """Copy an edition's files, whole or not at all, to where that version is kept.

    What an earlier attempt has left there is replaced: no log tells of it. Raises EditionError
    where a file is not the one with the given digest, and OutputError.
    """
    target = folder_of(editions, edition_id, version)
    refuse_link(target, editions)
    with staging(target.parent, target.name) as stage:
        for name, digest in inputs.items():
            try:
                content = (editions / edition_id / name).read_bytes()
            except OSError:
                content = b""
            if of_bytes(content) != digest:
                message = "udgavens filer blev ændret, mens der blev udgivet; udgiv igen"
                raise EditionError(message, Place(edition_id))
            stage.write(f"{edition_id}/{name}", content)
        _clear(target)
        stage.commit_new()


def _clear(folder: Path) -> None:
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise OutputError(f"{folder}: {reason(error)}") from None


def refuse_unknown(editions: Path, edition_id: str, version: int) -> None:
    """Refuse a version where copies of later ones are kept: the log that told of them is gone.

    Raises EditionError.
    """
    parent = folder_of(editions, edition_id, version).parent
    found = [path.name for path in parent.glob("*") if _NUMBER.fullmatch(path.name)]
    later = sorted(int(name) for name in found if int(name) > version)
    if later:
        place = Place(folder_of(Path(), edition_id, later[-1]).as_posix())
        message = (
            f"mappen findes, men {log.NAME} kender ingen version {later[-1]}; hent loggen, som "
            "den var, fra versionsstyringen eller en sikkerhedskopi"
        )
        raise EditionError(message, place)
