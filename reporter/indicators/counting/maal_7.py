"""Goal 7: the homeless in the week of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.attribution import known
from reporter.indicators.counting.cases import cases

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def homeless(sources: Sources) -> ir.Table:
    """Count everyone in the mapping, at his or her hjemkommune."""
    people = sources.yearly("hjemloese")
    return cases(
        people,
        year=people["AAR"],
        person=people["LOEBENR"],
        area=known(people["HJEMKOM"]),
        hit=ibis.literal(True),
    )
