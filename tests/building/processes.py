"""The command as a process of its own, its workers, and what becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60

# A shell may ignore Ctrl-C for what it starts; the command heeds it only where nobody does.
COMMAND = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from reporter.cli import main
main(sys.argv[1:])
"""


def start(*arguments: str, largest: int = 0) -> subprocess.Popen[str]:
    """Start the command as the first of a group of processes, as a shell does.

    It may write no file of more than ``largest`` bytes, if that is given.
    """
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))\n"
    return subprocess.Popen(
        [sys.executable, "-c", f"{limit if largest else ''}{COMMAND}", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def descendants(pid: int) -> list[int]:
    """Return the processes below one, those further down last."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    children: dict[int, list[int]] = {}
    for line in listed.splitlines():
        child, parent = map(int, line.split())
        children.setdefault(parent, []).append(child)
    found, level = [], [pid]
    while level := [child for parent in level for child in children.get(parent, ())]:
        found += level
    return found


def workers(pid: int) -> list[int]:
    """Return the processes that make the pages: those that the fork server started."""
    below = descendants(pid)
    return [child for child in below if any(child in descendants(other) for other in below)]


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Say whether a process still runs; one that has ended and waits to be fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False
    except OSError:
        os.kill(pid, 0)
        return True


def kill(pid: int, number: int = signal.SIGKILL) -> bool:
    """Send a signal; return whether there was anybody to get it."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True
