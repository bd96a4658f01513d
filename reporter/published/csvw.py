"""The published table as CSV (RFC 4180: UTF-8, comma) with CSVW metadata beside it.

The metadata follow W3C's Metadata Vocabulary for Tabular Data. What it has no word for is told as
``schema:PropertyValue``, whose prefix every CSVW reader knows; nothing tells the time of writing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from reporter.errors import Place, TableError
from reporter.published import records
from reporter.published.columns import (
    AREA_KINDS,
    COLUMNS,
    STATUSES,
    About,
    Record,
    as_text,
    require_columns,
)
from reporter.published.origin import REGISTERS, SYNTHETIC, origin
from reporter.published.table import IndicatorTable

SUFFIX, METADATA_SUFFIX = ".csv", ".csv-metadata.json"

_TITLES = {
    "indikator": "Indikator",
    "omraadetype": "Områdetype",
    "omraadekode": "Områdekode",
    "omraade": "Område",
    "periode": "Periode",
    "gruppe": "Gruppe",
    "taeller": "Tæller",
    "naevner": "Nævner",
    "vaerdi": "Værdi",
    "enhed": "Enhed",
    "status": "Status",
    "aargang": "Årgang",
    "oprindelse": "Oprindelse",
}
_OPTIONAL = ("omraadekode", "taeller", "naevner", "vaerdi", "aargang")
_KEY = ("indikator", "omraadetype", "omraade", "periode", "gruppe")
_POLICY, _PANEL, _REGISTER = "politik", "panel", "register"
_AUDIT, _ORIGIN = "revision", "oprindelse"


def write(table: IndicatorTable) -> bytes:
    """Return the CSV file; raises TableError where a name could be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([as_text(cell) for cell in cells] for cells in records.to_cells(table))
    return text.getvalue().encode()


def metadata(table: IndicatorTable, name: str) -> bytes:
    """Return the metadata of the CSV file with that name."""
    told = records.about(table)
    properties = [
        *(_property(_POLICY, field, value) for field, value in sorted(told.policy.items())),
        *(_property(_PANEL, key, list(codes)) for key, codes in sorted(told.panels.items())),
        *(_property(_REGISTER, name, digest) for name, digest in sorted(told.registers.items())),
        _property(_AUDIT, _AUDIT, told.audit),
        _property(_ORIGIN, _ORIGIN, origin(table.synthetic)),
    ]
    content: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "url": quote(name),
        "dc:title": "Indikatorer" + (f" ({SYNTHETIC})" if table.synthetic else ""),
        **({"dc:source": told.source} if told.source else {}),
        **({"dc:date": told.vintage.isoformat()} if told.vintage else {}),
        "schema:additionalProperty": properties,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tableSchema": {
            "columns": [_column(column) for column in COLUMNS],
            "primaryKey": list(_KEY),
        },
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def _property(kind: str, name: str, value: str | list[str]) -> dict[str, object]:
    return {
        "@type": "schema:PropertyValue",
        "schema:propertyID": kind,
        "schema:name": name,
        "schema:value": value,
    }


def _column(name: str) -> dict[str, object]:
    datatypes: dict[str, object] = {
        "omraadetype": {"base": "string", "format": "|".join(AREA_KINDS.values())},
        "taeller": {"base": "integer", "minimum": 0},
        "naevner": {"base": "integer", "minimum": 0},
        "vaerdi": "decimal",
        "status": {"base": "string", "format": "|".join(STATUSES)},
        "aargang": {"base": "date", "format": "yyyy-MM-dd"},
        "oprindelse": {"base": "string", "format": f"{REGISTERS}|{SYNTHETIC}"},
    }
    return {
        "name": name,
        "titles": {"da": [name, _TITLES[name]]},
        "datatype": datatypes.get(name, "string"),
        "required": name not in _OPTIONAL,
        "null": "",
    }


def read(content: bytes, told: bytes | None, file: str) -> IndicatorTable:
    """Read a CSV file, with its metadata where there are any; raises TableError.

    ``file`` is the CSV file's name in messages.
    """
    about = _about(told, file.removesuffix(SUFFIX) + METADATA_SUFFIX) if told else About()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "filen er ikke UTF-8; gem den som »CSV UTF-8«"
        raise TableError(message, Place(file, line)) from None
    return records.to_table(_records(text, file), about, file)


def _records(text: str, file: str) -> Iterator[Record]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    line = 1  # where a row begins: a cell in quotes may run over several
    try:
        for cells in lines:
            if not header:
                header = cells
                require_columns(header, file, 1)
            elif len(cells) != len(header):
                felt = "felt" if len(cells) == 1 else "felter"
                message = f"linjen har {len(cells)} {felt}; der skal være {len(header)}"
                raise TableError(message, Place(file, line))
            else:
                yield Record(file=file, line=line, cells=dict(zip(header, cells, strict=True)))
            line = lines.line_num + 1
    except csv.Error:
        message = "linjen kan ikke læses som CSV; se efter et anførselstegn, der ikke er lukket"
        raise TableError(message, Place(file, line)) from None
    if not header:
        raise TableError("filen er tom", Place(file))


def _about(told: bytes, file: str) -> About:
    try:
        content = json.loads(told)
        found = [_told(each) for each in content["schema:additionalProperty"]]
        vintage = content.get("dc:date")
        return About(
            vintage=date.fromisoformat(vintage) if vintage else None,
            synthetic=_one(found, _ORIGIN) == SYNTHETIC,
            panels={name: tuple(map(str, v)) for kind, name, v in found if kind == _PANEL},
            policy={name: str(v) for kind, name, v in found if kind == _POLICY},
            audit=_one(found, _AUDIT),
            source=str(content.get("dc:source", "")),
            registers={name: str(v) for kind, name, v in found if kind == _REGISTER},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "filen er ikke metadata, som dette program skriver; dan tabellen igen"
        raise TableError(message, Place(file)) from None


def _told(entry: Mapping[str, Any]) -> tuple[str, str, Any]:
    return entry["schema:propertyID"], entry["schema:name"], entry["schema:value"]


def _one(found: list[tuple[str, str, Any]], kind: str) -> str:
    (value,) = (value for key, _, value in found if key == kind)
    return str(value)
