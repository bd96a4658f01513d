"""Those who were offered help against violence at home, by the years they had the help in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reporter.indicators.counting.conditions import by_year
from reporter.indicators.definitions.maal_5 import AFTER_VIOLENCE, OFFERS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources

GOAL = AFTER_VIOLENCE.id


def helped(sources: Sources) -> ir.Table:
    """Return PNR and AAR of everyone with an offer under way on some day of the year.

    The last years, whose outcome lies after the registers, have nobody.
    """
    last = sources.years[-1] - AFTER_VIOLENCE.outcome_after

    def make() -> ir.Table:
        offers = sources["krisecenter"]
        offers = offers.filter(offers["TILBUD"].isin(OFFERS))
        people = by_year(
            sources.years,
            lambda y: offers.filter(
                offers["STARTDATO"] <= date(y, 12, 31), offers["SLUTDATO"] >= date(y, 1, 1)
            ),
        )
        return people.filter(people["AAR"] <= last)

    return sources.once("helped", make)
