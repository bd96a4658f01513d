"""Writes the proof-reader's list of an edition where it is wanted."""

from __future__ import annotations

from pathlib import Path

from reporter.editions.edition import Edition
from reporter.errors import OutputError, UsageError
from reporter.rendering.prooflist import written
from reporter.rendering.prooflist.listing import proof_list
from reporter.writing import staging

ENDING = "korrektur"
"""What the list's files are called after the edition: ``kommuneark-2018-751-aarhus-korrektur``."""

_LOOKED_AT = 4096
"""Bytes at the beginning of a file that tell whether it is a list."""


def write_proof(edition: Edition, output: Path) -> tuple[Path, ...]:
    """Write the list to ``output`` and return its files: both in a folder, or the one named.

    A list takes the place of an earlier one, and of nothing else. Raises UsageError for a file of
    another kind than .html and .csv, EditionErrors for faults of the edition and OutputError where
    nothing can be written.
    """
    makers = {".html": lambda told: written.to_html(told).encode(), ".csv": written.to_table}
    suffix = output.suffix.lower()
    named = suffix != "" and not output.is_dir()
    if named and suffix not in makers:
        message = (
            f"{output}: listen kan skrives som .html eller .csv; angiv den slags eller en mappe"
        )
        raise UsageError(message)
    folder = output.parent if named else output
    whole = f"{edition.model.id}-{edition.stem}" if edition.profile else edition.stem
    names = (
        {suffix: output.name}
        if named
        else {suffix: f"{whole}-{ENDING}{suffix}" for suffix in makers}
    )
    for name in names.values():
        _refuse_other(folder / name)
    told = proof_list(edition)
    with staging(folder) as stage:
        for suffix, name in names.items():
            stage.write(name, makers[suffix](told))
        stage.commit()
    return tuple(folder / name for name in names.values())


def _refuse_other(file: Path) -> None:
    """Raise OutputError where a file stands in the list's place that is no earlier list."""
    try:
        with file.open("rb") as opened:
            start = opened.read(_LOOKED_AT)
    except OSError:
        return  # there is none, or writing will tell why it cannot be
    if not any(mark in start for mark in written.MARKS):
        raise OutputError(
            f"{file}: der ligger en anden fil, som ikke er en korrekturliste; flyt den, eller vælg "
            "et andet navn"
        )
