"""Puts the files of one edition in their place, and says in the journal what they were made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reporter.building import cards, journal, keys
from reporter.building.journal import BrokenRecordError, Record
from reporter.building.tasks import Made, Task
from reporter.errors import OutputError
from reporter.writing import staging


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
        digests = {name: keys.of_bytes(content) for name, content in files.items()}
        found = keys.of_files(self.folder, tuple(files))
        changed = [name for name in files if found[name] != digests[name]]
        stale = sorted(name for name in set(gone) - files.keys() if (self.folder / name).exists())
        if changed or stale:
            with staging(self.output, self.edition_id) as stage:
                for name in changed:
                    stage.write(name, files[name])
                stage.commit(stale)
        return digests

    def accept(self, task: Task, made: Made, parts: Mapping[str, str]) -> Record:
        """Put a finished sheet in its place, and only then say so in the journal."""
        gone = self._recorded(task.stem) if task.kommune else self.known()
        record = Record(
            key=keys.key(parts),
            parts=parts,
            files=self.put(made.files, gone),
            pages=made.pages,
            name=task.name,
            kommune=task.kommune,
        )
        file = journal.path(self.output, self.edition_id, task.stem)
        journal.write(self.output, file, record)
        return record

    def changes(self, task: Task, made: Made) -> bool:
        """Say whether a sheet is another than the one that was made here last."""
        recorded = self._recorded(task.stem)
        before = recorded or keys.of_files(self.folder, tuple(made.files))
        return before != {name: keys.of_bytes(content) for name, content in made.files.items()}

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
