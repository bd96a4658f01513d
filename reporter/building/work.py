"""The building of one edition: its tasks, what becomes of them, and what is made of them all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from reporter import kommuner
from reporter.building import cards, journal, keys, manifest
from reporter.building.build import refuse_changes
from reporter.building.delivering import Outgoing, batch_of
from reporter.building.journal import Record, Whole
from reporter.building.placing import EditionFolder
from reporter.building.provenance import compose
from reporter.building.standing import reasons, record_of
from reporter.building.tasks import Outcome, Task, Why, Wish
from reporter.digests import of_text
from reporter.editions.datamodel import FromTable
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.errors import UsageError, UserError

MADE_UP = "oprindelse"
"""The part that says which data were made up."""

REMOVED = (
    "siden til at finde sin kommune, tabeller og pakker er fjernet, fordi ark er ændret; "
    "byg hele udgaven for at få dem igen"
)


class Work:
    """An edition under way; ``waiting`` are the tasks still to be done, by stem.

    Raises UserError if the edition cannot be read, UsageError if it is not made for a municipality
    that is wished for.
    """

    def __init__(self, wish: Wish, edition_id: str, files: Mapping[str, str]) -> None:
        self.edition_id = edition_id
        self.edition: Edition = load(wish.editions, edition_id)
        self.is_batch = bool(self.edition.kommuner)
        self._wish = wish
        self._files = files
        self._surroundings = keys.surroundings(wish.formats)
        self._folder = EditionFolder(wish.output, edition_id)
        self._outgoing = Outgoing(self._folder)
        self._parts: dict[str, dict[str, str]] = {}
        self._records: dict[str, Record] = {}
        self._tasks = self._all_tasks()
        self.why: Why = [(task, self._reasons(task)) for task in self._tasks]
        self.waiting = {task.stem: task for task, why in self.why if why}

    def _all_tasks(self) -> list[Task]:
        """Return the tasks that are wished for, in the order of the municipalities' codes."""
        if not self.is_batch:
            return [self._task(self.edition, "", self._files)]
        every = self.edition.kommuner
        wanted = self._wish.kommuner or every
        for code in wanted:
            if code not in every:
                message = f"udgaven '{self.edition_id}' laves ikke for {kommuner.find(code).name}"
                raise UsageError(message)
        # What a sheet shows of these files is told slice by slice; the others are as they are.
        sliced = _sliced(self.edition)
        files = {name: digest for name, digest in self._files.items() if name not in sliced}
        files[MADE_UP] = of_text(" ".join(sorted(self.edition.synthetic)))
        return [
            self._task(self.edition.for_kommune(code), code, files)
            for code in every
            if code in wanted
        ]

    def _task(self, edition: Edition, code: str, files: Mapping[str, str]) -> Task:
        self._parts[edition.stem] = {**edition.inputs, **files, **self._surroundings}
        return Task(
            editions=self._wish.editions,
            edition_id=self.edition_id,
            stem=edition.stem,
            name=f"{code} {kommuner.find(code).name}" if code else self.edition_id,
            kommune=code,
            formats=self._wish.formats,
            files=self._files,
            surroundings=self._surroundings,
        )

    def _reasons(self, task: Task) -> tuple[str, ...]:
        record = record_of(self._wish.output, self.edition_id, task.stem)
        found = reasons(record, self._parts[task.stem], self._folder.folder)
        if not found and isinstance(record, Record):
            self._records[task.stem] = record
        return found

    @property
    def stands(self) -> bool:
        """Say whether there is anything of the edition to look at."""
        return bool(self._records)

    def prepare(self) -> None:
        """Make ahead what goes out and tells of no sheet, while others make the sheets.

        Its faults are told when all sheets stand.
        """
        if self.is_batch and not self._wish.kommuner:
            with suppress(UserError):
                batch = batch_of(self.edition, ())
                self._outgoing.prepare(batch, self._files, self._surroundings)

    def take(self, task: Task, outcome: Outcome) -> None:
        """Put what was made in its place; raises OutputError. What failed leaves the old."""
        del self.waiting[task.stem]
        if isinstance(outcome, UserError):
            return
        arrival = self._folder.compared(task, outcome)
        if self.is_batch and arrival.is_new:
            self._outgoing.drop(task.stem)
        parts = self._parts[task.stem]
        self._records[task.stem] = self._folder.accept(task, arrival, parts)

    def close(self) -> str:
        """Make what tells of all the sheets; return what is to be said of it.

        Only a build of them all with nothing amiss is remembered as whole. Raises OutputError, and
        EditionErrors for faults that no sheet has.
        """
        shared = self._share() if self.is_batch and self._records else {}
        if len(self._records) == len(self._tasks) and not self._wish.kommuner:
            self._remember(shared | self._declare(shared))
        return REMOVED if self._wish.kommuner and self._outgoing.dropped else ""

    def _share(self) -> dict[str, str]:
        """Make the files beside a batch's sheets, and its card; return their digests.

        A build of some municipalities makes none of them; those that told of sheets that are no
        longer there are gone already.
        """
        refuse_changes(self._tasks[0])
        in_order = [self._records[t.stem] for t in self._tasks if t.stem in self._records]
        batch = batch_of(self.edition, in_order)
        sheets = {name for record in self._records.values() for name in record.files}
        known = self._folder.known() | self._outgoing.known
        known = {name for name in known if (self._folder.folder / name).exists()}
        if self._wish.kommuner:
            outgoing, kept = {}, known
        else:
            outgoing = self._outgoing.make(batch, self._files, self._surroundings)
            failed = {task.stem for task in self._tasks} - self._records.keys()
            kept = {name for name in known if PurePosixPath(name).stem in failed}
        files = tuple(sorted({*sheets, *outgoing, *kept}))
        card = cards.batch_card(batch, self.edition.model, files)
        gone = known - {*files, cards.FILE}
        return outgoing | self._folder.put({cards.FILE: card.to_json()}, gone)

    def _declare(self, shared: Mapping[str, str]) -> dict[str, str]:
        """Write the manifest of what stands; return its digest."""
        card = cards.read(self._folder.folder)
        assert card
        whole = compose(
            self.edition,
            card,
            formats=self._wish.formats,
            inputs=self._files,
            records=self._records,
            shared=shared,
        )
        return self._folder.put({manifest.FILE: whole.to_json()})

    def _remember(self, files: Mapping[str, str]) -> None:
        sheets = {stem: replace(record, parts={}) for stem, record in self._records.items()}
        key = keys.key({**self._files, **self._surroundings})
        whole = Whole(key=key, sheets=sheets, files=files)
        journal.write(self._wish.output, journal.path(self._wish.output, self.edition_id), whole)


def _sliced(edition: Edition) -> set[str]:
    """Return the files of which each sheet shows its own part, and nothing else does."""
    compared = {measure.indicator.data for measure in edition.measures}
    files = {
        data.id: data.table if isinstance(data, FromTable) else data.file
        for data in edition.model.data
    }
    return {files[name] for name in compared} - {
        file for name, file in files.items() if name not in compared
    }
