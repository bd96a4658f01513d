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
    INSUFFICIENT_2018,
    MEAN_2016,
    READING,
    SUBJECTS,
)
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def mean_score(sources: Sources) -> ir.Table:
    """Count a case for every test with a score; a test adds its score, and itself, to the mean.

    Without a score, the tests of vulnerable pupils are left out.
    """
    tests = sources.yearly("nattest")
    tests = tests.filter(tests["FAG"].isin(SUBJECTS))
    tests = flagged(tests, "vulnerable", ever(sources), PERSON_YEAR)
    known = tests["NORMSCORE"].notnull()
    tests = tests.filter(known | tests["vulnerable"])
    return cases(
        tests,
        year=tests["AAR"],
        person=tests["PNR"],
        group=ibis.cases(
            (~known, MEAN_2016.left_out),
            (tests["vulnerable"], TARGET_GROUP),
            else_=MEAN_2016.comparison,
        ),
        hit=known,
        value=tests["NORMSCORE"].fill_null(0),
    )


def insufficient_reading(sources: Sources) -> ir.Table:
    """Count every vulnerable pupil in the grade by criterion; without a result, left out."""
    tests = sources.yearly("nattest")
    tests = tests.filter(tests["FAG"] == READING, tests["KLASSETRIN"] == GRADE)
    tests = tests.semi_join(ever(sources), PERSON_YEAR)
    known = tests["KRITERIE"].notnull()
    return cases(
        tests,
        year=tests["AAR"],
        person=tests["PNR"],
        group=ibis.ifelse(known, TARGET_GROUP, INSUFFICIENT_2018.left_out),
        hit=known & tests["KRITERIE"].isin(INSUFFICIENT),
    )
