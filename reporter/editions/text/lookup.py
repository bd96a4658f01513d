"""Finds what a text asks for in the edition's tables, or says what there is instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from reporter.editions.edition import unknown
from reporter.editions.text.bound import Bound
from reporter.errors import EditionError
from reporter.kommuner import UnknownKommuneError, find
from reporter.table import (
    ROUNDED_IN_SOURCE,
    Counts,
    Distribution,
    MunicipalSeries,
    Observation,
    Table,
    TimeSeries,
)


@dataclass(frozen=True)
class CountCell:
    """A count, what it is a share of, the words for where it stands, and its unit."""

    value: Decimal
    whole: Decimal | None
    place: str
    unit: str


def area(series: MunicipalSeries, name: str) -> Observation:
    """Return the observation of an area, by its name in the file or any spelling we know."""
    try:
        return series.of(name)
    except KeyError:
        pass
    try:
        return series.of_code(find(name).code)
    except UnknownKommuneError:
        raise unknown("området", name, (o.area.name for o in series.observations)) from None


def one(chosen: str | None, known: Iterable[str], kind: str) -> str:
    """Return the name chosen, which may be left out where there is only one."""
    names = list(known)
    if chosen is None and len(names) == 1:
        return names[0]
    if chosen is None:
        raise EditionError(f"skriv også hvilken {kind}: {', '.join(names)}")
    if chosen not in names:
        raise unknown(f"{kind}n", chosen, names)
    return chosen


def cell(table: Counts, key: str, column: str | None) -> CountCell:
    """Return a count by its row and column."""
    population = one(column, table.populations, "kolonne")
    try:
        row = table.row(key)
    except KeyError:
        raise unknown("rækken", key, (row.key for row in table.rows)) from None
    n = table.populations.index(population)
    value = row.values[n]
    if value is None:
        raise EditionError(f"{key} har ingen værdi for {population}; omskriv sætningen")
    return CountCell(value, row.denominators[n], f"{key}, {population}", row.unit)


def broken(tables: Mapping[str, Table], a: Bound, b: Bound) -> tuple[str, str, str] | None:
    """Return a series that is broken between two numbers, and the years; sums have several."""
    keys = set(a.key.split(" + ")) & set(b.key.split(" + "))
    for key in sorted(keys & set(tables)):
        table = tables[key]
        if isinstance(table, TimeSeries):
            for one, other in product(a.period.split(" og "), b.period.split(" og ")):
                if table.broken(one, other):
                    return key, min(one, other), max(one, other)
    return None


def refuse_rounded(*numbers: Bound) -> None:
    """Raise EditionError where a number is rounded by its source: how far it lies is not known."""
    for number in numbers:
        if ROUNDED_IN_SOURCE in number.status:
            why = "er afrundet i kilden, så forskellen kendes ikke"
            raise EditionError(f"{number.printed} {why}; omskriv sætningen")


def of_one_whole(table: Table | None, a: Bound, b: Bound) -> bool:
    """Tell whether two shares of a table, the first perhaps a sum, are parts of one whole."""
    if isinstance(table, TimeSeries):
        # Groups called "whole/part" are parts of what they name; others may be anything.
        named = {area.rpartition("/")[0] for area in (*a.area.split(" + "), b.area)}
        if len(named) > 1 or "" in named or a.period != b.period:
            return False
    elif not isinstance(table, Distribution):
        return False
    return set(a.key.split(" + ")) == {b.key}
