"""Loose parts: what falls apart, and that a part never asks more than the problem."""

from __future__ import annotations

from reporter.disclosure.cells import layout
from reporter.disclosure.policy import Policy
from reporter.disclosure.primary import count
from reporter.disclosure.problem import Demand, Problem, problem
from reporter.disclosure.problem_parts import loose_parts
from reporter.disclosure.secondary import suppress
from tests.disclosure.tables import PARTS, definition
from tests.disclosure.test_secondary import ROWS


def puzzle() -> Problem:
    """Put the table of two regions, both with few persons somewhere, as a problem."""
    of = definition(parts=PARTS)
    counts = count(of, ROWS, Policy())
    laid = layout(of, [(r.area, r.group) for r in ROWS])
    return problem(laid, counts.truth, few=counts.few, policy=Policy(), cost=lambda cell: 1)


def test_a_table_falls_apart_into_its_regions() -> None:
    whole = puzzle()
    areas = [{cell.area for cell in part.problem.cells} for part in loose_parts(whole)]
    assert areas == [
        {(1, "1082"), (2, "741"), (2, "751")},
        {(1, "1084"), (2, "101"), (2, "147"), (2, "151")},
    ]


def test_a_part_is_numbered_anew_and_found_again() -> None:
    whole = puzzle()
    for part in loose_parts(whole):
        assert tuple(whole.cells[i] for i in part.cells) == part.problem.cells
        assert part.whole(part.problem.forced) == whole.forced & set(part.cells)
        gates = [part.cells[i] for i in part.problem.gate]
        assert gates == [whole.gate[i] for i in part.cells]


def test_only_wide_bounds_are_asked_of_a_part() -> None:
    asked = {d for part in loose_parts(puzzle()) for d in part.problem.demand}
    assert asked == {Demand.NOTHING, Demand.WIDE}


def test_the_parts_cost_no_more_than_the_whole() -> None:
    whole = puzzle()
    parts = [suppress(part.problem) for part in loose_parts(whole)]
    assert all(part.minimal for part in parts)
    assert sum(len(part.hidden) for part in parts) <= len(suppress(whole).hidden)
