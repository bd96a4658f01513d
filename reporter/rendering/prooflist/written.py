"""Writes the proof-reader's list: as a page to print and tick off, and as a file for sheets."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from reporter.editions.display.sheets import Sheet, labelled, to_csv
from reporter.published.origin import STAMP
from reporter.rendering.environment import environment
from reporter.rendering.faces import faces
from reporter.rendering.prooflist.entries import Entry, Kind, ProofList

KINDS: dict[Kind, str] = {
    "number": "tal",
    "fixed": "fast udtryk",
    "hidden": "uden tal",
    "figure": "figur",
}
"""What a file calls the kinds of lines."""

_HEADER = (
    "Nr.", "Slags", "Afsnit", "Sætning", "Trykt", "Rå værdi", "Enhed", "Periode", "Område",
    "Serie", "Fil og plads", "Status", "Sted",
)  # fmt: skip
_NUMERIC = frozenset({"Rå værdi"})

_CALLED = "Korrekturliste: "

MARKS = (f"<title>{_CALLED}".encode(), "\ufeff{}".format(";".join(_HEADER)).encode())
"""What tells a file that is a list from every other: one of these is near its beginning."""


def to_html(told: ProofList) -> str:
    """Return the list as a page, whole in itself; it needs no script and no network."""
    numbered = list(enumerate(told.entries, start=1))
    sections = [
        {"name": name, "lines": [_line(n, entry, told.edition) for n, entry in lines]}
        for name, lines in groupby(numbered, key=lambda pair: pair[1].section)
    ]
    return (
        environment()
        .get_template("proof/page.html.j2")
        .render(
            type="proof",
            language="da",
            plain_title=f"{_CALLED}{told.title}",
            title=told.title,
            edition=told.edition,
            summary=f"Alle tal i »{told.title}« i den rækkefølge, de læses, og hvor de er fra.",
            sender={"name": told.sender},
            synthetic=told.synthetic,
            stamp=STAMP,
            fonts=faces("screen"),
            sections=sections,
            counts={kind: told.count(kind) for kind in KINDS},
        )
    )


def _line(number: int, entry: Entry, edition_id: str) -> dict[str, Any]:
    # The page says once which folder the places are in.
    place = entry.place.removeprefix(f"{edition_id}/")
    return {"number": number, "entry": entry, "place": place}


def to_table(told: ProofList) -> bytes:
    """Return the list as CSV, a row a line; the number stands in brackets in its sentence."""
    rows = tuple(_row(n, entry) for n, entry in enumerate(told.entries, start=1))
    sheet = Sheet(_HEADER, rows, _NUMERIC, _HEADER)
    return to_csv(labelled(sheet) if told.synthetic else sheet)


def _row(number: int, entry: Entry) -> tuple[str, ...]:
    return (
        str(number),
        KINDS[entry.kind],
        entry.section,
        f"{entry.before}[{entry.printed}]{entry.after}",
        entry.printed,
        entry.written,
        entry.measure,
        entry.told_period,
        entry.area,
        entry.series,
        entry.source,
        entry.status,
        entry.place,
    )
