"""Goals 3 and 4: adults with a service, by what they live on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporter.indicators.counting import services
from reporter.indicators.counting.cases import cases
from reporter.indicators.counting.conditions import PERSON_YEAR
from reporter.indicators.counting.support import adults, with_parts
from reporter.indicators.definition import Definition
from reporter.indicators.definitions import maal_3, maal_4

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources


def with_disability(sources: Sources) -> ir.Table:
    """Count adults with a service because of a physical or cognitive impairment."""
    return _served(sources, maal_3.WITH_DISABILITY)


def with_difficulties(sources: Sources) -> ir.Table:
    """Count adults with a service because of a mental difficulty or a social problem."""
    return _served(sources, maal_4.WITH_DIFFICULTIES)


def _served(sources: Sources, definition: Definition) -> ir.Table:
    served = services.served(sources)
    people = served.filter(served["MAALGRUPPE"].isin(services.GROUPS[definition.id]))
    people = people.select(*PERSON_YEAR, "area").distinct().semi_join(adults(sources), PERSON_YEAR)
    people = with_parts(people, sources)
    return cases(
        people,
        year=people["AAR"],
        person=people["PNR"],
        area=people["area"],
        group=people["part"],
        hit=people["part"].isin([part.name for part in definition.parts if part.counted]),
        national=people["area"].isin(list(services.panel(sources))),
    )
