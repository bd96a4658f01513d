"""What no publication may be: with strange characters, or without what its edition declares."""

from __future__ import annotations

from figures.fonts import CHARACTERS
from reporter.editions.edition import Edition, unknown
from reporter.editions.manuscript import Manuscript
from reporter.editions.numbering import Numbering
from reporter.errors import EditionError, EditionErrors, Place, UserError
from reporter.rendering.parsing import Parsed


def refuse_characters(html: str, edition: Edition) -> None:
    """Refuse characters the type family does not have; raises EditionErrors."""
    faults: list[UserError] = []
    for character in sorted(set(html) - CHARACTERS - {"\n", "\t"}):
        before, found, _ = edition.text.partition(character)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"skriften har ikke tegnet {character} (U+{ord(character):04X}); brug et andet"
        place = Place(edition.text_file, line, column) if found else Place(edition.model.id)
        faults.append(EditionError(message, place))
    if faults:
        raise EditionErrors(faults)


def refuse_words(manuscript: Manuscript, parsed: Parsed) -> None:
    """Refuse a text that has not the words of each indicator just once; raises EditionErrors."""
    edition = manuscript.edition
    known = [indicator.id for indicator in edition.model.indicators]
    faults: list[UserError] = []
    seen: set[str] = set()
    for key, line in parsed.indicators:
        place = Place(edition.text_file, line)
        if key not in known:
            faults.append(EditionError(unknown("indikatoren", key, known).message, place))
        elif key in seen:
            message = f"indikatoren '{key}' har en tekst før; slet den ene"
            faults.append(EditionError(message, place))
        seen.add(key)
    for n, key in enumerate(known):
        if key not in seen:
            place = edition.document.place(("indicators", n, "id"))
            message = f"indikatoren '{key}' står ikke i teksten; skriv ::: indikator {key}"
            faults.append(EditionError(message, place))
    if faults:
        raise EditionErrors(faults)


def numbered(manuscript: Manuscript, parsed: Parsed) -> Numbering:
    """Number what a text places; raises EditionErrors for what it places wrongly or leaves out."""
    edition = manuscript.edition
    numbering = Numbering(edition)
    faults: list[UserError] = []
    known = edition.numbered()
    for item_id, line in parsed.placed:
        place = Place(edition.text_file, line)
        if item_id not in known:
            message = f"boksen '{item_id}' findes ikke i edition.yaml"
            faults.append(EditionError(message, place))
            continue
        try:
            numbering.place(item_id)
        except EditionError as error:
            faults.append(EditionError(error.message, place))
    faults += numbering.unused(manuscript.items)
    if faults:
        raise EditionErrors(faults)
    return numbering
