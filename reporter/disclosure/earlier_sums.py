"""What the sums of earlier tables still say of counts that are hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reporter.disclosure.cells import Cell, Kind, Layout, Relation, is_row, leaves
from reporter.disclosure.problem import Steps
from reporter.disclosure.told import Told

_NUMBER = Cell((-1, ""), Kind.REST, "")
"""Stands for a number among cells."""


def still_known(
    versions: Sequence[Told], laid: Layout, truth: Mapping[Cell, int]
) -> Iterator[Steps]:
    """Yield what is known of present counts to whoever holds what was hidden for unchanged.

    A sum with the numbers that its own version told is a sum over what that version hid. If the
    present numbers keep it, whoever takes them for unchanged is right, and knows it of them.
    """
    for n, version in enumerate(versions):
        sums = _Sums(version, versions[n + 1 :], laid, truth)
        for relation in version.layout.relations:
            if relation.exact and not is_row(relation) and (found := sums.steps(relation)):
                yield found


class _Sums:
    """The exact sums of a version; ``later`` are the versions since."""

    def __init__(
        self, version: Told, later: Sequence[Told], laid: Layout, truth: Mapping[Cell, int]
    ) -> None:
        self._parts = {
            r.total: r.parts
            for r in version.layout.relations
            if r.exact and r.total.area != r.parts[0].area
        }
        self._version = version
        self._later = later
        self._truth = truth
        self._inside = leaves(laid)
        self._was_inside = leaves(version.layout)

    def steps(self, relation: Relation) -> Steps:
        """Return a sum as steps, or nothing where it says nothing of the present numbers."""
        found = self._terms(relation.total)
        for part in relation.parts:
            inner = self._terms(part)
            if found is None or inner is None:
                return ()
            found.subtract(inner)
        if found is None:
            return ()
        number = found.pop(_NUMBER, 0)
        moving = [(cell, weight) for cell, weight in sorted(found.items()) if weight]
        if sum(weight * self._truth[cell] for cell, weight in moving) + number:
            return ()
        return tuple((cell, float(weight)) for cell, weight in moving)

    def _terms(self, cell: Cell) -> Counter[Cell] | None:
        """Return a count as a sum of present counts and a number, or None where it is none."""
        if cell in self._version.known:
            return Counter({_NUMBER: self._version.known[cell]})
        if cell in self._truth and self._was_inside.get(cell) == self._inside.get(cell):
            now = self._truth[cell]
            if all(version.known.get(cell, now) == now for version in self._later):
                return Counter({cell: 1})
            return None
        found: Counter[Cell] = Counter()
        for part in self._parts.get(cell, ()):
            inner = self._terms(part)
            if inner is None:
                return None
            found.update(inner)
        return found if cell in self._parts else None
