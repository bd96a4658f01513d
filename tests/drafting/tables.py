"""Published tables that tell of the goals whatever chance wants, as the real ones are shaped."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reporter import kommuner
from reporter.indicators import definitions
from reporter.indicators.definition import Definition
from reporter.published.table import (
    TARGET_GROUP,
    IndicatorObservation,
    IndicatorTable,
    in_order,
)
from reporter.table import COUNTRY, Area, Hidden, Reason, Value

LAND = Area(kind="country", name=COUNTRY)
JOINT = Area(kind="joint", code="155+185", name="Dragør/Tårnby")
MUNICIPALITIES = [
    Area(kind="municipality", code=kommune.code, name=kommune.name)
    for kommune in kommuner.alle()
    if kommune.code not in JOINT.code.split("+")
]


def table(*rows: IndicatorObservation, synthetic: bool = True) -> IndicatorTable:
    return IndicatorTable(
        observations=in_order(rows), vintage=date(2020, 2, 1), synthetic=synthetic
    )


def row(
    indicator: str,
    period: str,
    value: str | int | Value,
    *,
    area: Area = LAND,
    group: str = TARGET_GROUP,
    unit: str = "pct",
) -> IndicatorObservation:
    shown = value if isinstance(value, Decimal | Hidden) else Decimal(value)
    return IndicatorObservation(
        indicator=indicator, area=area, period=period, group=group, value=shown, unit=unit
    )


def by_chance(seed: int, *, synthetic: bool = True) -> IndicatorTable:
    """Return a table of any goals, years and groups, with numbers hidden here and there."""
    chance = random.Random(seed)
    rows: list[IndicatorObservation] = []
    for definition in definitions.ALL:
        if chance.random() < 0.8:
            rows += _of(definition, chance)
    if not rows:
        rows += _of(definitions.ALL[0], chance)
    return table(*rows, synthetic=synthetic)


def with_other_numbers(old: IndicatorTable, seed: int) -> IndicatorTable:
    """Return the table with other numbers, some hidden; parts of wholes stay as they are.

    The country's first number of an indicator is shown: a goal with none at all has no text.
    """
    chance = random.Random(seed)
    parts = {part.name for definition in definitions.ALL for part in definition.parts}
    rows = []
    first = {each.indicator: each.period for each in reversed(old.observations)}
    for each in old.observations:
        kept = each.area == LAND and each.period == first[each.indicator]
        value: Value = Decimal(chance.randrange(101))
        if chance.random() < 0.2 and not kept:
            value = Hidden(chance.choice(list(Reason)))
        rows.append(each if each.group in parts else replace(each, value=value))
    return replace(old, observations=tuple(rows))


def _of(definition: Definition, chance: random.Random) -> list[IndicatorObservation]:
    years = sorted(chance.sample(range(2010, 2021), chance.choice((1, 2, 3, 6))))
    with_others, with_left_out = chance.random() < 0.7, chance.random() < 0.7
    with_parts = chance.random() < 0.8
    hidden = chance.choice((0.0, 0.0, 0.1, 0.5, 1.0))
    few = chance.choice((1, 3, 100))
    rows: list[IndicatorObservation] = []
    for n, year in enumerate(map(str, years)):
        groups = [TARGET_GROUP]
        if definition.comparison and with_others:
            groups.append(definition.comparison)
        for group in groups:
            # The target group's first year is always shown: a table without it has no such goal.
            at_risk = 0.0 if n == 0 and group == TARGET_GROUP else hidden
            value = _value(chance, definition, at_risk, most=100)
            rows.append(row(definition.id, year, value, group=group, unit=definition.value_unit))
        if definition.left_out and with_left_out:
            count = Decimal(chance.randrange(2000))
            rows.append(row(definition.id, year, count, group=definition.left_out, unit="antal"))
        if definition.parts and with_parts:
            rows += _parts(definition, year, chance)
        if definition.attribution:
            for area in (*MUNICIPALITIES, JOINT):
                value = _value(chance, definition, hidden, most=few)
                rows.append(row(definition.id, year, value, area=area, unit=definition.value_unit))
    return rows


def _value(chance: random.Random, definition: Definition, hidden: float, *, most: int) -> Value:
    if chance.random() < hidden:
        return Hidden(chance.choice(list(Reason)))
    many = 40 if definition.value_unit == "antal" else 1
    return Decimal(chance.randrange(most + 1) * many)


def _parts(definition: Definition, year: str, chance: random.Random) -> list[IndicatorObservation]:
    cuts = sorted(chance.randrange(101) for _ in definition.parts[1:])
    edges = [0, *cuts, 100]
    return [
        row(definition.id, year, high - low, group=part.name)
        for part, low, high in zip(definition.parts, edges, edges[1:], strict=False)
    ]
