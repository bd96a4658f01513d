"""Loosen a problem until it falls into parts that have nothing to do with each other.

What is told does not move, so cells bear on each other only through the relations they share, and
regions only through what adds up to the country.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reporter.disclosure.attack import Cut
from reporter.disclosure.polytope import Row
from reporter.disclosure.problem import Demand, Problem

_COUNTRY = 0


@dataclass(frozen=True)
class Part:
    """A problem of its own; ``cells`` are its cells' numbers in the problem it is a part of."""

    problem: Problem
    cells: tuple[int, ...]

    def whole(self, numbers: Iterable[int]) -> frozenset[int]:
        """Return the numbers that cells of the part have in the problem it is a part of."""
        return frozenset(self.cells[i] for i in numbers)

    def whole_cut(self, cut: Cut) -> Cut:
        """Return a cut of the part in the numbers of the problem it is a part of."""
        hiding = {self.cells[i]: weight for i, weight in cut.hiding.items()}
        gate = None if cut.gate is None else self.cells[cut.gate]
        return Cut(self.cells[cut.cell], hiding, cut.least, gate)


def loose_parts(problem: Problem) -> tuple[Part, ...]:
    """Return the parts with anything to protect, each asking no more than the problem does.

    The attackers here do not know what the country is the sum of, and only bounds that must be
    wide are asked for. Whoever knows less has wider bounds, so what is safe in the problem is
    safe in every part; what no part can do without, the problem cannot do without.
    """
    # The first attacker knows whatever the second does; see ``problem``.
    rows = tuple(row for row in problem.attackers[0] if not _country_sum(problem, row))
    lead = list(range(len(problem.cells)))
    moves = [gate not in problem.fixed for gate in problem.gate]

    def find(cell: int) -> int:
        while lead[cell] != cell:
            lead[cell] = lead[lead[cell]]
            cell = lead[cell]
        return cell

    for row in rows:
        moving = [i for i in row.columns if moves[i]]
        for cell in moving:
            one, other = find(cell), find(moving[0])
            lead[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = {}
    for cell in range(len(lead)):
        if moves[cell]:
            found.setdefault(find(cell), []).append(cell)
    asked = {find(cell) for cell in problem.forced}
    loose = replace(problem, attackers=(rows,))
    return tuple(_part(loose, tuple(cells)) for at, cells in found.items() if at in asked)


def _country_sum(problem: Problem, row: Row) -> bool:
    levels = {problem.cells[i].level for i in row.columns}
    return _COUNTRY in levels and len(levels) > 1


def _part(problem: Problem, cells: tuple[int, ...]) -> Part:
    place = {cell: n for n, cell in enumerate(cells)}
    rows = []
    for row in problem.attackers[0]:
        terms = zip(row.columns, row.coefficients, strict=True)
        moving = [(place[i], weight) for i, weight in terms if i in place]
        if moving:
            columns, weights = zip(*moving, strict=True)
            rows.append(Row(columns, weights, row.low, row.high))

    def inside(numbers: Iterable[int]) -> frozenset[int]:
        return frozenset(place[i] for i in numbers if i in place)

    follows = ((place.get(a), place.get(b)) for a, b in problem.follows)
    part = Problem(
        cells=tuple(problem.cells[i] for i in cells),
        truth=tuple(problem.truth[i] for i in cells),
        cost=tuple(problem.cost[i] for i in cells),
        printed=tuple(problem.printed[i] for i in cells),
        gate=tuple(place[problem.gate[i]] for i in cells),
        demand=tuple(_demand(problem, i) for i in cells),
        forced=inside(problem.forced),
        fixed=frozenset(),
        follows=tuple((a, b) for a, b in follows if a is not None and b is not None),
        attackers=(tuple(rows),),
        policy=problem.policy,
    )
    return Part(part, cells)


def _demand(problem: Problem, cell: int) -> Demand:
    """Return what is asked of a cell in a part.

    Bounds that may be safe by being narrow can be so only to who knows more; and so can a 0.
    """
    demand = problem.demand[cell]
    if demand is Demand.SAFE or (demand is Demand.WIDE_IF_HIDDEN and not problem.truth[cell]):
        return Demand.NOTHING
    return demand
