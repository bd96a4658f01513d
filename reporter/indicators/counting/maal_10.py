"""Goal 10: voluntary work of those outside the labour market, by the survey's weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR
from reporter.indicators.counting.support import incomes
from reporter.indicators.definitions.maal_10 import (
    NOT_COMPARED,
    OUTSIDE,
    VOLUNTEERED,
    VOLUNTEERING,
)
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def volunteering(sources: Sources) -> ir.Table:
    """Count respondents who answered and whose income source is known, by their weight."""
    asked = sources.yearly("frivillig")
    asked = asked.filter(asked["FRIVILLIG"].notnull())
    asked = asked.join(incomes(sources), PERSON_YEAR)
    asked = asked.filter(~asked["SOCIO13"].isin(NOT_COMPARED))
    outside = asked["SOCIO13"].isin(OUTSIDE)
    did = asked["FRIVILLIG"] == VOLUNTEERED
    return cases(
        asked,
        year=asked["AAR"],
        person=asked["RESPID"],
        group=ibis.ifelse(outside, TARGET_GROUP, VOLUNTEERING.comparison),
        hit=did,
        value=ibis.ifelse(did, asked["VAEGT"], 0),
        base=asked["VAEGT"],
    )
