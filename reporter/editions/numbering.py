"""Numbers figures, tables, boxes and appendices in the order the text places them."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator

from reporter.danish.numbers import NBSP
from reporter.editions.edition import Edition, Kind
from reporter.editions.load import place_of
from reporter.editions.text.bound import Item, Reference
from reporter.errors import EditionError

WORDS: dict[Kind, str] = {
    "figure": "Figur",
    "table": "Tabel",
    "box": "Boks",
    "appendix": "Bilag",
}
_FIELDS: dict[Kind, str] = {
    "figure": "figures",
    "table": "tables",
    "box": "boxes",
    "appendix": "appendices",
}
_DANISH: dict[Kind, str] = {
    "figure": "figuren",
    "table": "tabellen",
    "box": "boksen",
    "appendix": "bilaget",
}


class Numbering:
    """The labels of one edition: ``Figur 1``, ``Tabel 2``, ``Boks 1``, ``Bilag A``."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._kinds = edition.numbered()
        self._numbers: dict[str, int] = {}

    def place(self, item_id: str) -> None:
        """Give the next number of its kind; raises EditionError where it has one already."""
        kind = self._kinds[item_id]
        if item_id in self._numbers:
            raise EditionError(f"{_DANISH[kind]} '{item_id}' er placeret to gange")
        taken = sum(1 for other in self._numbers if self._kinds[other] == kind)
        self._numbers[item_id] = taken + 1

    def label(self, item_id: str) -> str:
        """Return the label as it stands in the caption: ``Figur 1``."""
        kind, number = self._kinds[item_id], self._numbers[item_id]
        shown = _letters(number) if kind == "appendix" else str(number)
        return f"{WORDS[kind]}{NBSP}{shown}"

    def slug(self, item_id: str) -> str:
        """Return the label as a file name: ``figur-1``, ``bilag-a``."""
        return self.label(item_id).replace(NBSP, "-").lower()

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
            elif kind != "box" and item_id not in mentioned:
                message = f"{_DANISH[kind]} '{item_id}' er ikke nævnt i teksten; skriv fx jf(…)"
                yield EditionError(message, where)


def _letters(number: int) -> str:
    """Count in letters: A to Z, then AA."""
    more, last = divmod(number - 1, len(string.ascii_uppercase))
    return (_letters(more) if more else "") + string.ascii_uppercase[last]
