"""Finds the municipalities that moved to another class or another rank, and classes that changed.

``steps`` are the new less the old: a class or more up or down, or so many ranks further from the
highest number. A municipality whose number is newly hidden or shown has not moved: that is told
of the number itself. Ranks are counted among the municipalities that have one in both editions,
so that no rank moves only because another municipality came or went; where all have one in both
they are as printed.

Where a number is newly hidden and its figure's classes have other limits, the old ones could be
that very number, and that they moved, or whom they moved, says where among the others it was:
nothing is then told of the figure's classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from reporter import kommuner
from reporter.archive.difference.discretion import Discretion
from reporter.archive.difference.model import Move
from reporter.archive.difference.titles import Titles
from reporter.danish import numbers
from reporter.danish.ranking import ranks
from reporter.editions.data.classes import Classed
from reporter.editions.edition import Edition
from reporter.editions.profiles.measure import latest
from reporter.table import MunicipalSeries


@dataclass(frozen=True, kw_only=True)
class _Item:
    """A map or an indicator; ``values`` are those shown of each municipality, by code."""

    series: MunicipalSeries
    classed: Classed
    values: Mapping[str, Decimal]
    ranked: bool

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(found.label(self.series.unit) for found in self.classed.classes)


def _items(edition: Edition) -> dict[str, _Item]:
    found = {
        figure: _item(edition.map_series(figure), classed, ranked=False)
        for figure, classed in edition.classed.items()
    }
    for measure in edition.measures:
        found[measure.indicator.id] = _item(latest(measure.series), measure.classed, ranked=True)
    return found


def _item(series: MunicipalSeries, classed: Classed, *, ranked: bool) -> _Item:
    joint = dict(series.joint)
    values = {}
    for own in series.municipalities:
        code = own.area.code
        value = (series.of(joint[code]) if code in joint else own).value
        if isinstance(value, Decimal):
            values[code] = value
    return _Item(series=series, classed=classed, values=values, ranked=ranked)


def moves(
    old: Edition, new: Edition, discretion: Discretion, titles: Titles
) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """Return the moves between classes and between ranks, the farthest first.

    Of each figure or indicator whose classes have other limits one is told without a municipality:
    the classes as they were and are. These come first.
    """
    classes: list[Move] = []
    placed: list[Move] = []
    before = _items(old)
    for name, now in _items(new).items():
        if name in before:
            was, title = before[name], titles.items[name]
            silent = discretion.concerns(was.series.id, was.series.period)
            classes += _classes(name, title, was, now, silent=silent)
            if was.ranked and now.ranked:
                placed += _ranks(name, title, was, now)
    return _farthest_first(classes), _farthest_first(placed)


def _farthest_first(found: list[Move]) -> tuple[Move, ...]:
    def key(move: Move) -> tuple[bool, int]:
        return bool(move.kommune), -abs(move.steps or 0)

    return tuple(sorted(found, key=key))


def _classes(name: str, title: str, was: _Item, now: _Item, *, silent: bool) -> Iterator[Move]:
    olds, news = was.labels, now.labels
    other_limits = olds != news
    if other_limits and silent:
        return
    if other_limits:
        yield Move(
            item=name, title=title, kommune="", name="", old="; ".join(olds), new="; ".join(news)
        )
    alike = len(olds) == len(news)
    for kommune in kommuner.alle():
        if (kommune.code in was.values) != (kommune.code in now.values):
            continue
        before, after = was.classed.of.get(kommune.code), now.classed.of.get(kommune.code)
        before_label = "" if before is None else olds[before]
        after_label = "" if after is None else news[after]
        unmoved = before == after if alike else before_label == after_label
        if unmoved:
            continue
        counted = alike and before is not None and after is not None
        yield Move(
            item=name,
            title=title,
            kommune=kommune.code,
            name=kommune.name,
            old=before_label,
            new=after_label,
            steps=(after or 0) - (before or 0) if counted else None,
        )


def _ranks(name: str, title: str, was: _Item, now: _Item) -> Iterator[Move]:
    both = was.values.keys() & now.values.keys()
    before, after = _ranked(was, both), _ranked(now, both)
    for kommune in kommuner.alle():
        old, new = before.get(kommune.code), after.get(kommune.code)
        if old and new and old != new:
            among = numbers.number(Decimal(len(both)))
            yield Move(
                item=name,
                title=title,
                kommune=kommune.code,
                name=kommune.name,
                old=f"nr. {numbers.number(Decimal(old))} af {among}",
                new=f"nr. {numbers.number(Decimal(new))} af {among}",
                steps=new - old,
            )


def _ranked(item: _Item, codes: Set[str]) -> dict[str, int]:
    values = [(code, value) for code, value in item.values.items() if code in codes]
    found = ranks(values, decimals=item.series.decimals, unit=item.series.unit)
    return {code: rank.place for code, rank in found.items()}
