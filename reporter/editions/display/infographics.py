"""Turns a series and an edition's words into an infographic, and into the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from figures.infographics.specs import (
    DOTS,
    Amount,
    Column,
    Criteria,
    Criterion,
    PartOfWhole,
    Proportional,
    Scale,
    ShareBars,
    StackedColumns,
    TextPanel,
    Whole,
)
from figures.infographics.specs import Infographic as Spec
from reporter.danish import numbers, words
from reporter.editions.data.wholes import HUNDRED, numbers_of, wholes, year_of
from reporter.editions.display import sheets
from reporter.editions.display.sheets import Sheet
from reporter.editions.infographics import (
    CriteriaFigure,
    Infographic,
    ProportionalFigure,
    ScaleFigure,
    ShareFigure,
    StackedColumnsFigure,
    TextPanelFigure,
)
from reporter.editions.yaml import Path
from reporter.table import ROUNDED_IN_SOURCE, TimeSeries

UNDIVIDED = "ikke opdelt"
"""Printed below a column whose parts are not known, where those of others are."""
COMPUTED = "beregnet"
"""Status of a share that the edition's data do not hold: a rest, or parts taken together."""

Words = Mapping[Path, str]
"""The texts that stand within a figure, in plain words, by their paths from the figure."""


def of_words(figure: TextPanelFigure | CriteriaFigure, told: Words) -> Spec:
    """Return a figure of words."""
    if isinstance(figure, TextPanelFigure):
        return TextPanel(text=told["message",])
    return Criteria(
        parts=tuple(
            Criterion(
                title=told["criteria", n, "title"],
                points=tuple(told["criteria", n, "points", m] for m in range(len(part.points))),
            )
            for n, part in enumerate(figure.criteria)
        )
    )


def of_series(figure: Infographic, table: TimeSeries, told: Words) -> tuple[Spec, Sheet]:
    """Return what a figure shows of a series, and the rows behind it."""
    match figure:
        case StackedColumnsFigure():
            return _columns(figure, table), sheets.time_series(table)
        case ScaleFigure():
            one = one_year(figure.year, table)
            return _scale(figure, one), sheets.time_series(one)
        case ProportionalFigure():
            one = one_year(figure.year, table)
            return Proportional(areas=tuple(_amounts(one))), sheets.time_series(one)
        case ShareFigure():
            one = one_year(figure.year, table)
            return _shares(figure, one, told), _share_sheet(one, told)
    raise AssertionError(figure)


def one_year(year: str | None, table: TimeSeries) -> TimeSeries:
    """Return the one year of a series that a figure shows, with nothing of the others."""
    shown = year_of(year, table)
    return replace(
        table,
        years=(shown,),
        groups=tuple((name, (table.value(name, shown),)) for name, _ in table.groups),
        breaks=(),
        disagreements=tuple(found for found in table.disagreements if found.year == shown),
        sources=tuple((title, (shown,)) for title, years in table.sources if shown in years),
    )


def _label(value: Decimal, table: TimeSeries, decimals: int | None = None) -> str:
    """Print a number as infographics do: a share with its sign, anything else without unit."""
    places = table.decimals if decimals is None else decimals
    percent = table.unit == "pct"
    printed = numbers.percent(value, places) if percent else numbers.number(value, places)
    return words.circa(printed) if table.status == ROUNDED_IN_SOURCE else printed


def _amount(name: str, value: Decimal, table: TimeSeries) -> Amount:
    return Amount(name=name, value=float(value), label=_label(value, table))


def _amounts(one: TimeSeries) -> list[Amount]:
    return [_amount(name, value, one) for name, value in numbers_of(one, one.period).items()]


def _scale(figure: ScaleFigure, one: TimeSeries) -> Scale:
    marks = tuple(
        Amount(name="", value=float(mark), label=numbers.number(mark, numbers.decimals_of(mark)))
        for mark in figure.marks
    )
    return Scale(marks=marks, pointers=tuple(_amounts(one)))


def _shares(figure: ShareFigure, one: TimeSeries, told: Words) -> ShareBars | PartOfWhole:
    found = wholes(numbers_of(one, one.period))
    if figure.kind == "part_of_whole":
        return PartOfWhole(
            wholes=tuple(
                _whole(name, parts, one, told, dotted=True) for name, parts in found.items()
            )
        )
    return ShareBars(
        wholes=tuple(_whole(name, parts, one, told) for name, parts in found.items()),
        whole_label=numbers.percent(HUNDRED, 0),
    )


def _whole(
    name: str, parts: Mapping[str, Decimal], one: TimeSeries, told: Words, *, dotted: bool = False
) -> Whole:
    """Return a whole in percent, or in dots.

    Parts that their source has rounded may give a little more or less than 100: they are drawn as
    if they gave just that where they are all there is.
    """
    total = sum(parts.values(), Decimal(0))
    rest, together = told.get(("rest",), ""), told.get(("together",), "")
    drawn = [float(value) for value in parts.values()]
    if dotted:
        drawn = _dots(list(parts.values()))
    elif not rest:
        drawn = [value / float(total) * 100 for value in drawn]
    return Whole(
        name=name,
        parts=tuple(
            Amount(name=part, value=value, label=_label(exact, one))
            for (part, exact), value in zip(parts.items(), drawn, strict=True)
        ),
        rest=Amount(name=rest, value=100 - sum(drawn), label=_label(HUNDRED - total, one))
        if rest
        else None,
        total=_amount(together, total, one) if together else None,
    )


def _dots(values: Sequence[Decimal]) -> list[float]:
    """Return how many of a hundred dots each part has: all parts together have just their total.

    A little more than a hundred, which parts rounded by their source may give, are a hundred.
    """
    sums = [Decimal(0)]
    for value in values:
        sums.append(min(sums[-1] + value, Decimal(DOTS)))
    edges = [numbers.rounded(edge) for edge in sums]
    return [float(after - before) for before, after in pairwise(edges)]


def _columns(figure: StackedColumnsFigure, table: TimeSeries) -> StackedColumns:
    columns = []
    for year in table.years:
        shown = numbers_of(table, year)
        names = [name for name, _ in table.groups if name != figure.total]
        parts = [_amount(name, shown[name], table) for name in names if name in shown]
        added = sum((shown[name] for name in names if name in shown), Decimal(0))
        total = shown[figure.total] if figure.total else added
        # A single group is the total, and so is one of which a part is not known.
        whole = len(names) > 1 and len(parts) == len(names)
        columns.append(
            Column(total=_amount(year, total, table), parts=tuple(parts) if whole else ())
        )
    unit = numbers.UNIT_HEADINGS[table.unit]
    return StackedColumns(unit=unit, columns=tuple(columns), undivided_label=UNDIVIDED)


def _share_sheet(one: TimeSeries, told: Words) -> Sheet:
    """Return a row for every part of every whole, with its rest and its parts together."""
    rows = []
    found = wholes(numbers_of(one, one.period))
    for name, parts in found.items():
        total = sum(parts.values(), Decimal(0))
        shares = [(part, value, one.status) for part, value in parts.items()]
        if together := told.get(("together",)):
            shares.append((together, total, COMPUTED))
        if rest := told.get(("rest",)):
            shares.append((rest, HUNDRED - total, COMPUTED))
        rows += [
            (name, part, one.period, numbers.number(value, one.decimals), status)
            for part, value, status in shares
        ]
    unit = numbers.UNIT_HEADINGS[one.unit]
    header = ("Gruppe", "Del", "År", unit, sheets.STATUS)
    shown = (*(("Gruppe",) if any(found) else ()), "Del", unit, sheets.STATUS)
    return Sheet(header, tuple(rows), frozenset({unit}), shown)
