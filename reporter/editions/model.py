"""The fields of ``edition.yaml``, and the errors of those who write it.

Every text field may hold the same calls as the edition's text (``{{ periode("antal") }}``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from reporter.danish import dates
from reporter.editions.yaml import Document
from reporter.errors import EditionError, EditionErrors
from reporter.kommuner import nearest


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or len(value) > 80:
        raise ValueError("må kun bestå af a-z, 0-9 og enkelte bindestreger")
    return value


def _file_name(value: str) -> str:
    if not re.fullmatch(r"([a-z0-9_-]+/)*[a-z0-9_-]+\.[a-z]+", value):
        raise ValueError("skal være et filnavn i udgavens egen mappe, fx data/bilag_a.csv")
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


Identifier = Annotated[str, AfterValidator(_identifier)]
FileName = Annotated[str, AfterValidator(_file_name)]
Period = Annotated[str, AfterValidator(_period)]
PublicationDate = Annotated[str, AfterValidator(_date)]
Text = Annotated[str, AfterValidator(_text)]
Unit = Literal["antal", "pct", "procentpoint", "aar"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sender(_Model):
    """Who publishes, and how they are reached."""

    name: Text
    phone: str | None = None
    email: str | None = None
    web: str | None = None


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
    missing_counts_as: Decimal | None = None


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
    share_of: Literal["group", "total"] | ShareOf
    total: Text | None = None


Data = Annotated[
    MunicipalData | TimeSeriesData | DistributionData | CountData, Field(discriminator="kind")
]


class GivenClass(_Model):
    """One class of a map: ``{below: 15}``, ``{from: 15, to: 30}`` or ``{above: 30}``."""

    below: Decimal | None = None
    start: Decimal | None = Field(default=None, alias="from")
    to: Decimal | None = None
    above: Decimal | None = None


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
    """A map of the municipalities, or an explanation why it has no values to show."""

    kind: Literal["choropleth"]
    data: Identifier | None = None
    classes: tuple[GivenClass, ...] | ComputedClasses = ()
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


_DANISH = {
    "missing": "mangler",
    "extra_forbidden": "kendes ikke; slet den eller ret navnet",
    "int_parsing": "skal være et helt tal",
    "decimal_parsing": "skal være et tal med punktum som decimaltegn",
    "bool_parsing": "skal være true eller false",
    "tuple_type": "skal være en liste, hver post på sin linje efter en bindestreg",
    "model_attributes_type": "skal have felter under sig",
    "model_type": "skal have felter under sig",
    "string_type": "skal være tekst",
    "union_tag_not_found": "mangler",
    "too_short": "har for få poster",
}


def validate(document: Document) -> EditionModel:
    """Turn parsed YAML into a model; raises EditionErrors with every fault and its place."""
    try:
        return EditionModel.model_validate(document.content)
    except ValidationError as error:
        faults = [_fault(document, dict(detail)) for detail in error.errors()]
        raise EditionErrors(faults) from None


def _fault(document: Document, detail: dict[str, Any]) -> EditionError:
    kind, context = detail["type"], detail.get("ctx", {})
    path = _written_path(document, detail["loc"])
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, "kind")
    if kind in ("union_tag_invalid", "literal_error"):
        allowed = context.get("expected_tags") or context["expected"].replace(" or ", ", ")
        written = context.get("tag") or str(detail["input"])
        guess = nearest(written, re.findall(r"'([^']+)'", allowed))
        message = f"kan ikke være '{written}'; vælg mellem {allowed}"
        message += f" (mente du '{guess}'?)" if guess else ""
    elif kind == "value_error":
        message = str(context["error"])
    elif kind == "extra_forbidden":
        message = _DANISH[kind]
    else:
        message = _DANISH.get(kind, detail["msg"])
    field = ".".join(str(step) for step in path)
    return EditionError(f"{field}: {message}" if field else message, document.place(path))


def _written_path(document: Document, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Leave out the names of union members, which pydantic puts in but nobody wrote."""
    path: tuple[str | int, ...] = ()
    for n, step in enumerate(loc):
        last = n == len(loc) - 1
        if (*path, step) in document.fields or (last and not _is_union_member(step)):
            path = (*path, step)
    return path


def _is_union_member(step: str | int) -> bool:
    return isinstance(step, str) and (step[:1].isupper() or "[" in step)
