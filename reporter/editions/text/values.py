"""Calls that print a number of the edition's data."""

from __future__ import annotations

from decimal import Decimal

from reporter.danish import dates, numbers
from reporter.editions.data.classes import Classed
from reporter.editions.display import marks
from reporter.editions.edition import Edition, unknown
from reporter.editions.text.bound import Bound, Fixed, Passage, Unshown, Words, bind
from reporter.editions.text.lookup import area, broken, cell, of_one_whole, one, refuse_rounded
from reporter.errors import EditionError
from reporter.table import (
    PUBLISHED,
    AreaSeries,
    Counts,
    Distribution,
    Hidden,
    MunicipalSeries,
    Table,
    TimeSeries,
)


class Values:
    """Calls that print a number of the edition's data."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def vaerdi(self, serie: str, hvad: str, gruppe: str | None = None) -> Bound | Unshown:
        """Print a value of a series: of an area, a year, a part or a row; a mark where hidden."""
        table = self._table(serie)
        match table:
            case MunicipalSeries():
                value = area(table, hvad).value
                if isinstance(value, Hidden):
                    return _unshown(value, serie, area=hvad, period=table.period)
                return self._bind(table, value, hvad)
            case TimeSeries():
                group = one(gruppe, [name for name, _ in table.groups], "gruppe")
                if hvad not in table.years:
                    years = ", ".join(table.years)
                    raise EditionError(f"året {hvad} findes ikke i {serie}; der er {years}")
                value = table.value(group, hvad)
                if isinstance(value, Hidden):
                    return _unshown(value, serie, area=group, period=hvad)
                return bind(
                    value,
                    decimals=table.decimals,
                    unit=table.unit,
                    key=serie,
                    area=group,
                    period=hvad,
                    status=table.status,
                )
            case Distribution():
                parts = dict(table.parts)
                if hvad not in parts:
                    raise unknown("delen", hvad, parts)
                return self._bind(table, parts[hvad], hvad)
            case Counts():
                found = cell(table, hvad, gruppe)
                return self._bind(table, found.value, found.place, unit=found.unit)
            case AreaSeries():
                raise EditionError(f"{serie} har flere år og områder; den er til kommuneark")

    def andel(self, optaelling: str, raekke: str, gruppe: str | None = None) -> Bound:
        """Print the share a count is of the number it belongs to, in whole percent."""
        table = self._counts(optaelling)
        found = cell(table, raekke, gruppe)
        if found.whole is None:
            raise EditionError(f"{raekke} i {optaelling} er ikke en andel af noget")
        share = numbers.share(found.value, found.whole)
        return self._bind(table, share, found.place, unit="pct")

    def i_alt(
        self, optaelling: str, raekkegruppe: str | None = None, gruppe: str | None = None
    ) -> Bound:
        """Print the sum of the rows of a group, or of all rows."""
        table = self._counts(optaelling)
        population = one(gruppe, table.populations, "kolonne")
        column = table.populations.index(population)
        rows = [row for row in table.rows if row.unit == "antal" and not row.total]
        if raekkegruppe is not None:
            groups = dict.fromkeys(row.group for row in rows)
            if raekkegruppe not in groups:
                raise unknown("rækkegruppen", raekkegruppe, groups)
            rows = [row for row in rows if row.group == raekkegruppe]
        total = sum((row.values[column] or Decimal(0) for row in rows), Decimal(0))
        return self._bind(table, total, f"{raekkegruppe or 'i alt'}, {population}", unit="antal")

    def gennemsnit(self, serie: str) -> Bound:
        """Print the plain mean over municipalities, joint reports counted as the edition says."""
        series = self._municipal(serie)
        values = [value for _, value in series.counted() if value is not None]
        if not values:
            raise EditionError(f"ingen kommuner har en værdi i {serie}; omskriv sætningen")
        mean = sum(values, Decimal(0)) / len(values)
        return self._bind(series, mean, "gennemsnit af kommunerne")

    def antal_kommuner(self, figur: str, klasse: int) -> Bound:
        """Print how many municipalities are in a class of a map; 1 is the lowest class."""
        classed, n = self._class(figur, klasse)
        series = self._edition.map_series(figur)
        label = classed.classes[n].label(series.unit)
        return bind(
            Decimal(classed.count(n)),
            decimals=0,
            unit="antal",
            key=figur,
            area=f"kommuner: {label}",
            period=series.period,
            status=PUBLISHED,
        )

    def klasse(self, figur: str, klasse: int) -> Words:
        """Print the limits of a class of a map: "under 15 pct."."""
        classed, n = self._class(figur, klasse)
        return Words(classed.classes[n].label(self._edition.map_series(figur).unit), figur)

    def fakta(self, noegle: str) -> Bound:
        """Print a single fact of facts.csv."""
        facts = self._edition.facts
        if noegle not in facts:
            raise unknown("oplysningen", noegle, facts)
        fact = facts[noegle]
        return bind(
            fact.value,
            decimals=fact.decimals,
            unit=fact.unit,
            key=noegle,
            area=fact.source,
            period=fact.year,
            status=PUBLISHED,
        )

    def forskel(self, a: Bound, b: Bound) -> Bound:
        """Print a minus b; the difference of two percentages is in procentpoint."""
        refuse_rounded(a, b)
        if found := broken(self._edition.tables, a, b):
            key, first, last = found
            raise EditionError(
                f"{key} er brudt mellem {first} og {last}, så tallene kan ikke trækkes fra "
                "hinanden; omskriv sætningen"
            )
        return _combine(a, b, -1)

    def sammenlagt(self, a: Bound, *flere: Bound) -> Bound:
        """Print the sum of several numbers; percentages only as parts of one whole."""
        for b in flere:
            if a.unit == "pct" and not of_one_whole(self._edition.tables.get(b.key), a, b):
                message = f"{a.printed} og {b.printed} er ikke dele af samme fordeling"
                raise EditionError(f"{message}, så de kan ikke lægges sammen")
            a = _combine(a, b, 1)
        return a

    def kilder(self, serie: str) -> Passage:
        """Print the sources of a series, each with the years that are from it."""
        table = self._table(serie)
        if not isinstance(table, TimeSeries) or not table.sources:
            raise EditionError(
                f"{serie} siger ikke, hvor hver række er fra; nævn kolonnen som sources i format"
            )
        parts: list[str | Bound | Fixed | tuple[str, Bound]] = []
        for title, years in table.sources:
            parts += ["; " if parts else "", Fixed(title, "kilde"), " ("]
            parts += [Fixed(dates.years(years, table.years), "dato"), ")"]
        return Passage(serie, tuple(parts))

    def periode(self, serie: str) -> Fixed:
        """Print the period of a series: "december 2016"."""
        return Fixed(dates.period(self._table(serie).period), "dato")

    def _table(self, key: str) -> Table:
        tables = self._edition.tables
        if key not in tables:
            raise unknown("dataserien", key, tables)
        return tables[key]

    def _municipal(self, key: str) -> MunicipalSeries:
        table = self._table(key)
        if not isinstance(table, MunicipalSeries):
            raise EditionError(f"{key} er ikke fordelt på kommuner")
        return table

    def _counts(self, key: str) -> Counts:
        table = self._table(key)
        if not isinstance(table, Counts):
            raise EditionError(f"{key} er ikke en optælling")
        return table

    def _class(self, figure: str, number: int) -> tuple[Classed, int]:
        maps = self._edition.classed
        if figure not in maps:
            raise unknown("kortet", figure, maps)
        if not 1 <= number <= len(maps[figure].classes):
            raise EditionError(f"{figure} har klasse 1 til {len(maps[figure].classes)}")
        return maps[figure], number - 1

    def _bind(
        self,
        table: MunicipalSeries | Distribution | Counts,
        value: Decimal,
        area: str,
        *,
        unit: str | None = None,
    ) -> Bound:
        own = table.unit if isinstance(table, MunicipalSeries) else "pct"
        decimals = 0 if isinstance(table, Counts) and unit != "aar" else _decimals(table, value)
        return bind(
            value,
            decimals=decimals,
            unit=unit or own,
            key=table.id,
            area=area,
            period=table.period,
            status=PUBLISHED,
        )


def _unshown(value: Hidden, key: str, *, area: str, period: str) -> Unshown:
    printed = marks.in_text(value.reason)
    return Unshown(printed=printed, key=key, area=area, period=period, status=value.reason.value)


def _decimals(table: MunicipalSeries | Distribution | Counts, value: Decimal) -> int:
    if isinstance(table, Counts):
        return numbers.decimals_of(value)
    return table.decimals


def _combine(a: Bound, b: Bound, sign: int) -> Bound:
    if a.unit != b.unit:
        raise EditionError(f"{a.printed} og {b.printed} har ikke samme enhed")
    unit = "procentpoint" if sign < 0 and a.unit == "pct" else a.unit
    return bind(
        a.value + sign * b.value,
        decimals=max(a.decimals, b.decimals),
        unit=unit,
        key=f"{a.key} {'+' if sign > 0 else '−'} {b.key}",
        area=f"{a.area} {'+' if sign > 0 else '−'} {b.area}",
        period=a.period if a.period == b.period else f"{a.period} og {b.period}",
        status=a.status if a.status == b.status else f"{a.status}, {b.status}",
    )
