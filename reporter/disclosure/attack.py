"""Attack a pattern of hidden cells: which demands it breaks, and what hiding would mend them.

Source of the cuts: Fischetti and Salazar, "Solving the cell suppression problem on tabular data
with linear constraints", Management Science 47 (2001).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reporter.disclosure.policy import whole
from reporter.disclosure.polytope import FREE, INFINITY, Extreme, Polytope, Row, Vector
from reporter.disclosure.problem import Demand, Problem
from reporter.disclosure.sightings import Sightings

_TINY = 1e-7
_MOVED = 1e-6
_FEW_LEFT = 40
"""So few cells are sooner asked one by one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Σ ``hiding[i]`` over hidden i must reach ``least``.

    Always, where ``gate`` is None; if the cell ``gate`` is hidden; or, with ``choice``, if wide
    bounds are chosen for ``cell``.
    """

    cell: int
    hiding: Mapping[int, float]
    least: float
    gate: int | None = None
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Escape:
    """Unless wide bounds are chosen for ``cell``, not all of ``support`` may be hidden."""

    cell: int
    support: tuple[int, ...]


@dataclass(frozen=True)
class Findings:
    """The cells whose demand is broken, the cuts that say so, and the programs solved."""

    unsafe: tuple[int, ...]
    cuts: tuple[Cut | Escape, ...]
    solved: int


def sightings(problem: Problem) -> tuple[Sightings, ...]:
    """Return a memory for each kind of attacker on a problem."""
    printed = np.array(problem.printed)
    return tuple(Sightings(printed) for _ in problem.attackers)


def attack(
    problem: Problem, hidden: frozenset[int], memory: tuple[Sightings, ...] | None = None
) -> Findings:
    """Let attackers bound every cell, given what is hidden.

    ``memory`` is what they have seen of other patterns; it saves programs and changes no answer.
    """
    unsafe: set[int] = set()
    cuts: list[Cut | Escape] = []
    solved = 0
    for rows, seen in zip(problem.attackers, memory or sightings(problem), strict=True):
        attacker = _Attacker(problem, rows, hidden, seen)
        attacker.look_around()
        for cell in attacker.columns:
            if found := attacker.cuts(cell):
                unsafe.add(cell)
                cuts += found
        solved += attacker.solved
        if unsafe:
            # The other kind is asked when this one has no more to say.
            break
    return Findings(tuple(sorted(unsafe)), tuple(cuts), solved)


class _Attacker:
    """One attacker's program, cut down to the cells that can move."""

    def __init__(
        self, problem: Problem, rows: tuple[Row, ...], hidden: frozenset[int], seen: Sightings
    ) -> None:
        self._problem = problem
        self._seen = seen
        self._hidden = hidden
        count = len(problem.cells)
        self.columns = tuple(
            i for i in range(count) if (i if problem.printed[i] else problem.gate[i]) in hidden
        )
        place = {cell: n for n, cell in enumerate(self.columns)}
        self._place = place
        self._truth = np.array(problem.truth, dtype=float)
        # A row in which nothing can move says nothing, and its price is 0.
        kept = [row for row in rows if any(i in place for i in row.columns)]
        self._entry_row = np.array([n for n, r in enumerate(kept) for _ in r.columns], dtype=int)
        self._entry_column = np.array([i for r in kept for i in r.columns], dtype=int)
        self._entry_value = np.array([c for r in kept for c in r.coefficients])
        lower = [-float(problem.truth[i]) for i in self.columns]
        upper = [FREE] * len(lower)
        self._kept = kept
        self._ceiling: dict[int, int] = {}
        solved_rows: list[int] = []
        reduced: list[Row] = []
        for n, row in enumerate(kept):
            terms = zip(row.columns, row.coefficients, strict=True)
            moving = [(place[i], c) for i, c in terms if i in place]
            if row.low == -INFINITY and len(moving) == 1:
                # A limit on one cell alone is a bound, and bounds cost nothing to solve with.
                column, weight = moving[0]
                if weight > 0:
                    if row.high / weight < upper[column]:
                        upper[column] = row.high / weight
                        self._ceiling[self.columns[column]] = n
                    continue
                if row.high / weight <= lower[column]:
                    continue
            solved_rows.append(n)
            columns, weights = zip(*moving, strict=True)
            reduced.append(Row(columns, weights, row.low, row.high))
        self._solved_rows = np.array(solved_rows, dtype=int)
        self._polytope = Polytope(lower, upper, reduced)
        mask = np.zeros(count, dtype=bool)
        mask[list(hidden)] = True
        self._lowest, self._highest = seen.bounds(mask)

    @property
    def solved(self) -> int:
        """Return how many programs were solved."""
        return self._polytope.solved

    def look_around(self) -> None:
        """See some possible tables that are far from the truth in many cells."""
        asked = (i for i in self.columns if self._problem.demand[i] is not Demand.NOTHING)
        if sum(not self._wide(i) for i in asked) < _FEW_LEFT:
            return
        for point in self._polytope.scattered():
            self._see(point)

    def cuts(self, cell: int) -> list[Cut | Escape]:
        """Return what must change for a cell's demand to be met; nothing when it is met."""
        problem = self._problem
        demand = problem.demand[cell]
        # Every corner seen is a possible table, so it may settle a cell that was not asked for.
        if demand is Demand.NOTHING or self._wide(cell):
            return []
        up = self._go(cell, 1)
        if self._wide(cell):
            return []
        down = self._go(cell, -1)
        if self._wide(cell):
            return []
        truth = problem.truth[cell]
        low, high = whole(truth + down.value, truth + up.value)
        if demand is not Demand.WIDE and problem.policy.safe(
            low, high, exact=demand is Demand.SAFE
        ):
            return []
        gate = problem.gate[cell] if demand is Demand.WIDE_IF_HIDDEN and truth else None
        choice = gate is None and demand is not Demand.WIDE
        found: list[Cut | Escape] = []
        if choice:
            # Bounds may also be safe by being narrow: the other side of the choice.
            point = down.point if truth else up.point
            support = (i for i in self._hidden if abs(point[self._place[i]]) > _MOVED)
            found.append(Escape(cell, tuple(sorted(support))))
        raw_up, fixed_up = self._price(cell, up, 1)
        raw_down, fixed_down = self._price(cell, down, -1)
        rise = max(0, problem.policy.threshold + 1 - truth)
        width = float(problem.policy.width)
        if up.value < rise - _MOVED:
            found.append(self._cut(cell, raw_up, rise - fixed_up, gate, choice))
        if up.value - down.value < width - _MOVED:
            raw = raw_up + raw_down
            found.append(self._cut(cell, raw, width - fixed_up - fixed_down, gate, choice))
        if not any(isinstance(cut, Cut) for cut in found):
            # Wide enough in fractions of persons, but not in whole ones: something more must go.
            others = {i: 1.0 for i, p in enumerate(problem.printed) if p and i not in self._hidden}
            found.append(Cut(cell, others, 1.0, gate, choice))
        return found

    def _go(self, cell: int, sign: int) -> Extreme:
        extreme = self._polytope.extreme(self._place[cell], sign)
        self._see(extreme.point)
        return extreme

    def _see(self, point: Vector) -> None:
        step = np.zeros(len(self._problem.cells))
        step[list(self.columns)] = point
        self._seen.add(step)
        np.minimum(self._lowest, step, out=self._lowest)
        np.maximum(self._highest, step, out=self._highest)

    def _wide(self, cell: int) -> bool:
        truth = self._problem.truth[cell]
        low, high = whole(truth + self._lowest[cell], truth + self._highest[cell])
        policy = self._problem.policy
        return high > policy.threshold and high - low >= policy.width

    def _price(self, cell: int, extreme: Extreme, sign: int) -> tuple[Vector, float]:
        """Return what each cell's hiding is worth to the bound, and what is there without any."""
        prices = np.zeros(len(self._kept))
        prices[self._solved_rows] = extreme.prices
        worth = -np.bincount(
            self._entry_column,
            weights=self._entry_value * prices[self._entry_row],
            minlength=len(self._problem.cells),
        )
        worth[cell] += sign
        for held, n in self._ceiling.items():
            if worth[held] > _TINY:
                # The price of a bound is that of its row, and the row holds other cells too.
                row = self._kept[n]
                price = worth[held] / row.coefficients[row.columns.index(held)]
                for i, weight in zip(row.columns, row.coefficients, strict=True):
                    worth[i] -= price * weight
        # Upwards nothing stops a hidden cell; downwards it has as far to go as it is large.
        raw = np.where(worth > _TINY, np.inf, np.where(worth < -_TINY, -worth * self._truth, 0.0))
        raw[~np.array(self._problem.printed)] = 0.0
        hidden = sorted(self._hidden)
        # What a hidden cell could rise without bound would show in the bound itself.
        there = np.where(np.isinf(raw[hidden]), 0.0, raw[hidden]).sum()
        return raw, max(0.0, abs(extreme.value) - float(there))

    def _cut(self, cell: int, raw: Vector, least: float, gate: int | None, choice: bool) -> Cut:
        # More than the whole demand is no use: capping makes the cut strong in whole numbers.
        hiding = {int(i): float(min(raw[i], least)) for i in np.flatnonzero(raw > _TINY)}
        return Cut(cell, hiding, least, gate, choice)
