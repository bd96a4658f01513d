"""Hide as little as possible beside what must be hidden: Benders' decomposition with HiGHS.

A master program says which cells are hidden, at the least cost; attackers say which of its
answers are unsafe and why (``attack``). The two take turns until no attacker objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from reporter.disclosure.attack import Cut, Escape, attack, sightings
from reporter.disclosure.polytope import INFINITY, solver
from reporter.disclosure.problem import Demand, Problem

_MOST_ROUNDS = 150
_MOST_NODES = 20_000
# Costs are whole numbers, so two answers closer than this cost the same.
_SAME_COST = 0.999


class UnprotectableError(Exception):
    """Some cells cannot be protected whatever is hidden; ``cells`` are their numbers."""

    def __init__(self, cells: tuple[int, ...]) -> None:
        super().__init__("cells cannot be protected")
        self.cells = cells


@dataclass(frozen=True)
class Pattern:
    """The cells that are hidden, whether no cheaper pattern is safe, and the programs solved."""

    hidden: frozenset[int]
    minimal: bool
    solved: int


def suppress(problem: Problem) -> Pattern:
    """Return a safe pattern of least cost; raises UnprotectableError when there is none.

    The same problem gives the same pattern: limits are rounds and nodes, never seconds. A block
    that reaches them is made safe by hiding more than may be needed, and says so.
    """
    forced = _closed(problem, problem.forced)
    if forced & problem.fixed:
        raise UnprotectableError(tuple(sorted(_blocked(problem, forced))))
    master = _Master(problem, forced)
    search = _Search(problem)
    hidden, proved = forced, True
    for _ in range(_MOST_ROUNDS):
        master.add(search.mend(hidden))
        best = search.best
        # What the master leaves out only makes a pattern cheaper, so its cost is a lower bound.
        if best is not None and proved and _cost(problem, best) - _cost(problem, hidden) < 1:
            return Pattern(best, minimal=True, solved=search.solved)
        answer = master.solve()
        if answer is None:
            raise UnprotectableError(_unprotectable(problem))
        hidden, proved = answer
    if search.best is None:
        search.mend(_everything(problem))
    if search.best is None:
        raise UnprotectableError(_unprotectable(problem))
    return Pattern(search.best, minimal=False, solved=search.solved)


def _cost(problem: Problem, hidden: frozenset[int]) -> int:
    return sum(problem.cost[i] for i in hidden)


class _Search:
    """The cheapest safe pattern seen so far, and the way to the next."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._memory = sightings(problem)
        self.best: frozenset[int] | None = None
        self.solved = 0

    def mend(self, hidden: frozenset[int]) -> list[Cut | Escape]:
        """Hide more until a pattern is safe or nothing more helps; return the cuts on the way.

        Each step hides the cheapest cell that helps each unsafe one. The cuts of every step say
        more to the master than those of the first alone.
        """
        cuts: list[Cut | Escape] = []
        while True:
            findings = attack(self._problem, hidden, self._memory)
            self.solved += findings.solved
            if not findings.unsafe:
                cost = _cost(self._problem, hidden)
                if self.best is None or cost < _cost(self._problem, self.best):
                    self.best = hidden
                return cuts
            cuts += findings.cuts
            more = [_cheapest(self._problem, hidden, cut) for cut in findings.cuts]
            if all(cell is None for cell in more):
                return cuts
            hidden = _closed(self._problem, hidden | {cell for cell in more if cell is not None})


def _closed(problem: Problem, hidden: frozenset[int]) -> frozenset[int]:
    followers = {second for first, second in problem.follows if first in hidden}
    return hidden | followers


def _blocked(problem: Problem, forced: frozenset[int]) -> frozenset[int]:
    """Return the forced cells that are known already, or whose followers are."""
    known = forced & problem.fixed
    return known | {
        first for first, second in problem.follows if second in known and first in forced
    }


def _everything(problem: Problem) -> frozenset[int]:
    """Return all that may be hidden at all."""
    printed = {i for i, printed in enumerate(problem.printed) if printed}
    # A denominator cannot go where a numerator of it must be told.
    told = {first for first, second in problem.follows if second in problem.fixed}
    return frozenset(printed - problem.fixed - told)


def _unprotectable(problem: Problem) -> tuple[int, ...]:
    unsafe = attack(problem, _everything(problem)).unsafe
    wanted = tuple(i for i in unsafe if problem.demand[i] is Demand.WIDE)
    return wanted or unsafe or tuple(sorted(problem.forced))


def _cheapest(problem: Problem, hidden: frozenset[int], cut: Cut | Escape) -> int | None:
    if isinstance(cut, Escape):
        return None
    told = {first for first, second in problem.follows if second in problem.fixed}
    open_ = [i for i in cut.hiding if i not in hidden | problem.fixed | told]
    return min(open_, key=lambda i: (problem.cost[i], i), default=None)


class _Master:
    """The program of what to hide: one binary a printed cell, one a choice of wide bounds."""

    def __init__(self, problem: Problem, forced: frozenset[int]) -> None:
        self._engine = solver()
        self._engine.setOptionValue("mip_rel_gap", 0.0)
        self._engine.setOptionValue("mip_abs_gap", _SAME_COST)
        self._engine.setOptionValue("mip_max_nodes", _MOST_NODES)
        self._columns = 0
        self._of_cell: dict[int, int] = {}
        self._choices: dict[int, int] = {}
        self._rows: set[tuple[tuple[int, ...], tuple[float, ...], float]] = set()
        for i, printed in enumerate(problem.printed):
            if printed:
                low, high = int(i in forced), int(i not in problem.fixed)
                self._of_cell[i] = self._binary(problem.cost[i], low, high)
        for first, second in problem.follows:
            self._row([(self._of_cell[second], 1.0), (self._of_cell[first], -1.0)], 0.0)

    def add(self, cuts: Sequence[Cut | Escape]) -> None:
        """Add what the attackers found."""
        for cut in cuts:
            if isinstance(cut, Escape):
                terms = [(self._of_cell[i], -1.0) for i in cut.support]
                terms.append((self._choice(cut.cell), 1.0))
                self._row(terms, 1.0 - len(cut.support))
                continue
            terms = [(self._of_cell[i], weight) for i, weight in cut.hiding.items()]
            if cut.choice:
                self._row([*terms, (self._choice(cut.cell), -cut.least)], 0.0)
            elif cut.gate is not None:
                weights = dict(terms)
                at = self._of_cell[cut.gate]
                weights[at] = weights.get(at, 0.0) - cut.least
                self._row(sorted(weights.items()), 0.0)
            else:
                self._row(terms, cut.least)

    def solve(self) -> tuple[frozenset[int], bool] | None:
        """Return what to hide and whether it is the cheapest, or None when nothing will do."""
        engine = self._engine
        engine.run()
        status = engine.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        value = engine.getSolution().col_value
        if not value:
            return None
        hidden = frozenset(i for i, column in self._of_cell.items() if value[column] > 0.5)
        return hidden, bool(status == highspy.HighsModelStatus.kOptimal)

    def _binary(self, cost: int, low: int = 0, high: int = 1) -> int:
        none = np.array([], dtype=np.int32)
        self._engine.addCol(float(cost), float(low), float(high), 0, none, np.array([]))
        self._engine.changeColIntegrality(self._columns, highspy.HighsVarType.kInteger)
        self._columns += 1
        return self._columns - 1

    def _choice(self, cell: int) -> int:
        if cell not in self._choices:
            self._choices[cell] = self._binary(0)
        return self._choices[cell]

    def _row(self, terms: Sequence[tuple[int, float]], least: float) -> None:
        columns = tuple(column for column, _ in terms)
        weights = tuple(weight for _, weight in terms)
        if (columns, weights, least) in self._rows:
            return
        self._rows.add((columns, weights, least))
        self._engine.addRow(
            least - 1e-6,
            INFINITY,
            len(columns),
            np.array(columns, dtype=np.int32),
            np.array(weights),
        )
