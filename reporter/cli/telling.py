"""What the command says of a build as it goes, and of all that failed when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from time import monotonic

import click

from reporter.building.journal import Whole
from reporter.building.likeness import unlike
from reporter.building.tasks import Made, Outcome, Task, Why
from reporter.cli.progress import Progress, spoken
from reporter.cli.stopping import STOPPED
from reporter.danish.commandline import shown
from reporter.errors import ExitCode, UserError
from reporter.releases.log import Release

MOST_NAMES = 5
"""Municipalities named before one fault that many share."""


class Teller:
    """Listens to a build of so many editions and tells of it on stderr.

    With ``explain`` it says on stdout why each sheet is made. ``version`` is the released version
    that is built, if one is.
    """

    def __init__(self, edition_ids: tuple[str, ...], *, explain: bool, version: int = 0) -> None:
        self.progress = Progress()
        self._editions = edition_ids
        self._explain = explain
        self._version = f"@{version}" if version else ""
        self._told = 0
        self._why: dict[str, Why] = {}
        self._made: dict[str, list[Made]] = {}
        self._begun: dict[str, float] = {}
        self._failures: dict[tuple[str, str], tuple[Task | None, UserError]] = {}

    def unchanged(self, edition_id: str, whole: Whole, sheets: int) -> None:
        """Say that an edition stands as it should."""
        self._line(edition_id, _standing(sheets, batch=whole.is_batch))

    def planned(self, edition_id: str, why: Why) -> None:
        """Say why an edition's sheets are made, if that was asked for."""
        self._why[edition_id] = why
        self._made[edition_id] = []
        self._begun[edition_id] = monotonic()
        waiting = [(task, reasons) for task, reasons in why if reasons]
        if self._explain:
            called = f"{edition_id}{self._version}"
            for task, reasons in waiting:
                name = f"{called}, {task.name}" if task.kommune else called
                click.echo(f"{name}: {'; '.join(reasons)}")
            if waiting and (as_is := len(why) - len(waiting)):
                click.echo(f"{called}: {_standing(as_is, batch=_is_batch(why), all_of=False)}")
        self.progress.expect(len(waiting), batch=_is_batch(why))

    def finished(self, task: Task, outcome: Outcome) -> None:
        """Count a task as done."""
        if isinstance(outcome, UserError):
            if STOPPED.is_set():  # WeasyPrint takes an interruption for a fault of a drawing
                raise KeyboardInterrupt
            self._failures[task.edition_id, task.kommune] = (task, outcome)
        else:
            self._made[task.edition_id].append(outcome)
        self.progress.advance()

    def failed(self, edition_id: str, error: UserError) -> None:
        """Say that an edition cannot be built."""
        self._failures[edition_id, ""] = (None, error)
        self._line(edition_id, "fejl")

    def closed(self, edition_id: str, word: str) -> None:
        """Say what became of an edition."""
        why, made = self._why[edition_id], self._made[edition_id]
        faults = sum(1 for name, _ in self._failures if name == edition_id)
        if not made and not faults:
            said = _standing(len(why), batch=_is_batch(why))
        elif _is_batch(why):
            parts = [f"{len(made)} ark"] if made else []
            if as_is := len(why) - len(made) - faults:
                parts.append(f"{as_is} uændrede")
            if faults:
                parts.append(f"{faults} fejl")
            said = f"{', '.join(parts)}, {spoken(monotonic() - self._begun[edition_id], 1)} s"
        elif faults:
            said = "fejl"
        else:
            count = made[0].pages
            pages = f"{count} {'side' if count == 1 else 'sider'}, " if count else ""
            said = f"{pages}{len(made[0].files)} filer, {spoken(made[0].seconds, 1)} s"
        self._line(edition_id, f"{said}; {word}" if word else said)

    def failures(self) -> ExitCode | int:
        """Tell all that failed; return the exit code, which is the first failure's."""
        ordered = sorted(
            self._failures.items(), key=lambda item: (self._editions.index(item[0][0]), item[0][1])
        )
        alike: dict[str, list[tuple[str, UserError]]] = {}
        for (edition_id, kommune), (task, error) in ordered:
            name = task.name if task and kommune else ""
            alike.setdefault(edition_id, []).append((name, error))
        for edition_id, faults in alike.items():
            tell_together(edition_id, faults)
        return ordered[0][1][1].exit_code if ordered else ExitCode.OK

    def _line(self, edition_id: str, said: str) -> None:
        self._told += 1
        which = f"[{self._told}/{len(self._editions)}] {edition_id}{self._version}"
        self.progress.line(f"{which}: {said}")


def tell_unlike(called: str, folder: Path, release: Release) -> bool:
    """Say in a line if finished files are others than those that were released; return if so."""
    files = unlike(folder, release)
    if files:
        from reporter.releases.status import day  # which reads editions, and that takes time

        named = ", ".join(files[:MOST_NAMES])
        more = f" og {len(files) - MOST_NAMES} til" if len(files) > MOST_NAMES else ""
        out = f"version {release.version} blev udgivet {day(release.released)}"
        click.echo(
            f"{called}: {out} af de samme filer, men programmet, eller noget, det bygger med, er "
            f"ændret, så disse færdige filer ikke længere er som dengang: {named}{more}",
            err=True,
        )
    return bool(files)


def _is_batch(why: Why) -> bool:
    return any(task.kommune for task, _ in why)


def tell_together(edition_id: str, faults: Iterable[tuple[str, UserError]]) -> None:
    """Tell an edition's faults, each once with the names of the sheets that have it, if any."""
    alike: dict[str, list[str]] = {}
    for name, error in faults:
        alike.setdefault(str(error), []).extend([name] if name else [])
    for message, names in alike.items():
        click.echo(shown(f"{_lead(edition_id, names)}{message}"), err=True)


def _lead(edition_id: str, names: Sequence[str]) -> str:
    """Return what comes before a fault: whose sheets have it."""
    if not names:
        return ""
    more = len(names) - MOST_NAMES
    listed = ", ".join(names[:MOST_NAMES]) + (f" og {more} andre" if more > 0 else "")
    return f"{edition_id}, {listed}: "


def _standing(sheets: int, *, batch: bool, all_of: bool = True) -> str:
    if not batch:
        return "er, som den skal være; intet bygget"
    if sheets == 1:
        said = "arket er, som det skal være"
    else:
        said = f"{'alle ' if all_of else ''}{sheets} ark er, som de skal være"
    return f"{said}; intet bygget" if all_of else said
