"""The young people of the goals 2 and 6, read from the population in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporter.indicators.counting.conditions import aged
from reporter.indicators.definitions import of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources

OF = ("maal-2", "maal-6")


def young(sources: Sources, indicator: str) -> ir.Table:
    """Return PNR, AAR and KOM of everyone who is in the indicator's ages and lived here 1 January.

    Attribution is the bopælskommune of that day: who moves within the year stays where he lived.
    """
    people = sources.once("young", lambda: _young(sources))
    ages = of(indicator).ages
    assert ages is not None
    return people.filter(aged(people, ages, sources.years)).select("PNR", "AAR", "KOM")


def _young(sources: Sources) -> ir.Table:
    bef = sources.yearly("bef")
    spans = [ages for name in OF if name in sources.wanted and (ages := of(name).ages)]
    inside = aged(bef, spans[0], sources.years)
    for ages in spans[1:]:
        inside = inside | aged(bef, ages, sources.years)
    return bef.filter(inside).select("PNR", "AAR", "KOM", "FOED_DAG")
