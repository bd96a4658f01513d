"""Goal 6: vulnerable young people found guilty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR, flagged
from reporter.indicators.counting.vulnerable import ever
from reporter.indicators.counting.young import young
from reporter.indicators.definitions.maal_6 import FOUND_GUILTY, GUILTY, LAWS
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def found_guilty(sources: Sources) -> ir.Table:
    """Count everybody of the age, ever vulnerable or not; several decisions are one person."""
    kraf = sources["kraf"]
    decided = kraf.filter(kraf["AFG_AFGTYP3"].isin(GUILTY), kraf["LOVOMRAADE"].isin(LAWS))
    decided = decided.select("PNR", AAR=decided["AFG_DATO"].year().cast("int64")).distinct()
    people = young(sources, FOUND_GUILTY.id)
    people = flagged(people, "vulnerable", ever(sources), PERSON_YEAR)
    people = flagged(people, "guilty", decided, PERSON_YEAR)
    return cases(
        people,
        year=people["AAR"],
        person=people["PNR"],
        area=people["KOM"],
        group=ibis.ifelse(people["vulnerable"], TARGET_GROUP, FOUND_GUILTY.comparison),
        hit=people["guilty"],
    )
