"""How many processors the program may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_GROUPS = Path("/sys/fs/cgroup")


def usable_cpus() -> int:
    """Return the number of processors this process may use, a container's limit included."""
    allowed = getattr(os, "sched_getaffinity", None)
    found = len(allowed(0)) if allowed else os.cpu_count() or 1
    return max(1, min([found, *_limits(Path("/proc/self/cgroup"), _GROUPS)]))


def _limits(membership: Path, groups: Path) -> Iterator[int]:
    """Yield the whole processors that the control groups (version 2) around this process allow."""
    with suppress(OSError, ValueError):
        lines = membership.read_text("ascii").splitlines()
        own = [line.removeprefix("0::/") for line in lines if line.startswith("0::/")]
        group = groups.joinpath(*own)
        for folder in (group, *group.parents):
            if not folder.is_relative_to(groups):
                return
            with suppress(OSError, ValueError):
                quota, period = (folder / "cpu.max").read_text("ascii").split()
                if quota != "max":
                    yield max(1, int(quota) // int(period))
