"""What a report of changes may not repeat: the old value of a cell that is hidden now.

The old edition told it, and the new one takes it back; a report that named it would publish it
anew. Nor may the report name what it could be computed from. Where a cell becomes hidden these are
told without what they were:

- the cell itself;
- in the same period of the same series, a count or a computed number that the cell is part of: the
  old total less the other parts would be the hidden value;
- a fact, or a number that only the old edition has, which is printed as the hidden one was: nobody
  can tell whether it is the same;
- limits of classes, ranks and sentences (``moves.py``, ``silence.py``).

What the new edition tells is never left out: it has been through disclosure control.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reporter.archive.difference.cells import FACTS, Cell, Cells, Key
from reporter.kommuner import find

Pairs = Mapping[Key, tuple[Cell | None, Cell | None]]
"""Each cell as the old edition and the new one have it; None where one has none."""


def paired(old: Cells, new: Cells) -> Pairs:
    """Return the cells of both editions: in the new one's order, then what only the old had."""
    keys = dict.fromkeys([*new, *old])
    return {key: (old.get(key), new.get(key)) for key in keys}


@dataclass(frozen=True, kw_only=True)
class Discretion:
    """The cells that were shown and now are hidden, by series and period, as they were."""

    hidden: Mapping[tuple[str, str], tuple[tuple[Key, Cell], ...]]

    def forbids(self, key: Key, cell: Cell) -> bool:
        """Say whether a cell's old value tells of one that is hidden now."""
        for other, _ in self.hidden.get((key.series, key.period), ()):
            if other == key or (_adds_up(cell) and _holds(key, other)):
                return True
        return key.series == FACTS and self.resembles(cell)

    def resembles(self, cell: Cell) -> bool:
        """Say whether a cell is printed as one was that is hidden now."""
        return any(
            cell.printed == other.printed for cells in self.hidden.values() for _, other in cells
        )

    def concerns(self, series: str, period: str) -> bool:
        """Say whether any cell of a series became hidden in a period."""
        return (series, period) in self.hidden


def discretion(pairs: Pairs) -> Discretion:
    """Find the cells that became hidden."""
    hidden: dict[tuple[str, str], tuple[tuple[Key, Cell], ...]] = {}
    for key, (old, new) in pairs.items():
        if old and new and new.hidden and not old.hidden:
            place = (key.series, key.period)
            hidden[place] = (*hidden.get(place, ()), (key, old))
    return Discretion(hidden=hidden)


def _adds_up(cell: Cell) -> bool:
    return cell.unit == "antal" or cell.computed


def _holds(whole: Key, part: Key) -> bool:
    """Say whether a cell may be a sum or a mean with another as a part; when in doubt, it may."""
    codes = _codes(part)
    match whole.kind:
        case "country" | "year":
            return True
        case "column":
            return whole.place == part.place
        case "region" if part.kind in ("municipality", "joint"):
            return not codes or whole.place in {find(code).region for code in codes}
        case "joint" if part.kind == "municipality":
            members = set(whole.place.split("+"))
            return not whole.place[:1].isdecimal() or not members.isdisjoint(codes)
    return False


def _codes(key: Key) -> tuple[str, ...]:
    """Return the municipalities a cell is of; a joint report without a code does not tell."""
    codes = tuple(key.place.split("+"))
    return codes if all(code.isdecimal() for code in codes) else ()
