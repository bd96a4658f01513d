"""Small raw tables for the tests, and an attacker of their own to check ours with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import highspy

from reporter.disclosure.policy import Policy
from reporter.disclosure.release import Release, release
from reporter.indicators.definition import Attribution, Definition, Part, Unit
from reporter.indicators.raw import RawRow, RawTable
from reporter.published.table import TARGET_GROUP, IndicatorTable
from reporter.table import Area, Reason

COUNTRY = Area(kind="country", name="Hele landet")
HOVEDSTADEN = Area(kind="region", code="1084", name="Region Hovedstaden")
MIDT = Area(kind="region", code="1082", name="Region Midtjylland")
KBH = Area(kind="municipality", code="101", name="København")
FRB = Area(kind="municipality", code="147", name="Frederiksberg")
BALLERUP = Area(kind="municipality", code="151", name="Ballerup")
AARHUS = Area(kind="municipality", code="751", name="Aarhus")
SAMSOE = Area(kind="municipality", code="741", name="Samsø")
PAIR = Area(kind="joint", code="155+185", name="Dragør/Tårnby")
UNKNOWN = Area(kind="unknown", name="Uoplyst kommune")

PARTS = (
    Part(name="uddannelse", counted=True),
    Part(name="beskæftigelse", counted=True),
    Part(name="midlertidige ydelser mv.", counted=False),
    Part(name="førtidspension", counted=False),
)
VINTAGE = date(2019, 12, 1)


def definition(
    *,
    unit: Unit = Unit.PERSONS,
    parts: tuple[Part, ...] = (),
    additive: bool = True,
    panel: bool = False,
    comparison: str = "",
    left_out: str = "",
    decimals: int = 0,
) -> Definition:
    return Definition(
        id="maal-4",
        goal=4,
        title="Prøve",
        indicator="Andel",
        since="2018",
        unit=unit,
        value_unit="antal" if unit is Unit.COUNT else "pct",
        decimals=decimals,
        wanted="higher",
        registers=("ksi",),
        attribution=Attribution.ACTING,
        additive=additive,
        panel=panel,
        comparison=comparison,
        left_out=left_out,
        parts=parts,
    )


def row(
    area: Area,
    numerator: int,
    denominator: int | None,
    *,
    group: str = TARGET_GROUP,
    period: str = "2016",
    persons: tuple[int, int, int] | None = None,
) -> RawRow:
    """Return a row; ``persons`` are those behind all, numerator and rest, if not the counts."""
    rest = (denominator or 0) - numerator
    behind = persons or (numerator if denominator is None else denominator, numerator, rest)
    return RawRow(
        indicator="maal-4",
        period=period,
        area=area,
        group=group,
        numerator=numerator,
        denominator=denominator,
        persons=behind[0],
        numerator_persons=behind[1],
        rest_persons=max(behind[2], 0),
    )


def missing(area: Area, reason: Reason, *, group: str = TARGET_GROUP) -> RawRow:
    return RawRow(indicator="maal-4", period="2016", area=area, group=group, missing=reason)


def part_rows(area: Area, counts: Sequence[int]) -> list[RawRow]:
    """Return the rows of an area whose people fall into the four parts."""
    total = sum(counts)
    rows = [
        row(area, count, total, group=part.name) for part, count in zip(PARTS, counts, strict=True)
    ]
    return [row(area, counts[0] + counts[1], total), *rows]


def raw(
    rows: Iterable[RawRow], *, panel: tuple[str, ...] = (), vintage: date = VINTAGE
) -> RawTable:
    panels = {"maal-4": panel} if panel else {}
    return RawTable(rows, vintage=vintage, synthetic=True, panels=panels)


def released(
    rows: Iterable[RawRow],
    of: Definition,
    *,
    policy: Policy | None = None,
    panel: tuple[str, ...] = (),
    earlier: Sequence[IndicatorTable] = (),
) -> Release:
    return release(raw(rows, panel=panel), policy or Policy(), definitions=[of], earlier=earlier)


def shown(table: IndicatorTable) -> dict[tuple[str, str], tuple[object, int | None, int | None]]:
    """Return what is printed, by area and group: value or reason, numerator, denominator."""
    return {
        (o.area.name, o.group): (
            o.value if o.status == "offentliggjort" else o.status,
            o.numerator,
            o.denominator,
        )
        for o in table.observations
    }


def status(table: IndicatorTable) -> dict[str, str]:
    """Return each area's status, for tables with one group."""
    return {o.area.name: o.status for o in table.observations}


Sums = Sequence[tuple[str, Sequence[str]]]


def bounds(
    known: Mapping[str, int], names: Iterable[str], sums: Sums, most: int = 400
) -> dict[str, tuple[int, int]]:
    """Bound every count in whole numbers by branch and bound.

    ``sums`` are totals and what they are the sum of. Nothing is shared with the code under test.
    """
    model = highspy.Highs()
    model.silent()
    columns = {n: model.addIntegral(lb=known.get(n, 0), ub=known.get(n, most)) for n in names}
    for total, parts in sums:
        model.addConstr(columns[total] == sum(columns[p] for p in parts))
    return {name: ends(model, column.index) for name, column in columns.items()}


def ends(model: highspy.Highs, column: int) -> tuple[int, int]:
    """Return the least and most that a column of a program can be."""
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model.changeObjectiveSense(sense)
        model.changeColCost(column, 1.0)
        model.run()
        assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(int(model.getInfo().objective_function_value + 0.5))
    model.changeColCost(column, 0.0)
    return found[0], found[1]


def is_safe(low: int, high: int, policy: Policy) -> bool:
    """Say the rule once more, in other words."""
    narrow_about_few = low <= policy.threshold and (
        high <= policy.threshold or high - low < policy.width
    )
    return not narrow_about_few or (low == high == 0 and policy.zeros == "shown")
