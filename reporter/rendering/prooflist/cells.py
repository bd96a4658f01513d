"""Holds a printed number to the cell of the data that it says it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import numbers
from reporter.rendering.prooflist.entries import MOST_DECIMALS
from reporter.table import PUBLISHED, Hidden, Value

COMPUTED = "beregnet"
"""The status of a number that stands in no file, before of what it is computed."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A number as it says what it is; ``line`` is its row in a table of the page, else -1.

    ``unit`` is empty where the page does not tell it.
    """

    key: str
    area: str
    period: str
    value: Decimal
    unit: str = ""
    line: int = -1


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a number is from: file and place, its value and unit there, and its status.

    ``area`` is whose number it is. ``value`` and ``unit`` are None and empty for a number that is
    computed and stands nowhere.
    """

    series: str
    source: str
    status: str
    area: str
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of the data: its value, where it stands, and the whole a count is a share of."""

    value: Value | None
    where: str
    unit: str
    status: str = PUBLISHED
    whole: Decimal | None = None


def held_to(asked: Asked, cell: Cell, series: str) -> Origin:
    """Hold a number to the cell it says it is; a share of the cell's whole is computed."""
    value = cell.value
    # Of a count both the number and the share that it is may be printed, and they may be alike.
    is_share = cell.whole is not None and asked.unit == "pct"
    if not isinstance(value, Decimal) or is_share or not _same(asked.value, value):
        if isinstance(value, Decimal) and cell.whole is not None:
            share = numbers.share(value, cell.whole)
            if _same(asked.value, share):
                told = f"{numbers.number(value)} af {numbers.number(cell.whole)}"
                return Origin(
                    series=series,
                    source=cell.where,
                    status=computed(told),
                    area=asked.area,
                    value=share,
                    unit="pct",
                )
        status = computed(asked.area)
        return Origin(series=series, source=cell.where, status=status, area=asked.area)
    return Origin(
        series=series,
        source=cell.where,
        status=cell.status,
        area=asked.area,
        value=value,
        unit=cell.unit,
    )


def computed(of_what: str) -> str:
    """Return the status of a number that is computed, and of what."""
    return f"{COMPUTED}: {of_what}" if of_what else COMPUTED


def _same(printed: Decimal, value: Decimal) -> bool:
    """Tell whether a number is the value, or the value as it is rounded to be printed."""
    decimals = numbers.decimals_of(printed)
    if printed == value or decimals > MOST_DECIMALS:
        return printed == value
    return printed == numbers.rounded(value, decimals)


def status_of(value: Value, shown: str) -> str:
    """Return why a value is not shown, or ``shown`` where it is."""
    return value.reason.value if isinstance(value, Hidden) else shown
