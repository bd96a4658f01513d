"""Find what must be hidden for its own sake: counts that few persons are behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporter.disclosure.cells import AreaKey, Cell, Kind, cells_of, key_of
from reporter.disclosure.policy import Policy
from reporter.indicators.definition import Definition, Unit, is_count
from reporter.indicators.raw import RawRow


@dataclass(frozen=True, repr=False)
class Counts:
    """The cells of a block with their truth, and those that few persons are behind.

    ``few_rows`` are the positions of the rows whose own numbers cover few persons.
    """

    truth: dict[Cell, int]
    few: frozenset[Cell]
    few_rows: frozenset[int]

    def __repr__(self) -> str:
        return "<Counts: confidential>"


class InconsistentError(Exception):
    """A raw row contradicts itself or another; ``row`` is where, and the message says nothing."""

    def __init__(self, row: RawRow) -> None:
        super().__init__("a raw row contradicts another")
        self.row = row


def holds_data(row: RawRow, definition: Definition, policy: Policy) -> bool:
    """Tell whether there are counts to protect behind a row.

    An area where nobody is in the target group has no share; it is told as without data, unless
    zeros are hidden.
    """
    if row.missing is not None:
        return False
    empty = not is_count(definition, row.group) and row.denominator == 0
    return not (empty and policy.zeros == "shown")


def count(definition: Definition, rows: Sequence[RawRow], policy: Policy) -> Counts:
    """Read the counts of a block's rows that hold data; raises InconsistentError."""
    truth: dict[Cell, int] = {}
    few: set[Cell] = set()
    few_rows: set[int] = set()
    seen: set[tuple[AreaKey, str]] = set()
    for position, row in enumerate(rows):
        key = (key_of(row.area), row.group)
        if key in seen:
            raise InconsistentError(row)
        seen.add(key)
        numbers = _numbers(definition, row)
        found = {
            kind
            for kind, (number, persons) in numbers.items()
            if _few(definition, row, policy, number, persons)
        }
        if not policy.complement:
            found.discard(Kind.REST)
        if found:
            few_rows.add(position)
        for cell in cells_of(definition, row.area, row.group):
            number = numbers[cell.kind][0]
            if truth.setdefault(cell, number) != number:
                raise InconsistentError(row)
            if cell.kind in found:
                few.add(cell)
    return Counts(truth, frozenset(few), frozenset(few_rows))


def _numbers(definition: Definition, row: RawRow) -> dict[Kind, tuple[int, int]]:
    """Return a row's counts, each with the persons behind it."""
    numerator, denominator = row.numerator, row.denominator
    if is_count(definition, row.group):
        if numerator is None or numerator < 0 or denominator is not None:
            raise InconsistentError(row)
        return {Kind.NUMERATOR: (numerator, row.persons)}
    if numerator is None or denominator is None or numerator < 0 or denominator < 0:
        raise InconsistentError(row)
    if definition.unit is Unit.SCORE:
        return {Kind.DENOMINATOR: (denominator, row.persons)}
    if numerator > denominator:
        raise InconsistentError(row)
    return {
        Kind.DENOMINATOR: (denominator, row.persons),
        Kind.NUMERATOR: (numerator, row.numerator_persons),
        Kind.REST: (denominator - numerator, row.rest_persons),
    }


def _few(definition: Definition, row: RawRow, policy: Policy, number: int, persons: int) -> bool:
    counted = definition.unit in (Unit.PERSONS, Unit.COUNT)
    if number and not persons and not counted:
        # Courses, scores and weights belong to somebody; without a count they are unprotected.
        raise InconsistentError(row)
    if definition.unit is Unit.WEIGHTED and not is_count(definition, row.group):
        return policy.small(persons)
    return policy.small(number) or bool(persons and policy.small(persons))
