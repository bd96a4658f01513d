"""One embedded engine for all tests of the registers."""

from __future__ import annotations

import pytest
from ibis.backends import BaseBackend

from reporter.registers.engine import connect


@pytest.fixture(scope="session")
def backend() -> BaseBackend:
    return connect("duckdb", memory="1GB")
