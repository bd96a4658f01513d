"""Calls that tell what numbers did over years, and how two groups or places differ.

They say nothing that the data do not: across a break of the series nothing is compared, and of what
is hidden only that it is, and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reporter.danish import sentences
from reporter.danish.trend import Point
from reporter.editions.display.marks import listed_reasons
from reporter.editions.edition import Edition
from reporter.editions.text.bound import Passage
from reporter.editions.text.passages import passage
from reporter.editions.text.runs import Run, described, run, table
from reporter.errors import EditionError
from reporter.table import ROUNDED_IN_SOURCE, Hidden, TimeSeries, Value

NUMBER, PERCENT = "tal", "pct"
"""How a difference of counts is told: as a number, or in percent of the one it is held against."""


class Telling:
    """Calls that tell what numbers did over years, and how two groups or places differ."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def udvikling(
        self, serie: str, gruppe: str | None = None, om: str | None = None, i: str = NUMBER
    ) -> Passage:
        """Say what the numbers of a group or a place did over the years they are known for."""
        own = run(self._edition, serie, gruppe)
        for year in own.years:
            if not year.isdecimal():
                raise EditionError(f"udvikling kan kun fortælle om år; {serie} har '{year}'")
        topic = _topic(own, om, named=True)
        relative = _relative(own, i)
        told: list[sentences.Parts] = []
        seen = False
        for start, values in _unbroken(own):
            known = [
                Point(period=year, value=value)
                for year, value in values
                if not isinstance(value, Hidden)
            ]
            if known and seen:
                told.append(sentences.broken(start))
            seen = seen or bool(known)
            whole = _whole([value for _, value in values])
            _refuse_zero(known, relative=relative)
            told.append(sentences.told(topic, known, area=own.area, whole=whole, relative=relative))
        told += [*_not_shown(own), _shared(own, own.values)]
        return _said(serie, own, told)

    def sammenlign(
        self,
        serie: str,
        den_ene: str,
        den_anden: str,
        aar: int | str | None = None,
        om: str | None = None,
        i: str = NUMBER,
    ) -> Passage:
        """Say how a group or a place stands to another in a year, by default the latest."""
        one, other = run(self._edition, serie, den_ene), run(self._edition, serie, den_anden)
        if one.area == other.area:
            raise EditionError(f"{one.area} kan ikke sammenlignes med sig selv")
        if one.joint and one.joint == other.joint:
            raise EditionError(
                f"{one.area} og {other.area} indberetter sammen og kan ikke sammenlignes"
            )
        if one.unit == "antal" and one.kind != other.kind:
            raise EditionError(
                "en kommunes antal kan ikke sammenlignes med et større områdes; sammenlign andele"
            )
        year = str(aar or one.years[-1])
        values = [side.at(year) for side in (one, other)]
        relative = _relative(one, i)
        if relative and values[1] == 0:
            raise EditionError(_FROM_ZERO)
        sides = [
            sentences.Side(
                name=side.name,
                area=side.area,
                value=None if isinstance(value, Hidden) else value,
            )
            for side, value in zip((one, other), values, strict=True)
        ]
        topic = _topic(one, om, named=False)
        told = [
            sentences.between(
                topic,
                sides[0],
                sides[1],
                preposition=one.preposition,
                period=year,
                relative=relative,
            )
        ]
        for side, value in zip((one, other), values, strict=True):
            told += [*_hidden(side, [(year, value)]), _shared(side, [value])]
        return _said(serie, one, told)

    def sammenlign_aar(
        self,
        serie: str,
        fra: int | str,
        til: int | str,
        gruppe: str | None = None,
        om: str | None = None,
        i: str = NUMBER,
    ) -> Passage:
        """Hold a year against an earlier one; refused across a break of the series."""
        own = run(self._edition, serie, gruppe)
        first, last = str(fra), str(til)
        values = [(year, own.at(year)) for year in (first, last)]
        if not first < last:
            raise EditionError(f"{first} kommer ikke før {last}; skriv det første år først")
        if any(first < year <= last for year in own.breaks):
            raise EditionError(
                f"{first} og {last} er ikke opgjort ens i {serie} og kan ikke sammenlignes"
            )
        points = [
            Point(period=year, value=value)
            for year, value in values
            if not isinstance(value, Hidden)
        ]
        relative = _relative(own, i)
        _refuse_zero(points, relative=relative)
        topic = _topic(own, om, named=True)
        told = [sentences.told(topic, points, area=own.area, whole=True, relative=relative)]
        shared = _shared(own, [value for _, value in values])
        return _said(serie, own, [*told, *_hidden(own, values), shared])

    def forbehold(self, serie: str, gruppe: str | None = None) -> Passage:
        """Say which numbers are not shown and why, and where sources disagree; else nothing."""
        found = table(self._edition, serie)
        names: list[str | None] = [gruppe]
        if gruppe is None and isinstance(found, TimeSeries):
            names = [name for name, _ in found.groups]
        runs = [run(self._edition, serie, name) for name in names]
        told = [sentence for own in runs for sentence in _not_shown(own)]
        if isinstance(found, TimeSeries):
            told += [sentence for own in runs for sentence in _disagreements(found, own)]
        return _said(serie, runs[0], told)


_FROM_ZERO = "fra nul er der ingen ændring i pct.; skriv den som et tal"


def _topic(own: Run, om: str | None, *, named: bool) -> sentences.Topic:
    """Return what the sentences speak of: the writer's words, or the group where there are more.

    ``named`` says that the place or group belongs to the noun and is not told elsewhere.
    """
    about = described(om) if om else ()
    place = own.preposition == "i"
    if named and (place or not (about or own.alone)):
        about = (*about, *((" ",) if about else ()), f"{own.preposition} ", *own.name)
    return sentences.Topic(
        unit=own.unit, decimals=own.decimals, about=about, circa=own.status == ROUNDED_IN_SOURCE
    )


def _relative(own: Run, i: str) -> bool:
    if i not in (NUMBER, PERCENT):
        raise EditionError(f"en forskel fortælles i '{NUMBER}' eller '{PERCENT}', ikke i '{i}'")
    if i == PERCENT and own.unit != "antal":
        raise EditionError("forskellen mellem andele er i procentpoint; kun antal har den i pct.")
    return i == PERCENT


def _refuse_zero(points: list[Point], *, relative: bool) -> None:
    if relative and len(points) > 1 and points[0].value == 0:
        raise EditionError(_FROM_ZERO)


def _unbroken(own: Run) -> Iterator[tuple[str, list[tuple[str, Value]]]]:
    """Yield the years between two breaks with their values, and the year each run begins with."""
    pairs = list(zip(own.years, own.values, strict=True))
    edges = [own.years[0], *(year for year in own.breaks if year > own.years[0]), "9999"]
    for start, end in pairwise(edges):
        yield start, [(year, value) for year, value in pairs if start <= year < end]


def _whole(values: list[Value]) -> bool:
    """Tell whether nothing is hidden between the first and the last number that is shown."""
    shown = [place for place, value in enumerate(values) if not isinstance(value, Hidden)]
    return not shown or shown[-1] - shown[0] + 1 == len(shown)


def _not_shown(own: Run) -> list[sentences.Parts]:
    return _hidden(own, list(zip(own.years, own.values, strict=True)))


def _hidden(own: Run, pairs: list[tuple[str, Value]]) -> list[sentences.Parts]:
    name: sentences.Parts = () if own.alone else own.name
    reasons = listed_reasons([year for year, _ in pairs], [value for _, value in pairs])
    return [sentences.not_shown(reason, name=name, periods=years) for reason, years in reasons]


def _shared(own: Run, values: Sequence[Value]) -> sentences.Parts:
    """Tell that numbers are those of several municipalities together, where any is shown."""
    shown = sum(not isinstance(value, Hidden) for value in values)
    if not own.joint or not shown:
        return ()
    return sentences.joint(own.joint, shared=True, several=shown > 1)


def _disagreements(series: TimeSeries, own: Run) -> Iterator[sentences.Parts]:
    for found in series.disagreements:
        used = own.at(found.year)
        if found.group == own.area and not isinstance(used, Hidden):
            yield sentences.disagreeing(
                _topic(own, None, named=False),
                name=() if own.alone else own.name,
                area=own.area,
                period=found.year,
                used=used,
                others=[other for other, _ in found.others],
            )


def _said(key: str, own: Run, told: list[sentences.Parts]) -> Passage:
    parts = sentences.paragraph(told)
    return passage(key, parts, period=own.years[-1], status=own.status)
