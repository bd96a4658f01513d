"""What an indicator is, in Danish words made of its definition.

Ages, years back, codes, unit, municipality, parts, comparison and reservations are read from the
``Definition`` and from the constants it is computed with; so are all digits. The sentences round
them are written here, one file a family of goals.
"""

from __future__ import annotations

from collections.abc import Callable

from reporter.indicators.definition import Definition
from reporter.indicators.wording import adults, expressions, sources, treatment, vulnerable
from reporter.indicators.wording.parts import Told, Words

_GOALS: dict[str, Callable[[Definition], Told]] = {
    "maal-1-2016": vulnerable.pupils,
    "maal-1-2018": vulnerable.pupils,
    "maal-2": vulnerable.youth_education,
    "maal-3": adults.with_service,
    "maal-4": adults.with_service,
    "maal-5": adults.after_violence,
    "maal-6": vulnerable.found_guilty,
    "maal-7": treatment.homeless,
    "maal-8": treatment.drug_courses,
    "maal-8-doedsfald": treatment.deaths,
    "maal-9": treatment.alcohol_courses,
    "maal-10": adults.volunteers,
}


def describe(definition: Definition) -> Words:
    """Describe an indicator; raises KeyError for an id that has no words."""
    told = _GOALS[definition.id](definition)
    return Words(
        population=told.population,
        numerator=told.numerator,
        denominator=told.denominator,
        measure=told.measure,
        reservations=(*told.reservations, *expressions.reservations(definition)),
        attribution=(expressions.attribution(definition),),
        comparison=expressions.comparison(definition),
        left_out=expressions.left_out(definition),
        sources=sources.told(definition.registers),
    )
