"""Goal 8: courses of treatment for drug abuse, and deaths related to drugs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.attribution import known
from reporter.indicators.counting.cases import cases
from reporter.indicators.definitions.maal_8 import ENDED_COURSES, ENDED_WELL
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def ended_courses(sources: Sources) -> ir.Table:
    """Count courses ended in the year, the never begun among them; without status, left out."""
    stof = sources["stof"]
    ended = stof["BEHANDLINGAFSLUTTETDATO"].year().cast("int64")
    courses = stof.mutate(year=ended).filter(ended.between(sources.years[0], sources.years[-1]))
    told = courses["AFSLUTNINGSSTATUS"].notnull()
    return cases(
        courses,
        year=courses["year"],
        person=courses["PNR"],
        area=known(courses["OPHOLDSKOM"]),
        group=ibis.ifelse(told, TARGET_GROUP, ENDED_COURSES.left_out),
        hit=told & courses["AFSLUTNINGSSTATUS"].isin(ENDED_WELL),
    )


def deaths(sources: Sources) -> ir.Table:
    """Count deaths by the year they happened in."""
    died = sources["narkodoed"]
    year = died["DOEDSDATO"].year().cast("int64")
    died = died.mutate(year=year).filter(year.between(sources.years[0], sources.years[-1]))
    return cases(died, year=died["year"], person=died["SAGSNR"], hit=ibis.literal(True))
