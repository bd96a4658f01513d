"""Writes the proof-reader's list of an edition where it is wanted."""

from __future__ import annotations

from pathlib import Path

from reporter.editions.edition import Edition
from reporter.errors import UsageError
from reporter.rendering.prooflist import written
from reporter.rendering.prooflist.listing import proof_list
from reporter.writing import staging

ENDING = "korrektur"
"""What the list's files are called after the edition's: ``751-aarhus-korrektur.html``."""


def write_proof(edition: Edition, output: Path) -> tuple[Path, ...]:
    """Write the list to ``output`` and return its files: both in a folder, or the one named.

    Raises UsageError for a file of another kind than .html and .csv, EditionErrors for faults of
    the edition and OutputError where nothing can be written.
    """
    makers = {".html": lambda told: written.to_html(told).encode(), ".csv": written.to_table}
    named = output.suffix != "" and not output.is_dir()
    if named and output.suffix not in makers:
        message = (
            f"{output}: listen kan skrives som .html eller .csv; angiv den slags eller en mappe"
        )
        raise UsageError(message)
    folder = output.parent if named else output
    told = proof_list(edition)
    names = (
        {output.suffix: output.name}
        if named
        else {suffix: f"{told.stem}-{ENDING}{suffix}" for suffix in makers}
    )
    with staging(folder) as stage:
        for suffix, name in names.items():
            stage.write(name, makers[suffix](told))
        stage.commit()
    return tuple(folder / name for name in names.values())
