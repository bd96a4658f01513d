"""What a worker process does: it makes one sheet after another until it is let go."""

from __future__ import annotations

import signal
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

WARM = "reporter.building.warm"
"""The module that loads what every sheet needs."""


def serve(connection: Connection, folder: Path) -> None:
    """Make the tasks that come down a pipe until its other end is closed, whatever closed it.

    A task comes with its edition as it was loaded elsewhere, or with None: then it is loaded here,
    unless it was before. ``folder`` is for temporary files.
    """
    tempfile.tempdir = str(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which lets us go
    from reporter.building.build import Workshop

    workshop = Workshop()
    # The parent is gone, or going: there is nobody to tell.
    with suppress(EOFError, OSError):
        while True:
            task, edition = connection.recv()
            if edition is not None:
                workshop.lay_in(task, edition)
            connection.send(workshop.perform(task))
