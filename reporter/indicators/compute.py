"""Compute indicators from registers: one query an indicator, small integer results, raw rows.

The whole period is computed at each vintage. What comes out is confidential, and leaves through
disclosure control only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ibis.backends import BaseBackend

from reporter.indicators.counting import CASES, services
from reporter.indicators.counting.cases import counted
from reporter.indicators.counting.kept import Kept
from reporter.indicators.counting.sources import Sources
from reporter.indicators.definition import Definition
from reporter.indicators.definitions import ALL, of
from reporter.indicators.grid import CELL, Cell, Counts, Grid, Results
from reporter.indicators.raw import RawRow, RawTable
from reporter.registers.engine import failures

if TYPE_CHECKING:
    import ibis.expr.types as ir

Progress = Callable[[str], None]
"""Called with a short Danish sentence on what is about to be counted."""


def compute(
    tables: Mapping[str, ir.Table],
    backend: BaseBackend,
    *,
    definitions: Sequence[Definition],
    years: range,
    vintage: date,
    synthetic: bool,
    progress: Progress,
) -> RawTable:
    """Compute every indicator asked for, for every year and area it is told for.

    ``tables`` are those of the definitions' registers, typed as their schemas say, on ``backend``.
    Rows come by indicator, year, area and group, whatever the order of the registers' rows. Raises
    UserError when disk or memory runs out.
    """
    rows: list[RawRow] = []
    panels: dict[str, tuple[str, ...]] = {}
    wanted = [definition.id for definition in definitions]
    with failures(backend), Sources(tables, years=years, wanted=wanted) as sources:
        for definition in definitions:
            progress(f"tæller {definition.id}")
            results = _counted(sources, backend, definition)
            approved = None
            if definition.panel:
                approved = services.approved_units(sources)
                panels[definition.id] = services.panel(sources)
            grid = Grid(definition=definition, years=years, results=results, approved=approved)
            rows.extend(grid.rows())
    return RawTable(sorted(rows, key=_order), vintage=vintage, synthetic=synthetic, panels=panels)


def _counted(sources: Sources, backend: BaseBackend, definition: Definition) -> Results:
    # Cases are summed at three levels; they are made once.
    with Kept(CASES[definition.id](sources)) as cases:
        rows = backend.to_pyarrow(counted(cases.table, definition)).to_pylist()
    return {Cell(**{name: row.pop(name) for name in CELL}): Counts(**row) for row in rows}


_KINDS = {"country": 0, "region": 1, "municipality": 2, "joint": 2, "unknown": 3}


def _order(row: RawRow) -> tuple[int, str, int, str, str]:
    position = ALL.index(of(row.indicator))
    return (position, row.period, _KINDS[row.area.kind], row.area.code, row.group)
