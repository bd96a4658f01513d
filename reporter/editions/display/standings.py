"""How a municipality's standing in an indicator is drawn: over time or among the others, and a map.

Figures of a sheet see the municipality's own profile only; no other municipality is named in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from figures.specs import Choropleth, Development, Dot, Point, Series, Spread, Tick
from reporter.danish import dates, numbers, places, words
from reporter.editions.display import standing_alt
from reporter.editions.display.charts import map_of, ticks
from reporter.editions.display.marks import MARKS
from reporter.editions.profiles.measure import known, latest
from reporter.editions.profiles.profile import Comparison, Profile, Standing
from reporter.kommuner import alle
from reporter.table import Hidden, Value


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The two figures of a standing, with their headings and text alternatives.

    The chart shows the development where there are several periods, and else the place among all.
    """

    chart: Development | Spread
    chart_title: str
    chart_alt: str
    map: Choropleth
    map_title: str
    map_alt: str


NOUNS = {"antal": "antal", "pct": "andel"}
"""What a value of a unit is called: "kommunerne efter andel"."""


def panel(profile: Profile, standing: Standing) -> Panel:
    """Return the figures of one indicator."""
    series = standing.measure.series
    name = places.official(profile.kommune.code)
    period = dates.period(series.period)
    noun = NOUNS.get(series.unit, "værdi")
    several = len(series.periods) > 1
    marked = map_of(latest(series), standing.measure.classed, marked=profile.kommune.code)
    return Panel(
        chart=_development(standing) if several else _spread(profile, standing),
        chart_title=f"Udvikling {_span(series.periods)}" if several else _among(name, standing),
        chart_alt=standing_alt.development(name, standing)
        if several
        else standing_alt.spread(name, standing),
        map=marked,
        map_title=f"Kommunerne efter {noun}, {period}",
        map_alt=standing_alt.choropleth(name, profile.kommune.code, standing),
    )


def _among(name: str, standing: Standing) -> str:
    limit, series = beyond(standing), standing.measure.series
    title = f"{name} blandt landets {len(alle())} kommuner"
    if limit is None:
        return title
    over = sum(value > limit for _, (value,) in series.municipalities if isinstance(value, Decimal))
    left_out = words.cardinal(Decimal(over)) or numbers.number(Decimal(over))
    return f"{title}, uden de {left_out} med over {numbers.number(limit, series.decimals)}"


def _span(periods: tuple[str, ...]) -> str:
    if all(len(period) == 4 for period in periods):
        return f"{periods[0]}-{periods[-1]}"
    return f"{dates.period(periods[0])} til {dates.period(periods[-1])}"


def compared(standing: Standing) -> tuple[Comparison, ...]:
    """Return what the figures hold the municipality against; a sum is of another size than it."""
    both = (standing.region, standing.country)
    return () if standing.measure.series.unit == "antal" else both


def _development(standing: Standing) -> Development:
    series = standing.measure.series
    shown = known(standing.own)
    others = [(c.name, c.values) for c in compared(standing) if known(c.values)]
    every = [*shown, *(value for _, values in others for value in known(values))]
    return Development(
        unit=numbers.UNIT_HEADINGS[series.unit],
        own=_series("", standing.own, standing),
        others=tuple(_series(name, values, standing) for name, values in others),
        ticks=ticks([Decimal(0), *every], series.decimals),
        message="" if shown else standing_alt.without_numbers(standing.own),
    )


def _series(name: str, values: Iterable[Value], standing: Standing) -> Series:
    series = standing.measure.series
    points = []
    for period, value in zip(series.periods, values, strict=True):
        position = float(period) if period.isdecimal() else None
        if isinstance(value, Hidden):
            point = Point(x=period, value=None, label=MARKS[value.reason], position=position)
        else:
            label = numbers.number(value, series.decimals)
            point = Point(x=period, value=float(value), label=label, position=position)
        points.append(point)
    return Series(name=name, points=tuple(points))


TOO_FAR = 4
"""A highest value so many times the one below which 19 of 20 lie leaves the others no room."""


def beyond(standing: Standing) -> Decimal | None:
    """Return the value above which a spread leaves municipalities out; None where it has them all.

    A few very large ones would push all others to the edge. A sheet of one of those shows them all.
    """
    values = sorted(
        known(tuple(values[-1] for _, values in standing.measure.series.municipalities))
    )
    limit = values[len(values) * 19 // 20 - 1]
    own = standing.value
    here = isinstance(own, Hidden) or own <= limit
    return limit if here and limit > 0 and values[-1] > TOO_FAR * limit else None


def _spread(profile: Profile, standing: Standing) -> Spread:
    series = standing.measure.series
    regions = {k.code: k.region for k in alle()}
    limit = beyond(standing)
    dots = [
        (area, value)
        for area, (value,) in series.municipalities
        if not isinstance(value, Hidden) and (limit is None or value <= limit)
    ]
    others = tuple(
        Dot(value=float(value), near=regions[area.code] == profile.kommune.region)
        for area, value in dots
        if area.code != profile.kommune.code
    )
    own = None
    if not isinstance(standing.value, Hidden):
        printed = numbers.number(standing.value, series.decimals)
        own = Tick(value=float(standing.value), label=f"{profile.kommune.name} {printed}")
    return Spread(
        unit=numbers.UNIT_HEADINGS[series.unit],
        others=others,
        own=own,
        references=tuple(
            Tick(
                value=float(c.value),
                label=f"{c.name}{', gennemsnit' if c.origin == 'mean' else ''} "
                + numbers.number(c.value, series.decimals),
            )
            for c in compared(standing)
            if not isinstance(c.value, Hidden)
        ),
        ticks=ticks([Decimal(0), *(value for _, value in dots)], series.decimals),
        near_label=f"Andre kommuner i {standing.region.name}",
        other_label="Kommuner i resten af landet",
        message="" if own else standing_alt.without_numbers(standing.own),
    )
