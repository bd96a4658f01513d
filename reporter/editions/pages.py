"""What the pages of a publication with chapters are called on a screen: each lies in one folder."""

from __future__ import annotations

from collections.abc import Iterator

from reporter.editions.model import EditionModel
from reporter.editions.yaml import Path

WHOLE_PAGE = "samlet"
LISTS_PAGE = "figurer-og-tabeller"
INDEX_PAGE = "stikord"

_MADE = (WHOLE_PAGE, LISTS_PAGE, INDEX_PAGE)


def taken(loaded: EditionModel) -> Iterator[tuple[Path, str]]:
    """Yield the ids of an edition and its chapters that another page of it is called by.

    The front is called by the edition's id, each chapter's page by the chapter's.
    """
    if not loaded.chapters:
        return
    message = "'{}' er navnet på en side, som programmet selv laver; vælg et andet id"
    if loaded.id in _MADE:
        yield ("id",), message.format(loaded.id)
    for n, chapter in enumerate(loaded.chapters):
        if chapter.id in _MADE:
            yield ("chapters", n, "id"), message.format(chapter.id)
        elif chapter.id == loaded.id:
            told = f"'{chapter.id}' er udgavens id, som dens forside hedder; vælg et andet id"
            yield ("chapters", n, "id"), told
