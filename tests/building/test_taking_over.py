"""A worker takes over an edition that was loaded elsewhere, once, and makes the same of it."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

import pytest

from reporter.building import build, pool, worker
from reporter.building.tasks import Made, Task
from reporter.building.waste import kept_for_good
from reporter.editions.edition import Edition
from reporter.editions.load import load
from tests.building.test_workers import task
from tests.editions.minimal import Sample

EDITIONS = Path(__file__).parents[2] / "editions"


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    return Sample(tmp_path / "editions", "proeve").editions


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What workers in this process load themselves."""
    seen: list[str] = []

    def loading(folder: Path, edition_id: str) -> Edition:
        seen.append(edition_id)
        return load(folder, edition_id)

    monkeypatch.setattr(build, "load", loading)
    return seen


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """The way to a worker that is a thread of this process."""
    monkeypatch.setattr("signal.signal", lambda *_: None)  # which only a main thread may change
    monkeypatch.setattr("tempfile.tempdir", None)
    ours, theirs = multiprocessing.Pipe()
    thread = Thread(target=worker.serve, args=(theirs, tmp_path))
    thread.start()
    yield ours
    ours.close()
    thread.join()


def made(pipe: Connection, order: tuple[Task, Edition | None]) -> Made:
    pipe.send(order)
    outcome = pipe.recv()
    assert isinstance(outcome, Made)
    return outcome


def test_what_is_taken_over_is_not_loaded_and_makes_the_same(
    editions: Path, pipe: Connection, loads: list[str]
) -> None:
    own = task(editions, "proeve")
    first = made(pipe, (own, load(editions, "proeve")))
    assert made(pipe, (own, None)).files == first.files
    assert loads == []
    assert build.Workshop().perform(own).files == first.files  # type: ignore[union-attr]
    assert loads == ["proeve"]


def test_a_task_that_comes_alone_is_loaded(
    editions: Path, pipe: Connection, loads: list[str]
) -> None:
    made(pipe, (task(editions, "proeve"), None))
    assert loads == ["proeve"]


class Kept:
    """A way to a worker that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[Task, Edition | None]] = []

    def send(self, order: tuple[Task, Edition | None]) -> None:
        self.sent.append(order)


def test_an_edition_is_sent_to_each_worker_once(editions: Path) -> None:
    edition, own = load(editions, "proeve"), task(editions, "proeve")
    for _ in range(2):
        hand = object.__new__(pool._Worker)
        hand.pipe, hand._met = Kept(), set()  # type: ignore[assignment]
        for tries in (1, 1, 2):
            hand.give(own, tries, edition)
        assert [each for _, each in hand.pipe.sent] == [edition, None, None]  # type: ignore[attr-defined]


@pytest.mark.parametrize("edition_id", ["kommuneark-2016-12", "kort-fortalt-2018-11-06"])
def test_an_edition_is_the_same_after_the_way(edition_id: str) -> None:
    edition = load(EDITIONS, edition_id)
    assert pickle.loads(pickle.dumps(edition)) == edition


# --- What is loaded before ------------------------------------------------------------------------


def test_nothing_is_collected_while_much_is_loaded_and_all_of_it_later() -> None:
    with kept_for_good():
        assert not gc.isenabled()
        with kept_for_good():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.slow  # it loads all there is anew
def test_no_program_is_started_to_find_the_system_libraries() -> None:
    code = (
        "import subprocess, sys\n"
        "def refuse(*_, **__): raise AssertionError('a program was started')\n"
        "subprocess.Popen.__init__ = refuse\n"
        f"import {worker.WARM}, ctypes.util\n"
        "print(ctypes.util.find_library.__module__, 'weasyprint' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "ctypes.util True\n"
