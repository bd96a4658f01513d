"""What a reader holds for unchanged from one version of a block to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from reporter.disclosure.cells import Cell, Kind, Relation, is_row, leaves
from reporter.disclosure.policy import Policy
from reporter.disclosure.program import Program, program
from reporter.disclosure.told import Told
from reporter.table import Area

_UNIT = 2
"""The level of municipalities and joint units."""


def distinct(versions: Sequence[tuple[Told, Policy]]) -> list[tuple[Told, Policy]]:
    """Return the versions without those that say what a later one says, by the same policy."""
    return [version for n, version in enumerate(versions) if version not in versions[n + 1 :]]


def hidden_courses(versions: Sequence[Told]) -> frozenset[Cell]:
    """Return what is hidden in any version, for counts that must stay uncertain when it is."""
    return frozenset(cell for version in versions for cell in version.hidden)


def torn(versions: Sequence[Told]) -> list[Area]:
    """Return the joint units that are seen beside their members, or others that share some.

    A joint unit is fine alone, and beside all its members; but if one version tells the unit and
    another its members, or only some of them, the difference is the count of the others.
    """
    units = [{at[1] for at in version.layout.areas if at[0] == _UNIT} for version in versions]
    every = set().union(*units)
    found: list[str] = []
    for joint in sorted(unit for unit in every if "+" in unit):
        members = set(joint.split("+"))
        touching = {unit for unit in every if members & set(unit.split("+"))}
        whole = members | {joint}
        fine = touching <= whole and all(whole <= of or not (touching & of) for of in units)
        if touching != {joint} and not fine:
            found.append(joint)
    areas = {at: area for version in versions for at, area in version.layout.areas.items()}
    return [areas[_UNIT, joint] for joint in found]


def together(
    versions: Sequence[Told], overlaps: Mapping[Relation, int] | None = None
) -> Iterator[Program]:
    """Yield what the versions tell together: one program, or several where they disagree.

    The reader holds a count for unchanged unless it is told with two numbers, or is of areas that
    are not the same. Where the tables cannot all be true so, areas with any changed count are
    given up whole; and where that does not help either, each version is seen beside the single
    counts that the others tell.
    """
    changed = frozenset(_changed(versions))
    regrouped = frozenset(_regrouped(versions))
    moved = {cell.area for cell in changed}
    for own in (
        _with_totals(versions, changed | regrouped, lambda part: part in changed),
        _with_totals(versions, changed | regrouped, lambda part: part.area in moved),
    ):
        found = program(versions, own=own, overlaps=overlaps)
        if found.feasible():
            yield found
            return
    for n, version in enumerate(versions):
        told: dict[Cell, int] = {
            cell: count
            for other in (*versions[:n], *versions[n + 1 :])
            for cell, count in other.known.items()
            if cell in version.hidden and cell.kind is not Kind.REST and cell not in regrouped
        }
        if told:
            seen = replace(version, known={**version.known, **told})
            found = program([seen], first=n)
            if found.feasible():
                yield found


def _changed(versions: Sequence[Told]) -> Iterator[Cell]:
    """Yield the counts that are told with two numbers."""
    first: dict[Cell, int] = {}
    for version in versions:
        for cell, count in version.known.items():
            if first.setdefault(cell, count) != count:
                yield cell


def _regrouped(versions: Sequence[Told]) -> Iterator[Cell]:
    """Yield the totals that are not of the same areas in every version that has them."""
    first: dict[Cell, frozenset[Cell]] = {}
    for version in versions:
        of_total = leaves(version.layout)
        for cell in version.layout.cells:
            inside = of_total.get(cell, frozenset())
            if first.setdefault(cell, inside) != inside:
                yield cell


def _with_totals(
    versions: Sequence[Told], own: frozenset[Cell], moves: Callable[[Cell], bool]
) -> frozenset[Cell]:
    """Return the counts that may have changed because what they are made of did."""
    found = set(own)
    for version in versions:
        found |= {cell for cell in version.layout.cells if moves(cell)}
        for total, inside in leaves(version.layout).items():
            if any(moves(part) for part in inside):
                found.add(total)
        for relation in filter(is_row, version.layout.relations):
            # The rest of a row has changed if either of the other two has.
            if found & {relation.total, relation.parts[0]}:
                found.add(relation.parts[1])
    return frozenset(found)
