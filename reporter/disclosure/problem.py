"""The problem of hiding as little as possible: cells with their truth, cost and demands.

An attacker's program is written in steps away from the truth: a cell that is told cannot move, a
hidden one moves from −truth upwards, and a rest, never told, always may. So the truth is the
origin, and every relation of the printed numbers is one of the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from reporter.disclosure.cells import Cell, Kind, Layout, Relation, is_row
from reporter.disclosure.policy import Policy
from reporter.disclosure.polytope import INFINITY, Row

Cost = Callable[[Cell], int]

Steps = tuple[tuple[Cell, float], ...]
"""Cells and weights: it is known that the weighted sum of their steps from the truth is 0."""


class Demand(Enum):
    """What an attacker may know of a cell."""

    NOTHING = "nothing is asked"
    SAFE = "safe bounds, which may be narrow where the count is large"
    WIDE = "wide bounds, whatever else is hidden"
    WIDE_IF_HIDDEN = "wide bounds, or the cell is told"


@dataclass(frozen=True)
class Problem:
    """Cells by number, in canonical order; built by ``problem``.

    ``gate`` is the cell whose hiding hides this one: itself, or for a rest its numerator.
    ``forced`` are hidden, ``fixed`` are known in any case, ``follows`` are pairs: hiding the first
    hides the second. (What is known goes from print with its denominator, but stays known.) Each
    of ``attackers`` is the rows that one kind of attacker knows.
    """

    cells: tuple[Cell, ...]
    truth: tuple[int, ...]
    cost: tuple[int, ...]
    printed: tuple[bool, ...]
    gate: tuple[int, ...]
    demand: tuple[Demand, ...]
    forced: frozenset[int]
    fixed: frozenset[int]
    follows: tuple[tuple[int, int], ...]
    attackers: tuple[tuple[Row, ...], ...]
    policy: Policy


def problem(
    layout: Layout,
    truth: Mapping[Cell, int],
    *,
    few: Iterable[Cell],
    policy: Policy,
    cost: Cost,
    forced: Iterable[Cell] = (),
    fixed: Iterable[Cell] = (),
    steps: Iterable[Steps] = (),
    courses: bool = False,
) -> Problem:
    """Put a block as a problem; ``few`` are the cells that few persons are behind.

    With ``courses`` a count says nothing of how many persons it is of, so whatever is hidden must
    stay uncertain. ``steps`` are known to every attacker. A few rest hides its numerator: the
    denominator tells the rest else.
    """
    cells = layout.cells
    number = {cell: i for i, cell in enumerate(cells)}
    told = frozenset(number[cell] for cell in fixed)
    rows = {r.parts[1]: (r.total, r.parts[0]) for r in layout.relations if is_row(r)}
    # Where the numerator is known in any case, it is the denominator that tells the rest.
    by = {rest: den if number[num] in told else num for rest, (den, num) in rows.items()}
    gate = tuple(number[by.get(cell, cell)] for cell in cells)
    few_cells = frozenset(number[cell] for cell in few)
    pairs = [(number[den], number[num]) for den, num in rows.values()]
    demand = []
    for i, cell in enumerate(cells):
        if cell.kind is Kind.REST and not policy.complement:
            demand.append(Demand.NOTHING)
        elif i in few_cells:
            demand.append(Demand.WIDE)
        else:
            demand.append(Demand.WIDE_IF_HIDDEN if courses else Demand.SAFE)
    return Problem(
        cells=cells,
        truth=tuple(truth[cell] for cell in cells),
        cost=tuple(cost(cell) for cell in cells),
        printed=tuple(cell.kind is not Kind.REST for cell in cells),
        gate=gate,
        demand=tuple(demand),
        forced=frozenset(gate[i] for i in few_cells) | {number[cell] for cell in forced},
        fixed=told,
        follows=tuple(sorted(pair for pair in pairs if pair[1] not in told)),
        attackers=_attackers(layout, truth, rows, steps),
        policy=policy,
    )


def _attackers(
    layout: Layout,
    truth: Mapping[Cell, int],
    rows: Mapping[Cell, tuple[Cell, Cell]],
    steps: Iterable[Steps],
) -> tuple[tuple[Row, ...], ...]:
    """Return what each kind of attacker knows: one, or two where persons may count in several.

    Where a person may be in several areas, the first attacker is taken to know exactly by how
    much the areas overlap: total = Σ parts − overlap. Whoever knows less has all of these points
    and more, provided that the first also knows that no part exceeds the total; so the first is
    told that too, and each bound the first cannot draw, the second cannot draw either. But a
    large count that the first knows exactly is safe, while the second may hold it for small, or
    nearly know it: wider bounds are not always safer ones. So both are asked.
    """
    number = {cell: i for i, cell in enumerate(layout.cells)}

    def row(terms: Iterable[tuple[Cell, float]], low: float, high: float) -> Row:
        found: list[tuple[int, float]] = []
        for cell, weight in terms:
            if cell.kind is Kind.REST:
                # Said by what may be told, so that hiding is all that decides.
                denominator, numerator = rows[cell]
                found += [(number[denominator], weight), (number[numerator], -weight)]
            else:
                found.append((number[cell], weight))
        return Row(tuple(i for i, _ in found), tuple(w for _, w in found), low, high)

    common = [row(terms, 0.0, 0.0) for terms in steps]
    strong: list[Row] = []
    weak: list[Row] = []
    for relation in layout.relations:
        terms = [(relation.total, 1.0), *((part, -1.0) for part in relation.parts)]
        if is_row(relation):
            columns = tuple(number[cell] for cell, _ in terms)
            common.append(Row(columns, (1.0, -1.0, -1.0), 0.0, 0.0))
        elif relation.exact:
            common.append(row(terms, 0.0, 0.0))
        else:
            overlap = sum(truth[part] for part in relation.parts) - truth[relation.total]
            strong.append(row(terms, 0.0, 0.0))
            weak.append(row(terms, -INFINITY, float(overlap)))
            for part in relation.parts:
                slack = float(truth[relation.total] - truth[part])
                common.append(row([(part, 1.0), (relation.total, -1.0)], -INFINITY, slack))
    if not weak:
        return (tuple(common),)
    return (tuple(common + strong), tuple(common + weak))


def broken(layout: Layout, truth: Mapping[Cell, int]) -> Relation | None:
    """Return a relation that the counts themselves do not keep, or None."""
    for relation in layout.relations:
        parts = [truth[part] for part in relation.parts]
        total = truth[relation.total]
        kept = sum(parts) == total if relation.exact else max(parts) <= total <= sum(parts)
        if not kept:
            return relation
    return None
