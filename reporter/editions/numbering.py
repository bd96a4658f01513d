"""Numbers chapters, figures, tables, boxes and appendices in the order the text places them."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator

from reporter.danish.numbers import NBSP
from reporter.editions.edition import Edition, Kind
from reporter.editions.load import place_of
from reporter.editions.structure import has_number
from reporter.editions.text.bound import Item, Reference
from reporter.errors import EditionError

WORDS: dict[Kind, str] = {
    "chapter": "Kapitel",
    "figure": "Figur",
    "table": "Tabel",
    "box": "Boks",
    "appendix": "Bilag",
}
_FIELDS: dict[Kind, str] = {
    "chapter": "chapters",
    "figure": "figures",
    "table": "tables",
    "box": "boxes",
    "appendix": "appendices",
}
_DANISH: dict[Kind, str] = {
    "chapter": "kapitlet",
    "figure": "figuren",
    "table": "tabellen",
    "box": "boksen",
    "appendix": "bilaget",
}


class Numbering:
    """The labels of one edition: ``Figur 1``, ``Tabel 2``, ``Boks 1``, ``Bilag A``.

    In a numbered chapter they begin anew with its number: ``Figur 3.1``. Appendices are lettered
    through.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._kinds = edition.numbered()
        self._numbers: dict[str, str] = {}
        self._taken: Counter[tuple[Kind, str]] = Counter()
        self._chapter = ""

    def place(self, item_id: str) -> None:
        """Give the next number of its kind; raises EditionError where it has one already.

        A chapter is placed before what stands in it.
        """
        kind = self._kinds[item_id]
        if item_id in self._numbers:
            raise EditionError(f"{_DANISH[kind]} '{item_id}' er placeret to gange")
        if kind == "chapter":
            self._chapter = self._numbers[item_id] = self._begun(item_id)
            return
        within = "" if kind == "appendix" else self._chapter
        number = self._next(kind, within)
        shown = _letters(number) if kind == "appendix" else str(number)
        self._numbers[item_id] = f"{within}.{shown}" if within else shown

    def _begun(self, chapter_id: str) -> str:
        model = self._edition.model
        (chapter,) = (chapter for chapter in model.chapters if chapter.id == chapter_id)
        return str(self._next("chapter", "")) if has_number(model.type, chapter) else ""

    def _next(self, kind: Kind, within: str) -> int:
        self._taken[kind, within] += 1
        return self._taken[kind, within]

    def number(self, item_id: str) -> str:
        """Return what is placed without its word: ``2.1``; nothing for an unnumbered chapter."""
        return self._numbers[item_id]

    def label(self, item_id: str) -> str:
        """Return the label as it stands in the caption: ``Figur 1``."""
        return f"{WORDS[self._kinds[item_id]]}{NBSP}{self._numbers[item_id]}"

    def slug(self, item_id: str) -> str:
        """Return the label as a file name: ``figur-1``, ``figur-2-1``, ``bilag-a``."""
        return self.label(item_id).replace(NBSP, "-").replace(".", "-").lower()

    def mention(self, reference: Reference) -> str:
        """Return what a reference links: ``figur 1``, or ``Figur 1`` where it begins a sentence."""
        label = self.label(reference.target)
        return label if reference.capital and not reference.lead else label[0].lower() + label[1:]

    def unused(self, items: Iterable[Item]) -> Iterator[EditionError]:
        """Yield what is declared but never placed, and what is placed but never mentioned."""
        mentioned = {item.target for item in items if isinstance(item, Reference)}
        for item_id, kind in self._kinds.items():
            where = place_of(self._edition, _FIELDS[kind], item_id)
            if item_id not in self._numbers:
                message = f"{_DANISH[kind]} '{item_id}' står ikke i teksten; placér eller slet den"
                yield EditionError(message, where)
            elif kind not in ("chapter", "box") and item_id not in mentioned:
                message = f"{_DANISH[kind]} '{item_id}' er ikke nævnt i teksten; skriv fx jf(…)"
                yield EditionError(message, where)


def _letters(number: int) -> str:
    """Count in letters: A to Z, then AA."""
    more, last = divmod(number - 1, len(string.ascii_uppercase))
    return (_letters(more) if more else "") + string.ascii_uppercase[last]
