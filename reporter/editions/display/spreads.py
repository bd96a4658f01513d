"""How a number spreads over the municipalities: their values, the country, median and extremes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from reporter.danish import numbers
from reporter.danish.comparison import printed
from reporter.editions.profiles.measure import latest
from reporter.table import COUNTRY, AreaSeries, Hidden, MunicipalSeries, Observation, Reason

Extremes = tuple[tuple[Decimal, list[str]], ...]
"""The highest and the lowest value, each with its places."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The values shown of all municipalities, by name; a member of a joint report has the report's.

    ``named`` are the country, where it is told and is no sum, and the median. ``missing`` counts
    those without a number by the reason.
    """

    series: MunicipalSeries
    values: tuple[tuple[str, Decimal], ...]
    named: tuple[tuple[str, Decimal], ...]
    extremes: Extremes
    missing: tuple[tuple[Reason, int], ...]


def of(table: AreaSeries | MunicipalSeries) -> Spread:
    """Return the spread of a series, of its latest period; some municipality has a number."""
    series = _latest(table) if isinstance(table, AreaSeries) else table
    taken = dict(series.joint)
    values = []
    hidden: Counter[Reason] = Counter()
    for observation in series.municipalities:
        joint = taken.get(observation.area.code)
        value = series.of(joint).value if joint else observation.value
        if isinstance(value, Hidden):
            hidden[value.reason] += 1
        else:
            values.append((observation.area.name, value))
    named = [("Median", median(value for _, value in values))]
    if series.unit != "antal":  # the country's sum is of another size than any municipality
        countries = (o for o in series.observations if o.area.kind == "country")
        named[:0] = [(COUNTRY, o.value) for o in countries if isinstance(o.value, Decimal)]
    return Spread(
        series=series,
        values=tuple(values),
        named=tuple(named),
        extremes=_extremes(values, series),
        missing=tuple((reason, hidden[reason]) for reason in Reason if hidden[reason]),
    )


def _latest(table: AreaSeries) -> MunicipalSeries:
    """Return the municipalities of the latest period, and the country before them."""
    country = [
        Observation(area=area, value=values[-1], line=0)
        for area, values in table.rows
        if area.kind == "country"
    ]
    series = latest(table)
    return replace(series, observations=(*country, *series.observations))


def extremes(series: MunicipalSeries) -> Extremes:
    """Return the highest and the lowest value among the municipalities, each with its places.

    Where no municipality has a value there is neither.
    """
    return _extremes(
        [(o.area.name, o.value) for o in series.municipalities if isinstance(o.value, Decimal)],
        series,
    )


def _extremes(values: list[tuple[str, Decimal]], series: MunicipalSeries) -> Extremes:
    if not values:
        return ()

    def alike(end: Decimal) -> tuple[Decimal, list[str]]:
        # As printed: who has the same printed number is no lower and no higher to a reader.
        seen = printed(end, decimals=series.decimals, unit=series.unit)
        names = [
            name
            for name, value in values
            if printed(value, decimals=series.decimals, unit=series.unit) == seen
        ]
        return end, names

    return alike(max(value for _, value in values)), alike(min(value for _, value in values))


def references(spread: Spread) -> list[tuple[str, Decimal]]:
    """Return what stands on the lines across the dots, and where."""
    return [(f"{name} {_printed(value, spread)}", value) for name, value in spread.named]


def ends(spread: Spread) -> list[tuple[str, Decimal]]:
    """Return the names and numbers of the lowest and the highest; several of a kind are counted."""
    told = []
    for value, places in reversed(spread.extremes):
        who = places[0] if len(places) == 1 else f"{len(places)} kommuner"
        told.append((f"{who} {_printed(value, spread)}", value))
    return told


def _printed(value: Decimal, spread: Spread) -> str:
    return numbers.without_unit(value, spread.series.decimals, spread.series.unit)
