"""Made-up registers to run the whole pipeline on, and a way to run the command."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reporter import cli
from reporter.registers.synthetic import synthesize

VINTAGE = ("--vintage", "2019-12-01")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of registers of 5,000 people who do not exist; nobody may write in it."""
    folder = tmp_path_factory.mktemp("pipeline") / "registers"
    synthesize(folder, persons=5_000, seed=1, progress=lambda _: None)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Run]]:
    """Return a way to run the command, whose handling of signals is undone afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def command(*arguments: str | Path) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Run(int(left.value.code or 0), out, err)

    yield command
    for number, handler in before.items():
        signal.signal(number, handler)
