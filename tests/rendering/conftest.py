"""Finished sheets for the tests of the inspection, made once."""

from __future__ import annotations

import pytest

from reporter.table import Reason
from tests.editions.sheets import SheetSample, counts, shares
from tests.rendering.inspected import Sheet, finished


@pytest.fixture(scope="session")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return finished(SheetSample(tmp_path_factory.mktemp("editions")))


@pytest.fixture(scope="session")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    sample = SheetSample(tmp_path_factory.mktemp("editions"))
    sample.table(shares({"2016": Reason.FEW_PERSONS}))
    return finished(sample.file("data/antal.csv", counts({"Aarhus": "-"})))
