"""The finished editions, made once for all tests of a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.editions.load import load
from reporter.rendering.publication import Publication, publish
from tests.publications import builds, plain_sheets
from tests.publications.builds import ALIKE, BATCHES, EDITIONS, NAMES, Built
from tests.publications.once import made_once
from tests.publications.plain_sheets import Batch

LONG = ("redegoerelse-2018",)
"""Editions that take seconds to put together."""


@pytest.fixture(
    scope="session",
    params=[pytest.param(name, marks=[pytest.mark.slow] if name in LONG else []) for name in NAMES],
)
def publication(request: pytest.FixtureRequest) -> Publication:
    """Each edition put together but not typeset."""
    return publish(load(EDITIONS, request.param))


def _everything(output: Path) -> None:
    builds.build(output, PYTHONHASHSEED="0", TZ="UTC")


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Every edition that is one publication, built by the command into one folder."""
    output = made_once(tmp_path_factory, "output", _everything)
    return [Built(output, name) for name in NAMES]


@pytest.fixture(scope="session", params=NAMES)
def edition(request: pytest.FixtureRequest, everything: list[Built]) -> Built:
    """Each edition as it was built."""
    return next(each for each in everything if each.name == request.param)


@pytest.fixture(scope="session")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions that were made as others were, built by the command into one folder."""
    return made_once(tmp_path_factory, "alike", lambda output: builds.build(output, *ALIKE))


@pytest.fixture(scope="session")
def batches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions that are made for every municipality, built by the command into one folder."""
    # As many workers as no other build of theirs has: the bytes may not depend on it.
    return made_once(
        tmp_path_factory, "batches", lambda output: builds.build(output, *BATCHES, "--jobs", "4")
    )


@pytest.fixture(scope="session", params=BATCHES)
def batch(request: pytest.FixtureRequest, batches: Path) -> Batch:
    """Each edition that is made for every municipality, its sheets read."""
    return request.param, plain_sheets.sheets(batches / request.param)
