"""Goal 2: vulnerable young people in or through a youth education."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR, each_year, flagged
from reporter.indicators.counting.vulnerable import lately
from reporter.indicators.counting.young import young
from reporter.indicators.definitions.maal_2 import (
    COMPLETED,
    IN_YOUTH_EDUCATION,
    YOUTH_EDUCATIONS,
)
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def in_youth_education(sources: Sources) -> ir.Table:
    """Count everybody of the age, vulnerable within the last years or not."""
    ages, look_back = IN_YOUTH_EDUCATION.ages, IN_YOUTH_EDUCATION.look_back
    assert ages is not None
    assert look_back is not None
    people = young(sources, IN_YOUTH_EDUCATION.id)
    people = flagged(people, "vulnerable", lately(sources, ages, look_back), PERSON_YEAR)
    people = flagged(people, "educated", _educated(sources, people, ages.day), PERSON_YEAR)
    return cases(
        people,
        year=people["AAR"],
        person=people["PNR"],
        area=people["KOM"],
        group=ibis.ifelse(people["vulnerable"], TARGET_GROUP, IN_YOUTH_EDUCATION.comparison),
        hit=people["educated"],
    )


def _educated(sources: Sources, people: ir.Table, day: tuple[int, int]) -> ir.Table:
    """Return PNR and AAR of those enrolled on the day, or through on or before it.

    ELEV3_VTIL is the last day of a course: who stops on the day is still enrolled.
    """
    kotre = sources["kotre"]
    courses = kotre.filter(kotre["UDDTYPE"].isin(YOUTH_EDUCATIONS))
    courses = courses.join(people.select(*PERSON_YEAR), "PNR")
    month, of_month = day

    def counts(y: int) -> ir.BooleanValue:
        ref = date(y, month, of_month)
        ended = courses["ELEV3_VTIL"]
        through = (courses["AFGANG"] == COMPLETED) & (ended <= ref)
        return (courses["ELEV3_VFRA"] <= ref) & ((ended >= ref) | through)

    found = courses.filter(each_year(courses["AAR"], sources.years, counts))
    return found.select(*PERSON_YEAR).distinct()
