"""What people live on, looked up for those in a target group only.

The big registers – population, income, hours – are each read once for all the goals that need them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from reporter.indicators.counting import services, violence
from reporter.indicators.counting.conditions import (
    PERSON_YEAR,
    aged,
    each_year,
    flagged,
    looked_up,
)
from reporter.indicators.definitions import support as codes
from reporter.indicators.definitions.maal_5 import AFTER_VIOLENCE
from reporter.indicators.definitions.maal_10 import VOLUNTEERING

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def adults(sources: Sources) -> ir.Table:
    """Return PNR and AAR of those with a service or an offer in the year, in the ages on its day.

    Whoever is not in the population on 1 January has no age, and is in no target group.
    """

    def make() -> ir.Table:
        bef = sources.yearly("bef")
        inside = bef.filter(aged(bef, codes.ADULTS, sources.years)).select(*PERSON_YEAR)
        return inside.semi_join(_gathered(_target_groups(sources)), PERSON_YEAR)

    return sources.once("adults", make)


def year_after_help(sources: Sources) -> ir.Table:
    """Return adults with an offer: PNR, ``year`` of the offer and AAR of the outcome."""

    def make() -> ir.Table:
        people = flagged(violence.helped(sources), "adult", adults(sources), PERSON_YEAR)
        after = people["AAR"] + AFTER_VIOLENCE.outcome_after
        return people.filter(people["adult"]).select(
            "PNR", year=people["AAR"], AAR=after.cast("int64")
        )

    return sources.once("year after help", make)


def incomes(sources: Sources) -> ir.Table:
    """Return PNR, AAR and SOCIO13 of everyone whose main income source some goal asks for."""

    def make() -> ir.Table:
        akm = sources.yearly("akm").select(*PERSON_YEAR, "SOCIO13")
        return akm.semi_join(_gathered(_asked(sources)), PERSON_YEAR)

    return sources.once("incomes", make)


def parts(sources: Sources) -> ir.Table:
    """Return PNR, AAR and ``part``: what each person asked for lives on in that year.

    Education goes before income source: in education on the day, and fewer paid hours in the year
    than the limit; no row of hours is no hours. People without an income source are not there.
    """
    return sources.once("parts", lambda: _parts(sources))


def with_parts(people: ir.Table, sources: Sources) -> ir.Table:
    """Add ``part`` to people (PNR, AAR): what each lives on, or that nobody knows."""
    found = looked_up(people, "part", parts(sources), PERSON_YEAR)
    return found.mutate(part=found["part"].fill_null(codes.NO_INCOME))


def _parts(sources: Sources) -> ir.Table:
    people = flagged(incomes(sources), "studies", _studying(sources), PERSON_YEAR)
    source = people["SOCIO13"]
    return people.select(
        *PERSON_YEAR,
        part=ibis.cases(
            (people["studies"], codes.EDUCATION),
            (source.isin(codes.EMPLOYED), codes.EMPLOYMENT),
            (source == codes.RETIRED_EARLY, codes.EARLY_PENSION),
            else_=codes.TEMPORARY,
        ),
    )


def _studying(sources: Sources) -> ir.Table:
    kotre = sources["kotre"]
    month, day = codes.EDUCATION_DAY
    relevant = kotre.filter(kotre["UDDTYPE"].isin(codes.EDUCATIONS))
    both = relevant.join(incomes(sources).select(*PERSON_YEAR), "PNR")
    enrolled = both.filter(
        each_year(
            both["AAR"],
            sources.years,
            lambda y: (
                (both["ELEV3_VFRA"] <= date(y, month, day))
                & (both["ELEV3_VTIL"] >= date(y, month, day))
            ),
        )
    ).select(*PERSON_YEAR)
    enrolled = sources.once("enrolled", enrolled.distinct)
    bfl = sources.yearly("bfl")
    at_work = bfl.filter(bfl["LOENTIMER"] >= codes.HOURS)
    return enrolled.anti_join(at_work, PERSON_YEAR)


def _target_groups(sources: Sources) -> list[ir.Table]:
    groups = []
    if sources.wanted & set(services.GROUPS):
        groups.append(services.served(sources).select(*PERSON_YEAR))
    if violence.GOAL in sources.wanted:
        groups.append(violence.helped(sources))
    return groups


def _asked(sources: Sources) -> list[ir.Table]:
    asked = []
    if sources.wanted & set(services.GROUPS):
        asked.append(adults(sources))
    if violence.GOAL in sources.wanted:
        asked.append(year_after_help(sources).select(*PERSON_YEAR))
    if VOLUNTEERING.id in sources.wanted:
        asked.append(sources.yearly("frivillig").select(*PERSON_YEAR))
    return asked


def _gathered(tables: list[ir.Table]) -> ir.Table:
    return ibis.union(*tables) if len(tables) > 1 else tables[0]
