"""What no publication may be: with strange characters, or without what its edition declares."""

from __future__ import annotations

from collections.abc import Sequence

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
        message = f"skriften har ikke tegnet {character} (U+{ord(character):04X}); brug et andet"
        faults.append(EditionError(message, _place_of(character, edition)))
    if faults:
        raise EditionErrors(faults)


def _place_of(character: str, edition: Edition) -> Place:
    """Return where a character first stands in the texts; the edition if it stands in none."""
    for source in edition.sources:
        before, found, _ = source.content.partition(character)
        if found:
            return Place(source.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Place(edition.model.id)


def refuse_words(manuscript: Manuscript, texts: Sequence[Parsed]) -> None:
    """Refuse a text that has not the words of each indicator just once; raises EditionErrors."""
    edition = manuscript.edition
    known = [indicator.id for indicator in edition.model.indicators]
    faults: list[UserError] = []
    seen: set[str] = set()
    written = [(k, Place(text.file, line)) for text in texts for k, line in text.indicators]
    for key, place in written:
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


def refuse_goals(manuscript: Manuscript, texts: Sequence[Parsed]) -> None:
    """Refuse a text that has not the spread of each goal just once; raises EditionErrors."""
    edition = manuscript.edition
    known = [str(goal.number) for goal in edition.model.goals]
    faults: list[UserError] = []
    seen: set[str] = set()
    for text in texts:
        for number, line in text.goals:
            place = Place(text.file, line)
            if number not in known:
                message = f"mål {number} står ikke i edition.yaml; skriv det under goals"
                faults.append(EditionError(message, place))
            elif number in seen:
                faults.append(EditionError(f"mål {number} har et opslag før; slet det ene", place))
            seen.add(number)
    for n, number in enumerate(known):
        if number not in seen:
            place = edition.document.place(("goals", n, "number"))
            message = f"mål {number} står ikke i teksten; skriv ::: maal {number}"
            faults.append(EditionError(message, place))
    if faults:
        raise EditionErrors(faults)


def numbered(manuscript: Manuscript, texts: Sequence[Parsed]) -> Numbering:
    """Number what texts place; raises EditionErrors for what they place wrongly or leave out."""
    edition = manuscript.edition
    numbering = Numbering(edition)
    faults: list[UserError] = []
    known = edition.numbered()
    for text in texts:
        if text.chapter:
            numbering.place(text.chapter)
        for item_id, line in text.placed:
            place = Place(text.file, line)
            if known.get(item_id, "chapter") == "chapter":
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
