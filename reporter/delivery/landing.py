"""The page on which one finds a municipality's sheet: by typing, on a map, or in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from figures.locator import locator
from reporter.danish import dates
from reporter.danish.places import official, search_forms
from reporter.danish.towns import TOWNS
from reporter.danish.words import enumeration
from reporter.delivery import dispatch, packing
from reporter.delivery.contents import DeliveredSheet, Delivery
from reporter.kommuner import REGIONS, alle
from reporter.published.origin import STAMP
from reporter.rendering.composer import safe
from reporter.rendering.environment import environment
from reporter.rendering.faces import faces
from reporter.rendering.scripts import FOLDING, digest, script

FILE = "index.html"
BETWEEN = "|"
"""Stands between the names one may type; none of them holds it."""


def landing_page(delivery: Delivery) -> str:
    """Return the page, whole in itself but for its links to the batch's other files.

    Every sheet is linked to by the municipality's official name: its HTML, else its PDF. Nothing
    of it is loaded from elsewhere, and its one script runs by its digest alone.
    """
    finder = script(FOLDING, "landing/find.js")
    sheets = sorted(delivery.sheets, key=lambda sheet: alphabetical(sheet.name))
    return (
        environment()
        .get_template("landing/index.html.j2")
        .render(
            type="landing",
            language="da",
            plain_title=delivery.title,
            summary=delivery.summary,
            sender={"name": delivery.sender},
            contact=delivery.contact,
            date=delivery.date,
            printed_date=dates.at_head(delivery.date),
            synthetic=delivery.synthetic,
            stamp=STAMP,
            corrected=delivery.corrected,
            fonts=faces("screen"),
            map=safe(locator({s.code: (_address(s), s.official) for s in sheets})),
            regions=_regions(sheets),
            missing=_missing(sheets),
            downloads=_downloads(delivery.id),
            script=safe(finder),
            script_digest=digest(finder),
        )
    )


def alphabetical(name: str) -> str:
    """Return what puts names in Danish order: æ, ø and å last, and aa as å.

    Retskrivningsordbogen § 3: in Danish names aa stands as å when it is pronounced å, and so it is
    in every municipality's name.
    """
    modern = name.casefold().replace("aa", "å").replace("-", " ")
    return modern.translate(str.maketrans("æøå", "{|}"))  # the three that follow z in ASCII


def _address(sheet: DeliveredSheet) -> str:
    paths = dict(dispatch.files(sheet))
    return paths.get("html") or next(iter(paths.values()))


def _regions(sheets: Sequence[DeliveredSheet]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"region-{code}",
            "name": name,
            "package": packing.zip_name(code),
            "sheets": [_entry(sheet) for sheet in sheets if sheet.region == code],
        }
        for code, name in sorted(REGIONS.items(), key=lambda item: alphabetical(item[1]))
        if any(sheet.region == code for sheet in sheets)
    ]


def _entry(sheet: DeliveredSheet) -> dict[str, Any]:
    return {
        "code": sheet.code,
        "official": sheet.official,
        "address": _address(sheet),
        "forms": BETWEEN.join(search_forms(sheet.code)),
        "towns": BETWEEN.join(TOWNS.get(sheet.code, ())),
        "files": [
            {"kind": kind.upper(), "address": path}
            for kind, path in dispatch.files(sheet)
            if kind != "html"
        ],
    }


def _missing(sheets: Sequence[DeliveredSheet]) -> str:
    found = {sheet.code for sheet in sheets}
    left = sorted((k for k in alle() if k.code not in found), key=lambda k: alphabetical(k.name))
    return enumeration([official(kommune.code) for kommune in left])


def _downloads(edition: str) -> list[dict[str, str]]:
    """Return the files of the whole batch, each with its format and what it is for."""
    return [
        {"address": address, "name": name, "kind": kind, "told": told}
        for address, name, kind, told in (
            (
                f"{edition}.xlsx",
                "Regneark",
                "Excel",
                "Alle kommuners tal med noter og indholdsfortegnelse.",
            ),
            (
                f"{edition}.csv",
                "Alle tal i én tabel",
                "CSV",
                "Én række for hvert tal, til videre beregninger.",
            ),
            (
                f"{edition}.csv-metadata.json",
                "Beskrivelse af tabellen",
                "CSVW",
                "Fortæller programmer, hvad tabellens kolonner betyder.",
            ),
            (
                f"{edition}.json",
                "Alle tal til statistikprogrammer",
                "JSON-stat",
                "De samme tal som i tabellen.",
            ),
            (
                dispatch.NAME,
                "Udsendelsesliste",
                "CSV",
                "Kommune, fil, sidetal og kontrolsum for hvert ark.",
            ),
        )
    ]
