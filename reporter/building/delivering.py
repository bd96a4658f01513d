"""Makes what goes out beside the sheets of a batch, and only what has changed of it.

A file that tells of sheets never lies beside others: it is removed as soon as a sheet it tells of
is replaced by another, and made again when all sheets stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reporter.building import journal, keys
from reporter.building.journal import BrokenRecordError, Record
from reporter.building.placing import EditionFolder
from reporter.building.tasks import SHEETS
from reporter.delivery.assemble import DeliveredFile, assemble, delivered_sheet, delivery
from reporter.delivery.contents import DeliveredSheet, Delivery
from reporter.digests import of_files, of_text
from reporter.editions.edition import Edition
from reporter.errors import OutputError
from reporter.writing import reason, refuse_link


@dataclass(frozen=True, kw_only=True)
class _Sent:
    """A file that went out: its key, its digest and the sheets it tells of."""

    key: str
    sha256: str
    stems: Collection[str]


class Outgoing:
    """The files beside the sheets of one edition."""

    def __init__(self, folder: EditionFolder) -> None:
        self._folder = folder
        self._file = journal.path(folder.output, folder.edition_id).with_name(journal.DELIVERED)
        self._sent = _sent(self._file)
        self._ahead: dict[str, tuple[str, bytes]] = {}
        self._untold: set[str] | None = None
        self.dropped: set[str] = set()

    @property
    def known(self) -> set[str]:
        """Return the files that went out last, as far as the journal tells."""
        return set(self._sent or ())

    def drop(self, stem: str) -> None:
        """Remove what tells of a sheet that is about to change; raises OutputError.

        What tells of no sheet tells of all the data, which has changed with it.
        """
        if self._sent is None:  # nobody knows what the files that lie there tell of
            if self._untold is None:
                self._untold = {name for name in self._folder.known() if "/" not in name}
            told = self._untold
        else:
            told = {n for n, sent in self._sent.items() if not sent.stems or stem in sent.stems}
        if told:
            refuse_link(self._folder.folder, self._folder.output)
        for name in told - self.dropped:
            path = self._folder.folder / name
            try:
                if path.is_file():
                    path.unlink()
                    self.dropped.add(name)
            except OSError as error:
                raise OutputError(f"{path}: {reason(error)}") from None

    def _standing(self) -> dict[str, str]:
        """Return the digests of those files that lie there as they were made."""
        sent = self._sent or {}
        found = of_files(self._folder.folder, tuple(sent))
        return {name: entry.sha256 for name, entry in sent.items() if found[name] == entry.sha256}

    def prepare(
        self, batch: Delivery, parts: Mapping[str, str], surroundings: Mapping[str, str]
    ) -> None:
        """Make ahead what tells of no sheet, if it is to be made anew; ``make`` puts it in place.

        Raises what making a file raises.
        """
        standing = self._standing()
        for file in assemble(batch, self._read_sheet):
            key = "" if file.stems else _key(batch, file, parts, surroundings)
            if key and not self._stands(file, key, standing):
                self._ahead[file.name] = (key, file.make())

    def _stands(self, file: DeliveredFile, key: str, standing: Collection[str]) -> bool:
        before = (self._sent or {}).get(file.name)
        return bool(before and before.key == key and file.name in standing)

    def make(
        self,
        batch: Delivery,
        parts: Mapping[str, str],
        surroundings: Mapping[str, str],
    ) -> dict[str, str]:
        """Make the files of a batch that are not made of the same already; return their digests.

        ``parts`` are the digests of the edition's files. Raises OutputError.
        """
        standing = self._standing()
        sent: dict[str, _Sent] = {}
        for file in assemble(batch, self._read_sheet):
            key = _key(batch, file, parts, surroundings)
            if self._sent and self._stands(file, key, standing):
                sent[file.name] = self._sent[file.name]
                continue
            made_of, ahead = self._ahead.pop(file.name, ("", b""))
            digests = self._folder.put({file.name: ahead if made_of == key else file.make()})
            sent[file.name] = _Sent(key=key, sha256=digests[file.name], stems=file.stems)
        if sent != self._sent:
            content = {name: asdict(entry) for name, entry in sent.items()}
            journal.write(self._folder.output, self._file, content)
        self._sent = sent
        return {name: entry.sha256 for name, entry in sent.items()}

    def _read_sheet(self, name: str) -> bytes:
        path = self._folder.folder / SHEETS / name
        try:
            return path.read_bytes()
        except OSError as error:
            raise OutputError(f"{path}: {reason(error)}") from None


def batch_of(edition: Edition, records: Iterable[Record]) -> Delivery:
    """Return the batch of an edition and those of its sheets that stand; raises EditionErrors."""
    sheets = [_sheet(edition.for_kommune(record.kommune), record) for record in records]
    return delivery(edition, tuple(sheets))


def _sheet(edition: Edition, record: Record) -> DeliveredSheet:
    digests = {name.rpartition(".")[2]: digest for name, digest in record.files.items()}
    return delivered_sheet(edition, pages=record.pages, digests=digests)


def _key(
    batch: Delivery,
    file: DeliveredFile,
    parts: Mapping[str, str],
    surroundings: Mapping[str, str],
) -> str:
    """Return the key of a file: what tells of sheets depends on these and on the batch's words."""
    own = [sheet for sheet in batch.sheets if sheet.stem in file.stems]
    words = replace(batch, sheets=(), indicators=())
    counted = [(i.id, i.title, i.counted, i.source, i.remarks) for i in batch.indicators]
    told = {"ord": of_text(repr((words, counted)))}
    told |= {
        f"{SHEETS}/{sheet.stem}": of_text(repr((sheet.pages, sorted(sheet.digests.items()))))
        for sheet in own
    }
    return keys.key({**surroundings, **told, **({} if file.stems else parts)})


def _sent(file: Path) -> dict[str, _Sent] | None:
    """Return what went out last; None where nobody can tell."""
    try:
        content = journal.read(file)
        if content is None or not all(journal.MADE.fullmatch(name) for name in content):
            return None
        sent = {name: _Sent(**entry) for name, entry in content.items()}
    except (BrokenRecordError, AttributeError, TypeError):
        return None
    return sent if all(map(_is_told, sent.values())) else None


def _is_told(entry: _Sent) -> bool:
    """Say whether an entry of the journal holds what a build writes there."""
    if not isinstance(entry.stems, list):
        return False
    return all(isinstance(word, str) for word in (entry.key, entry.sha256, *entry.stems))
