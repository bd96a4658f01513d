"""Notices that files are saved, by looking at them again and again.

Looking is not slower than being told, an edition has few files, and it works where nobody tells: on
a network drive the system does not say what others save. No library is needed for it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PAUSE = 0.08
"""Seconds between two looks; a look at a hundred files takes about a millisecond."""

SETTLED = 0.02
"""Seconds that nothing may change before a save is taken to be finished: some save in steps."""

_Look = dict[str, tuple[int, int, int]]


class Watch:
    """Looks after the files of some folders; hidden files and an editor's copies are passed by."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._last = [_look(folder) for folder in self._folders]

    def changed(self, stopped: Callable[[], bool]) -> tuple[Path, ...]:
        """Wait until something is saved and return the folders it lies in; none once stopped."""
        while not stopped():
            now = [_look(folder) for folder in self._folders]
            if now != self._last:
                return self._settled(now)
            time.sleep(PAUSE)
        return ()

    def _settled(self, now: list[_Look]) -> tuple[Path, ...]:
        """Wait until all is written."""
        while True:
            time.sleep(SETTLED)
            later = [_look(folder) for folder in self._folders]
            if later == now:
                break
            now = later
        before, self._last = self._last, now
        pairs = zip(self._folders, before, now, strict=True)
        return tuple(folder for folder, old, new in pairs if old != new)


def _look(folder: Path) -> _Look:
    """Return what tells that a file was written: its time, its size, and which file it is."""
    found: _Look = {}
    for root, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if name.startswith(".") or name.endswith("~"):
                continue
            path = f"{root}/{name}"
            try:
                stat = os.stat(path)  # noqa: PTH116  (a Path of each takes ten times as long)
            except OSError:
                continue  # it has gone in the meantime
            found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found
