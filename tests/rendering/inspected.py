"""A finished sheet of a small edition, to be made wrong in one place at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf

from reporter.building.build import make
from reporter.building.tasks import FORMATS
from reporter.errors import RenderingError
from reporter.rendering.datafiles import DataFile
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.printed import read
from reporter.rendering.publication import Publication, publish
from reporter.rendering.resource import Resource
from tests.editions.sheets import SheetSample

SHEET = "751-aarhus"


class Sheet:
    """A finished sheet, to be made wrong in one place at a time."""

    def __init__(self, publication: Publication, pdf: bytes) -> None:
        self.publication = publication
        self.pdf = pdf

    def faults(self) -> list[str]:
        """Return what the inspection says, without the sheet's name."""
        try:
            inspect(self.publication.edition, self.publication, read(self.pdf))
        except RenderingError as error:
            return [line.removeprefix(f"{SHEET}: ") for line in str(error).splitlines()]
        return []

    def with_page(self, old: str, new: str, *, medium: str = "screen_html") -> Sheet:
        """Change the first place where a page says ``old``."""
        html = getattr(self.publication, medium)
        assert old in html, old
        changed = {medium: html.replace(old, new, 1)}
        return Sheet(replace(self.publication, **changed), self.pdf)

    def with_pattern(self, pattern: str, new: str) -> Sheet:
        """Change the first place of the page on screen that fits a pattern."""
        html, found = re.subn(pattern, new, self.publication.screen_html, count=1)
        assert found, pattern
        return Sheet(replace(self.publication, screen_html=html), self.pdf)

    def with_data(self, old: str, new: str) -> Sheet:
        """Change the first place where the file of numbers says ``old``."""
        (file,) = self.publication.data_files
        text = file.content.decode("utf-8-sig")
        assert old in text, old
        content = text.replace(old, new, 1).encode("utf-8-sig")
        files = (DataFile(name=file.name, description=file.description, content=content),)
        return Sheet(replace(self.publication, data_files=files), self.pdf)

    def with_drawing(self, address: str, old: str, new: str) -> Sheet:
        """Change the first place where a drawing says ``old``."""
        svg = self.publication.resources[address].content.decode()
        assert old in svg, old
        changed = Resource(svg.replace(old, new, 1).encode(), "image/svg+xml")
        resources = {**self.publication.resources, address: changed}
        html = self.publication.screen_html.replace(svg, changed.content.decode())
        return Sheet(replace(self.publication, resources=resources, screen_html=html), self.pdf)

    def with_pdf(self, change: Callable[[pikepdf.Pdf], None]) -> Sheet:
        """Change the finished PDF."""
        with pikepdf.open(io.BytesIO(self.pdf)) as document:
            change(document)
            changed = io.BytesIO()
            document.save(changed)
        return Sheet(self.publication, changed.getvalue())


def finished(sample: SheetSample) -> Sheet:
    edition = sample.load()
    files = make(edition, FORMATS).files
    return Sheet(publish(edition), files[f"ark/{SHEET}.pdf"])


def tagged(document: pikepdf.Pdf, role: str) -> pikepdf.Object:
    """Return the first tag of a role."""
    return next(
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{role}"
    )
