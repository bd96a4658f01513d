"""Runs a script as another machine would: other time zone, other language, other hash order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def digest_elsewhere(script: str) -> str:
    """Return the SHA-256 of the bytes that a script leaves in ``content``."""
    told = f"{script}\nimport hashlib; print(hashlib.sha256(content).hexdigest())"
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "da_DK.UTF-8",
        "LANG": "da_DK.UTF-8",
        "PYTHONHASHSEED": "12345",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    run = subprocess.run(
        [sys.executable, "-c", told],
        cwd=ROOT,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()
