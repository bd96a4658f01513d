"""Cases: one row a person or course that is counted, and how cases become integers.

Columns: ``year``, ``person`` (text), ``area`` and ``region`` (codes, empty when unknown),
``group``, ``hit`` (counts in the numerator), ``value`` and ``base`` (what the case adds to
numerator and denominator) and ``national`` (counts in the country's figure). Those left out are a
group of their own, whose denominator is how many they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from reporter.indicators import attribution
from reporter.indicators.definition import Definition, Unit
from reporter.published.table import TARGET_GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

COUNTS = ("numerator", "denominator", "persons", "numerator_persons", "rest_persons")
"""The integers of a cell."""


def cases(
    table: ir.Table,
    *,
    year: ir.Value,
    person: ir.Value,
    hit: ir.Value,
    group: ir.Value | None = None,
    area: ir.StringValue | None = None,
    value: ir.Value | None = None,
    base: ir.Value | None = None,
    national: ir.Value | None = None,
) -> ir.Table:
    """Shape a table into cases: the target group, one each, where nothing else is said."""
    if area is None:
        area = ibis.literal(attribution.UNKNOWN)
    return table.select(
        year=year,
        person=person,
        area=area,
        region=attribution.region(area),
        group=ibis.literal(TARGET_GROUP) if group is None else group,
        hit=hit,
        value=(hit.cast("int64") if value is None else value),
        base=(ibis.literal(1).cast("int64") if base is None else base),
        national=ibis.literal(True) if national is None else national,
    )


def counted(table: ir.Table, definition: Definition) -> ir.Table:
    """Sum cases by year and group for the country, each region and each area.

    Returns level, code, year, group, numerator, denominator, persons, numerator_persons and
    rest_persons, all of them integers. A person counts once in every area that he or she is counted
    in: where the unit is persons, numerator and denominator are the distinct persons themselves.
    The comparison group and those left out are told for the country only.
    """
    whole = _at(table.filter(table["national"]), "country", ibis.literal(""), definition)
    if definition.attribution is None:
        return whole
    own = table.filter(table["group"].notin([definition.comparison, definition.left_out]))
    return ibis.union(
        whole,
        _at(own, "region", own["region"], definition),
        _at(own, "area", own["area"], definition),
    )


def _at(table: ir.Table, level: str, code: ir.Value, definition: Definition) -> ir.Table:
    table = table.select("year", "group", "person", "hit", "value", "base", code=code)
    by_person = definition.unit is Unit.PERSONS
    if by_person:
        # A person is in one group a year, in its numerator or not, and so has one row here.
        table = table.select("code", "year", "group", "person", "hit").distinct()
    person, hit = table["person"], table["hit"]
    persons = table.count() if by_person else person.nunique()
    hits = hit.sum() if by_person else person.nunique(where=hit)
    rest = (~hit).sum() if by_person else person.nunique(where=~hit)
    summed = table.group_by("code", "year", "group").aggregate(
        numerator=hits if by_person else table["value"].sum(),
        denominator=persons if by_person else table["base"].sum(),
        persons=persons,
        numerator_persons=hits,
        rest_persons=rest,
    )
    counts = {name: summed[name].cast("int64") for name in COUNTS}
    return summed.select("code", "year", "group", level=ibis.literal(level), **counts)
