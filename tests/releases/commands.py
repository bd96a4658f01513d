"""The command, run in this process, and a folder to run it in."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from reporter import cli
from reporter.cli.stopping import STOPPED


@dataclass(frozen=True)
class Run:
    """What a command left with and said."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


@contextmanager
def commands(capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Give what runs the command with arguments; signals are given back afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Run(int(left.value.code or 0), out, err)

    yield command
    STOPPED.clear()
    for number, handler in before.items():
        signal.signal(number, handler)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by name, but for the journal of builds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
