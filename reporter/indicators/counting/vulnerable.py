"""Who has been placed or has had a preventive measure directed at the person."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from reporter.indicators.counting.conditions import by_year
from reporter.indicators.definitions.vulnerable import PLACED, PREVENTIVE

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources
    from reporter.indicators.definition import Ages


def _measures(sources: Sources) -> ir.Table:
    bua = sources["bua"]
    kind = bua["PGF"]
    return bua.filter(kind.between(*PLACED) | kind.between(*PREVENTIVE))


def ever(sources: Sources) -> ir.Table:
    """Return PNR and AAR of everyone whose first measure began on or before 31 December AAR."""
    measures = _measures(sources)
    first = measures.group_by("PNR").aggregate(first=measures["SAG_VFRA"].min())
    return by_year(sources.years, lambda y: first.filter(first["first"] <= date(y, 12, 31)))


def lately(sources: Sources, ages: Ages, look_back: int) -> ir.Table:
    """Return PNR and AAR of everyone with a measure on some day of the last years.

    The years end with the reference day of ``ages`` and begin on the day after the same date
    ``look_back`` years before: they are whole years. SAG_VTIL is the last day of a measure.
    """
    measures = _measures(sources)
    month, day = ages.day
    assert day <= calendar.monthrange(2001, month)[1], "the day must exist in every year"
    return by_year(
        sources.years,
        lambda y: measures.filter(
            measures["SAG_VFRA"] <= date(y, month, day),
            measures["SAG_VTIL"] > date(y - look_back, month, day),
        ),
    )
