"""The parts of a description."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.indicators.wording.phrases import Phrase


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one goal's own rules say of it, each a paragraph a phrase.

    A share has a numerator and a denominator, any other indicator a ``measure``.
    """

    population: tuple[Phrase, ...]
    numerator: tuple[Phrase, ...] = ()
    denominator: tuple[Phrase, ...] = ()
    measure: tuple[Phrase, ...] = ()
    reservations: tuple[Phrase, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Words(Told):
    """An indicator in Danish words: what its goal says, and what its definition's fields do."""

    attribution: tuple[Phrase, ...]
    comparison: tuple[Phrase, ...]
    left_out: tuple[Phrase, ...]
    sources: tuple[str, ...]


LABELS = {
    "population": "Målgruppe",
    "numerator": "Tæller",
    "denominator": "Nævner",
    "measure": "Mål",
    "reservations": "Forbehold",
}
"""The run-in label of each part that a table of definitions tells, in its order."""
