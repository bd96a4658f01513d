"""One municipality among the others: the only thing its sheet is made of.

A sheet's texts, figures and tables see a ``Profile`` and nothing else of the data, so no number of
another municipality can stray into it, and the digests of a profile tell what it depends on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter import kommuner
from reporter.danish.ranking import Rank
from reporter.editions.profiles.measure import Measure, known
from reporter.kommuner import REGIONS, Kommune
from reporter.table import COUNTRY, Area, AreaSeries, Hidden, Reason, Value

Origin = Literal["published", "mean", "sum"]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What a municipality is held against: its region or the country, period by period.

    ``origin`` says whether the numbers are the table's own, the plain mean of the municipalities
    that have one, or the sum of them all, hidden where one of them is.
    """

    name: str
    values: tuple[Value, ...]
    origin: Origin

    @property
    def value(self) -> Value:
        """Return the latest value."""
        return self.values[-1]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A municipality in one indicator.

    ``joint`` are the codes of all that report together with it, itself among them; ``joint_value``
    is their report's latest value, which is the municipality's own where it is ``joint_only``.
    """

    measure: Measure
    own: tuple[Value, ...]
    region: Comparison
    country: Comparison
    rank: Rank | None
    joint: tuple[str, ...]
    joint_value: Value | None
    joint_only: bool

    @property
    def value(self) -> Value:
        """Return the latest value."""
        return self.own[-1]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A municipality and how it stands in every indicator of the edition, by id."""

    kommune: Kommune
    standings: Mapping[str, Standing]

    @property
    def inputs(self) -> Mapping[str, str]:
        """Return the digests of all data that the sheet shows, by what it is in Danish."""
        result: dict[str, str] = {}
        for name, standing in self.standings.items():
            measure = standing.measure
            series, classed = measure.series, measure.classed
            joint = (standing.joint, standing.joint_value, standing.joint_only)
            compared = (standing.region, standing.country)
            parts: dict[str, object] = {
                "egne tal": (series.periods, series.unit, series.decimals, standing.own, joint),
                "sammenligning": [(c.name, c.origin, c.values) for c in compared],
                "placering": standing.rank,
                "kort": (classed.classes, sorted(classed.of.items()), _reasons(series)),
            }
            if len(series.periods) == 1:
                parts["spredning"] = [values for _, values in series.municipalities]
            result |= {f"{name}: {part}": _digest(value) for part, value in parts.items()}
        return result


def profile(measures: Iterable[Measure], code: str) -> Profile:
    """Return the profile of a municipality."""
    kommune = next(k for k in kommuner.alle() if k.code == code)
    standings = {m.indicator.id: _standing(m, kommune) for m in measures}
    return Profile(kommune=kommune, standings=standings)


def _standing(measure: Measure, kommune: Kommune) -> Standing:
    series = measure.series
    rows = {(area.kind, area.code): values for area, values in series.rows}
    members = dict(series.joint).get(kommune.code, ())
    joint = rows.get(("joint", "+".join(members)))
    return Standing(
        measure=measure,
        own=rows["municipality", kommune.code],
        region=comparison(series, Area(kind="region", code=kommune.region, name="")),
        country=comparison(series, Area(kind="country", name=COUNTRY)),
        rank=measure.ranks.get(kommune.code),
        joint=members,
        joint_value=joint[-1] if joint else None,
        joint_only=kommune.code in series.joint_only,
    )


def comparison(series: AreaSeries, area: Area) -> Comparison:
    """Return the numbers of a region or the country, computed where the table does not tell."""
    name = REGIONS.get(area.code, COUNTRY)
    for place, values in series.rows:
        if (place.kind, place.code) == (area.kind, area.code):
            return Comparison(name=name, values=values, origin="published")
    within = {k.code for k in kommuner.alle() if area.code in ("", k.region)}
    if series.unit == "antal":
        added = zip(*_reports(series, within), strict=True)
        return Comparison(name=name, values=tuple(map(_sum, added)), origin="sum")
    rows = [values for place, values in series.municipalities if place.code in within]
    means = tuple(map(_mean, zip(*rows, strict=True)))
    return Comparison(name=name, values=means, origin="mean")


def _reports(series: AreaSeries, within: Set[str]) -> Iterator[tuple[Value, ...]]:
    """Yield the numbers that add up to those of municipalities: a joint report's only once.

    Of a report that others have a part in nobody knows how much is theirs.
    """
    joint = dict(series.joint)
    # Who stands for all that have no number but their report's.
    first = {joint[code]: code for code in reversed(series.joint_only)}
    for place, values in series.municipalities:
        members = joint.get(place.code, ())
        if place.code not in within:
            continue
        if members not in first:
            yield values
        elif not within >= set(members):
            yield tuple(Hidden(Reason.NO_DATA) for _ in values)
        elif first[members] == place.code:
            yield values


def _sum(column: tuple[Value, ...]) -> Value:
    shown = known(column)
    return sum(shown, Decimal(0)) if len(shown) == len(column) else _reason(column)


def _mean(column: tuple[Value, ...]) -> Value:
    # Of those hidden for being few nothing is told by the mean of the others.
    shown = known(column)
    return sum(shown, Decimal(0)) / len(shown) if shown else _reason(column)


def _reason(column: tuple[Value, ...]) -> Hidden:
    """Return why there is no number of them all: what must stay hidden before what is not there."""
    there = {value.reason for value in column if isinstance(value, Hidden)}
    weighty = (Reason.FEW_PERSONS, Reason.NOT_APPROVED)
    return Hidden(next((reason for reason in weighty if reason in there), Reason.NO_DATA))


def _reasons(series: AreaSeries) -> list[tuple[str, str]]:
    """Return the municipalities that a map shows without a value, with why."""
    return [
        (area.code, values[-1].reason.value)
        for area, values in series.municipalities
        if isinstance(values[-1], Hidden)
    ]


def _digest(value: object) -> str:
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    match value:
        case Hidden():
            return {"hidden": value.reason.value}
        case Decimal():
            return str(value.normalize())
        case tuple() | list():
            return [_plain(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            return [type(value).__name__, *(_plain(item) for item in vars(value).values())]
