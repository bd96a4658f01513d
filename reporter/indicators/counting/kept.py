"""Intermediate results that stay in the engine: computed once, used several times, then dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from ibis.util import gen_name

from reporter.registers.engine import is_embedded

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Kept:
    """A table of the engine that holds an expression's rows; dropped on leaving the context.

    Spark caches what it computes. In DuckDB it is a temporary table that we drop ourselves: ibis
    12 drops nothing with sqlglot from 30.18 on (ibis issue 12101).
    """

    def __init__(self, expr: ir.Table) -> None:
        backend = expr.get_backend()
        if is_embedded(backend):
            name = gen_name("kept")
            self.table: ir.Table = backend.create_table(name, expr, temp=True)
            self._drop: Callable[[], object] = lambda: backend.con.execute(
                f'DROP TABLE "{name}"'
            ).fetchall()
        else:
            self.table = expr.cache()
            self._drop = self.table.release

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()
