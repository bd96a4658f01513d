"""Reads the data files an edition declares into tables, and refuses what cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reporter import kommuner
from reporter.danish import numbers
from reporter.editions.data import counts, csvfile
from reporter.editions.data.areas import listed
from reporter.editions.data.csvfile import Row
from reporter.editions.data.published import PublishedTables
from reporter.editions.datamodel import (
    CountData,
    Data,
    DistributionData,
    FromFile,
    FromTable,
    MunicipalData,
    TimeSeriesData,
)
from reporter.errors import MOST_SHOWN, EditionError, EditionErrors, Place, UserError
from reporter.published.columns import About
from reporter.published.origin import SYNTHETIC, named_synthetic
from reporter.table import (
    COUNTRY,
    PUBLISHED,
    ROUNDED_IN_SOURCE,
    Area,
    Distribution,
    MunicipalSeries,
    Observation,
    Table,
    TimeSeries,
)

ROUNDING_SLACK = Decimal(1)
"""Percentage points by which parts rounded by their source may miss 100."""


@dataclass(frozen=True)
class Series:
    """An edition's data by id, and the ids of those whose numbers were made up.

    ``about`` is what the published tables say of themselves, by file.
    """

    tables: Mapping[str, Table]
    synthetic: frozenset[str]
    about: Mapping[str, About]


def read_all(folder: Path, prefix: str, declared: tuple[Data, ...]) -> Series:
    """Read all declared data; raises EditionErrors that name all faults found.

    ``prefix`` is put before file names in messages.
    """
    tables: dict[str, Table] = {}
    synthetic: set[str] = set()
    faults: list[UserError] = []
    published = PublishedTables(folder, prefix)
    for data in sorted(declared, key=_needs_others):
        try:
            if isinstance(data, FromTable):
                tables[data.id], made_up = published.series(data)
            else:
                file = f"{prefix}{data.file}"
                header, rows = csvfile.read(folder, data.file, file)
                tables[data.id] = _read(data, header, rows, file, tables)
                made_up = named_synthetic(data.file) or any(map(_says_made_up, rows))
            if made_up:
                synthetic.add(data.id)
        except EditionErrors as several:
            faults.extend(several.errors)
        except UserError as error:
            # Two series may be of one table, which is wrong once.
            if str(error) not in map(str, faults):
                faults.append(error)
    if faults:
        raise EditionErrors(faults)
    return Series(tables, frozenset(synthetic), published.about)


def _says_made_up(row: Row) -> bool:
    return any(SYNTHETIC in cell for cell in row.cells.values())


def _needs_others(data: Data) -> bool:
    return isinstance(data, CountData) and not isinstance(data.share_of, str)


def _read(
    data: FromFile, header: list[str], rows: list[Row], file: str, others: Mapping[str, Table]
) -> Table:
    match data:
        case MunicipalData():
            return _municipal(data, header, rows, file)
        case TimeSeriesData():
            return _time_series(data, header, rows, file)
        case DistributionData():
            return _distribution(data, header, rows, file)
        case CountData():
            return counts.read(data, header, rows, file, others)


def _municipal(
    data: MunicipalData, header: list[str], rows: list[Row], file: str
) -> MunicipalSeries:
    csvfile.require(header, ["kommune"], file)
    if len(header) != 2 or header[0] != "kommune":
        message = "filen skal have to kolonner: først kommune, så værdien"
        raise EditionError(message, Place(file, 1))
    whole = data.unit == "antal" and not data.decimals
    joint = {part.area: part for part in data.joint}
    faults: list[UserError] = []
    observations: list[Observation] = []
    lines: dict[str, int] = {}
    for row in rows:
        try:
            area = _area(row, joint)
            key = area.code or area.name
            if key in lines:
                raise row.error(f"{area.name} står allerede i linje {lines[key]}")
            lines[key] = row.line
            value = row.positive(header[1], data.decimal, data.unit, whole=whole)
            observations.append(Observation(area=area, value=value, line=row.line))
        except UserError as error:
            faults.append(error)
            if len(faults) > MOST_SHOWN:
                break
    missing = [k.name for k in kommuner.alle() if k.code not in lines]
    if missing and not faults:
        faults.append(EditionError(f"mangler {listed(missing)}", Place(file)))
    faults += [
        EditionError(f"den fælles indberetning {name} mangler i filen", Place(file))
        for name in joint
        if name not in lines
    ]
    if faults:
        raise EditionErrors(faults)
    taking = tuple((_code(m), part.area) for part in data.joint for m in part.take_value)
    return MunicipalSeries(
        id=data.id,
        unit=data.unit,
        decimals=data.decimals,
        period=data.period,
        observations=tuple(observations),
        joint=taking,
        missing_counts_as=data.missing_counts_as,
    )


def _area(row: Row, joint: Mapping[str, object]) -> Area:
    name = row.cells["kommune"]
    if name == COUNTRY:
        return Area(name=name, kind="country")
    if name in joint:
        return Area(name=name, kind="joint")
    try:
        return Area(name=name, kind="municipality", code=kommuner.find(name).code)
    except kommuner.UnknownKommuneError as error:
        hint = f"; mente du {error.nearest}?" if error.nearest else ""
        if "/" in name:
            hint = "; en fælles indberetning skal stå under joint i edition.yaml"
        raise row.error(f"ukendt kommune '{name}'{hint}") from None


def _code(name: str) -> str:
    return kommuner.find(name).code


def _time_series(data: TimeSeriesData, header: list[str], rows: list[Row], file: str) -> TimeSeries:
    csvfile.require(header, ["aar"], file)
    years = [row.cells["aar"] for row in rows]
    for previous, row in zip(["", *years], rows, strict=False):
        year = row.cells["aar"]
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise row.error(f"aar: '{year}' er ikke et årstal")
        if year <= previous:
            raise row.error(f"aar: {year} kommer efter {previous}; årene skal stå i orden")
    groups = [name for name in header if name != "aar"]
    whole = data.unit == "antal" and not data.decimals
    return TimeSeries(
        id=data.id,
        unit=data.unit,
        decimals=data.decimals,
        status=ROUNDED_IN_SOURCE if data.rounded_in_source else PUBLISHED,
        years=tuple(years),
        groups=tuple(
            (name, tuple(row.positive(name, data.decimal, data.unit, whole=whole) for row in rows))
            for name in groups
        ),
        breaks=tuple(broken.before for broken in data.breaks),
    )


def _distribution(
    data: DistributionData, header: list[str], rows: list[Row], file: str
) -> Distribution:
    csvfile.require(header, ["del", "andel"], file)
    names = [row.cells["del"] for row in rows]
    for n, row in enumerate(rows):
        if not names[n]:
            raise row.error("del: feltet er tomt")
        if names[n] in names[:n]:
            raise row.error(f"delen '{names[n]}' står to gange")
    parts = [
        (
            row.cells["del"],
            csvfile.decimal(row.positive("andel", data.decimal, "pct"), row, "andel"),
        )
        for row in rows
    ]
    total = sum((share for _, share in parts), Decimal(0))
    if abs(total - 100) > ROUNDING_SLACK:
        decimals = max(0, -int(total.as_tuple().exponent))
        printed = numbers.number(total, decimals)
        raise EditionError(f"andelene giver {printed} i alt og ikke 100 pct.", Place(file))
    return Distribution(
        id=data.id,
        decimals=data.decimals,
        period=data.period,
        parts=tuple(parts),
    )
