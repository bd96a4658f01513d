"""The digests of register extracts, taken beside the work of the engine that reads them.

They say which bytes a table was computed from, and nothing of what stands in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from reporter.digests import of_text
from reporter.errors import Place, RegisterError, RegisterErrors, UserError
from reporter.registers.files import Extracts
from reporter.registers.layout import RegisterFile

_CHUNK = 1 << 20


@contextmanager
def hashing(extracts: Extracts) -> Iterator[Callable[[], dict[str, str]]]:
    """Begin to hash the files of each register; yield what waits for their digests.

    It raises RegisterErrors for every file that has changed since, whose digest may not be that of
    the bytes the engine read. A block that fails is left at once.
    """
    files = [file for register in extracts.files.values() for file in register]
    before = {file.name: _touched(file.path) for file in files}
    stop = Event()
    # One thread keeps up with any disk, and leaves the other processors to the engine.
    with ThreadPoolExecutor(max_workers=1) as thread:
        found = {file.name: thread.submit(_digest, file.path, stop) for file in files}

        def finished() -> dict[str, str]:
            taken = {name: _result(future) for name, future in found.items()}
            faults = [fault for f in files if (fault := _fault(f, before[f.name], taken[f.name]))]
            if faults:
                raise RegisterErrors(faults)
            return {name: _of_register(of, taken) for name, of in sorted(extracts.files.items())}

        try:
            yield finished
        finally:
            stop.set()


def _digest(path: Path, stop: Event) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        # Gigabytes on a slow drive: whoever stops the run must not wait for the end of the file.
        while not stop.is_set() and (chunk := file.read(_CHUNK)):
            digest.update(chunk)
    return digest.hexdigest()


def _result(future: Future[str]) -> str:
    """Return a file's digest, or nothing where it could not be read."""
    try:
        return future.result()
    except OSError:
        return ""


def _fault(file: RegisterFile, before: tuple[int, int] | None, digest: str) -> UserError | None:
    now = _touched(file.path)
    if not digest or now is None:
        message = "filen kan ikke længere læses; lad registrene ligge, mens der regnes"
    elif now != before:
        message = "filen blev ændret, mens der blev regnet; lad registrene ligge, og regn igen"
    else:
        return None
    return RegisterError(message, Place(file.name))


def _touched(path: Path) -> tuple[int, int] | None:
    """Return what changes with a file; only here does the time of a change count."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _of_register(files: Sequence[RegisterFile], digests: Mapping[str, str]) -> str:
    """Return one digest for a register: its file's own, or that of the list of its files.

    A register in parts or in a folder, whose names may hold a column (``AAR=2014``), has the digest
    of its files' digests and names, a line each in the order of the names, as ``sha256sum`` writes
    them.
    """
    names = sorted(file.name for file in files)
    if len(names) == 1 and "/" not in names[0]:
        return digests[names[0]]
    return of_text("".join(f"{digests[name]}  {name}\n" for name in names))
