"""What every test can take for granted: the same clock zone, environment and examples anywhere."""

import time
from collections.abc import Sequence

import hypothesis
import pytest

# The same examples on every run: a red test is red again, and CI does not fail by chance.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")

BUILT_ONCE = {"everything", "batches"}
"""The fixtures of finished publications, which take long to build."""


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out of a test what the developer's shell may hold."""
    for name in ("SOURCE_DATE_EPOCH", "MPLBACKEND", "MATPLOTLIBRC", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Keep on one processor the slow tests that look at what was built once for all of them.

    All others go file by file (``--dist loadgroup``).
    """
    for item in items:
        if item.get_closest_marker("slow"):
            needed = BUILT_ONCE.intersection(getattr(item, "fixturenames", ()))
            together = next(iter(sorted(needed)), item.nodeid.partition("::")[0])
            item.add_marker(pytest.mark.xdist_group(together))
