"""Single facts without a series: ``facts.csv``, each with unit, year and source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reporter.danish import numbers
from reporter.editions.data import csvfile

FILE = "facts.csv"
COLUMNS = ("noegle", "vaerdi", "enhed", "aar", "kilde", "bemaerkning")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A number somebody has published, as precisely as it was printed."""

    key: str
    value: Decimal
    decimals: int
    unit: str
    year: str
    source: str
    line: int


def read(folder: Path, prefix: str) -> dict[str, Fact]:
    """Read the edition's facts, or none when it has no such file."""
    if not (folder / FILE).exists():
        return {}
    header, rows = csvfile.read(folder, FILE, f"{prefix}{FILE}")
    csvfile.require(header, COLUMNS, f"{prefix}{FILE}")
    facts: dict[str, Fact] = {}
    for row in rows:
        key, unit = row.cells["noegle"], row.cells["enhed"]
        if not key:
            raise row.error("noegle: feltet er tomt")
        if key in facts:
            raise row.error(f"{key} står allerede i linje {facts[key].line}")
        if unit not in numbers.UNITS:
            raise row.error(f"enhed: '{unit}' skal være en af {', '.join(numbers.UNITS)}")
        for column in ("aar", "kilde"):
            if not row.cells[column]:
                raise row.error(f"{column}: feltet er tomt")
        value = csvfile.decimal(row.positive("vaerdi", ",", unit), row, "vaerdi")
        facts[key] = Fact(
            key=key,
            value=value,
            decimals=numbers.decimals_of(value),
            unit=unit,
            year=row.cells["aar"],
            source=row.cells["kilde"],
            line=row.line,
        )
    return facts
