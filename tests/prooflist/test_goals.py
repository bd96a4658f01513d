"""The proof-reader finds the numbers of goals in the tables they are from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reporter.rendering.prooflist.cells import Asked
from reporter.rendering.prooflist.listing import proof_list
from reporter.rendering.prooflist.origins import Origins
from tests.editions.minimal import Sample
from tests.editions.test_all_municipalities import with_areas

STATUS = """\
tables:
  - id: status
    kind: status
    title: Status
    rows:
      - {indicator: maal-3, data: alle}
"""


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def test_a_status_and_its_numbers_are_listed(sample: Sample) -> None:
    call = '\nMålet {{ jf("status") }}.\n\n{{ vis_tabel("status") }}\n'
    with_areas(sample).append(STATUS).append(call, "tekst.md")
    entries = [e for e in proof_list(sample.load()).entries if e.series == "alle"]
    told = [(e.printed.replace("\u00a0", " "), e.status) for e in entries]
    assert told[:2] == [("25 pct.", "offentliggjort"), ("26 pct.", "offentliggjort")]
    assert told[2][0] == "+1"
    assert told[2][1].startswith("beregnet")
    assert entries[0].source == "data/tabel.csv, maal-3, Hele landet, 2015, målgruppe"


def test_a_number_of_a_long_table_names_its_groups(sample: Sample) -> None:
    origins = Origins(sample.with_long_table().load())
    asked = Asked(key="hjemloese", area="Alle", period="2013", value=Decimal(5820))
    found = origins.of(asked)
    assert found.source == "data/lang.csv, Hele landet, 2013, alle eller i alt"
