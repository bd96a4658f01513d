"""The master program: what to hide at the least cost, as far as the attackers have objected."""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import numpy as np

from reporter.disclosure.attack import Cut, Escape
from reporter.disclosure.polytope import INFINITY, solver
from reporter.disclosure.problem import Problem

_MOST_NODES = 20_000
# Costs are whole numbers, so two answers closer than this cost the same.
_SAME_COST = 0.999
_PROVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kObjectiveTarget)


class Master:
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

    def tell(self, cells: Sequence[int]) -> None:
        """Let no answer hide these cells from now on."""
        for cell in cells:
            self._engine.changeColBounds(self._of_cell[cell], 0.0, 0.0)

    def solve(self, least: int | None = None) -> tuple[frozenset[int], bool] | None:
        """Return what to hide and whether it is the cheapest, or None when nothing will do.

        An answer that costs ``least``, where it is known that none costs less, ends the search.
        """
        engine = self._engine
        if least is not None:
            engine.setOptionValue("objective_target", least + 0.5)
        engine.run()
        status = engine.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        value = engine.getSolution().col_value
        if not value:
            return None
        hidden = frozenset(i for i, column in self._of_cell.items() if value[column] > 0.5)
        return hidden, status in _PROVED

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
