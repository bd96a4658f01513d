"""Goal 9: public courses of treatment for alcohol abuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.attribution import known
from reporter.indicators.counting.cases import cases
from reporter.indicators.definitions.maal_9 import (
    ENDED_COURSES,
    ENDED_WELL,
    NOT_ANONYMOUS,
    PUBLIC,
)
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def ended_courses(sources: Sources) -> ir.Table:
    """Count public, not anonymous courses ended in the year; without a reason, left out.

    A course without a person number is somebody, and nobody else: a person of its own.
    """
    nab = sources["nab"]
    ended = nab["SLUTDATO"].year().cast("int64")
    courses = nab.mutate(year=ended).filter(
        nab["OFFENTLIG"] == PUBLIC,
        nab["ANONYM"] == NOT_ANONYMOUS,
        ended.between(sources.years[0], sources.years[-1]),
    )
    told = courses["SLUTAARSAG"].notnull()
    nobody_else = ibis.literal("forløb ").concat(courses["FORLOEB_ID"])
    return cases(
        courses,
        year=courses["year"],
        person=courses["PNR"].coalesce(nobody_else),
        area=known(courses["BOPKOM"]),
        group=ibis.ifelse(told, TARGET_GROUP, ENDED_COURSES.left_out),
        hit=told & courses["SLUTAARSAG"].isin(ENDED_WELL),
    )
