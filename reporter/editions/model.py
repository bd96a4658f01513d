"""The fields of ``edition.yaml``.

Titles, summary, notes, remarks and sources may hold the same calls as the edition's text
(``{{ periode("antal") }}``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from reporter.danish import dates, numbers


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or len(value) > 80:
        raise ValueError("må kun bestå af a-z, 0-9 og enkelte bindestreger")
    return value


def _file_name(value: str) -> str:
    if not re.fullmatch(r"([a-z0-9_-]+/)*[a-z0-9_-]+\.[a-z]+", value):
        raise ValueError(
            "skal være et filnavn i udgavens egen mappe, kun med a-z, 0-9, _ og -, "
            "fx data/bilag_a.csv"
        )
    return value


def _period(value: str) -> str:
    try:
        dates.period(value)
    except ValueError:
        raise ValueError("skal skrives 2016, 2014-2016 eller 2016-12") from None
    return value


def _date(value: str) -> str:
    try:
        dates.parse(value)
    except ValueError:
        raise ValueError("skal skrives 2018-11-06, 2018-11 eller 2018") from None
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("teksten er tom")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"\+?\d[\d ]*", value):
        raise ValueError("skal skrives med cifre og mellemrum, fx 33 92 93 00")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value, re.ASCII):
        raise ValueError("skal være én mailadresse, fx sm@sm.dk")
    return value


def _web(value: str) -> str:
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[\w./-]*)?", value, re.ASCII):
        raise ValueError("skal skrives uden https://, fx www.sm.dk")
    return value


Identifier = Annotated[str, AfterValidator(_identifier)]
FileName = Annotated[str, AfterValidator(_file_name)]
Period = Annotated[str, AfterValidator(_period)]
PublicationDate = Annotated[str, AfterValidator(_date)]
Text = Annotated[str, AfterValidator(_text)]
Number = Annotated[Decimal, Field(max_digits=numbers.MAX_DIGITS)]
Unit = Literal["antal", "pct", "procentpoint", "aar"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sender(_Model):
    """Who publishes, and how they are reached."""

    name: Text
    phone: Annotated[str, AfterValidator(_phone)] | None = None
    email: Annotated[str, AfterValidator(_email)] | None = None
    web: Annotated[str, AfterValidator(_web)] | None = None


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


class TimeSeriesData(_Data):
    """A CSV with one row a year and one column a group: ``aar;gruppe;…``."""

    kind: Literal["time_series"]
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=3)
    rounded_in_source: bool = False


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


Data = Annotated[
    MunicipalData | TimeSeriesData | DistributionData | CountData, Field(discriminator="kind")
]


class GivenClass(_Model):
    """One class of a map: ``{below: 15}``, ``{from: 15, to: 30}`` or ``{above: 30}``."""

    below: Number | None = None
    start: Number | None = Field(default=None, alias="from")
    to: Number | None = None
    above: Number | None = None


class ComputedClasses(_Model):
    """Classes with about as many municipalities in each."""

    method: Literal["quantiles"]
    steps: int = Field(ge=3, le=7)


class _Captioned(_Model):
    id: Identifier
    title: Text
    notes: tuple[Text, ...] = ()
    remark: Text | None = None
    source: Text | None = None


class ColumnsFigure(_Captioned):
    """A time series drawn as columns or as lines."""

    kind: Literal["columns", "lines"]
    data: Identifier


class BarFigure(_Captioned):
    """A distribution drawn as a 100 pct. bar."""

    kind: Literal["stacked_bar"]
    data: Identifier


class MapFigure(_Captioned):
    """A map of the municipalities, or an explanation why it has no values to show.

    ``round_before_classing`` is the number of decimals values are rounded to before they are
    classed; without it they are classed as printed.
    """

    kind: Literal["choropleth"]
    data: Identifier | None = None
    classes: Annotated[
        Annotated[tuple[GivenClass, ...], Tag("Given")]
        | Annotated[ComputedClasses, Tag("Computed")],
        Discriminator(
            lambda written: "Computed" if isinstance(written, dict | ComputedClasses) else "Given"
        ),
    ] = ()
    round_before_classing: int | None = Field(default=None, ge=0, le=3)
    unavailable: Text | None = None


Figure = Annotated[ColumnsFigure | BarFigure | MapFigure, Field(discriminator="kind")]


class Table(_Captioned):
    """A table of percentages and counts."""

    data: Identifier
    row_heading: Text


class Box(_Model):
    """A box; its text stands in the edition's text between ``::: boks id`` and ``:::``."""

    id: Identifier
    title: Text


class Appendix(_Captioned):
    """A long table of a municipal series."""

    data: Identifier
    heading: Text


class EditionModel(_Model):
    """A whole ``edition.yaml``."""

    type: Identifier
    id: Identifier
    title: Text
    subtitle: Text | None = None
    date: PublicationDate
    sender: Sender
    language: Literal["da"]
    vintage: Period
    summary: Text
    keywords: tuple[Text, ...] = ()
    geometry: FileName | None = None
    data: tuple[Data, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[Box, ...] = ()
    appendices: tuple[Appendix, ...] = ()
