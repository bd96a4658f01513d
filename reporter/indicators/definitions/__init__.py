"""The ten goals as data: the same objects are computed from and printed.

One file a goal; the codes its count uses stand beside its definition.
"""

from reporter.indicators.definition import Definition
from reporter.indicators.definitions import (
    maal_1,
    maal_2,
    maal_3,
    maal_4,
    maal_5,
    maal_6,
    maal_7,
    maal_8,
    maal_9,
    maal_10,
)

ALL: tuple[Definition, ...] = (
    maal_1.MEAN_2016,
    maal_1.INSUFFICIENT_2018,
    maal_2.IN_YOUTH_EDUCATION,
    maal_3.WITH_DISABILITY,
    maal_4.WITH_DIFFICULTIES,
    maal_5.AFTER_VIOLENCE,
    maal_6.FOUND_GUILTY,
    maal_7.HOMELESS,
    maal_8.ENDED_COURSES,
    maal_8.DEATHS,
    maal_9.ENDED_COURSES,
    maal_10.VOLUNTEERING,
)
"""Every definition, by goal and then by the edition that first used it."""


def of(indicator: str) -> Definition:
    """Return the definition with that id (``maal-4``); raises KeyError."""
    for definition in ALL:
        if definition.id == indicator:
            return definition
    raise KeyError(indicator)


def of_goal(goal: int) -> tuple[Definition, ...]:
    """Return the definitions of a goal; raises KeyError."""
    found = tuple(definition for definition in ALL if definition.goal == goal)
    if not found:
        raise KeyError(goal)
    return found
