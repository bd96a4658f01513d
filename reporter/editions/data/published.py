"""Series that an edition takes from a published table: chosen by indicator, group, area, period."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from reporter import kommuner
from reporter.danish import numbers
from reporter.editions import files
from reporter.editions.data.areas import area_series, listed
from reporter.editions.datamodel import AreaTable, FromTable, MunicipalTable, TimeSeriesTable
from reporter.editions.edition import unknown
from reporter.errors import EditionError, Place
from reporter.published import csvw
from reporter.published.files import decode
from reporter.published.foreign.areas import AreaError, area
from reporter.published.foreign.description import ForeignTable
from reporter.published.foreign.read import read as read_foreign
from reporter.published.table import TARGET_GROUP, IndicatorObservation, IndicatorTable
from reporter.table import (
    PUBLISHED,
    Area,
    AreaSeries,
    Hidden,
    MunicipalSeries,
    Observation,
    Reason,
    TimeSeries,
    Value,
)

_Rows = tuple[IndicatorObservation, ...]
_REGIONS = tuple(dict.fromkeys(kommune.region for kommune in kommuner.alle()))
_Field = Literal["indicator", "period", "group"]
_DANISH: dict[_Field, str] = {"indicator": "indikatoren", "group": "gruppen"}


class PublishedTables:
    """The published tables of an edition's folder, each read once; faults name their file."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self._read: dict[str, IndicatorTable] = {}

    def series(self, data: FromTable) -> tuple[MunicipalSeries | TimeSeries | AreaSeries, bool]:
        """Return the series and whether its numbers were made up; raises UserError."""
        file = f"{self._prefix}{data.table}"
        table = self._own(data.table, file) if data.format is None else self._foreign(data, file)
        try:
            rows = _of_indicator(data, table)
            if isinstance(data, MunicipalTable):
                return _municipal(data, rows), table.synthetic
            if isinstance(data, AreaTable):
                chosen = _choose(rows, "group", data.group)
                unit, decimals = _unit(chosen), _decimals(chosen)
                series = area_series(data.id, chosen, unit=unit, decimals=decimals)
                return series, table.synthetic
            return _time_series(data, rows), table.synthetic
        except EditionError as error:
            raise EditionError(f"{data.id}: {error.message}", Place(file)) from None

    def _own(self, name: str, file: str) -> IndicatorTable:
        if name not in self._read:
            metadata = None
            beside = f"{name.removesuffix(csvw.SUFFIX)}{csvw.METADATA_SUFFIX}"
            if name.endswith(csvw.SUFFIX) and (self._folder / beside).exists():
                metadata = self._bytes(beside)
            self._read[name] = decode(self._bytes(name), file, metadata=metadata)
        return self._read[name]

    def _foreign(self, data: FromTable, file: str) -> IndicatorTable:
        return read_foreign(self._bytes(data.table), _description(data), file)

    def _bytes(self, name: str) -> bytes:
        return files.read(self._folder, name, f"{self._prefix}{name}", limit=files.DATA_LIMIT)


def _description(data: FromTable) -> ForeignTable:
    described = data.format
    assert described is not None
    # A table without a column of periods is of the one period that is asked for.
    named_by_format = described.kind in ("statbank", "json-stat")
    asked = isinstance(data, MunicipalTable) and not (described.period or named_by_format)
    return ForeignTable(
        format=described.kind,
        indicator=data.indicator or data.id,
        unit=described.unit,
        area=described.area or "",
        value=described.value or "",
        period=described.period or "",
        group=described.group or "",
        one_period=data.period if asked and isinstance(data, MunicipalTable) else "",
        one_group=TARGET_GROUP,
        where=described.where,
        decimal=described.decimal,
        sheet=described.sheet or "",
        source=data.source,
    )


def _choose(rows: _Rows, field: _Field, wanted: str) -> _Rows:
    """Return the rows where a field is what is wanted; raises EditionError naming what there is."""
    found = tuple(row for row in rows if getattr(row, field) == wanted)
    if not found:
        known = list(dict.fromkeys(getattr(row, field) for row in rows))
        if field == "period":  # a year that is spelled alike is no likelier than another
            there = ", ".join(sorted(known))
            raise EditionError(f"perioden '{wanted}' findes ikke; der er {there}")
        raise unknown(_DANISH[field], wanted, known)
    return found


def _of_indicator(data: FromTable, table: IndicatorTable) -> _Rows:
    """Return the indicator's rows; where there is only one it need not be named."""
    rows = table.observations
    known = list(dict.fromkeys(row.indicator for row in rows))
    if not known:
        raise EditionError("tabellen har ingen rækker")
    if data.format is not None or (len(known) == 1 and data.indicator is None):
        return rows
    if data.indicator is None:
        raise EditionError(f"skriv med indicator, hvilken der menes; der er {', '.join(known)}")
    return _choose(rows, "indicator", data.indicator)


def _unit(rows: _Rows) -> str:
    units = sorted({row.unit for row in rows})
    if len(units) > 1:
        raise EditionError(f"tallene har flere enheder: {', '.join(units)}")
    return units[0]


def _decimals(rows: _Rows) -> int:
    shown = [numbers.decimals_of(row.value) for row in rows if not isinstance(row.value, Hidden)]
    return max(shown, default=0)


def _municipal(data: MunicipalTable, rows: _Rows) -> MunicipalSeries:
    """Return the series of one period and group, in the order of the table.

    A municipality without a row of its own has its joint report's value, and counts with it.
    """
    rows = _choose(_choose(rows, "period", data.period), "group", data.group)
    own = {row.area.code for row in rows if row.area.kind == "municipality"}
    reported: dict[str, IndicatorObservation] = {}
    for row in rows:
        if row.area.kind == "joint":
            for code in row.area.code.split("+"):
                reported.setdefault(code, row)
    observations = [Observation(area=row.area, value=row.value, line=0) for row in rows]
    joint: list[tuple[str, str]] = []
    missing: list[str] = []
    for kommune in kommuner.alle():
        if kommune.code in own:
            continue
        if report := reported.get(kommune.code):
            member = Area(kind="municipality", code=kommune.code, name=kommune.name)
            observations.append(Observation(area=member, value=report.value, line=0))
            joint.append((kommune.code, report.area.name))
        else:
            missing.append(kommune.name)
    if missing:
        raise EditionError(f"mangler {listed(missing)}")
    return MunicipalSeries(
        id=data.id,
        unit=_unit(rows),
        decimals=_decimals(rows),
        period=data.period,
        observations=tuple(sorted(observations, key=_place_in_list)),
        joint=tuple(joint),
        missing_counts_as=data.missing_counts_as,
    )


def _place_in_list(observation: Observation) -> tuple[int, int, str]:
    kinds = ("country", "region", "municipality", "joint", "unknown")
    place, code = observation.area, observation.area.code
    # Regions from the capital westwards, as their municipalities come; not by their own codes.
    region = _REGIONS.index(code) if place.kind == "region" else 0
    # A joint report comes right after the first of its members.
    return kinds.index("municipality" if place.kind == "joint" else place.kind), region, code


def _time_series(data: TimeSeriesTable, rows: _Rows) -> TimeSeries:
    """Return a year for each of the table's periods, which must be years; gaps have no data."""
    rows = _of_area(rows, data.area)
    groups = {name: _choose(rows, "group", group) for name, group in data.groups.items()}
    chosen = tuple(row for group in groups.values() for row in group)
    years = sorted({row.period for row in chosen})
    for year in years:
        if len(year) != 4:
            raise EditionError(f"perioden '{year}' er ikke et år; en tidsserie skal have årstal")
    return TimeSeries(
        id=data.id,
        unit=_unit(chosen),
        decimals=_decimals(chosen),
        status=PUBLISHED,
        years=tuple(years),
        groups=tuple((name, _by_year(group, years)) for name, group in groups.items()),
    )


def _by_year(rows: _Rows, years: list[str]) -> tuple[Value, ...]:
    values = {row.period: row.value for row in rows}
    return tuple(values.get(year, Hidden(Reason.NO_DATA)) for year in years)


def _of_area(rows: _Rows, written: str) -> _Rows:
    """Return the rows of an area by its name, its code or a spelling in use."""
    try:
        wanted = area(written)
    except AreaError as error:
        raise EditionError(str(error)) from None
    found = tuple(row for row in rows if row.area == wanted)
    if not found:
        raise unknown("området", written, dict.fromkeys(row.area.name for row in rows))
    return found
