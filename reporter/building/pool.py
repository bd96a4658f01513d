"""Hands tasks to worker processes one by one, and outlives the workers that die of them."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from multiprocessing import connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from reporter.building.tasks import Finished, Outcome, Task
from reporter.building.worker import WARM, serve
from reporter.errors import RenderingError
from reporter.temporary import temporary_folder

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from reporter.editions.edition import Edition

MOST_TRIES = 3
"""How many workers a task may cost before it is given up."""

_PATIENCE = 5
"""Seconds a worker that was told to end may take before it is killed."""


def warm_up() -> None:
    """Begin to load in the background what workers need; returns at once."""
    if _forks():
        from multiprocessing import forkserver, resource_tracker

        multiprocessing.get_context("forkserver").set_forkserver_preload([WARM])
        resource_tracker.ensure_running()  # which lets interruptions through again when it starts
        # Workers inherit what is blocked here: Ctrl-C reaches the parent alone, from the first.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def context() -> BaseContext:
    """Return how processes are started here; ``warm_up`` makes the first of them fast."""
    return multiprocessing.get_context("forkserver" if _forks() else "spawn")


def _forks() -> bool:
    # A Mac has fork servers too, but its own libraries do not bear being forked.
    return sys.platform == "linux"


def run(
    tasks: Iterable[Task],
    jobs: int,
    *,
    editions: Mapping[str, Edition] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Finished:
    """Make tasks in ``jobs`` processes; yields each with its outcome as soon as it is there.

    A worker that dies is replaced and its task tried again by another. When the iterator is closed
    the workers are stopped, whatever they are doing. ``editions`` are those loaded already, by id:
    a worker takes one over in a fiftieth of the time it takes to load it. ``meanwhile`` is called
    once, when all workers have something to do.
    """
    warm_up()
    with temporary_folder() as folder:
        yield from _run(tasks, jobs, folder, editions or {}, meanwhile)


def _run(
    tasks: Iterable[Task],
    jobs: int,
    folder: Path,
    editions: Mapping[str, Edition],
    meanwhile: Callable[[], None],
) -> Finished:
    waiting = deque((task, 1) for task in tasks)
    crew: list[_Worker] = []

    def hand_out() -> None:
        idle = [worker for worker in crew if not worker.task]
        while waiting and (idle or len(crew) < jobs):
            if not idle:
                crew.append(_Worker(context(), folder))
            worker = idle.pop() if idle else crew[-1]
            task, tries = waiting.popleft()
            worker.give(task, tries, editions.get(task.edition_id))

    try:
        hand_out()
        meanwhile()
        while any(worker.task for worker in crew):
            finished: list[tuple[Task, Outcome]] = []
            for worker in _ready(crew):
                task, outcome = worker.task, worker.outcome()
                assert task
                if outcome is None:
                    crew.remove(worker)
                    worker.pipe.close()
                    if worker.tries < MOST_TRIES:
                        waiting.appendleft((task, worker.tries + 1))
                        continue
                    outcome = RenderingError(worker.epitaph())
                finished.append((task, outcome))
            hand_out()  # first, so that nobody waits while what was made is put in its place
            yield from finished
    finally:
        _stop(crew)


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """Wait until there are workers that have answered or died, and return them."""
    busy = [worker for worker in crew if worker.task]
    ready = connection.wait(
        [thing for worker in busy for thing in (worker.pipe, worker.process.sentinel)]
    )
    return [w for w in busy if w.pipe in ready or w.process.sentinel in ready]


def _stop(crew: list[_Worker]) -> None:
    for worker in crew:
        worker.pipe.close()
        worker.process.terminate()
    for worker in crew:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()


class _Worker:
    """A process with a task, or without one while it waits for the next.

    What WeasyPrint writes down in passing goes to ``folder``: a process that is killed cannot
    remove it.
    """

    def __init__(self, context: BaseContext, folder: Path) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, folder), daemon=True
        )
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.tries = 0
        self._met: set[str] = set()

    def give(self, task: Task, tries: int, edition: Edition | None) -> None:
        """Hand over a task, and its edition the first time, if that is loaded here.

        A worker that is dead already is found out when it is waited for.
        """
        self.task, self.tries = task, tries
        unmet = None if task.edition_id in self._met else edition
        self._met.add(task.edition_id)
        try:
            self.pipe.send((task, unmet))
        except OSError:
            self.process.join(_PATIENCE)

    def outcome(self) -> Outcome | None:
        """Take what the worker made; None if it has died."""
        try:
            made: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(_PATIENCE)
            return None
        self.task = None
        return made

    def epitaph(self) -> str:
        """Say how the worker ended."""
        code = self.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"kode {code}"
        return (
            f"processen, der lavede siden, er blevet standset {self.tries} gange ({how}); "
            "mangler der hukommelse, så byg med --jobs 1"
        )
