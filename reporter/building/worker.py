"""What a worker process does: it makes one sheet after another until it is let go."""

from __future__ import annotations

import signal
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

WARM = (
    "reporter.building.build",
    "reporter.rendering.pdf",
    "reporter.rendering.proof",
    "reporter.rendering.inspection.conformance",
    "reporter.rendering.inspection.document",
    "figures.drawing",
)
"""What takes long to load, and every sheet needs."""


def serve(connection: Connection, folder: Path) -> None:
    """Make the tasks that come down a pipe until its other end is closed, whatever closed it.

    ``folder`` is for temporary files.
    """
    tempfile.tempdir = str(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which lets us go
    from reporter.building.build import Workshop

    workshop = Workshop()
    # The parent is gone, or going: there is nobody to tell.
    with suppress(EOFError, OSError):
        while True:
            connection.send(workshop.perform(connection.recv()))
