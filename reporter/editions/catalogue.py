"""Which editions there are; read without loading any of them."""

from __future__ import annotations

from pathlib import Path

from reporter.errors import UsageError

EDITION_FILE = "edition.yaml"

RELEASED = "_udgivet"
"""The folder, among the editions, of what was released; no edition can have that id."""


def available(folder: Path) -> tuple[str, ...]:
    """Return the ids of the editions in a folder, in order; raises UsageError if there is none."""
    if not folder.is_dir():
        raise UsageError(f"mappen {folder} findes ikke; angiv den rigtige med --editions")
    try:
        names = (path.parent.name for path in folder.glob(f"*/{EDITION_FILE}"))
        found = sorted(name for name in names if name != RELEASED)
    except OSError as error:
        raise UsageError(f"mappen {folder} kan ikke læses: {error.strerror}") from None
    if not found:
        raise UsageError(f"der er ingen udgaver i mappen {folder}; angiv den med --editions")
    return tuple(found)
