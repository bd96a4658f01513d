"""Builds editions: load, put together, typeset, proof-read, write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

from reporter.building import cards
from reporter.danish import dates
from reporter.editions.edition import EDITION_FILE
from reporter.editions.load import load
from reporter.errors import OutputError, RenderingError
from reporter.rendering.publication import Publication, publish
from reporter.writing import staging

Format = Literal["pdf", "html"]
FORMATS: tuple[Format, ...] = ("pdf", "html")


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """What was written of an edition; ``pages`` is 0 where no PDF was asked for."""

    edition_id: str
    files: tuple[str, ...]
    pages: int
    seconds: float


def build(
    editions: Path, edition_id: str, output: Path, formats: Collection[Format] = FORMATS
) -> BuildResult:
    """Build one edition into ``output/<id>``; raises UserError, and then nothing is written.

    What an earlier build made there and this one does not, the other format among it, is removed:
    two files of one folder never tell of different data.
    """
    started = perf_counter()
    if (output / edition_id / EDITION_FILE).exists():
        message = f"{output}: mappen rummer udgaverne selv; vælg en anden med --output"
        raise OutputError(message)
    publication = publish(load(editions, edition_id), with_pdf="pdf" in formats)
    contents: dict[str, bytes] = {
        f"data/{file.name}": file.content for file in publication.data_files
    }
    pages = 0
    if "pdf" in formats:
        contents[f"{edition_id}.pdf"], pages = _pdf(publication)
    if "html" in formats:
        contents[f"{edition_id}.html"] = publication.screen_html.encode()
    contents[cards.FILE] = cards.card(publication, tuple(sorted(contents))).to_json()
    stale = [name for name in _earlier(output / edition_id) if name not in contents]
    with staging(output, edition_id) as stage:
        for name, content in contents.items():
            stage.write(name, content)
        stage.commit(stale)
    return BuildResult(
        edition_id=edition_id,
        files=tuple(contents),
        pages=pages,
        seconds=perf_counter() - started,
    )


def _earlier(folder: Path) -> tuple[str, ...]:
    """Return the files of the build that stands in a folder, if it can be told."""
    try:
        card = cards.read(folder)
    except OutputError:  # a card that is broken is mended by the build that writes it anew
        return ()
    return card.files if card else ()


def _pdf(publication: Publication) -> tuple[bytes, int]:
    # Deferred: WeasyPrint takes half a second to import, and HTML alone needs none of it.
    from weasyprint.urls import FatalURLFetchingError

    from reporter.rendering.fetcher import OwnedFetcher
    from reporter.rendering.pdf import Attachment, PdfMetadata, write_pdf
    from reporter.rendering.proof import proofread

    model = publication.edition.model
    try:
        result = write_pdf(
            publication.print_html,
            metadata=PdfMetadata(
                title=publication.title,
                author=model.sender.name,
                subject=publication.summary,
                keywords=(*model.keywords, *(["syntetiske data"] if publication.synthetic else [])),
                language=model.language,
                date=dates.parse(model.date),
                identifier=model.id,
            ),
            attachments=[
                Attachment(name=file.name, description=file.description, content=file.content)
                for file in publication.data_files
            ],
            fetch=OwnedFetcher(publication.resources),
        )
    except FatalURLFetchingError as error:  # no Exception: WeasyPrint lets nothing catch it
        raise RenderingError(str(error)) from None
    proofread(
        result.content,
        html=publication.print_html,
        resources=publication.resources,
        name=f"{model.id}.pdf",
    )
    return result.content, result.pages
