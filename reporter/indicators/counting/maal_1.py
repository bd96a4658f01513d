"""Goal 1: test results of vulnerable pupils."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR, flagged
from reporter.indicators.counting.vulnerable import ever
from reporter.indicators.definitions.maal_1 import (
    GRADE,
    INSUFFICIENT,
    MEAN_2016,
    READING,
    SUBJECTS,
)
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def mean_score(sources: Sources) -> ir.Table:
    """Count a case for every test with a score; a test adds its score, and itself, to the mean."""
    tests = sources.yearly("nattest")
    tests = tests.filter(tests["FAG"].isin(SUBJECTS), tests["NORMSCORE"].notnull())
    tests = flagged(tests, "vulnerable", ever(sources), PERSON_YEAR)
    return cases(
        tests,
        year=tests["AAR"],
        person=tests["PNR"],
        group=ibis.ifelse(tests["vulnerable"], TARGET_GROUP, MEAN_2016.comparison),
        hit=ibis.literal(True),
        value=tests["NORMSCORE"],
    )


def insufficient_reading(sources: Sources) -> ir.Table:
    """Count every vulnerable pupil with a criterion result in the grade; no result, no case."""
    tests = sources.yearly("nattest")
    tests = tests.filter(
        tests["FAG"] == READING, tests["KLASSETRIN"] == GRADE, tests["KRITERIE"].notnull()
    ).semi_join(ever(sources), PERSON_YEAR)
    return cases(
        tests,
        year=tests["AAR"],
        person=tests["PNR"],
        hit=tests["KRITERIE"].isin(INSUFFICIENT),
    )
