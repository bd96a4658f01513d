"""The edition that the tests release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.releases.released import Released


@pytest.fixture
def edition(tmp_path: Path) -> Released:
    """An edition in a folder of its own; nothing is released."""
    return Released(tmp_path / "editions")
