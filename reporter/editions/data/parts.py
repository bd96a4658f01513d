"""The parts of a whole that an edition takes from a published table."""

from __future__ import annotations

from decimal import Decimal

from reporter.danish import numbers
from reporter.editions.data.chosen import Rows, choose, decimals_of, unit_of
from reporter.editions.datamodel import PartsTable
from reporter.errors import EditionError
from reporter.table import Distribution, Hidden


def distribution(data: PartsTable, rows: Rows) -> Distribution:
    """Return the country's parts of one period, in percent, under the edition's names.

    A part that is not shown leaves no whole to be divided. Parts that are each rounded may miss 100
    by half their last decimal each. Raises EditionError.
    """
    rows = choose(tuple(row for row in rows if row.area.kind == "country"), "period", data.period)
    (chosen,) = zip(*(choose(rows, "group", group) for group in data.parts.values()), strict=True)
    if unit_of(chosen) != "pct":
        raise EditionError("dele af en helhed skal være i pct.")
    parts: list[tuple[str, Decimal]] = []
    for name, row in zip(data.parts, chosen, strict=True):
        if isinstance(row.value, Hidden):
            raise EditionError(f"parts.{name}: tallet vises ikke ({row.value.reason.value})")
        parts.append((name, row.value))
    decimals = decimals_of(chosen)
    total = sum((share for _, share in parts), Decimal(0))
    if abs(total - 100) > len(parts) * Decimal(5).scaleb(-decimals - 1):
        printed = numbers.number(total, decimals)
        raise EditionError(f"delene giver {printed} i alt og ikke 100 pct.; nævn alle delene")
    return Distribution(id=data.id, decimals=decimals, period=data.period, parts=tuple(parts))
