"""Suggests how grave a correction is, by what changed; whoever publishes it decides.

- ``serious`` – a reader has been told something wrong, or something that should not have been told:
  a number is hidden that was shown, a sentence says the opposite, a municipality with a corrected
  number is in another class, or so many numbers are wrong that the calculation must have been.
- ``minor`` – a number, rank, panel or rule changed, and no conclusion.
- ``tiny`` – no number changed: wording, a misspelling, the look of a page.

That quantile limits shift, and move municipalities whose own number stands, makes nothing serious:
one corrected number may move many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporter.archive.difference.model import Difference
from reporter.archive.difference.wording import codes, counted, numbers
from reporter.editions.corrections import GRADES, Grade

MANY = 100
"""So many corrected numbers are no slip of a pen, whatever they are."""

MANY_MUNICIPALITIES = 10
"""Corrected numbers of so many municipalities, one in ten, are a fault of what they are made by."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A grade and why, each reason a part of a sentence; no grade where nothing changed."""

    grade: Grade | None
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what the grade is called in Danish."""
        return GRADES[self.grade] if self.grade else ""


def suggested(difference: Difference) -> Suggestion:
    """Suggest the grade of a correction from the old to the new; another edition is none."""
    if difference.old.edition != difference.new.edition:
        return Suggestion(grade=None, reasons=())
    if serious := tuple(_serious(difference)):
        return Suggestion(grade="serious", reasons=serious)
    if difference.numbers_changed:
        reason = (
            "tal er ændret, men ingen sætning siger det modsatte, og ingen kommune med et rettet "
            "tal hører til en anden klasse"
        )
        return Suggestion(grade="minor", reasons=(reason,))
    if difference.panels or difference.policies or difference.classes or difference.ranks:
        reason = "intet tal er ændret, men det er det, tallene hviler på"
        return Suggestion(grade="minor", reasons=(reason,))
    if difference.texts or difference.pages or difference.files:
        return Suggestion(grade="tiny", reasons=("intet tal er ændret",))
    return Suggestion(grade=None, reasons=())


def _serious(difference: Difference) -> Iterator[str]:
    hidden = sum(change.kind == "hidden" for change in difference.numbers)
    if hidden:
        yield f"{numbers(hidden)}, der var vist, ikke længere vises"
    flipped = sum(text.kind == "flipped" for text in difference.texts)
    if flipped:
        sentences = counted(flipped, "sætning", "sætninger")
        yield f"{sentences} nu siger det modsatte"
    revised = [change for change in difference.numbers if change.kind == "revised"]
    corrected = {*codes(revised)}
    moved = {move.kommune for move in difference.classes} & corrected
    if moved:
        municipalities = counted(len(moved), "kommune", "kommuner")
        yield f"{municipalities} med rettede tal hører til en anden klasse"
    if len(corrected) >= MANY_MUNICIPALITIES:
        yield f"{counted(len(corrected), 'kommune', 'kommuner')} har fået rettet tal"
    elif len(revised) >= MANY:
        yield f"{numbers(len(revised))} er rettet"
