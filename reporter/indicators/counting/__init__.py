"""The confidential side of the definitions: what each indicator counts, as ibis expressions.

Written once; DuckDB and Spark give the same integers. One file a goal, each of which turns the
registers into cases; ``cases.counted`` sums them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reporter.indicators.counting import (
    maal_1,
    maal_2,
    maal_3_4,
    maal_5,
    maal_6,
    maal_7,
    maal_8,
    maal_9,
    maal_10,
)
from reporter.indicators.counting.sources import Sources

if TYPE_CHECKING:
    import ibis.expr.types as ir

CASES: Mapping[str, Callable[[Sources], ir.Table]] = {
    "maal-1-2016": maal_1.mean_score,
    "maal-1-2018": maal_1.insufficient_reading,
    "maal-2": maal_2.in_youth_education,
    "maal-3": maal_3_4.with_disability,
    "maal-4": maal_3_4.with_difficulties,
    "maal-5": maal_5.after_violence,
    "maal-6": maal_6.found_guilty,
    "maal-7": maal_7.homeless,
    "maal-8": maal_8.ended_courses,
    "maal-8-doedsfald": maal_8.deaths,
    "maal-9": maal_9.ended_courses,
    "maal-10": maal_10.volunteering,
}
"""Which function makes an indicator's cases."""
