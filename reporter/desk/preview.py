"""The preview: it makes an edition again whenever something is saved, and shows it in a browser."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from threading import Thread
from time import perf_counter

from jinja2 import TemplateSyntaxError

from reporter import resources, system
from reporter.building.build import make
from reporter.building.tasks import SHEETS, BugError, Format, Made, Task
from reporter.danish.numbers import number
from reporter.desk.board import Board, Version
from reporter.desk.server import Server
from reporter.desk.sheet import one_document
from reporter.desk.typesetting import Typesetter
from reporter.desk.watching import Watch
from reporter.digests import of_edition
from reporter.editions.edition import Edition
from reporter.errors import UsageError, UserError
from reporter.rendering.environment import environment
from reporter.temporary import temporary_folder

PAGES: tuple[Format, ...] = ("html",)
"""What is made each time; the PDF is made when somebody looks at it."""

BUG = "der er en fejl i selve programmet; den står i terminalen"
"""What the page says of a fault that the writer cannot mend."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What is previewed: an edition, and the code of the municipality it is made for, if it is."""

    editions: Path
    edition_id: str
    kommune: str = ""

    @property
    def folder(self) -> Path:
        """Return the edition's folder."""
        return self.editions / self.edition_id

    def read(self) -> Edition:
        """Read it as it is now; raises UserError."""
        return one_document(self.editions, self.edition_id, self.kommune)

    def refuse_other_kommune(self) -> None:
        """Raise UsageError where the edition is not made for the municipality.

        One that cannot be read is no reason to stop: what is wrong with it is shown.
        """
        try:
            self.read()
        except UsageError:
            raise
        except UserError:
            return

    def task(self, edition: Edition, files: Mapping[str, str]) -> Task:
        """Return the task of making its PDF of files with these digests."""
        return Task(
            editions=self.editions.absolute(),
            edition_id=self.edition_id,
            stem=edition.stem,
            name=edition.stem,
            kommune=edition.profile.kommune.code if edition.profile else "",
            formats=("pdf",),
            files=files,
            surroundings={},  # whoever makes it is of the same program
        )


Tell = Callable[[str], None]
"""Hears of each version in Danish, for the terminal."""


@contextmanager
def preview(subject: Subject, *, port: int, tell: Tell) -> Iterator[Preview]:
    """Serve an edition on 127.0.0.1 while the block runs; nothing is written to any output.

    ``port`` 0 takes a free one. Raises UsageError where the port is taken.
    """
    board = Board()
    with temporary_folder() as folder, Server(board, subject.edition_id, port=port) as server:
        typesetter = Typesetter(folder)
        thread = Thread(target=_typeset, args=(board, typesetter, tell), daemon=True)
        thread.start()
        try:
            yield Preview(subject, board, server, tell)
        finally:
            board.close()
            thread.join()
            typesetter.let_go()


class Preview:
    """A preview under way."""

    def __init__(self, subject: Subject, board: Board, server: Server, tell: Tell) -> None:
        self.board = board
        self.address = server.address
        self._subject = subject
        self._tell = tell

    def run(self) -> None:
        """Make the edition, and make it again whenever something is saved, until it is closed.

        Raises UsageError where there is no such edition to begin with.
        """
        watch = Watch((self._subject.folder, resources.templates()))
        self.build()
        while changed := watch.changed(lambda: self.board.closed):
            if resources.templates() in changed:
                environment.cache_clear()
            self.build()

    def build(self) -> None:
        """Make the edition once and show it, or what is wrong with it."""
        self.board.begin()
        begun = perf_counter()
        try:
            inputs = of_edition(self._subject.folder)
            edition = self._subject.read()
            task = self._subject.task(edition, inputs)
            made = make(edition, PAGES)
        except UserError as error:
            self._fail(str(error))
        except TemplateSyntaxError as error:
            place = f"templates/{error.name}:{error.lineno}"
            self._fail(f"{place}: skabelonen kan ikke læses; ret linjen, og gem igen")
        except Exception:
            self.board.fail(BUG)
            self._tell(traceback.format_exc())
        else:
            self.board.show(made.files, _front(edition), task)
            self._tell(_built(perf_counter() - begun))

    def _fail(self, told: str) -> None:
        self.board.fail(told)
        self._tell(told)


def _front(edition: Edition) -> str:
    folder = f"{SHEETS}/" if edition.profile else ""
    return f"{folder}{edition.stem}.html"


def _built(seconds: float) -> str:
    return f"bygget på {number(Decimal(seconds), 1)} s"


def _typeset(board: Board, typesetter: Typesetter, tell: Tell) -> None:
    """Make the PDF of each version that somebody wants to see, until the preview is over."""
    while version := board.wanted_pdf():
        board.begin_pdf(version.number)
        task = version.task
        if missing := system.missing_libraries():
            board.fail_pdf(system.install_hint(missing))
            continue
        outcome = typesetter.make(task, _overtaken(board, version))
        if outcome is None:
            board.drop_pdf()
        elif isinstance(outcome, Made):
            front = next(name for name in outcome.files if name.endswith(".pdf"))
            board.show_pdf(replace(version, files=outcome.files, front=front))
        elif of_edition(task.editions / task.edition_id) != task.files:
            # Saved in the meantime: another version comes, at once or when a fault is mended. To
            # try this one again would be to fail again, without end.
            board.pass_pdf_by()
        elif isinstance(outcome, BugError):
            tell(str(outcome))
            board.fail_pdf(BUG)
        else:
            board.fail_pdf(str(outcome))


def _overtaken(board: Board, version: Version) -> Callable[[], bool]:
    return lambda: board.overtaken(version.number)
