"""A zip that is refused: what is said of it, and that nothing comes of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from reporter.archive.opening.opened import opened
from reporter.errors import ArchiveError, ArchiveErrors
from tests.archive.forged import Entry
from tests.archive.handmade import Handmade, faults
from tests.building.folders import contents


def honest() -> list[Entry]:
    return [Entry(name=name, content=content) for name, content in Handmade().entries().items()]


def told(content: bytes) -> list[str]:
    """Return what is said of a zip; opening it must be refused, and must leave nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pakke.zip")
        path.write_bytes(content)
        found = faults(path)
        assert found
        with pytest.raises(ArchiveError) as refusal, opened(path):
            pass
        error = refusal.value
        every = error.errors if isinstance(error, ArchiveErrors) else [error]
        assert [str(fault) for fault in every] == found
        assert list(contents(Path(folder))) == ["pakke.zip"]
        return [line.replace(str(path), "pakke.zip") for line in found]
