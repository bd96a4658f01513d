"""Where a page leads and what it fetches: its own files, its sender, and nothing else."""

from __future__ import annotations

import re

from reporter.editions.edition import Edition
from reporter.rendering.inspection.faults import Faults
from reporter.rendering.inspection.markup import Markup
from reporter.rendering.inspection.names import captions_of
from reporter.rendering.publication import Publication

_FETCHED = re.compile(r"url\(\s*[\"']?(?!data:|#)([^)\"']*)|@import\s*([^;]*)", re.IGNORECASE)
LANDING = "../index.html"


def check_links(
    where: str, page: Markup, edition: Edition, publication: Publication, faults: Faults
) -> None:
    """Refuse a page that fetches anything, leads anywhere unknown, or points at what is not there.

    Links of the edition's own text are the edition's to answer for.
    """
    sender = edition.model.sender
    contact = {f"mailto:{sender.email}", f"https://{sender.web}", f"tel:{sender.phone}"}
    own = {f"{edition.stem}.pdf", LANDING, *(file.name for file in publication.data_files)}
    written = "\n".join([edition.text, *captions_of(edition)])
    for tag, name, address in page.links:
        if address.startswith("#"):
            if address[1:] not in page.ids:
                faults.add(where, f"henvisningen {address} peger på noget, der ikke er der")
        elif tag == "a" and name == "href":
            if address not in own | contact and address not in written:
                faults.add(where, f"linket {address} fører væk fra arket")
        elif not address.startswith("data:"):
            faults.add(where, f"siden henter {address}")
    for each in page.said:
        if each.kind == "style":
            for fetched in _FETCHED.finditer(each.text):
                faults.add(where, f"siden henter {fetched[1] or fetched[2]}")
    for reference in page.references:
        if reference not in page.ids:
            faults.add(where, f"der henvises til {reference}, som ikke er der")
    for key, count in page.ids.items():
        if count > 1:
            faults.add(where, f"id {key} står {count} gange")
