"""What changed in the numbers of two small editions, as tests ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.archive.difference.cells import cells
from reporter.archive.difference.discretion import Discretion, Pairs, discretion, paired
from reporter.archive.difference.model import Move, NumberChange
from reporter.archive.difference.moves import moves
from reporter.archive.difference.numbers import number_changes
from reporter.archive.difference.titles import titles
from reporter.editions.edition import Edition


@dataclass(frozen=True)
class Found:
    """The changes of numbers, and what tells them apart from what may not be told."""

    pairs: Pairs
    discretion: Discretion
    numbers: tuple[NumberChange, ...]
    classes: tuple[Move, ...]
    ranks: tuple[Move, ...]

    @property
    def told(self) -> list[tuple[str, ...]]:
        """Each number as its kind, series, area, group, period, and what it was and is."""
        return [
            (c.kind, c.series, c.area, c.group, plain(c.period), plain(c.old), plain(c.new))
            for c in self.numbers
        ]


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\u00a0", " ")


def found(old: Edition, new: Edition) -> Found:
    pairs = paired(cells(old), cells(new))
    discreet = discretion(pairs)
    series = {**titles(old).series, **titles(new).series}
    keyed = number_changes(pairs, discreet, series)
    classes, ranks = moves(old, new, discreet, titles(new))
    return Found(pairs, discreet, tuple(change for _, change in keyed), classes, ranks)
