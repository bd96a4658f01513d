"""The rows of a published table that are asked for, and what they have in common."""

from __future__ import annotations

from typing import Literal

from reporter.danish import numbers
from reporter.editions.edition import unknown
from reporter.errors import EditionError
from reporter.published.table import IndicatorObservation
from reporter.table import Hidden

Rows = tuple[IndicatorObservation, ...]
_Field = Literal["indicator", "period", "group"]
_DANISH: dict[_Field, str] = {"indicator": "indikatoren", "group": "gruppen"}


def choose(rows: Rows, field: _Field, wanted: str) -> Rows:
    """Return the rows where a field is what is wanted; raises EditionError naming what there is."""
    found = tuple(row for row in rows if getattr(row, field) == wanted)
    if not found:
        known = list(dict.fromkeys(getattr(row, field) for row in rows))
        if field == "period":  # a year that is spelled alike is no likelier than another
            there = ", ".join(sorted(known))
            raise EditionError(f"perioden '{wanted}' findes ikke; der er {there}")
        raise unknown(_DANISH[field], wanted, known)
    return found


def unit_of(rows: Rows) -> str:
    """Return the unit of all rows; raises EditionError where they have several."""
    units = sorted({row.unit for row in rows})
    if len(units) > 1:
        raise EditionError(f"tallene har flere enheder: {', '.join(units)}")
    return units[0]


def decimals_of(rows: Rows) -> int:
    """Return how many decimals the rows are printed with: as many as any has in its source."""
    shown = [numbers.decimals_of(row.value) for row in rows if not isinstance(row.value, Hidden)]
    return max(shown, default=0)
