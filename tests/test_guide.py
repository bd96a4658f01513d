"""The writer's guide says what happens when one does as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporter.drafting import skeleton
from reporter.rendering.environment import publication_types
from tests.guide import PAGE, walked


@pytest.mark.slow
def test_whoever_walks_through_the_guide_meets_what_it_says(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert walked(page, tmp_path) == page, "write it anew: python -m tests.guide"


def test_every_publication_type_has_a_skeleton_and_is_named() -> None:
    assert skeleton.types() == publication_types()
    named = re.findall(r"^\| `([a-z-]+) ID", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == list(skeleton.types())
