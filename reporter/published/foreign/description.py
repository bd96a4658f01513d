"""What someone must say of another's table before it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reporter.published.table import TARGET_GROUP

Format = Literal["csv", "xlsx", "statbank", "json-stat"]


@dataclass(frozen=True, kw_only=True)
class ForeignTable:
    """Where in a file the observations of one indicator stand.

    ``area``, ``value``, ``period`` and ``group`` are names of columns; empty ones are found where
    the format itself says which they are. ``one_period`` and ``one_group`` hold for all rows where
    there is no such column, and ``one_area`` where nothing says which column has the area.
    ``sources`` is the column that says what a row is from. Where several rows tell the same place,
    time and group, ``doubles`` says which one is meant; empty refuses them. ``only_years`` leaves
    out rows whose period is no single year. ``where`` keeps only the rows with that text in that
    column. ``decimal`` is the decimal mark of numbers written as text. ``sheet`` is the name of a
    spreadsheet's sheet, empty for the first.
    """

    format: Format
    indicator: str
    unit: str
    area: str = ""
    value: str = ""
    period: str = ""
    group: str = ""
    one_period: str = ""
    one_group: str = TARGET_GROUP
    one_area: str = ""
    sources: str = ""
    doubles: Literal["", "first", "last"] = ""
    only_years: bool = False
    where: Mapping[str, str] = field(default_factory=dict)
    decimal: Literal[",", "."] = ","
    sheet: str = ""
    source: str = ""
