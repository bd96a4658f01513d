"""Goal 5: people exposed to violence, and what they live on the year after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR
from reporter.indicators.counting.support import parts, year_after_help
from reporter.indicators.definitions.support import PARTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def after_violence(sources: Sources) -> ir.Table:
    """Count adults with an offer in the year by their status of the year after."""
    people = year_after_help(sources).join(parts(sources), PERSON_YEAR)
    return cases(
        people,
        year=people["year"],
        person=people["PNR"],
        hit=people["part"].isin([part.name for part in PARTS if part.counted]),
    )
