"""Makes one sheet: load, put together, typeset, proof-read, inspect. Nothing is written here."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Collection
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from reporter.building import cards, keys
from reporter.building.tasks import SHEETS, BugError, Format, Made, Outcome, Task
from reporter.danish import dates
from reporter.digests import of_edition
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.errors import EditionError, Place, RenderingError, UserError
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.publication import Publication, publish

if TYPE_CHECKING:
    from reporter.rendering.printed import Printed

_MOST_EDITIONS = 8
"""How many loaded editions a worker keeps; the tasks come edition by edition."""


class Workshop:
    """Makes sheets one by one and keeps the editions that it has loaded."""

    def __init__(self) -> None:
        self._editions: dict[str, Edition] = {}

    def lay_in(self, task: Task, edition: Edition) -> None:
        """Keep an edition that is loaded already."""
        if len(self._editions) >= _MOST_EDITIONS:
            del self._editions[next(iter(self._editions))]
        self._editions[_name(task)] = edition

    def perform(self, task: Task) -> Outcome:
        """Make a task's sheet; whatever is wrong with it comes back as its outcome."""
        begun = perf_counter()
        try:
            return replace(self._make(task), seconds=perf_counter() - begun)
        except UserError as error:
            return _portable(error)
        except Exception:
            return _fault_of_the_program(task, traceback.format_exc().rstrip())

    def _make(self, task: Task) -> Made:
        _refuse_other_program(task)
        if _name(task) not in self._editions:
            refuse_changes(task)
            self.lay_in(task, load(task.editions, task.edition_id))
        edition = self._editions[_name(task)]
        made = make(edition.for_kommune(task.kommune) if task.kommune else edition, task.formats)
        # Asked afterwards: whatever was read in the meantime was as the task says.
        refuse_changes(task)
        return made


def _fault_of_the_program(task: Task, told: str) -> UserError:
    """Return a bug; what was half changed on the way is none."""
    try:
        refuse_changes(task)
    except UserError as error:
        return error
    return BugError(told)


def _refuse_other_program(task: Task) -> None:
    """Refuse to make with another program or libraries what would be different; RenderingError."""
    own = keys.surroundings(task.formats)
    if unlike := [name for name, digest in task.surroundings.items() if own.get(name) != digest]:
        message = (
            f"programmet er ikke det samme her og der, hvor bygningen blev sat i gang "
            f"({', '.join(unlike)}); installér samme version begge steder, og byg igen"
        )
        raise RenderingError(message)


def refuse_changes(task: Task) -> None:
    """Refuse an edition or a program that was changed on the way; raises UserError."""
    if of_edition(task.editions / task.edition_id) != task.files:
        message = "udgavens filer blev ændret, mens der blev bygget; byg igen"
        raise EditionError(message, Place(task.edition_id))
    if not keys.as_it_was():
        raise RenderingError("programmet blev ændret, mens der blev bygget; byg igen")


def _name(task: Task) -> str:
    return keys.key({"": str(task.editions / task.edition_id), **task.files})


def _portable(error: UserError) -> UserError:
    """Return the error, if it can be sent to another process; its words, if it cannot."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)
    except Exception:
        told = UserError(str(error))
        told.exit_code = error.exit_code
        return told
    return error


def make(edition: Edition, formats: Collection[Format]) -> Made:
    """Make the files of an edition, or of its sheet for one municipality; raises UserError."""
    publication = publish(edition, with_pdf="pdf" in formats)
    stem = edition.stem
    sheet = edition.profile is not None
    folder, data = (f"{SHEETS}/", f"{SHEETS}/") if sheet else ("", "data/")
    contents = {f"{data}{file.name}": file.content for file in publication.data_files}
    printed = _pdf(publication) if "pdf" in formats else None
    if printed:
        contents[f"{folder}{stem}.pdf"] = printed.content
    if "html" in formats:
        contents |= {
            f"{folder}{name}": html.encode() for name, html in publication.screen_pages.items()
        }
    if sheet:
        inspect(edition, publication, printed)
    else:
        contents[cards.FILE] = cards.card(publication, tuple(sorted(contents))).to_json()
    return Made(files=contents, pages=len(printed.pages) if printed else 0)


def _pdf(publication: Publication) -> Printed:
    """Typeset a publication; return its PDF as it was read back and proof-read."""
    # Deferred: WeasyPrint takes half a second to import, and HTML alone needs none of it.
    from weasyprint.urls import FatalURLFetchingError

    from reporter.rendering.fetcher import OwnedFetcher
    from reporter.rendering.pdf import Attachment, PdfMetadata, write_pdf
    from reporter.rendering.printed import read
    from reporter.rendering.proof import proofread

    edition = publication.edition
    model = edition.model
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
                identifier=edition.identifier,
                version=model.version,
                modified=dates.parse(model.corrections[-1].date) if model.corrections else None,
            ),
            attachments=[
                Attachment(name=file.name, description=file.description, content=file.content)
                for file in publication.data_files
            ],
            fetch=OwnedFetcher(publication.resources),
            with_pages=publication.with_pages,
        )
    except FatalURLFetchingError as error:  # no Exception: WeasyPrint lets nothing catch it
        raise RenderingError(str(error)) from None
    printed = read(result.content)
    proofread(
        printed,
        html=result.html,
        resources=publication.resources,
        name=f"{edition.stem}.pdf",
    )
    return printed
