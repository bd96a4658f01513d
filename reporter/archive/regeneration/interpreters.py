"""Finds the Python that an edition was made with, and says in which surroundings it is run."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SERIES = re.compile(r"(\d+\.\d+)\.")
_ASKED = "import platform; print(platform.python_version())"
_PATIENCE = 20
"""Seconds for a Python to say its version; what takes longer is none."""

_MACHINE = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""What says where the machine has its programs and libraries."""

_LONGEST = 70
"""Bytes of a path below which processes can still speak to each other: macOS allows a socket 104,
and Python's own name for one takes up to 33 of them."""

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_SOURCES = (
    *(name for proxy in _PROXIES for name in (proxy, proxy.upper())),
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE",
    *(
        f"PIP_{name}"
        for name in (
            "INDEX_URL",
            "EXTRA_INDEX_URL",
            "NO_INDEX",
            "FIND_LINKS",
            "TRUSTED_HOST",
            "CERT",
            "CLIENT_CERT",
            "PROXY",
            "DEFAULT_TIMEOUT",
            "TIMEOUT",
            "RETRIES",
            "CONFIG_FILE",
        )
    ),
)
"""What says where packages are had from, and how; of pip's settings none that changes what is."""

_PIP_FILES = (".config/pip/pip.conf", ".pip/pip.conf", "Library/Application Support/pip/pip.conf")
"""Where a user's own settings of pip may lie, below their home."""


@dataclass(frozen=True, kw_only=True)
class Interpreter:
    """A Python to run; ``version`` is what it says of itself (``3.11.7``)."""

    program: str
    version: str


def interpreter(recorded: str) -> Interpreter:
    """Return a Python of the same series as the recorded version: ours, one on PATH, or else ours.

    One that is named ``python3.12`` and does not answer with its version is passed by.
    """
    own = Interpreter(program=sys.executable, version=platform.python_version())
    series = _SERIES.match(recorded)
    if series is None or own.version.startswith(series[0]):
        return own
    found = shutil.which(f"python{series[1]}")
    version = _asked(found) if found else ""
    if found and version.startswith(series[0]):
        return Interpreter(program=found, version=version)
    return own


def _asked(program: str) -> str:
    with suppress(OSError, subprocess.SubprocessError):
        completed = subprocess.run(  # noqa: S603  (a Python of the user's own)
            [program, "-I", "-c", _ASKED],
            env=surroundings(Path(os.devnull)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=True,
        )
        return completed.stdout.strip()
    return ""


def surroundings(home: Path) -> Mapping[str, str]:
    """Return the environment variables of a program that is to know nothing of its user.

    ``home`` is its home and the place of its temporary files, unless that is too far down for them.
    """
    kept = {name: os.environ[name] for name in _MACHINE if name in os.environ}
    near = len(os.fsencode(home)) <= _LONGEST
    passing = str(home) if near else tempfile.gettempdir()
    return {**kept, "HOME": str(home), "TMPDIR": passing, "LANG": "C.UTF-8"}


def surroundings_of_pip(home: Path) -> Mapping[str, str]:
    """Return the same for pip, which must know where its user has packages from besides."""
    sources = {name: os.environ[name] for name in _SOURCES if name in os.environ}
    if "PIP_CONFIG_FILE" not in sources:
        files = [path for name in _PIP_FILES if (path := Path.home() / name).is_file()]
        sources |= {"PIP_CONFIG_FILE": str(files[0])} if files else {}
    return {**surroundings(home), **sources}
