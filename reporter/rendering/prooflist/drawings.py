"""The numbers of a figure one by one, as its drawing shows them, or how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import numbers
from reporter.editions.display import standing_tables
from reporter.editions.display.sheets import STATUS, Sheet
from reporter.editions.edition import Edition
from reporter.rendering.prooflist.page import Drawing
from reporter.table import PUBLISHED

MOST_LISTED = 60
"""A figure of more numbers than this prints none of them; its classes are listed instead."""

_AREAS = ("Gruppe", "Del", "Område", "Kommune", "Række")
"""The columns of a sheet that say whose a number is."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A number of a figure: whose it is, as it is printed, and its origin.

    ``value`` is None where a mark stands for a number that is not shown, for the reason
    ``status``.
    """

    label: str
    printed: str
    key: str
    area: str
    period: str
    value: Decimal | None
    status: str = PUBLISHED


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a figure shows: so many values of a series, and those to be listed."""

    key: str
    count: int
    listed: tuple[Drawn, ...]


def shown(edition: Edition, drawing: Drawing, sheets: Mapping[str, Sheet]) -> Shown | None:
    """Return the numbers of a drawing; None where it has none, as a picture or an empty map."""
    profile = edition.profile
    if profile and drawing.within in profile.standings:
        return _panel(edition, drawing)
    figures = {figure.id: figure for figure in edition.model.figures}
    sheet = sheets.get(drawing.within)
    if drawing.within not in figures or sheet is None:
        return None
    key = getattr(figures[drawing.within], "data", None) or ""
    values = _values(edition, key, sheet)
    told = sum(value.value is not None for value in values)
    if len(values) <= MOST_LISTED:
        return Shown(key=key, count=told, listed=values)
    return Shown(key=key, count=told, listed=_classes(edition, drawing.within))


def _values(edition: Edition, key: str, sheet: Sheet) -> tuple[Drawn, ...]:
    """Return every number of a figure's data, row by row."""
    table = edition.tables.get(key)
    found = []
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row, strict=True))
        area = next((cells[name] for name in _AREAS if name in cells), "")
        label = [cells[n] for n in sheet.shown if n not in sheet.numeric and n != STATUS]
        for name in sheet.shown:
            if name not in sheet.numeric or (not cells[name] and len(sheet.numeric) > 1):
                continue
            printed = cells[name]
            found.append(
                Drawn(
                    label=", ".join(filter(None, label)),
                    printed=printed or numbers.DASH,
                    key=key,
                    area=area,
                    period=cells.get("År", table.period if table else ""),
                    value=numbers.parse(printed, ",") if printed else None,
                    status=cells.get(STATUS, PUBLISHED),
                )
            )
    return tuple(found)


def _classes(edition: Edition, figure: str) -> tuple[Drawn, ...]:
    """Return a map's legend: how many municipalities are in each class."""
    classed = edition.classed.get(figure)
    if classed is None:
        return ()
    series = edition.map_series(figure)
    labels = [each.label(series.unit) for each in classed.classes]
    counts = [Decimal(classed.count(n)) for n in range(len(labels))]
    return tuple(
        Drawn(
            label=f"kommuner i klassen {label}",
            printed=numbers.number(count),
            key=figure,
            area=f"kommuner: {label}",
            period=series.period,
            value=count,
        )
        for label, count in zip(labels, counts, strict=True)
    )


def _panel(edition: Edition, drawing: Drawing) -> Shown:
    """Return the numbers of a municipality's chart; of its map, how many areas it shows."""
    assert edition.profile
    standing = edition.profile.standings[drawing.within]
    series = standing.measure.series
    if not drawing.address.endswith("-kurve.svg"):
        counted = len(standing.measure.classed.of)
        return Shown(key=series.id, count=counted, listed=())
    listed = []
    for period, row in zip(
        series.periods, standing_tables.over_time(edition.profile, standing).rows, strict=True
    ):
        for cell in row.cells:
            listed.append(
                Drawn(
                    label=f"{row.name}, {cell.area}",
                    printed=cell.printed,
                    key=series.id,
                    area=cell.area,
                    period=period,
                    value=cell.value,
                )
            )
    told = sum(value.value is not None for value in listed)
    return Shown(key=series.id, count=told, listed=tuple(listed))
