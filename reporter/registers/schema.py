"""The contracts of the register extracts, as data: one YAML file a table in ``tables/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

TABLES = Path(__file__).with_name("tables")


class Kind(StrEnum):
    """What a column holds, and so how it is cast and what it must keep."""

    PERSON = "person"
    ID = "id"
    YEAR = "year"
    DATE = "date"
    WHOLE = "whole"
    THOUSANDTHS = "thousandths"
    CODE = "code"
    KOMMUNE = "kommune"


SECRET = frozenset({Kind.PERSON, Kind.ID, Kind.DATE})
"""What points at a person: no value of it is ever shown, not even a date of birth."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: ``least`` and ``most`` bound it, both included, in thousandths where held so.

    ``codes`` maps the allowed codes to their Danish labels. ``missing`` allows a null. ``open`` is
    the date that means "not ended".
    """

    name: str
    kind: Kind
    missing: bool
    least: int | None
    most: int | None
    codes: Mapping[str, str]
    open: date | None


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One register's contract: ``key`` is unique, each pair in ``ordered`` stands in order.

    ``year`` names the column of a table that is counted year by year, ``date`` the one that dates
    a row of a table of events; a table of courses has neither.
    """

    name: str
    title: str
    source: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    ordered: tuple[tuple[str, str], ...]
    year: str
    date: str


class _Column(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Kind
    missing: bool = False
    least: int | None = None
    most: int | None = None
    codes: dict[str, str] = {}
    open: date | None = None

    @model_validator(mode="after")
    def _fits(self) -> _Column:
        assert (self.type is Kind.CODE) == bool(self.codes), "codes belong to a code"
        assert self.open is None or self.type is Kind.DATE, "open belongs to a date"
        numeric = self.type in (Kind.WHOLE, Kind.THOUSANDTHS)
        assert numeric == (self.least is not None), "least belongs to a number"
        assert numeric == (self.most is not None), "most belongs to a number"
        return self


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    source: str
    columns: Annotated[dict[str, _Column], Field(min_length=1)]
    key: tuple[str, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    year: str = ""
    date: str = ""

    @model_validator(mode="after")
    def _names_exist(self) -> _Table:
        pairs = [name for pair in self.ordered for name in pair]
        for name in (*self.key, *pairs, *filter(None, (self.year, self.date))):
            assert name in self.columns, f"{name} is no column"
        assert not self.year or self.columns[self.year].type is Kind.YEAR
        assert not self.date or self.columns[self.date].type is Kind.DATE
        assert all(self.columns[name].type in (Kind.DATE, Kind.YEAR) for name in pairs)
        assert not (self.year and self.date)
        return self


def _schema(path: Path) -> Schema:
    # BaseLoader keeps every scalar as the text it is written as: 0101 stays 0101, no stays no.
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    table = _Table.model_validate(content)
    columns = {
        name: Column(
            name=name,
            kind=column.type,
            missing=column.missing,
            least=column.least,
            most=column.most,
            codes=MappingProxyType(column.codes),
            open=column.open,
        )
        for name, column in table.columns.items()
    }
    return Schema(
        name=path.stem,
        title=table.title,
        source=table.source,
        columns=MappingProxyType(columns),
        key=table.key,
        ordered=table.ordered,
        year=table.year,
        date=table.date,
    )


@cache
def schemas() -> Mapping[str, Schema]:
    """Return every register's contract by name, in the order of the names."""
    return MappingProxyType({path.stem: _schema(path) for path in sorted(TABLES.glob("*.yaml"))})
