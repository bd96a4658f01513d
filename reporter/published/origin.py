"""Where a table's numbers come from: registers, or nowhere; and how the latter is said."""

from __future__ import annotations

REGISTERS = "registerdata"
SYNTHETIC = "SYNTETISKE DATA"
"""What a cell says of numbers that were made up; it stands in every row of a file."""

STAMP = "SYNTETISKE DATA – tallene er opdigtede og beskriver ikke virkeligheden"
"""What every page says that shows such numbers."""

STAMP_ELSEWHERE = "SYNTETISKE DATA i udgivelsen – men tallene i dette kapitel er ikke opdigtede"
"""What the pages of a chapter say that shows none, in a publication that elsewhere does."""


def origin(synthetic: bool) -> str:
    """Return what a row says of its origin."""
    return SYNTHETIC if synthetic else REGISTERS


def named_synthetic(file: str) -> bool:
    """Say whether a file's own name tells that its numbers were made up."""
    return "synthetic" in file.casefold()
