"""The fields of an edition's data: files of its own, and published tables."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from reporter.editions.fields import FileName, Identifier, Number, Period, Text, Unit, Year
from reporter.published.table import TARGET_GROUP
from reporter.table import COUNTRY


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Data(_Model):
    id: Identifier
    file: FileName
    source: Text
    decimal: Literal[",", "."] = ","


class Joint(_Model):
    """A row of a municipal series in which several municipalities report together.

    ``take_value`` names the members that have the joint value when municipalities are counted.
    """

    area: Text
    members: tuple[Text, ...] = Field(min_length=2)
    take_value: tuple[Text, ...] = ()


class MunicipalData(_Data):
    """A CSV with one row a municipality: ``kommune;værdi``."""

    kind: Literal["municipalities"]
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=3)
    period: Period
    joint: tuple[Joint, ...] = ()
    missing_counts_as: Number | None = None


class SeriesBreak(_Model):
    """From the year ``before`` on a series counts otherwise than before it; ``why`` is a note."""

    before: Year
    why: Text


class TimeSeriesData(_Data):
    """A CSV with one row a year and one column a group: ``aar;gruppe;…``."""

    kind: Literal["time_series"]
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=3)
    rounded_in_source: bool = False
    breaks: tuple[SeriesBreak, ...] = ()


class DistributionData(_Data):
    """A CSV with the parts of a whole in percent: ``del;andel``."""

    kind: Literal["distribution"]
    decimals: int = Field(default=0, ge=0, le=3)
    period: Period


class ShareOf(_Model):
    """The rows of another count table that hold the number of persons in each population."""

    data: Identifier
    rows: tuple[Text, ...] = Field(min_length=1)


class CountData(_Data):
    """A CSV of counts: ``gruppe;raekke;enhed`` and one column a population."""

    kind: Literal["counts"]
    period: Period
    populations: tuple[Text, ...] = Field(min_length=1)
    share_of: Annotated[
        Annotated[Literal["group", "total"], Tag("Word")] | Annotated[ShareOf, Tag("Rows")],
        Discriminator(lambda written: "Rows" if isinstance(written, dict | ShareOf) else "Word"),
    ]
    total: Text | None = None


class TableFormat(_Model):
    """How a table of others is to be read: its kind, its unit, and which column holds what.

    ``area``, ``value``, ``period`` and ``group`` are the names of columns. ``where`` keeps the rows
    that have that text in that column.
    """

    kind: Literal["csv", "xlsx", "statbank", "json-stat"]
    unit: Literal["antal", "pct", "procentpoint", "aar", "point"]
    area: Text | None = None
    value: Text | None = None
    period: Text | None = None
    group: Text | None = None
    where: dict[str, Text] = Field(default_factory=dict)
    decimal: Literal[",", "."] = ","
    sheet: Text | None = None


class SeriesFormat(TableFormat):
    """How a time series is to be read from a table of others, which may hold much else.

    ``sources`` is the column that says what each row is from. With ``disagreements`` several rows
    may tell the same year: the first or the last of them is shown, the others are told in a note.
    ``only_years`` leaves out the rows whose period is no single year.
    """

    sources: Text | None = None
    disagreements: Literal["first", "last"] | None = None
    only_years: bool = False


class _FromTable(_Model):
    id: Identifier
    source: Text
    table: FileName
    format: TableFormat | None = None
    indicator: Text | None = None


GroupNames = Annotated[
    tuple[Text, ...],
    BeforeValidator(lambda written: (written,) if isinstance(written, str) else written),
    Field(min_length=1),
]
"""One name or a list of them."""


class MunicipalTable(_FromTable):
    """One indicator of a table, for one period and one group, in every municipality."""

    kind: Literal["municipalities"]
    period: Period
    group: Text = TARGET_GROUP
    missing_counts_as: Number | None = None


class TimeSeriesTable(_FromTable):
    """One indicator of a table, for one area, year by year.

    ``groups`` maps what a group is called in the figure to what the table calls it, which may be
    several names where it has changed over the years. Rows that name no area are of ``area``.
    """

    kind: Literal["time_series"]
    format: SeriesFormat | None = None
    area: Text = COUNTRY
    groups: dict[str, GroupNames] = Field(default={"Målgruppen": (TARGET_GROUP,)}, min_length=1)
    breaks: tuple[SeriesBreak, ...] = ()


class AreaTable(_FromTable):
    """One indicator of a table, for one group, in every area and period: what sheets compare."""

    kind: Literal["areas"]
    group: Text = TARGET_GROUP


class PartsTable(_FromTable):
    """The parts of one indicator's whole for the country in one period, in percent.

    ``parts`` maps what a part is called in the figure to what the table calls it.
    """

    kind: Literal["distribution"]
    period: Period
    parts: dict[str, Text] = Field(min_length=2)


FromFile = MunicipalData | TimeSeriesData | DistributionData | CountData
FromTable = MunicipalTable | TimeSeriesTable | AreaTable | PartsTable


def _kind(written: Any) -> str | None:
    kind = written.get("kind") if isinstance(written, dict) else getattr(written, "kind", None)
    return None if kind is None else str(kind)


def _origin(written: Any) -> str:
    """Tell data of a published table from data of a file; nobody writes these names."""
    named = "table" in written if isinstance(written, dict) else isinstance(written, FromTable)
    return "Table" if named else "File"


_File, _Table = Tag("File"), Tag("Table")

_Municipal = Annotated[
    Annotated[MunicipalData, _File] | Annotated[MunicipalTable, _Table], Discriminator(_origin)
]
_TimeSeries = Annotated[
    Annotated[TimeSeriesData, _File] | Annotated[TimeSeriesTable, _Table], Discriminator(_origin)
]
_Parts = Annotated[
    Annotated[DistributionData, _File] | Annotated[PartsTable, _Table], Discriminator(_origin)
]

Data = Annotated[
    Annotated[_Municipal, Tag("municipalities")]
    | Annotated[_TimeSeries, Tag("time_series")]
    | Annotated[AreaTable, Tag("areas")]
    | Annotated[_Parts, Tag("distribution")]
    | Annotated[CountData, Tag("counts")],
    Discriminator(_kind),
]
