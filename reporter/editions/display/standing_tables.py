"""A municipality's numbers as tables: key figures, overview, and the file beside its sheet."""

from __future__ import annotations

from collections.abc import Mapping

from reporter.danish import dates, numbers, places
from reporter.editions.display.marks import MARKS, SHORT, notes
from reporter.editions.display.sheets import STATUS, Sheet
from reporter.editions.display.tables import Cell, Heading, Layout, Row
from reporter.editions.profiles.profile import Comparison, Profile, Standing
from reporter.table import COUNTRY, PUBLISHED, Hidden, Value

ORIGINS = {
    "published": "",
    "mean": "gennemsnit af kommunerne",
    "sum": "sum af kommunerne",
}
"""What a number of a region or the country is, where the source does not tell it itself."""


def key_figures(profile: Profile, standing: Standing) -> Layout:
    """Lay out one indicator's latest numbers, and the municipality's place among all."""
    series = standing.measure.series
    name = places.official(profile.kommune.code)
    cells = [
        _cell(standing.value, standing, name),
        *(_cell(c.value, standing, c.name) for c in (standing.region, standing.country)),
        _place(standing),
    ]
    heads = (name, _heading(standing.region), _heading(standing.country), "Placering")
    head = (tuple(Heading(text) for text in heads),)
    return Layout(series.id, series.period, head, len(cells), (Row("row", "", tuple(cells)),))


def _heading(compared: Comparison) -> str:
    """Say whose number it is, and what was made of others' numbers."""
    told = {"published": "", "mean": ", gennemsnit", "sum": f", i{numbers.NBSP}alt"}
    return f"{compared.name}{told[compared.origin]}"


def overview(profile: Profile, names: Mapping[str, str]) -> Layout:
    """Lay out all indicators, a row each; ``names`` are what they are called, by id."""
    standings = list(profile.standings.values())
    periods = [standing.measure.series.period for standing in standings]
    usual = max(periods, key=lambda period: (periods.count(period), period))
    rows = []
    for key, standing in profile.standings.items():
        series = standing.measure.series
        label = names[key]
        if series.period != usual:
            label += f", {dates.period(series.period)}"
        compared = (standing.region, standing.country)
        cells = (
            _cell(standing.value, standing, profile.kommune.name),
            *(_cell(c.value, standing, c.name) for c in compared),
            _place(standing),
        )
        rows.append(Row("row", label, cells))
    region = standings[0].region.name
    name = places.official(profile.kommune.code)
    first = f"Nøgletal, {dates.period(usual)}"
    head = (tuple(map(Heading, (first, name, region, COUNTRY, "Placering"))),)
    return Layout("overblik", usual, head, 5, tuple(rows))


def _cell(value: Value, standing: Standing, area: str, period: str = "") -> Cell:
    series = standing.measure.series
    if isinstance(value, Hidden):
        return Cell(MARKS[value.reason], None, area)
    printed = numbers.in_full(value, series.decimals, series.unit)
    return Cell(printed, numbers.rounded(value, series.decimals), area, period or series.period)


def _place(standing: Standing) -> Cell:
    rank = standing.rank
    if rank is None:
        return Cell(numbers.DASH, None, "placering")
    return Cell(f"{rank.place} af {rank.of}", None, "placering")


def explained(standing: Standing) -> list[str]:
    """Return a word on each mark of an indicator's own numbers and of what they are held to."""
    values = (*standing.own, *standing.region.values, *standing.country.values)
    there = {value.reason for value in values if isinstance(value, Hidden)}
    return [text for reason, text in SHORT.items() if reason in there]


def explained_latest(profile: Profile) -> list[str]:
    """Return the notes on the marks of the overview."""
    latest = [(s.value, s.region.value, s.country.value) for s in profile.standings.values()]
    return notes(value for values in latest for value in values)


def sheet(profile: Profile, names: Mapping[str, str]) -> Sheet:
    """Return every number of a municipality's sheet as rows of a file; ``names`` by indicator."""
    name = places.official(profile.kommune.code)
    rows = []
    for key, standing in profile.standings.items():
        series = standing.measure.series
        areas = (
            (profile.kommune.code, name, standing.own, ""),
            (profile.kommune.region, standing.region.name, standing.region.values,
             ORIGINS[standing.region.origin]),
            ("", COUNTRY, standing.country.values, ORIGINS[standing.country.origin]),
        )  # fmt: skip
        for code, area, values, origin in areas:
            for period, value in zip(series.periods, values, strict=True):
                printed, status = "", PUBLISHED
                if isinstance(value, Hidden):
                    status = value.reason.value
                else:
                    printed = numbers.number(value, series.decimals)
                rank = standing.rank if code == profile.kommune.code else None
                last = rank is not None and period == series.period
                rows.append(
                    (
                        key,
                        names[key],
                        code,
                        area,
                        dates.period(period),
                        printed,
                        numbers.UNIT_HEADINGS[series.unit].lower(),
                        origin,
                        str(rank.place) if rank and last else "",
                        str(rank.of) if rank and last else "",
                        status,
                    )
                )
    header = (
        "Indikator", "Navn", "Områdekode", "Område", "Periode", "Værdi", "Enhed", "Beregnet som",
        "Placering", "Ud af", STATUS,
    )  # fmt: skip
    return Sheet(header, tuple(rows), frozenset({"Værdi", "Placering", "Ud af"}), header)


def over_time(profile: Profile, standing: Standing) -> Layout:
    """Lay out the numbers behind an indicator's chart: a row for each period."""
    series = standing.measure.series
    name = places.official(profile.kommune.code)
    heads = ("Periode", name, _heading(standing.region), _heading(standing.country))
    rows = []
    compared = (standing.region, standing.country)
    columns = ((name, standing.own), *((c.name, c.values) for c in compared))
    for n, period in enumerate(series.periods):
        cells = tuple(_cell(values[n], standing, area, period) for area, values in columns)
        rows.append(Row("row", dates.period(period), cells))
    return Layout(series.id, series.period, (tuple(map(Heading, heads)),), 4, tuple(rows))
