"""Goal 10: voluntary work of those outside the labour market, by the survey's weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR, looked_up
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
    """Count respondents who answered and whose income source is known, by their weight.

    Left out, and one each, are those outside the labour market who did not answer, and those who
    may be outside it, for nobody knows their income source.
    """
    asked = looked_up(sources.yearly("frivillig"), "SOCIO13", incomes(sources), PERSON_YEAR)
    unknown = asked["SOCIO13"].isnull()
    outside = ~unknown & asked["SOCIO13"].isin(OUTSIDE)
    answered = asked["FRIVILLIG"].notnull()
    compared = ~asked["SOCIO13"].isin(NOT_COMPARED)
    asked = asked.mutate(outside=outside, left_out=unknown | ~answered)
    asked = asked.filter(unknown | (compared & (outside | answered)))
    did = ~asked["left_out"] & (asked["FRIVILLIG"] == VOLUNTEERED)
    return cases(
        asked,
        year=asked["AAR"],
        person=asked["RESPID"],
        group=ibis.cases(
            (asked["left_out"], VOLUNTEERING.left_out),
            (asked["outside"], TARGET_GROUP),
            else_=VOLUNTEERING.comparison,
        ),
        hit=did,
        value=ibis.ifelse(did, asked["VAEGT"], 0),
        base=ibis.ifelse(asked["left_out"], 1, asked["VAEGT"]),
    )
