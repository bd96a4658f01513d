"""Where an edition's numbers come from, by what the tables it uses say of themselves."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reporter import kommuner
from reporter.building.manifest import DataOrigin
from reporter.building.origins import origins
from reporter.editions.load import load
from reporter.published import csvw
from tests.editions.minimal import LONG, LONG_ROWS, Sample
from tests.editions.tables import table, with_tables

EDITIONS = Path(__file__).parents[2] / "editions"
TOLD = replace(
    table(synthetic=True),
    policy={"threshold": "3", "complement": "true"},
    audit="godkendt: ingen kan regnes ud",
    registers={"ksi": "b" * 64, "bef": "a" * 64},
)
ORIGIN = DataOrigin(
    file="data/tabel.csv",
    vintage="2018-11-06",
    synthetic=True,
    source="Registre",
    policy={"complement": "true", "threshold": "3"},
    audit="godkendt: ingen kan regnes ud",
    registers={"bef": "a" * 64, "ksi": "b" * 64},
)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path)


def test_a_table_tells_of_itself_once_however_many_series_use_it(sample: Sample) -> None:
    assert origins(with_tables(sample, TOLD).load()) == (ORIGIN,)


def test_what_is_told_comes_in_the_order_of_names(sample: Sample) -> None:
    (origin,) = origins(with_tables(sample, TOLD).load())
    assert list(origin.registers) == ["bef", "ksi"]
    assert list(origin.policy) == ["complement", "threshold"]


def test_the_source_is_the_tables_own_where_it_names_one(sample: Sample) -> None:
    (origin,) = origins(with_tables(sample, replace(TOLD, source="Egne beregninger")).load())
    assert origin.source == "Egne beregninger"


def test_the_same_is_told_of_parquet(sample: Sample) -> None:
    municipal = "data/tabel{}\n    indicator: maal-3\n    period"
    with_tables(sample, TOLD).replace(municipal.format(".csv"), municipal.format(".parquet"))
    assert origins(sample.load()) == (ORIGIN, replace(ORIGIN, file="data/tabel.parquet"))


def test_a_table_without_its_metadata_tells_no_more_than_its_rows(sample: Sample) -> None:
    with_tables(sample, TOLD)
    (sample.folder / "data/tabel.csv-metadata.json").unlink()
    (origin,) = origins(sample.load())
    assert origin == replace(ORIGIN, policy={}, audit="", registers={})


def test_no_file_is_opened(sample: Sample) -> None:
    edition = with_tables(sample, TOLD).load()
    shutil.rmtree(sample.folder)
    assert origins(edition) == (ORIGIN,)


def test_an_edition_of_its_own_files_alone_has_no_origins(sample: Sample) -> None:
    assert origins(sample.load()) == ()


FOREIGN = """\
  - {{id: kort, kind: municipalities, table: data/a.csv, period: 2016, source: {first},
     format: {{kind: csv, unit: pct, area: Område, value: Andel}}}}
  - {{id: andet, kind: municipalities, table: data/a.csv, period: 2016, source: {second},
     format: {{kind: csv, unit: pct, area: Område, value: Anden}}}}
"""


@pytest.mark.parametrize(
    ("second", "sources"), [("Jobindsats", "Jobindsats"), ("Notat", "Jobindsats; Notat")]
)
@pytest.mark.parametrize("made_up", [False, True])
def test_a_table_of_others_is_told_by_the_edition_and_by_its_rows(
    sample: Sample, second: str, sources: str, made_up: bool
) -> None:
    last = "SYNTETISKE DATA" if made_up else "bekræftet"
    lines = ["Område;Andel;Anden;Note", *(f"{k.name};1;2;{last}" for k in kommuner.alle())]
    declared = FOREIGN.format(first="Jobindsats", second=second)
    sample.with_data(declared, "data/a.csv", "\n".join(lines))
    nothing = DataOrigin(file="data/a.csv", policy={}, registers={})
    assert origins(sample.load()) == (replace(nothing, synthetic=made_up, source=sources),)


def test_sources_that_the_rows_name_are_not_told_as_calls(sample: Sample) -> None:
    declared = LONG.replace("Flere kilder", """'{{ kilder("hjemloese") }}'""")
    sample.with_data(declared, "data/lang.csv", LONG_ROWS)
    assert [(each.file, each.source) for each in origins(sample.load())] == [("data/lang.csv", "")]


def test_the_shipped_tables_tell_which_extracts_they_were_computed_from() -> None:
    made, others = origins(load(EDITIONS, "redegoerelse-2018"))
    name = f"redegoerelse-2018/data/maal-2019-12-01{csvw.METADATA_SUFFIX}"
    metadata = json.loads((EDITIONS / name).read_text("utf-8"))
    told = {
        each["schema:name"]: each["schema:value"]
        for each in metadata["schema:additionalProperty"]
        if each["schema:propertyID"] == "register"
    }
    assert made.registers == told
    assert len(told) == 15
    assert {len(bytes.fromhex(digest)) for digest in told.values()} == {sha256().digest_size}
    assert (made.synthetic, made.vintage) == (True, "2019-12-01")
    assert made.audit.startswith("godkendt: ")
    assert others == DataOrigin(file="data/offentlige_tal.csv", policy={}, registers={})
