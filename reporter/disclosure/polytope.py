"""What an attacker holds possible, as a linear program that is solved again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
INFINITY = highspy.kHighsInf
FREE = 1e7
"""Further than any count here can move; a bound beyond it is no bound."""

_SETTLED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)


@dataclass(frozen=True, slots=True)
class Row:
    """``low`` ≤ Σ coefficient × column ≤ ``high``."""

    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Extreme:
    """The furthest a column goes: its value, a point where it does, the rows' prices."""

    value: float
    point: Vector
    prices: Vector


def solver() -> highspy.Highs:
    """Return a silent HiGHS that gives the same answer on every machine and every run."""
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 0),
    ):
        engine.setOptionValue(option, value)
    return engine


class Polytope:
    """The points between ``lower`` and ``upper`` that keep every row."""

    def __init__(self, lower: Sequence[float], upper: Sequence[float], rows: Sequence[Row]) -> None:
        self.solved = 0
        self._engine = solver()
        # Only the objective changes from one program to the next, so the last corner stays
        # feasible: the primal simplex goes on from it.
        self._engine.setOptionValue("presolve", "off")
        self._engine.setOptionValue("solver", "simplex")
        self._engine.setOptionValue("simplex_strategy", 4)
        self._engine.setOptionValue("simplex_primal_edge_weight_strategy", 0)
        model = highspy.HighsLp()
        model.num_col_ = len(lower)
        model.num_row_ = len(rows)
        model.col_cost_ = np.zeros(len(lower))
        model.col_lower_ = np.array(lower, dtype=float)
        model.col_upper_ = np.array(upper, dtype=float)
        model.row_lower_ = np.array([row.low for row in rows], dtype=float)
        model.row_upper_ = np.array([row.high for row in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0] + [len(row.columns) for row in rows])
        model.a_matrix_.index_ = np.array([c for row in rows for c in row.columns], dtype=np.int32)
        model.a_matrix_.value_ = np.array(
            [c for row in rows for c in row.coefficients], dtype=float
        )
        self._engine.passModel(model)
        self._last = 0
        self._columns = len(lower)

    def feasible(self) -> bool:
        """Tell whether there is any point at all."""
        return self._solve() == highspy.HighsModelStatus.kOptimal

    def scattered(self) -> Iterator[Vector]:
        """Yield points far out in many columns at once, a few for any number of columns.

        Each settles many columns' bounds, which would else take two programs for each column.
        """
        columns = np.arange(self._columns, dtype=np.int32)
        # Two columns differ in some binary digit of their numbers, so they are pulled apart once.
        for digit in range(self._columns.bit_length()):
            signs = np.where((columns >> digit) & 1, 1.0, -1.0)
            for way in (signs, -signs):
                self._engine.changeColsCost(self._columns, columns, way)
                yield self._run().point
        self._engine.changeColsCost(self._columns, columns, np.zeros(self._columns))

    def extreme(self, column: int, sign: int) -> Extreme:
        """Go as far up (``sign`` 1) or down (−1) in a column as the rows allow."""
        self._engine.changeColCost(self._last, 0.0)
        self._engine.changeColCost(column, -float(sign))
        self._last = column
        return self._run(column)

    def _run(self, column: int = 0) -> Extreme:
        if self._solve() != highspy.HighsModelStatus.kOptimal:
            # Never seen: every column is bounded and the program was feasible.
            raise RuntimeError("the attacker's program has no solution")
        solution = self._engine.getSolution()
        point = np.array(solution.col_value)
        return Extreme(float(point[column]), point, -np.array(solution.row_dual))

    def _solve(self) -> highspy.HighsModelStatus:
        engine = self._engine
        engine.run()
        self.solved += 1
        status = engine.getModelStatus()
        if status not in _SETTLED:
            # Rounding led the simplex astray on its way from the last corner: begin anew.
            engine.clearSolver()
            engine.setOptionValue("simplex_strategy", 1)
            engine.run()
            engine.setOptionValue("simplex_strategy", 4)
            status = engine.getModelStatus()
        return status
