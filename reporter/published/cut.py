"""A part of a published table that is a published table itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reporter.published.table import IndicatorTable


def cut(
    table: IndicatorTable, *, indicators: Collection[str], last: str | None = None
) -> IndicatorTable:
    """Return the rows of some indicators, up to the period ``last``, and what is told of them.

    What the rows say of vintage, source and made-up registers stays; leaving rows out shows nothing
    that the whole table hides.
    """
    return replace(
        table,
        observations=tuple(
            row
            for row in table.observations
            if row.indicator in indicators and (last is None or row.period <= last)
        ),
        panels={name: codes for name, codes in table.panels.items() if name in indicators},
    )
