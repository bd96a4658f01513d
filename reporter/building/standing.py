"""Says what of an edition stands as it should, and why the rest has to be made anew.

Two questions, the cheap one first: whether the raw files, the program and the finished files are
those of the last complete build; and else, sheet by sheet, whether its parts and its files are.
Neither loads an edition or anything that is slow to import.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reporter.building import journal, keys
from reporter.building.journal import BrokenRecordError, Record, Whole
from reporter.digests import of_files

NEVER = "er ikke bygget før"
BROKEN = "journalen kan ikke læses"


def standing(
    output: Path, edition_id: str, key: str, kommuner: Collection[str] = ()
) -> Whole | None:
    """Return the last complete build of an edition if it is all there and was made of the same.

    With ``kommuner`` only their sheets are looked at; each must be one the edition has.
    """
    whole = journal.read_whole(output, edition_id)
    if whole is None or whole.key != key:
        return None
    files = {} if kommuner else dict(whole.files)
    sheets = [s for s in whole.sheets.values() if not kommuner or s.kommune in kommuner]
    if kommuner and {sheet.kommune for sheet in sheets} != set(kommuner):
        return None
    for sheet in sheets:
        files |= sheet.files
    return None if _amiss(output / edition_id, files) else whole


def reasons(
    record: Record | BrokenRecordError | None, parts: Mapping[str, str], folder: Path
) -> tuple[str, ...]:
    """Say in Danish why a sheet has to be made anew; nothing when it stands as it should."""
    if record is None:
        return (NEVER,)
    if isinstance(record, BrokenRecordError):
        return (BROKEN,)
    changed = [
        name
        for name in (*parts, *(n for n in record.parts if n not in parts))
        if parts.get(name) != record.parts.get(name)
    ]
    if not changed and record.key != keys.key(parts):
        return (BROKEN,)
    return (*changed, *_amiss(folder, record.files))


def record_of(output: Path, edition_id: str, stem: str) -> Record | BrokenRecordError | None:
    """Return a sheet's record, or that it cannot be read, or None."""
    try:
        return journal.read_record(output, edition_id, stem)
    except BrokenRecordError as error:
        return error


def _amiss(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    found = of_files(folder, tuple(files))
    return tuple(
        f"filen {name} {'er ændret' if digest else 'mangler'}"
        for name, digest in found.items()
        if digest != files[name]
    )
