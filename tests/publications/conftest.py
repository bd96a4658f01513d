"""The finished editions, made once for all tests of a session."""

from __future__ import annotations

import pytest

from reporter.editions.load import load
from reporter.rendering.publication import Publication, publish
from tests.publications import builds
from tests.publications.builds import EDITIONS, NAMES, Built


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
