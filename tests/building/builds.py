"""Builds as the command does, and hears what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporter.building import batch
from reporter.building.journal import Whole
from reporter.building.tasks import FORMATS, Format, Made, Outcome, Task, Why, Wish
from reporter.errors import UserError


class Heard:
    """What was told of a build: by edition, and by the names of sheets."""

    def __init__(self) -> None:
        self.as_is: dict[str, int] = {}
        self.why: dict[str, tuple[str, ...]] = {}
        self.made: dict[str, Made] = {}
        self.failures: dict[str, UserError] = {}
        self.words: dict[str, str] = {}

    def unchanged(self, edition_id: str, whole: Whole, sheets: int) -> None:
        self.as_is[edition_id] = sheets

    def planned(self, edition_id: str, why: Why) -> None:
        self.why |= {task.name: tuple(reasons) for task, reasons in why}

    def finished(self, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, UserError):
            self.failures[task.name] = outcome
        else:
            self.made[task.name] = outcome

    def failed(self, edition_id: str, error: UserError) -> None:
        self.failures[edition_id] = error

    def closed(self, edition_id: str, word: str) -> None:
        self.words[edition_id] = word

    @property
    def reasons(self) -> dict[str, tuple[str, ...]]:
        """Return why each sheet that was made was made."""
        return {name: reasons for name, reasons in self.why.items() if reasons}


def build(
    editions: Path,
    edition_ids: str | Sequence[str],
    output: Path,
    formats: Sequence[Format] = FORMATS,
    *,
    jobs: int = 1,
    kommuner: tuple[str, ...] | None = None,
    scheduler: str = "",
) -> Heard:
    """Build, and return what was told; raises the first failure."""
    heard = attempt(
        editions, edition_ids, output, formats, jobs=jobs, kommuner=kommuner, scheduler=scheduler
    )
    for error in heard.failures.values():
        raise error
    return heard


def attempt(
    editions: Path,
    edition_ids: str | Sequence[str],
    output: Path,
    formats: Sequence[Format] = FORMATS,
    *,
    jobs: int = 1,
    kommuner: tuple[str, ...] | None = None,
    scheduler: str = "",
) -> Heard:
    """Build, and return what was told, failures too."""
    heard = Heard()
    wish = Wish(
        editions=editions,
        edition_ids=(edition_ids,) if isinstance(edition_ids, str) else tuple(edition_ids),
        output=output,
        formats=tuple(formats),
        jobs=jobs,
        kommuner=kommuner,
        scheduler=scheduler,
    )
    batch.build(wish, heard)
    return heard
