"""Hands the same tasks to the workers of a Dask cluster, and brings their bytes home.

An edition's folder travels as the bytes of its files, so that the machines need share no disk; but
each must have the same program, libraries and fonts, or it refuses: its pages would differ.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from reporter.building import keys
from reporter.building.tasks import BugError, Finished, Outcome, Task
from reporter.digests import of_bytes
from reporter.errors import (
    EditionError,
    MissingLibraryError,
    Place,
    RenderingError,
    UsageError,
)

_PATIENCE = 10
"""Seconds to wait for the cluster's answer."""

_ONE_AT_A_TIME = Lock()
"""What draws and typesets keeps state; a worker of many threads makes one sheet at a time."""


def run(tasks: Sequence[Task], address: str) -> Finished:
    """Make tasks on a cluster; yields each with its outcome as soon as it is there.

    Raises MissingLibraryError without Dask, UsageError where no cluster answers.
    """
    try:
        distributed: Any = import_module("distributed")
        addressing: Any = import_module("distributed.comm.addressing")
    except ImportError:
        message = "--scheduler kræver Dask; installér det med »pip install 'reporter[dask]'«"
        raise MissingLibraryError(message) from None
    try:
        # A client that is given what is no address never ends its own threads.
        addressing.get_address_host_port(address, strict=True)
        if address.startswith(("tls:", "wss:")) and not _has_certificate(distributed):
            message = f"{address}: Dask har intet certifikat; giv det i distributed.comm.tls"
            raise UsageError(message)
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        message = f"ingen Dask-klynge svarer på {address}; skriv adressen som tcp://vaert:8786"
        raise UsageError(message) from None
    with closing(client):
        parcels: dict[str, Any] = {}
        futures: dict[Any, Task] = {}
        for task in tasks:
            if task.edition_id not in parcels:
                try:
                    parcels[task.edition_id] = client.submit(_carry, _parcel(task), pure=False)
                except EditionError as error:
                    yield task, error
                    continue
            sent = replace(task, editions=Path())
            parcel = parcels[task.edition_id]
            futures[client.submit(perform, sent, parcel, pure=False)] = task
        try:
            for future in distributed.as_completed(futures, loop=client.loop):
                yield futures[future], _outcome(future)
                future.release()
        finally:
            client.cancel([*futures, *parcels.values()])


def _has_certificate(distributed: Any) -> bool:
    return distributed.Security().get_connection_args("client")["ssl_context"] is not None


def _outcome(future: Any) -> Outcome:
    from distributed.scheduler import KilledWorker

    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        message = (
            "de arbejdere i klyngen, der lavede siden, er blevet standset; mangler de hukommelse?"
        )
        return RenderingError(message)
    except Exception as error:
        return BugError(f"klyngen kunne ikke lave siden: {type(error).__name__}: {error}")
    return outcome


def _parcel(task: Task) -> dict[str, bytes]:
    """Return the files of an edition, which must be those of the task; raises EditionError."""
    folder = task.editions / task.edition_id
    contents: dict[str, bytes] = {}
    for name, digest in task.files.items():
        place = Place(f"{task.edition_id}/{name}")
        if not (folder / name).is_file():
            raise EditionError("kan ikke sendes til en klynge; det er ingen almindelig fil", place)
        contents[name] = (folder / name).read_bytes()
        if of_bytes(contents[name]) != digest:
            raise EditionError("filen blev ændret, mens der blev bygget; byg igen", place)
    return contents


def _carry(contents: dict[str, bytes]) -> dict[str, bytes]:
    """Be a task of the cluster's own, which can make an edition's files known again if lost."""
    return contents


# --- On the cluster -------------------------------------------------------------------------------


class _Editions:
    """The editions that this worker has unpacked in its own folder, and its workshop."""

    def __init__(self) -> None:
        from reporter.building.build import Workshop

        self.workshop = Workshop()
        self._folders: dict[str, Path] = {}

    def unpacked(self, task: Task, contents: Mapping[str, bytes]) -> Path:
        """Return the folder of editions that holds the task's; written the first time."""
        from distributed import get_worker

        name = keys.key(task.files)
        if name not in self._folders:
            folder = Path(tempfile.mkdtemp(dir=get_worker().local_directory))
            for path, content in contents.items():
                file = folder / task.edition_id / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            self._folders[name] = folder
        return self._folders[name]


_editions: list[_Editions] = []


def perform(task: Task, contents: Mapping[str, bytes]) -> Outcome:
    """Make a task's sheet in a worker of the cluster, of the edition's files by name."""
    with _ONE_AT_A_TIME:
        if not _editions:
            _editions.append(_Editions())
        editions = _editions[0]
        here = replace(task, editions=editions.unpacked(task, contents))
        return editions.workshop.perform(here)
