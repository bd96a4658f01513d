"""The registers of one computation, and what several goals need of them, kept in the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from reporter.indicators.counting.kept import Kept

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Sources:
    """The tables by register, the years, the indicators wanted, and intermediate results.

    What is kept is a table of the engine, never of Python. It is dropped on leaving the context.
    """

    def __init__(
        self, tables: Mapping[str, ir.Table], *, years: range, wanted: Collection[str]
    ) -> None:
        self._tables = tables
        self._kept: dict[str, ir.Table] = {}
        self._stack = ExitStack()
        self.years = years
        self.wanted = frozenset(wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._kept.clear()

    def __getitem__(self, register: str) -> ir.Table:
        """Return a register's table; raises KeyError."""
        return self._tables[register]

    def yearly(self, register: str) -> ir.Table:
        """Return a yearly register's rows of the years that are counted."""
        table = self[register]
        return table.filter(table["AAR"].between(self.years[0], self.years[-1]))

    def once(self, name: str, make: Callable[[], ir.Table]) -> ir.Table:
        """Compute an intermediate result the first time it is asked for, and keep it."""
        if name not in self._kept:
            self._kept[name] = self._stack.enter_context(Kept(make())).table
        return self._kept[name]
