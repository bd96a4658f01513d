"""An indicator as all sheets of an edition share it: every area's numbers, classes and ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reporter import kommuner
from reporter.danish.ranking import Rank, ranks
from reporter.editions.data.classes import Classed
from reporter.editions.datamodel import MunicipalData
from reporter.editions.model import SheetIndicator
from reporter.table import Area, AreaSeries, Hidden, MunicipalSeries, Observation


@dataclass(frozen=True, kw_only=True)
class Measure:
    """An indicator and what its numbers make of the municipalities in the latest period.

    ``ranks`` has no place for a municipality whose number is not shown. ``made_up`` says that the
    numbers are synthetic.
    """

    indicator: SheetIndicator
    series: AreaSeries
    classed: Classed
    ranks: Mapping[str, Rank]
    made_up: bool


def ranked(series: AreaSeries) -> Mapping[str, Rank]:
    """Return every municipality's place by its latest value as printed, the highest first."""
    shown = [
        (area.code, value)
        for area, (*_, value) in series.municipalities
        if not isinstance(value, Hidden)
    ]
    return ranks(shown, decimals=series.decimals, unit=series.unit)


def of_municipal(series: MunicipalSeries, data: MunicipalData) -> AreaSeries:
    """Return a series of one period as a series of areas; joint reports keep rows of their own."""
    members = {
        part.area: tuple(sorted(kommuner.find(name).code for name in part.members))
        for part in data.joint
    }
    own = {o.area.code: o for o in series.municipalities}
    rows = [(o.area, (o.value,)) for o in series.observations if o.area.kind == "country"]
    for kommune in kommuner.alle():
        area = Area(kind="municipality", code=kommune.code, name=kommune.name)
        rows.append((area, (own[kommune.code].value,)))
    for name, codes in members.items():
        area = Area(kind="joint", code="+".join(codes), name=name)
        rows.append((area, (series.of(name).value,)))
    return AreaSeries(
        id=series.id,
        unit=series.unit,
        decimals=series.decimals,
        periods=(series.period,),
        rows=tuple(rows),
        joint=tuple(sorted((code, codes) for codes in members.values() for code in codes)),
    )


def latest(series: AreaSeries) -> MunicipalSeries:
    """Return the municipalities' values of the latest period, as maps and classes take them."""
    return MunicipalSeries(
        id=series.id,
        unit=series.unit,
        decimals=series.decimals,
        period=series.period,
        observations=tuple(
            Observation(area=area, value=values[-1], line=0)
            for area, values in series.municipalities
        ),
    )


def known(values: tuple[Decimal | Hidden, ...]) -> tuple[Decimal, ...]:
    """Return the values that are shown."""
    return tuple(value for value in values if not isinstance(value, Hidden))
