"""What earlier vintages have settled: what stays hidden, and what everybody knows already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reporter.disclosure import told
from reporter.disclosure.cells import AreaKey, Cell, Kind, key_of
from reporter.disclosure.policy import Policy
from reporter.disclosure.told import Block
from reporter.indicators.definition import Definition
from reporter.published.table import IndicatorObservation, IndicatorTable
from reporter.table import Hidden, Reason


@dataclass(frozen=True)
class Settled:
    """A block's cells that must stay hidden, those that are known, and its rows hidden before."""

    hidden: frozenset[Cell]
    known: frozenset[Cell]
    rows: frozenset[tuple[AreaKey, str]]


class Earlier:
    """The earlier vintages, read once; asked block by block."""

    def __init__(self, tables: Sequence[IndicatorTable], policy: Policy) -> None:
        self._tables = [(table, told.blocks(table)) for table in tables]
        self._policy = policy

    def settle(self, definition: Definition, block: Block, truth: Mapping[Cell, int]) -> Settled:
        """Settle a block's cells, given their present numbers.

        What was hidden stays hidden: the reader who has both vintages would else see it. What was
        told with the same number is known to all, and hiding it now would protect nothing.
        """
        hidden: set[Cell] = set()
        known: set[Cell] = set()
        rows: set[tuple[AreaKey, str]] = set()
        for table, of_block in self._tables:
            if block not in of_block:
                continue
            read = told.read(
                definition,
                of_block[block],
                decimals=told.decimals_of(table, self._policy),
                panel=table.panels.get(block[0], ()),
            )
            hidden |= {cell for cell in read.hidden if cell.kind is not Kind.REST}
            known |= {
                cell
                for cell, number in read.known.items()
                if cell.kind is not Kind.REST and truth.get(cell) == number
            }
            rows |= {(key_of(row.area), row.group) for row in of_block[block] if _few(row)}
        present = hidden & truth.keys()
        return Settled(frozenset(present), frozenset(known - hidden), frozenset(rows))


def _few(row: IndicatorObservation) -> bool:
    return isinstance(row.value, Hidden) and row.value.reason is Reason.FEW_PERSONS
