"""Inspects a finished sheet before it may leave the house: one municipality's, and no other's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reporter.danish import places
from reporter.editions.edition import Edition
from reporter.published.origin import STAMP
from reporter.rendering.inspection.allowed import Allowed, allowed
from reporter.rendering.inspection.bound import check_bound, check_tokens
from reporter.rendering.inspection.datafile import check_data
from reporter.rendering.inspection.faults import Faults, quoted
from reporter.rendering.inspection.links import check_links
from reporter.rendering.inspection.markup import Markup
from reporter.rendering.inspection.names import Belonging, belonging, check_names, refuse_names
from reporter.rendering.inspection.said import Said
from reporter.rendering.publication import Publication
from reporter.rendering.resource import SCHEME

if TYPE_CHECKING:
    from reporter.rendering.printed import Printed

_DRAWN = "</svg>"
"""Where a drawing ends."""


def inspect(edition: Edition, publication: Publication, printed: Printed | None) -> None:
    """Hold a municipality's finished sheet to its profile; raises RenderingError with every fault.

    ``printed`` is its PDF as it was read; None where none was asked for. What must hold: every file
    names this municipality and no other that does not belong; every number in text, figures, text
    alternatives, data and metadata is one that the profile has, and those of the latest period are
    all there; the number of pages is as the edition says; tags and conformance are as they should
    be.
    """
    assert edition.profile
    faults = Faults(edition.stem)
    sheet = _Sheet(edition, publication, allowed(edition), belonging(edition), faults)
    sheet.check_pages()
    for file in publication.data_files:
        check_data(file, edition, sheet.allowed, sheet.belong, faults)
    if printed is not None:
        _check_pdf(sheet, printed)
    faults.refuse()


class _Sheet:
    """A sheet under inspection, its pages and drawings read once."""

    def __init__(
        self,
        edition: Edition,
        publication: Publication,
        allowed: Allowed,
        belong: Belonging,
        faults: Faults,
    ) -> None:
        assert edition.profile
        self.edition = edition
        self.publication = publication
        self.allowed = allowed
        self.belong = belong
        self.faults = faults
        self.name = places.official(edition.profile.kommune.code)
        self.printed = Markup(publication.print_html)
        self.screen = Markup(_without_drawings(publication))
        self.drawings = list(self._drawings())

    def check_pages(self) -> None:
        """Inspect the page on screen, the page to be printed and the drawings on it."""
        publication, faults = self.publication, self.faults
        for what, text in (("titlen", publication.title), ("resuméet", publication.summary)):
            refuse_names(what, text, self.belong, faults)
        if self.name not in publication.title:
            faults.add("titlen", f"{self.name} mangler: {quoted(publication.title)}")
        for where, page in (("html", self.screen), ("trykside", self.printed)):
            self._check_page(where, page)
        check_links("html", self.screen, self.edition, publication, faults)
        self._check_texts("tegninger", self.drawings)
        for label in self.screen.drawings:
            if not label:
                faults.add("html", "en tegning har ingen tekst (role=img med aria-label)")

    def _check_page(self, where: str, page: Markup) -> None:
        faults = self.faults
        for fault in page.faults:
            faults.add(where, fault)
        highest = [text for tag, text in page.headings if tag == "h1"]
        if len(highest) != 1 or not highest[0].startswith(self.name):
            faults.add(where, f"overskriften skal være {self.name}, én gang")
        titles = [text for tag, text in page.headings if tag == "title"]
        if titles != [self.publication.title]:
            faults.add(where, f"siden skal hedde {quoted(self.publication.title)}")
        if page.language != self.edition.model.language:
            faults.add(where, f"sproget er »{page.language}«, ikke »{self.edition.model.language}«")
        for key in self.edition.profile.standings if self.edition.profile else ():
            if not page.ids[key]:
                faults.add(where, f"indikatoren {key} mangler")
        if self.publication.synthetic and STAMP not in " ".join(t.text for t in page.said):
            faults.add(where, f"stemplet »{STAMP}« mangler")
        self._check_texts(where, page.said)
        for code in sorted({*page.codes} - {self.belong.own}):
            faults.add(where, f"et navn er bundet til {code}, ikke {self.belong.own}")
        check_bound(where, page, self.edition, faults)

    def _check_texts(self, where: str, said: Sequence[Said]) -> None:
        check_names(where, said, self.belong, self.faults)
        check_tokens(where, said, self.allowed, self.faults)

    def _drawings(self) -> list[Said]:
        """Return the texts of the drawings that the printed page shows, each its indicator's."""
        assert self.edition.profile
        said: list[Said] = []
        for address, _ in self.printed.images:
            resource = self.publication.resources.get(address)
            if resource is None:
                self.faults.add("trykside", f"tegningen {address} findes ikke")
            elif resource.mime == "image/svg+xml":
                keys = self.edition.profile.standings
                name = address.removeprefix(SCHEME)
                section = next((key for key in keys if name.startswith(f"{key}-")), "")
                drawing = Markup(resource.content.decode(), section=section)
                said += drawing.said
                for fault in drawing.faults:
                    self.faults.add(name, fault)
        return said


def _without_drawings(publication: Publication) -> str:
    """Return the page on screen, empty where it holds a drawing that is printed too."""
    printed = {
        resource.content.decode().strip().removesuffix(_DRAWN)
        for resource in publication.resources.values()
        if resource.mime == "image/svg+xml"
    }
    parts = publication.screen_html.split(_DRAWN)
    for n, part in enumerate(parts):
        begun = part.find("<svg")
        if begun >= 0 and part[begun:] in printed:
            parts[n] = f"{part[:begun]}<svg>"
    return _DRAWN.join(parts)


def _check_pdf(sheet: _Sheet, printed: Printed) -> None:
    # Deferred: HTML alone needs neither of the two programs that read PDF.
    from reporter.rendering.inspection.conformance import check_conformance
    from reporter.rendering.inspection.document import check_document, read

    document = read(printed)
    count, pages = len(document.pages), sheet.edition.model.pages
    if pages and not pages.least <= count <= pages.most:
        counted = "1 side" if count == 1 else f"{count} sider"
        told = f"{counted}; udgaven siger {pages.least} til {pages.most}"
        if sheet.edition.model.corrections and count > pages.most:
            told += "; kort den nyeste rettelse af, eller ret pages"
        sheet.faults.add("pdf", told)
    check_document(
        "pdf", document, sheet.publication, sheet.drawings, sheet.printed, sheet.allowed,
        sheet.belong, sheet.faults,
    )  # fmt: skip
    check_conformance("pdf", printed.content, sheet.faults)
