"""Calls that mention chapters, figures, tables, boxes and appendices, or place them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reporter.danish import words
from reporter.editions.edition import Edition, unknown
from reporter.editions.indicators import KNOWN
from reporter.editions.structure import has_number
from reporter.editions.text.bound import GoalTiles, Placement, Reference
from reporter.errors import EditionError


class Places:
    """Calls that mention chapters, figures, tables, boxes and appendices, or place them."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def jf(self, hvad: str) -> Reference:
        """Print "jf. figur 1" as a link."""
        return Reference(self._known(hvad), "jf.")

    def se(self, hvad: str) -> Reference:
        """Print "se tabel 1" as a link."""
        return Reference(self._known(hvad), "se")

    def henvis(self, hvad: str) -> Reference:
        """Print "figur 1" as a link."""
        return Reference(self._known(hvad), "")

    def vis_figur(self, figur: str, bredde: str = "fuld") -> Placement:
        """Place a figure over the full width of the page, or in "enkelt" width."""
        if bredde not in ("fuld", "enkelt"):
            raise EditionError(f"bredden er 'fuld' eller 'enkelt', ikke '{bredde}'")
        return replace(self._place("figure", figur), single=bredde == "enkelt")

    def vis_figurpar(self, venstre: str, hoejre: str) -> Placement:
        """Place two figures beside each other with shared notes."""
        return Placement(
            "figure", (*self._place("figure", venstre).ids, *self._place("figure", hoejre).ids)
        )

    def vis_tabel(self, tabel: str) -> Placement:
        """Place a table."""
        return self._place("table", tabel)

    def vis_definition(self, indikator: str) -> Placement:
        """Place the box that tells what an indicator is."""
        boxes = {box.definition: box.id for box in self._edition.model.boxes if box.definition}
        if indikator not in boxes:
            if indikator in KNOWN:
                raise EditionError(
                    f"ingen boks har definitionen {indikator}; skriv under boxes: "
                    f"{{id: definition-{indikator}, title: …, definition: {indikator}}}"
                )
            raise unknown("indikatoren", indikator, KNOWN)
        return Placement("box", (boxes[indikator],))

    def vis_bilag(self, bilag: str) -> Placement:
        """Place an appendix; it begins on a new page."""
        return self._place("appendix", bilag)

    def vis_maalikoner(self, fra: int, til: int) -> GoalTiles:
        """Place an overview of the goals with these numbers: icons and titles."""
        declared = sorted(goal.number for goal in self._edition.model.goals)
        chosen = tuple(number for number in declared if fra <= number <= til)
        if not chosen or len(chosen) != til - fra + 1:
            known = words.enumeration([str(number) for number in declared]) or "ingen"
            raise EditionError(
                f"mål {fra} til {til} er ikke alle skrevet under goals; der er {known}"
            )
        return GoalTiles(chosen)

    def _known(self, key: str) -> str:
        model = self._edition.model
        names = list(self._edition.numbered())
        if key not in names:
            kinds = "figuren, tabellen, boksen" + (", kapitlet" if model.chapters else "")
            raise unknown(f"{kinds} eller bilaget", key, names)
        for chapter in model.chapters:
            if chapter.id == key and not has_number(model.type, chapter):
                raise EditionError(f"kapitlet '{key}' har intet nummer; skriv dets titel i stedet")
        return key

    def _place(self, kind: Literal["figure", "table", "appendix"], key: str) -> Placement:
        danish = {"figure": "figuren", "table": "tabellen", "appendix": "bilaget"}[kind]
        names = [name for name, is_kind in self._edition.numbered().items() if is_kind == kind]
        if key not in names:
            raise unknown(danish, key, names)
        return Placement(kind, (key,))
