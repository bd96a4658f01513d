"""Whether what stands finished of a released edition is, byte for byte, what was released.

The files of an edition may be as they were and the program, or what it builds with, another.
"""

from __future__ import annotations

import json
from pathlib import Path

from reporter.building.journal import DECLARED
from reporter.building.tasks import FORMATS
from reporter.releases.log import Release


def unlike(folder: Path, release: Release) -> tuple[str, ...]:
    """Return the finished files, by name, that are others than those that were released.

    None where the folder holds what was made of other inputs, or not in every format. Of the folder
    only the manifest is read, and plainly, for it is asked for when nothing has changed too: a
    build holds the manifest and the files to its journal.
    """
    try:
        made = json.loads((folder / DECLARED).read_bytes())
        comparable = made["inputs"] == release.inputs and set(made["formats"]) == set(FORMATS)
        outputs = {name: file["sha256"] for name, file in made["outputs"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()
    if not comparable or outputs == release.outputs:
        return ()
    names = outputs.keys() | release.outputs.keys()
    return tuple(sorted(n for n in names if outputs.get(n) != release.outputs.get(n)))
