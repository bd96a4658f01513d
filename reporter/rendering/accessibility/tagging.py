"""Tag a laid-out document before it is painted, and write the tags after."""

from __future__ import annotations

from collections.abc import Mapping

import pydyf
import weasyprint

from reporter.errors import RenderingError
from reporter.rendering.accessibility.painting import MarkedPage
from reporter.rendering.accessibility.reading import Clickable, read
from reporter.rendering.accessibility.roles import assign
from reporter.rendering.accessibility.tables import link_headers
from reporter.rendering.accessibility.writing import write
from reporter.rendering.pdf_fonts import LineEnd


class Tagging:
    """The structure of one document, read from its layout.

    Raises RenderingError with everything in the HTML that would make the PDF mute or misleading.
    """

    def __init__(self, document: weasyprint.Document) -> None:
        """Read the structure, and replace the document's pages by pages that keep their marks."""
        reading = read(document.pages)
        self._artifacts = reading.artifacts
        self._structure, faults = assign(reading.root)
        if faults:
            raise RenderingError("\n".join(faults))
        link_headers(self._structure)
        clickable = {
            kid.box
            for tag in self._structure.descendants()
            for kid in tag.kids
            if isinstance(kid, Clickable)
        }
        self._pages = [MarkedPage(page, clickable) for page in document.pages]
        document.pages[:] = self._pages

    def write(self, pdf: pydyf.PDF, line_ends: Mapping[str, LineEnd]) -> None:
        """Write the structure once every page is painted; ``line_ends`` are by font."""
        write(pdf, self._structure, pages=self._pages, line_ends=line_ends)
        for piece, kind in self._artifacts:
            self._pages[piece.page].hide(piece, kind)
        if left_out := [text for page in self._pages for text in page.left_out()]:
            raise RenderingError("\n".join(("står på siden, men kan ikke læses op:", *left_out)))
