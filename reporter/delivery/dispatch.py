"""The dispatch list: every file of every municipality, with its pages and its checksum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporter import kommuner
from reporter.delivery.contents import DeliveredSheet, Delivery
from reporter.editions.display.sheets import Sheet, labelled, to_csv

NAME = "udsendelse.csv"
FOLDER = "ark"
"""Where the sheets' files lie, beside the list and in a region's archive."""

FORMATS = ("pdf", "html", "csv")
"""The order of a sheet's files."""

_HEADER = ("Kommunekode", "Kommune", "Region", "Fil", "Format", "Sider", "SHA-256")


def dispatch_list(delivery: Delivery) -> bytes:
    """Return the list of all files; pages are counted in a PDF and empty for others."""
    return listed(delivery, delivery.sheets)


def listed(delivery: Delivery, sheets: Iterable[DeliveredSheet]) -> bytes:
    """Return the list of some sheets' files."""
    rows = tuple(
        (
            sheet.code,
            sheet.official,
            kommuner.REGIONS[sheet.region],
            path,
            suffix.upper(),
            str(sheet.pages) if suffix == "pdf" else "",
            sheet.digests[suffix],
        )
        for sheet in sorted(sheets, key=lambda sheet: sheet.code)
        for suffix, path in files(sheet)
    )
    content = Sheet(_HEADER, rows, frozenset({"Sider"}), _HEADER)
    return to_csv(labelled(content) if delivery.synthetic else content)


def files(sheet: DeliveredSheet) -> Iterator[tuple[str, str]]:
    """Yield the suffix and the path of each of a sheet's files: ``pdf``, ``ark/751-aarhus.pdf``."""
    for suffix in sorted(sheet.digests, key=FORMATS.index):
        yield suffix, f"{FOLDER}/{sheet.stem}.{suffix}"
