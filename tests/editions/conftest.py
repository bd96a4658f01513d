"""The minimal edition, new for every test."""

from pathlib import Path

import pytest

from tests.editions.minimal import Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")
