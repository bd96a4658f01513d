"""What every test can take for granted: the same clock zone, environment and examples anywhere."""

import time

import hypothesis
import pytest

# The same examples on every run: a red test is red again, and CI does not fail by chance.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out of a test what the developer's shell may hold."""
    for name in ("SOURCE_DATE_EPOCH", "MPLBACKEND", "MATPLOTLIBRC", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
