"""The numbers as CSV: all of them with CSVW metadata, and those of one municipality's sheet.

The first is made for programs (comma, decimal point, one row a number), the second for a Danish
spreadsheet (semicolon, decimal comma, the municipality beside its region and the country).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from reporter.danish import numbers
from reporter.delivery import cells
from reporter.delivery.contents import DeliveredIndicator, Delivery
from reporter.errors import TableError
from reporter.published.columns import AREA_KINDS, FORMULA
from reporter.published.csvw import METADATA_SUFFIX, SUFFIX
from reporter.published.origin import SYNTHETIC, origin
from reporter.table import Hidden

_TITLES = {
    "indikator": "Indikator",
    "titel": "Indikatorens titel",
    "omraadetype": "Områdetype",
    "omraadekode": "Områdekode",
    "omraade": "Område",
    "regionskode": "Regionskode",
    "periode": "Periode",
    "vaerdi": "Værdi",
    "enhed": "Enhed",
    "status": "Status",
    "faelles": "Fælles indberetning, tallet er taget fra",
    "oprindelse": "Oprindelse",
}
COLUMNS = tuple(_TITLES)
"""The columns of the edition's CSV file, in their order."""

_OPTIONAL = ("regionskode", "vaerdi", "faelles")
_KEY = ("indikator", "omraadetype", "omraadekode", "periode")


def csvw(delivery: Delivery) -> Mapping[str, bytes]:
    """Return the CSV file of all numbers and its metadata, by file name.

    Raises TableError for a text that a spreadsheet would take for a formula.
    """
    name = f"{delivery.id}{SUFFIX}"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_records(delivery))
    return {
        name: text.getvalue().encode(),
        f"{delivery.id}{METADATA_SUFFIX}": _metadata(delivery, name),
    }


def _records(delivery: Delivery) -> Iterator[tuple[str, ...]]:
    for row in cells.rows(delivery):
        regions = cells.region_codes(row.area)
        record = (
            row.indicator.id,
            row.indicator.title,
            cells.kind_of(row.area),
            cells.code_of(row.area),
            row.area.name,
            regions[0] if len(regions) == 1 else "",
            row.period,
            "" if isinstance(row.value, Hidden) else f"{row.value:f}",
            row.indicator.series.unit,
            row.status,
            row.taken_from,
            origin(delivery.synthetic),
        )
        for column, cell in zip(COLUMNS, record, strict=True):
            if column != "vaerdi" and cell[:1] in FORMULA:
                message = f"{column}: '{cell}' kan læses som en formel i et regneark; ret teksten"
                raise TableError(message)
        yield record


def _metadata(delivery: Delivery, name: str) -> bytes:
    stamp = f" ({SYNTHETIC})" if delivery.synthetic else ""
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "url": quote(name),
        "dc:title": f"{delivery.title}{stamp}",
        "dc:description": delivery.summary,
        "dc:publisher": delivery.sender,
        "dc:date": delivery.date,
        "dc:language": "da",
        "schema:additionalProperty": [
            {
                "@type": "schema:PropertyValue",
                "schema:propertyID": indicator.id,
                "schema:name": indicator.title,
                "schema:description": [*told(indicator)],
                "schema:unitText": indicator.series.unit,
            }
            for indicator in delivery.indicators
        ],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tableSchema": {
            "columns": [_column(column) for column in COLUMNS],
            "primaryKey": list(_KEY),
        },
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def told(indicator: DeliveredIndicator) -> Iterator[str]:
    """Yield what must be known of an indicator: what is counted, reservations, its source."""
    yield indicator.counted
    yield from indicator.remarks
    yield from cells.notes(indicator)
    yield f"Kilde: {indicator.source}"


def _column(name: str) -> dict[str, object]:
    datatypes: dict[str, object] = {
        "omraadetype": {"base": "string", "format": "|".join(AREA_KINDS.values())},
        "vaerdi": "decimal",
        "enhed": {"base": "string", "format": "|".join(numbers.UNITS)},
        "status": {"base": "string", "format": "|".join(cells.STATUSES)},
    }
    return {
        "name": name,
        "titles": {"da": [name, _TITLES[name]]},
        "datatype": datatypes.get(name, "string"),
        "required": name not in _OPTIONAL,
        "null": "",
    }
