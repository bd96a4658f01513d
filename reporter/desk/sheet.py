"""Finds the one document that the desk is about: an edition, or one municipality's sheet of it."""

from __future__ import annotations

from pathlib import Path

from reporter import kommuner
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.errors import UsageError


def one_document(editions: Path, edition_id: str, kommune: str) -> Edition:
    """Return an edition; one that is made for every municipality as it is for ``kommune``.

    ``kommune`` is a code, or empty for the first one. Raises EditionErrors, and UsageError where an
    edition is not made for it.
    """
    edition = load(editions, edition_id)
    if not edition.kommuner:
        if kommune:
            message = f"udgaven '{edition_id}' laves ikke for hver kommune; udelad --kommune"
            raise UsageError(message)
        return edition
    if kommune and kommune not in edition.kommuner:
        name = kommuner.find(kommune).name
        raise UsageError(f"udgaven '{edition_id}' laves ikke for {name}")
    return edition.for_kommune(kommune or edition.kommuner[0])
