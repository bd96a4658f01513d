"""The finished editions, made once for all tests of a session."""

from __future__ import annotations

import pytest

from reporter.editions.load import load
from reporter.rendering.publication import Publication, publish
from tests.publications import builds, plain_sheets
from tests.publications.builds import EDITIONS, NAMES, Built
from tests.publications.plain_sheets import Batch
from tests.publications.plainly import MADE_UP, REAL


@pytest.fixture(scope="session", params=NAMES)
def publication(request: pytest.FixtureRequest) -> Publication:
    """Each edition put together but not typeset."""
    return publish(load(EDITIONS, request.param))


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Every edition, built by the command into one folder."""
    output = tmp_path_factory.mktemp("output")
    builds.build(output, PYTHONHASHSEED="0", TZ="UTC")
    return [Built(output, name) for name in NAMES]


@pytest.fixture(scope="session", params=NAMES)
def edition(request: pytest.FixtureRequest, everything: list[Built]) -> Built:
    """Each edition as it was built."""
    return next(each for each in everything if each.name == request.param)


@pytest.fixture(scope="session", params=[REAL, MADE_UP])
def batch(request: pytest.FixtureRequest, everything: list[Built]) -> Batch:
    """Each edition that is made for every municipality, its sheets read."""
    return request.param, plain_sheets.sheets(everything[0].output / request.param)
