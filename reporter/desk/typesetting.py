"""Makes the PDF for a preview in a process of its own, which is let go when it is overtaken."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import connection
from pathlib import Path
from typing import TYPE_CHECKING

from reporter.building import pool
from reporter.building.tasks import Outcome, Task
from reporter.building.worker import serve
from reporter.errors import RenderingError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_PATIENCE = 5
"""Seconds a process that was told to end may take before it is killed."""

_LOOK = 0.1
"""Seconds between two looks at whether the PDF is wanted still."""


class Typesetter:
    """A process that makes one PDF after another; a new one takes over when it is let go.

    What WeasyPrint writes down in passing goes to ``folder``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: BaseProcess | None = None
        self._pipe: connection.Connection | None = None

    def make(self, task: Task, overtaken: Callable[[], bool]) -> Outcome | None:
        """Return what became of a task; None if it was overtaken."""
        pipe, process = self._started()
        try:
            pipe.send((task, None))
            while not connection.wait([pipe, process.sentinel], _LOOK):
                if overtaken():
                    self.let_go()
                    return None
            outcome: Outcome = pipe.recv()
        except (EOFError, OSError):
            self.let_go()
            return RenderingError(
                "processen, der lavede PDF'en, er blevet standset; mangler der hukommelse, så luk "
                "andre programmer, og gem filen igen"
            )
        return outcome

    def _started(self) -> tuple[connection.Connection, BaseProcess]:
        """Return the process at work and the way to it, started if there is none."""
        if self._pipe is None or self._process is None:
            pool.warm_up()
            context = pool.context()
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(  # type: ignore[attr-defined]
                target=serve, args=(theirs, self._folder), daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe, self._process

    def let_go(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.terminate()
            self._process.join(_PATIENCE)
            if self._process.is_alive():
                self._process.kill()
        self._pipe = self._process = None
