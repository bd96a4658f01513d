"""Answers that other implementations give to published tables.

z1 and its answer: the test of R GaussSuppression's main function; the counts are the first eight
regions of the table printed in easySdcTable's vignette. microdata1 and the 4 × 4 table, with their
answers: the tests of R sdcTable.
"""

from __future__ import annotations

from itertools import product

from reporter.disclosure.attack import attack
from reporter.disclosure.cells import Cell, Kind, Layout, Relation
from reporter.disclosure.policy import Policy, whole
from reporter.disclosure.polytope import FREE, Polytope, Row
from reporter.disclosure.problem import Problem, problem
from reporter.disclosure.secondary import suppress


class TwoWay:
    """A table of rows by columns with both totals; cells are numbered as R numbers them.

    Total row first and total column first in each row, from 1.
    """

    def __init__(self, counts: list[list[int]]) -> None:
        self.columns = len(counts[0])
        full = [[sum(line), *line] for line in counts]
        table = [[sum(column) for column in zip(*full, strict=True)], *full]
        self.rows = len(counts)
        self.number = {
            (r, c): r * (self.columns + 1) + c + 1
            for r, c in product(range(self.rows + 1), range(self.columns + 1))
        }
        # The order of cells is that of the area, so the number can be the area's code.
        self.cell = {at: Cell((2, f"{n:04}"), Kind.NUMERATOR, "") for at, n in self.number.items()}
        self.truth = {cell: table[r][c] for (r, c), cell in self.cell.items()}
        relations = [
            self._sum((r, 0), [(r, c + 1) for c in range(self.columns)])
            for r in range(self.rows + 1)
        ]
        relations += [
            self._sum((0, c), [(r + 1, c) for r in range(self.rows)])
            for c in range(self.columns + 1)
        ]
        self.layout = Layout(tuple(sorted(self.truth)), tuple(relations), {})

    def _sum(self, total: tuple[int, int], parts: list[tuple[int, int]]) -> Relation:
        return Relation(self.cell[total], tuple(self.cell[at] for at in parts))

    def problem(self, few: set[int], policy: Policy) -> Problem:
        """Put the table as a problem in which a hidden cell costs its count."""
        wanted = [cell for at, cell in self.cell.items() if self.number[at] in few]
        return problem(
            self.layout,
            self.truth,
            few=wanted,
            policy=policy,
            cost=lambda cell: self.truth[cell],
        )

    def hidden(self, few: set[int], policy: Policy) -> list[int]:
        """Return the numbers of the hidden cells of the cheapest safe pattern."""
        pattern = suppress(self.problem(few, policy))
        assert pattern.minimal
        return sorted(int(self.layout.cells[i].area[1]) for i in pattern.hidden)

    def interval(self, hidden: set[int], of: int) -> tuple[float, float]:
        """Return an attacker's bounds on a cell."""
        place = {cell: n for n, cell in enumerate(self.layout.cells)}
        open_ = [int(cell.area[1]) not in hidden for cell in self.layout.cells]
        truth = [float(self.truth[cell]) for cell in self.layout.cells]
        rows = [
            Row(
                (place[r.total], *(place[p] for p in r.parts)),
                (1.0, *(-1.0 for _ in r.parts)),
                0.0,
                0.0,
            )
            for r in self.layout.relations
        ]
        lower = [t if o else 0.0 for t, o in zip(truth, open_, strict=True)]
        upper = [t if o else FREE for t, o in zip(truth, open_, strict=True)]
        program = Polytope(lower, upper, rows)
        ends = [program.extreme(of - 1, sign).value for sign in (-1, 1)]
        return whole(ends[0], ends[1])


Z1 = [  # annet, arbeid, soshjelp, trygd; regions A-H
    [11, 11, 55, 36],
    [7, 1, 29, 18],
    [5, 8, 35, 25],
    [13, 2, 17, 13],
    [9, 14, 63, 52],
    [12, 9, 24, 22],
    [6, 4, 22, 8],
    [9, 3, 38, 15],
]


def test_z1_of_gausssuppression() -> None:
    table = TwoWay(Z1)
    few = {n for at, n in table.number.items() if table.truth[table.cell[at]] <= 3}
    assert few == {13, 23, 43}
    assert table.hidden(few, Policy(threshold=3)) == [12, 13, 22, 23, 42, 43]


REGIONS = (
    "CCAACDDAACABBBCDABCABDACDDABDCCBBBBDCDBCBADBBDBCCB"
    "ACDBCBBACDBADDAADDDACBBDDBDDABBCABBBCACCCDBDBBDBAB"
)
SEXES = (
    "mmmmmfffmmffmmffmmmmmmmffmmfmmfmfffmfmfmmmfffmfmff"
    "mfffmmfmfmmmffmmffmmfmfffffmmfffmmmmmmmfmmfffmmfmm"
)


def test_microdata1_of_sdctable() -> None:
    people = list(zip(REGIONS, SEXES, strict=True))
    counts = [[people.count((region, sex)) for sex in "mf"] for region in "ABCD"]
    table = TwoWay(counts)
    assert table.hidden({6}, Policy(threshold=2, width=2)) == [5, 6, 11, 12]


FOUR = [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
NINE = {(1, 1), (1, 2), (1, 3), (2, 1), (2, 3), (3, 2), (3, 4), (4, 2), (4, 4)}


def test_the_four_by_four_table_of_sdctable() -> None:
    """Two hidden in every row and column, and yet one cell is found: 236 − 189 = 47."""
    table = TwoWay(FOUR)
    nine = {table.number[at] for at in NINE}
    w_b = table.number[1, 2]
    assert table.interval(nine, w_b) == (47, 47)
    assert table.interval(nine | {table.number[2, 4]}, w_b) == (0, 78)
    assert table.interval(nine | {table.number[2, 2]}, w_b) == (0, 141)


def test_one_more_cell_is_the_least_that_mends_the_four_by_four_table() -> None:
    table = TwoWay(FOUR)
    nine = {table.number[at] for at in NINE}
    unsafe = attack(table.problem(nine, Policy()), frozenset(n - 1 for n in nine)).unsafe
    assert unsafe == (table.number[1, 2] - 1,)
    hidden = set(table.hidden(nine, Policy()))
    assert nine < hidden
    assert len(hidden) == 10
