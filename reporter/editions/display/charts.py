"""Turns an edition's figures into what is drawn, what is read aloud and what is downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.specs import (
    Bar,
    Break,
    Choropleth,
    Dot,
    FigureSpec,
    MapClass,
    Pattern,
    Point,
    Segment,
    Series,
    SpecialClass,
    Spread,
    StackedBars,
    Tick,
)
from figures.specs import TimeSeries as TimeSeriesSpec
from reporter.danish import numbers, words
from reporter.editions.data.classes import Classed
from reporter.editions.display import alttext, infographic_alt, infographics, marks, sheets, spreads
from reporter.editions.display.infographics import Words
from reporter.editions.display.marks import MARKS
from reporter.editions.display.sheets import Sheet
from reporter.editions.edition import Edition
from reporter.editions.infographics import CriteriaFigure, Infographic, TextPanelFigure
from reporter.editions.model import BarFigure, ColumnsFigure, Figure, MapFigure, SpreadFigure
from reporter.kommuner import alle
from reporter.table import (
    ROUNDED_IN_SOURCE,
    AreaSeries,
    Distribution,
    Hidden,
    MunicipalSeries,
    Reason,
    TimeSeries,
)


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A figure ready to be drawn: its spec, its text alternative and the data behind it.

    ``sheet`` is None for a map whose source gives no values, and for a figure of words.
    """

    spec: FigureSpec
    alt: str
    sheet: Sheet | None


def chart(
    edition: Edition, figure: Figure, *, unavailable: str = "", told: Words | None = None
) -> Chart:
    """Build the chart of a figure from the edition's data.

    ``unavailable`` is what a map without data says instead, ``told`` the texts that stand within an
    infographic, all in plain words.
    """
    if isinstance(figure, Infographic):
        return _infographic(edition, figure, told or {})
    if isinstance(figure, MapFigure):
        return _map(edition, figure, unavailable)
    table = edition.tables[figure.data]
    if isinstance(figure, SpreadFigure):
        assert isinstance(table, AreaSeries | MunicipalSeries)
        return _spread(table)
    if isinstance(figure, BarFigure):
        assert isinstance(table, Distribution)
        return Chart(spec=_bar(table), alt=alttext.bar(table), sheet=sheets.distribution(table))
    assert isinstance(table, TimeSeries)
    spec = _time_series(figure, table)
    return Chart(spec=spec, alt=alttext.time_series(spec, table), sheet=sheets.time_series(table))


def _infographic(edition: Edition, figure: Infographic, told: Words) -> Chart:
    sheet = None
    if isinstance(figure, TextPanelFigure | CriteriaFigure):
        spec = infographics.of_words(figure, told)
    else:
        table = edition.tables[figure.data]
        assert isinstance(table, TimeSeries)
        spec, sheet = infographics.of_series(figure, table, told)
    return Chart(spec=spec, alt=infographic_alt.describe(spec), sheet=sheet)


def _time_series(figure: ColumnsFigure, table: TimeSeries) -> TimeSeriesSpec:
    rounded = table.status == ROUNDED_IN_SOURCE
    shown: list[Decimal] = []
    series = []
    for name, values in table.groups:
        points = []
        for year, value in zip(table.years, values, strict=True):
            if isinstance(value, Hidden):
                mark = MARKS[value.reason]
                points.append(Point(x=year, value=None, label=mark, position=float(year)))
                continue
            shown.append(value)
            told = numbers.rounded(value, table.decimals)  # a drawing tells no more than its label
            printed = numbers.without_unit(value, table.decimals, table.unit)
            label = words.circa(printed) if rounded else printed
            points.append(Point(x=year, value=float(told), label=label, position=float(year)))
        series.append(Series(name=name, points=tuple(points)))
    return TimeSeriesSpec(
        form=figure.kind,
        unit=numbers.UNIT_HEADINGS[table.unit],
        series=tuple(series),
        ticks=ticks([Decimal(0), *shown], table.decimals),
        breaks=tuple(Break(before=n, mark=mark) for mark, n in marks.breaks(table)),
    )


def _spread(table: AreaSeries | MunicipalSeries) -> Chart:
    spread = spreads.of(table)
    spec = Spread(
        unit=numbers.UNIT_HEADINGS[table.unit],
        others=tuple(
            Dot(value=float(numbers.rounded(value, table.decimals))) for _, value in spread.values
        ),
        own=None,
        references=tuple(
            Tick(value=float(value), label=label) for label, value in spreads.references(spread)
        ),
        extremes=tuple(
            Tick(value=float(value), label=label) for label, value in spreads.ends(spread)
        ),
        ticks=ticks([Decimal(0), *(value for _, value in spread.values)], table.decimals),
    )
    return Chart(spec=spec, alt=alttext.spread(spread), sheet=sheets.municipal(spread.series))


def ticks(values: Sequence[Decimal], decimals: int) -> tuple[Tick, ...]:
    """Return round marks, zero among them, to just above the highest value and below the lowest.

    There are eight at most, and none finer than values with so many decimals are printed.
    """
    lowest, highest = min(values), max(values)
    span = highest - lowest
    smallest = Decimal(1).scaleb(span.adjusted() - 1)
    steps = [smallest * factor for factor in (1, 2, Decimal("2.5"), 5, 10, 20)]
    steps = [step for step in steps if step == numbers.rounded(step, decimals)]
    step = next((step for step in steps if span / step <= 5), Decimal(1).scaleb(-decimals))
    finest = numbers.decimals_of(step.normalize())
    first = -int(-lowest // step) - 1 if lowest < 0 else 0
    last = int(highest // step) + 1 if highest > 0 or not lowest else 0
    marks = (step * n for n in range(first, last + 1))
    return tuple(Tick(value=float(mark), label=numbers.number(mark, finest)) for mark in marks)


def _bar(table: Distribution) -> StackedBars:
    segments = tuple(
        Segment(
            name=name,
            value=float(share),
            label=numbers.in_full(share, table.decimals, "pct"),
        )
        for name, share in table.parts
    )
    return StackedBars(unit=numbers.UNIT_HEADINGS["pct"], bars=(Bar(name="", segments=segments),))


_SPECIALS: dict[Reason, tuple[str, Pattern]] = {
    Reason.NOT_APPROVED: ("*) Ikke godkendte data", "plain"),
    Reason.FEW_PERSONS: ("**) Fortrolige tal", "dotted"),
    Reason.NO_DATA: ("Uden data", "hatched"),
}
"""How the map tells the reasons for having no value apart, in the order of its legend."""


def _map(edition: Edition, figure: MapFigure, unavailable: str) -> Chart:
    if figure.data is None:
        everywhere = SpecialClass(label=f"Uden tal ({len(alle())})", pattern="plain")
        spec = Choropleth(unit="", specials=(everywhere,), message=unavailable)
        return Chart(spec=spec, alt=alttext.empty_map(unavailable), sheet=None)
    series = edition.tables[figure.data]
    assert isinstance(series, MunicipalSeries)
    classed = edition.classed[figure.id]
    return Chart(
        spec=map_of(series, classed),
        alt=alttext.choropleth(series, classed),
        sheet=sheets.classed(series, classed),
    )


def map_of(series: MunicipalSeries, classed: Classed, *, marked: str = "") -> Choropleth:
    """Return the map of a series by its classes; ``marked`` is the code of one to point out."""
    steps = tuple(
        MapClass(label=_with_count(cls.label(series.unit), classed.count(n)))
        for n, cls in enumerate(classed.classes)
    )
    specials: list[SpecialClass] = []
    specials_of: dict[str, int] = {}
    for (reason, counted_in), codes in _without_value(series, classed):
        specials_of |= dict.fromkeys(codes, len(specials))
        specials.append(_special(reason, len(codes), counted_in))
    return Choropleth(
        unit="Antal kommuner i parentes",
        steps=steps,
        specials=tuple(specials),
        steps_of=dict(classed.of),
        specials_of=specials_of,
        marked=marked,
    )


def _without_value(
    series: MunicipalSeries, classed: Classed
) -> list[tuple[tuple[Reason, str], list[str]]]:
    """Return the municipalities without a value by reason and by the class they count in, if any.

    One reason may have several classes: a member of a joint report counts with the joint value.
    """
    found: dict[tuple[Reason, str], list[str]] = {}
    for reason in _SPECIALS:
        for observation in series.municipalities:
            value, code = observation.value, observation.area.code
            if isinstance(value, Hidden) and value.reason == reason:
                n = classed.of.get(code)
                label = "" if n is None else classed.classes[n].label(series.unit)
                found.setdefault((reason, label), []).append(code)
    return list(found.items())


def _special(reason: Reason, count: int, counted_in: str) -> SpecialClass:
    label, pattern = _SPECIALS[reason]
    if counted_in:
        label += f", talt med {'i ' if counted_in[0].isdigit() else ''}{counted_in}"
    return SpecialClass(label=f"{label} ({count})", pattern=pattern, counted=bool(counted_in))


def _with_count(label: str, count: int) -> str:
    return f"{label[0].upper()}{label[1:]} ({count})"
