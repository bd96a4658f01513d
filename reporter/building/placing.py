"""Puts the files of one edition in their place, and says in the journal what they were made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from reporter.building import cards, journal, keys, manifest
from reporter.building.journal import BrokenRecordError, Record
from reporter.building.tasks import Made, Task
from reporter.digests import of_bytes, of_files
from reporter.errors import OutputError
from reporter.writing import staging


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A finished sheet, with the digests of its files, of those in their place and of the last.

    ``recorded`` is what the journal tells of the last one, empty where it tells nothing.
    """

    made: Made
    digests: Mapping[str, str]
    found: Mapping[str, str | None]
    recorded: Mapping[str, str]

    @property
    def is_new(self) -> bool:
        """Say whether the sheet is another than the one that was made here last."""
        return (self.recorded or self.found) != self.digests


class EditionFolder:
    """The folder of one edition in the output, and its journal."""

    def __init__(self, output: Path, edition_id: str) -> None:
        self.output = output
        self.edition_id = edition_id
        self.folder = output / edition_id

    def put(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> dict[str, str]:
        """Write files that are not there already, remove those that are ``gone``; return digests.

        All or nothing: where one cannot be written, or the program is stopped, the old come back.
        """
        digests = {name: of_bytes(content) for name, content in files.items()}
        self._put(files, digests, of_files(self.folder, tuple(files)), gone)
        return digests

    def _put(
        self,
        files: Mapping[str, bytes],
        digests: Mapping[str, str],
        found: Mapping[str, str | None],
        gone: Collection[str],
    ) -> None:
        changed = [name for name in files if found[name] != digests[name]]
        stale = sorted(name for name in set(gone) - files.keys() if (self.folder / name).exists())
        if changed or stale:
            with staging(self.output, self.edition_id) as stage:
                for name in changed:
                    stage.write(name, files[name])
                stage.commit(stale)

    def compared(self, task: Task, made: Made) -> Arrival:
        """Hold a finished sheet against the one that is there."""
        return Arrival(
            made=made,
            digests={name: of_bytes(content) for name, content in made.files.items()},
            found=of_files(self.folder, tuple(made.files)),
            recorded=self._recorded(task.stem),
        )

    def accept(self, task: Task, arrival: Arrival, parts: Mapping[str, str]) -> Record:
        """Put a finished sheet in its place, and only then say so in the journal.

        The manifest tells of another sheet than a new one, and goes with the old.
        """
        made = arrival.made
        gone = {*(arrival.recorded if task.kommune else self.known())}
        if arrival.is_new:
            gone.add(manifest.FILE)
        self._put(made.files, arrival.digests, arrival.found, gone)
        record = Record(
            key=keys.key(parts),
            parts=parts,
            files=arrival.digests,
            pages=made.pages,
            name=task.name,
            kommune=task.kommune,
        )
        file = journal.path(self.output, self.edition_id, task.stem)
        journal.write(self.output, file, record)
        return record

    def known(self) -> set[str]:
        """Return the files that earlier builds say they made here."""
        try:
            card = cards.read(self.folder)
        except OutputError:  # a card that is broken is mended by the build that writes it anew
            card = None
        folder = journal.path(self.output, self.edition_id, "x").parent
        found = set(card.files if card else ())
        return found.union(*(self._recorded(path.stem) for path in folder.glob("*.json")))

    def _recorded(self, stem: str) -> Mapping[str, str]:
        try:
            record = journal.read_record(self.output, self.edition_id, stem)
        except BrokenRecordError:
            record = None
        return record.files if record else {}
