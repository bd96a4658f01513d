"""Where a person or course belongs: municipality, joint report, region, or nobody knows.

Which municipality that is – of home, action, count or stay – stands in the registers; here its code
becomes an area of the table. Municipalities that report services together are one unit: no figure
of either is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators.definition import Attribution, Definition
from reporter.kommuner import REGIONS, REPORTED_BY, alle
from reporter.table import COUNTRY, Area

if TYPE_CHECKING:
    import ibis.expr.types as ir

UNKNOWN = ""
"""The code of the area of those whose municipality nobody knows."""

UNKNOWN_AREA = Area(kind="unknown", code=UNKNOWN, name="Uoplyst kommune")
COUNTRY_AREA = Area(kind="country", code="", name=COUNTRY)

_NAMES = {kommune.code: kommune.name for kommune in alle()}
_REGION_OF = {kommune.code: kommune.region for kommune in alle()}


def _joint() -> dict[str, tuple[str, ...]]:
    units: dict[str, tuple[str, ...]] = {}
    for reporter in sorted(set(REPORTED_BY.values())):
        served = [code for code, by in REPORTED_BY.items() if by == reporter]
        codes = tuple(sorted([reporter, *served]))
        units["+".join(codes)] = codes
    return units


JOINT = _joint()
"""The units that report together: code (``155+185``) and members."""


def regions() -> tuple[Area, ...]:
    """Return the five regions in the order of their codes."""
    return tuple(Area(kind="region", code=code, name=name) for code, name in REGIONS.items())


def local_areas(definition: Definition) -> tuple[Area, ...]:
    """Return every area a figure of the definition may be told for below the regions.

    That is none where it may not be distributed, else municipalities in the order of their codes,
    a joint unit instead of its members where services are reported, and the unknown last.
    """
    if definition.attribution is None:
        return ()
    joint = JOINT if definition.attribution is Attribution.ACTING else {}
    members = {code for codes in joint.values() for code in codes}
    areas = [
        Area(kind="municipality", code=kommune.code, name=kommune.name)
        for kommune in alle()
        if kommune.code not in members
    ]
    areas += [
        Area(kind="joint", code=unit, name="/".join(_NAMES[code] for code in codes))
        for unit, codes in joint.items()
    ]
    areas.sort(key=lambda area: area.code)
    return (*areas, UNKNOWN_AREA) if definition.unknown else tuple(areas)


def region_of(area: Area) -> str:
    """Return the code of the region a municipality or joint unit lies in; raises KeyError."""
    return _REGION_OF[area.code.partition("+")[0]]


def reporting_unit(kommune: ir.StringValue) -> ir.StringValue:
    """Turn a handlekommune into the unit that reports for it: ``155`` becomes ``155+185``."""
    branches = [(kommune.isin(list(codes)), unit) for unit, codes in JOINT.items()]
    return ibis.cases(*branches, else_=kommune)


def known(kommune: ir.StringValue) -> ir.StringValue:
    """Turn a municipality that is missing into the code of the unknown."""
    return kommune.fill_null(UNKNOWN)


def region(area: ir.StringValue) -> ir.StringValue:
    """Find the region of a municipality's or unit's code; the unknown are in none."""
    branches = []
    for code in REGIONS:
        inside = [k.code for k in alle() if k.region == code]
        inside += [unit for unit, codes in JOINT.items() if _REGION_OF[codes[0]] == code]
        branches.append((area.isin(inside), code))
    return ibis.cases(*branches, else_=UNKNOWN)
