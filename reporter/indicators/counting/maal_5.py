"""Goal 5: people exposed to violence, and what they live on the year after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.support import with_parts, year_after_help
from reporter.indicators.definitions.support import NO_INCOME, PARTS
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def after_violence(sources: Sources) -> ir.Table:
    """Count adults with an offer in the year by their status of the year after."""
    people = with_parts(year_after_help(sources), sources)
    return cases(
        people,
        year=people["year"],
        person=people["PNR"],
        group=ibis.ifelse(people["part"] == NO_INCOME, NO_INCOME, TARGET_GROUP),
        hit=people["part"].isin([part.name for part in PARTS if part.counted]),
    )
