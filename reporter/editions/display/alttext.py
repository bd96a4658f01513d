"""Text alternatives computed from a figure's own data: kind, range, change, classes, extremes."""

from __future__ import annotations

from decimal import Decimal

from figures.specs import TimeSeries as TimeSeriesSpec
from reporter.danish import numbers, words
from reporter.danish.comparison import printed, relation_of
from reporter.editions.data.classes import Classed
from reporter.editions.display import marks
from reporter.editions.display.spreads import Spread, extremes
from reporter.kommuner import alle
from reporter.table import (
    ROUNDED_IN_SOURCE,
    Distribution,
    Hidden,
    MunicipalSeries,
    Reason,
    TimeSeries,
)

MOST_NAMES = 4
"""More places than this sharing an extreme are counted, not listed."""


def time_series(spec: TimeSeriesSpec, table: TimeSeries) -> str:
    """Describe columns or lines: every value, and how the last compares with the first."""
    kind = "Søjlediagram" if spec.form == "columns" else "Kurvediagram"
    sentences = [f"{kind} over {table.period}, {spec.unit.lower().rstrip('.')}."]
    for series, (_, values) in zip(spec.series, table.groups, strict=True):
        points = [
            f"{p.x}: {v.reason.value if isinstance(v, Hidden) else p.label}"
            for p, v in zip(series.points, values, strict=True)
        ]
        sentences.append(f"{series.name}: {words.enumeration(points)}.")
        # Numbers on both sides of a break are not held against each other.
        start = marks.breaks(table)[-1][1] if table.breaks else 0
        first, last = values[start], values[-1]
        several = len(values) - start > 1
        if several and not isinstance(first, Hidden) and not isinstance(last, Hidden):
            sentences.append(_change(first, last, table, table.years[start]))
    for _, after in marks.breaks(table):
        before, year = table.years[after - 1], table.years[after]
        sentences.append(f"Serien er brudt mellem {before} og {year}.")
    return " ".join(sentences)


def _change(first: Decimal, last: Decimal, table: TimeSeries, start: str) -> str:
    end = table.years[-1]
    before, after = (printed(v, decimals=table.decimals, unit=table.unit) for v in (first, last))
    rounded = table.status == ROUNDED_IN_SOURCE or before.vanishing
    relation = relation_of(after, before)
    if relation == "level":
        what = "Den afrundede værdi" if rounded else "Værdien"
        return f"{what} er den samme i {end} som i {start}."
    what = "Den afrundede værdi" if table.status == ROUNDED_IN_SOURCE else "Værdien"
    return f"{what} er {'højere' if relation == 'above' else 'lavere'} i {end} end i {start}."


def bar(table: Distribution) -> str:
    """Describe a 100 pct. bar: every part, and the largest."""
    parts = [
        f"{name} {numbers.in_full(share, table.decimals, 'pct')}" for name, share in table.parts
    ]
    seen = {name: numbers.rounded(share, table.decimals) for name, share in table.parts}
    largest = [name for name, share in seen.items() if share == max(seen.values())]
    lead = "Den største del er" if len(largest) == 1 else "De største dele er"
    listed = words.enumeration(parts).rstrip(".")
    ends = words.enumeration(largest).rstrip(".")
    return f"Stablet søjle, der deler 100 pct. op: {listed}. {lead} {ends}."


def choropleth(series: MunicipalSeries, classed: Classed) -> str:
    """Describe a map: how many municipalities in each class, the highest and the lowest."""
    counts = [
        f"{classed.count(n)} {'kommune' if classed.count(n) == 1 else 'kommuner'} med {label}"
        for n, label in enumerate(c.label(series.unit) for c in classed.classes)
    ]
    listed = words.enumeration(counts).rstrip(".")
    sentences = [f"Danmarkskort over de {len(alle())} kommuner: {listed}."]
    for name, (value, places) in zip(("Højest", "Lavest"), extremes(series), strict=False):
        told = _in_full(value, series)
        shown = words.enumeration(places) if len(places) <= MOST_NAMES else _kommuner(len(places))
        sentences.append(f"{name} er {shown} ({told}).")
    for reason, words_of in _WITHOUT.items():
        missing = [code for code in classed.missing if series.of_code(code).value == Hidden(reason)]
        if missing:
            counted = all(code in classed.of for code in missing)
            there = " og talt med i den laveste klasse" if counted else ""
            sentences.append(f"{_kommuner(len(missing)).capitalize()} {words_of}{there}.")
    return " ".join(sentences)


_WITHOUT = {
    Reason.NO_DATA: "er uden data",
    Reason.NOT_APPROVED: "har ikke godkendte data",
    Reason.FEW_PERSONS: "vises ikke af hensyn til fortroligheden",
}


def _kommuner(count: int) -> str:
    number = words.cardinal(Decimal(count)) or numbers.number(Decimal(count))
    return "én kommune" if count == 1 else f"{number} kommuner"


def spread(spread: Spread) -> str:
    """Describe a spread: of how many municipalities, the country, the median, the extremes."""
    series = spread.series
    sentences = [f"Prikdiagram over {_kommuner(len(spread.values))} efter tal."]
    for name, value in spread.named:
        sentences.append(f"{name}: {_in_full(value, series)}".rstrip(".") + ".")
    for name, (value, places) in zip(("Højest", "Lavest"), spread.extremes, strict=True):
        shown = words.enumeration(places) if len(places) <= MOST_NAMES else _kommuner(len(places))
        sentences.append(f"{name} er {shown} ({_in_full(value, series)}).")
    return " ".join(sentences)


def _in_full(value: Decimal, series: MunicipalSeries) -> str:
    return numbers.in_full(value, series.decimals, series.unit)


def empty_map(message: str) -> str:
    """Describe a map that has no values to show; ``message`` is what it says instead."""
    return f"Danmarkskort over de {len(alle())} kommuner uden værdier. {message}"
