"""Sentences that know which of their words come from a definition.

What is taken from a definition or from its counted codes is ``Taken``; the words around it are
plain and can hold no digit. So no number in a description can have been typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter

from reporter.danish import words


@dataclass(frozen=True)
class Taken:
    """Words taken from a definition; ``origin`` names its field, or the constant, they tell."""

    printed: str
    origin: str

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True)
class Phrase:
    """A sentence or part of one, in order; raises ValueError where a plain part has a digit."""

    pieces: tuple[str | Taken, ...]

    def __post_init__(self) -> None:
        for piece in self.pieces:
            if isinstance(piece, str) and any(map(str.isnumeric, piece)):
                raise ValueError(f"'{piece}' has a digit that is taken from nowhere")

    def __str__(self) -> str:
        return "".join(map(str, self.pieces))


def say(sentence: str, **parts: str | Taken | Phrase) -> Phrase:
    """Fill a sentence: ``say("Antal {ages}", ages=Taken("18-59-årige", "ages"))``."""
    pieces: list[str | Taken] = []
    for plain, name, _, _ in Formatter().parse(sentence):
        if plain:
            pieces.append(plain)
        if name is not None:
            part = parts[name]
            pieces += part.pieces if isinstance(part, Phrase) else (part,)
    return Phrase(tuple(_merged(pieces)))


def _merged(pieces: Iterable[str | Taken]) -> list[str | Taken]:
    """Make one of plain neighbours."""
    result: list[str | Taken] = []
    for piece in pieces:
        if result and isinstance(piece, str) and isinstance(result[-1], str):
            result[-1] += piece
        elif piece:
            result.append(piece)
    return result


def listed(
    labels: Sequence[str], origin: str, *, joined: str = "eller", quoted: bool = False
) -> Taken:
    """List labels as Danish does: "a, b eller c"."""
    shown = [words.quoted(label) if quoted else label for label in labels]
    return Taken(words.enumeration(shown, joined=joined), origin)
