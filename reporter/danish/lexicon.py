"""Nouns and their forms, from ``lexicon.csv``: "person", "personen", "personer", "personerne".

``efter_den`` is the form after "den ene" and "hver fjerde", where an adjective that is used as a
noun bends ("hver fjerde unge"). Source of the forms: Retskrivningsordbogen 2012.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Noun:
    """A noun's forms and whether it is neuter ("et forløb")."""

    singular: str
    definite: str
    after_article: str
    plural: str
    definite_plural: str
    neuter: bool

    @property
    def one(self) -> str:
        """Return the article and the number one before it: "en", "et"."""
        return "et" if self.neuter else "en"


@cache
def nouns() -> Mapping[str, Noun]:
    """Return all nouns of the lexicon by their basic form."""
    path = Path(__file__).with_name("lexicon.csv")
    with path.open(encoding="utf-8", newline="") as file:
        found = {
            row["ord"]: Noun(
                singular=row["ord"],
                definite=row["bestemt"],
                after_article=row["efter_den"],
                plural=row["flertal"],
                definite_plural=row["bestemt_flertal"],
                neuter=row["koen"] == "intetkøn",
            )
            for row in csv.DictReader(file, delimiter=";")
        }
    return MappingProxyType(found)


ORDINALS = (
    "første",
    "anden",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
    "ellevte",
    "tolvte",
)


def ordinal(place: int, *, neuter: bool = False) -> str | None:
    """Write a place from one to twelve in words ("tredje"); None for any other."""
    if not 1 <= place <= len(ORDINALS):
        return None
    return "andet" if neuter and place == 2 else ORDINALS[place - 1]
