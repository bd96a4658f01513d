"""Series that an edition takes from a published table: chosen by indicator, group, area, period."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reporter import kommuner
from reporter.editions import files
from reporter.editions.data.areas import area_series, listed
from reporter.editions.data.chosen import Rows, choose, decimals_of, unit_of
from reporter.editions.data.parts import distribution
from reporter.editions.data.yearly import area_of, time_series
from reporter.editions.datamodel import (
    AreaTable,
    FromTable,
    MunicipalTable,
    PartsTable,
    SeriesFormat,
    TimeSeriesTable,
)
from reporter.errors import EditionError, Place
from reporter.published import csvw
from reporter.published.columns import About
from reporter.published.files import decode
from reporter.published.foreign.description import ForeignTable
from reporter.published.foreign.read import Sourced, read_sourced
from reporter.published.table import TARGET_GROUP, IndicatorObservation, IndicatorTable
from reporter.table import (
    Area,
    MunicipalSeries,
    Observation,
    Table,
)

_REGIONS = tuple(dict.fromkeys(kommune.region for kommune in kommuner.alle()))


class PublishedTables:
    """The published tables of an edition's folder, each read once; faults name their file.

    ``about`` is what those that were read say of themselves, by their names in the folder. A table
    of others, which is read as each of its series wants, can only say that it was made up.
    """

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self._read: dict[str, IndicatorTable] = {}
        self.about: dict[str, About] = {}

    def series(self, data: FromTable) -> tuple[Table, bool]:
        """Return the series and whether its numbers were made up; raises UserError."""
        file = f"{self._prefix}{data.table}"
        try:
            if isinstance(data, TimeSeriesTable):
                area_of(data)
            sourced = None if data.format is None else self._foreign(data, file)
            table = sourced.table if sourced else self._own(data.table, file)
            rows = _of_indicator(data, table)
            if isinstance(data, MunicipalTable):
                return _municipal(data, rows), table.synthetic
            if isinstance(data, AreaTable):
                chosen = choose(rows, "group", data.group)
                unit, decimals = unit_of(chosen), decimals_of(chosen)
                series = area_series(data.id, chosen, unit=unit, decimals=decimals)
                return series, table.synthetic
            if isinstance(data, PartsTable):
                return distribution(data, rows), table.synthetic
            return time_series(data, rows, sourced), table.synthetic
        except EditionError as error:
            raise EditionError(f"{data.id}: {error.message}", Place(file)) from None

    def _own(self, name: str, file: str) -> IndicatorTable:
        if name not in self._read:
            metadata = None
            beside = f"{name.removesuffix(csvw.SUFFIX)}{csvw.METADATA_SUFFIX}"
            if name.endswith(csvw.SUFFIX) and (self._folder / beside).exists():
                metadata = self._bytes(beside)
            table = decode(self._bytes(name), file, metadata=metadata)
            self._read[name] = table
            self.about[name] = About(
                vintage=table.vintage,
                synthetic=table.synthetic,
                panels=table.panels,
                policy=table.policy,
                audit=table.audit,
                source=table.source,
                registers=table.registers,
            )
        return self._read[name]

    def _foreign(self, data: FromTable, file: str) -> Sourced:
        sourced = read_sourced(self._bytes(data.table), _description(data), file)
        before = self.about.get(data.table, About())
        made_up = sourced.table.synthetic or bool(before.synthetic)
        self.about[data.table] = replace(before, synthetic=made_up)
        return sourced

    def _bytes(self, name: str) -> bytes:
        return files.read(self._folder, name, f"{self._prefix}{name}", limit=files.DATA_LIMIT)


def _description(data: FromTable) -> ForeignTable:
    described = data.format
    assert described is not None
    # A table without a column of periods is of the one period that is asked for.
    named_by_format = described.kind in ("statbank", "json-stat")
    asked = isinstance(data, MunicipalTable) and not (described.period or named_by_format)
    yearly = described if isinstance(described, SeriesFormat) else None
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
        one_area=data.area if isinstance(data, TimeSeriesTable) else "",
        sources=yearly.sources or "" if yearly else "",
        doubles=yearly.disagreements or "" if yearly else "",
        only_years=yearly.only_years if yearly else False,
        where=described.where,
        decimal=described.decimal,
        sheet=described.sheet or "",
        source=data.source,
    )


def _of_indicator(data: FromTable, table: IndicatorTable) -> Rows:
    """Return the indicator's rows; where there is only one it need not be named."""
    rows = table.observations
    known = list(dict.fromkeys(row.indicator for row in rows))
    if not known:
        raise EditionError("tabellen har ingen rækker")
    if data.format is not None or (len(known) == 1 and data.indicator is None):
        return rows
    if data.indicator is None:
        raise EditionError(f"skriv med indicator, hvilken der menes; der er {', '.join(known)}")
    return choose(rows, "indicator", data.indicator)


def _municipal(data: MunicipalTable, rows: Rows) -> MunicipalSeries:
    """Return the series of one period and group, in the order of the table.

    A municipality without a row of its own has its joint report's value, and counts with it.
    """
    rows = choose(choose(rows, "period", data.period), "group", data.group)
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
        unit=unit_of(rows),
        decimals=decimals_of(rows),
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
