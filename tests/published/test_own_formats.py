"""What is written is read back as the same table, by us and by programs that are not ours."""

from __future__ import annotations

import csv
import errno
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import csvw as csvw_package
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from reporter.errors import OutputError, TableError
from reporter.published import csvw, files, parquet
from reporter.published.frame import from_frame, to_frame
from reporter.published.table import IndicatorTable
from tests.published.samples import AARHUS, EVERY_KIND, any_table, observation, table


def written(tmp_path: Path, content: IndicatorTable) -> tuple[Path, Path, Path]:
    csv_file, metadata, parquet_file = files.write(content, tmp_path / "ud", "tabel")
    return csv_file, metadata, parquet_file


@given(any_table)
def test_a_csv_file_reads_back_as_the_same_table(content: IndicatorTable) -> None:
    told = csvw.metadata(content, "t.csv")
    assert csvw.read(csvw.write(content), told, "t.csv") == content


@given(any_table)
def test_a_parquet_file_reads_back_as_the_same_table(content: IndicatorTable) -> None:
    assert parquet.read(parquet.write(content), "t.parquet") == content


@given(any_table)
def test_a_frame_reads_back_as_the_same_table(content: IndicatorTable) -> None:
    assert from_frame(to_frame(content)) == content


@given(any_table)
def test_the_order_of_the_rows_changes_no_byte(content: IndicatorTable) -> None:
    turned = replace(content, observations=tuple(reversed(content.observations)))
    assert csvw.write(turned) == csvw.write(content)
    assert parquet.write(turned) == parquet.write(content)


def test_files_are_read_by_what_their_names_end_with(tmp_path: Path) -> None:
    content = table(synthetic=True)
    csv_file, metadata, parquet_file = written(tmp_path, content)
    assert [p.name for p in (csv_file, metadata, parquet_file)] == [
        "tabel.csv",
        "tabel.csv-metadata.json",
        "tabel.parquet",
    ]
    assert files.read(csv_file) == files.read(parquet_file) == content
    assert sorted(path.name for path in (tmp_path / "ud").iterdir()) == sorted(
        path.name for path in (csv_file, metadata, parquet_file)
    )


def test_the_csv_file_is_tidy_and_says_why_a_value_is_hidden() -> None:
    rows = list(csv.reader(io.StringIO(csvw.write(table()).decode(), newline="")))
    assert rows[0] == [
        "indikator", "omraadetype", "omraadekode", "omraade", "periode", "gruppe", "taeller",
        "naevner", "vaerdi", "enhed", "status", "aargang", "oprindelse",
    ]  # fmt: skip
    assert rows[1:4] == [
        ["maal-1-2016", "land", "", "Hele landet", "2014-2016", "målgruppe", "", "", "-1.5",
         "point", "offentliggjort", "2018-11-06", "registerdata"],
        ["maal-1-2016", "land", "", "Hele landet", "2016-12", "målgruppe", "", "", "2.0",
         "point", "offentliggjort", "2018-11-06", "registerdata"],
        ["maal-3", "land", "", "Hele landet", "2016", "målgruppe", "270", "1000", "27",
         "pct", "offentliggjort", "2018-11-06", "registerdata"],
    ]  # fmt: skip
    assert [row[8:11] for row in rows[5:]] == [
        ["30", "pct", "offentliggjort"],
        ["", "pct", "ikke godkendt"],
        ["", "pct", "få personer"],
        ["", "pct", "ingen data"],
    ]


def test_a_table_that_was_written_before_registers_were_told_of_is_read() -> None:
    content = replace(table(), registers={})
    told = json.loads(csvw.metadata(table(), "t.csv"))
    entries = told["schema:additionalProperty"]
    told["schema:additionalProperty"] = [
        each for each in entries if each["schema:propertyID"] != "register"
    ]
    assert csvw.read(csvw.write(content), json.dumps(told).encode(), "t.csv") == content
    stored = pq.read_table(io.BytesIO(parquet.write(table())))
    keys = json.loads(stored.schema.metadata[b"reporter"])
    assert keys.pop("registre") == {"akm": "a" * 64, "bef": "b" * 64}
    sink = io.BytesIO()
    pq.write_table(stored.replace_schema_metadata({"reporter": json.dumps(keys)}), sink)
    assert parquet.read(sink.getvalue(), "t.parquet") == content


def test_a_csv_file_without_its_metadata_still_says_that_it_was_made_up(tmp_path: Path) -> None:
    csv_file, metadata, _ = written(tmp_path, table(synthetic=True))
    metadata.unlink()
    alone = files.read(csv_file)
    assert alone.synthetic
    assert alone.vintage == table().vintage
    assert alone.observations == table().observations
    assert (alone.panels, alone.policy, alone.audit, alone.source) == ({}, {}, "", "")
    assert alone.registers == {}
    assert all(row["oprindelse"] == "SYNTETISKE DATA" for row in csv.DictReader(csv_file.open()))


def test_the_metadata_are_valid_by_another_program(tmp_path: Path) -> None:
    csv_file, metadata, _ = written(tmp_path, table())
    opened = csvw_package.Table.from_file(metadata)
    rows = list(opened.iterdicts())
    assert [row["vaerdi"] for row in rows if row["indikator"] == "maal-1-2016"] == [
        Decimal("-1.5"),
        Decimal("2.0"),
    ]
    assert rows[2]["taeller"] == 270
    assert opened.tableSchema.primaryKey == [
        "indikator", "omraadetype", "omraade", "periode", "gruppe",
    ]  # fmt: skip
    assert opened.check_primary_key()
    assert csvw_package.CSVW(str(metadata), validate=True).is_valid
    spoiled = csv_file.read_text("utf-8").replace("få personer", "gemt væk")
    csv_file.write_text(spoiled, "utf-8")
    with pytest.raises(ValueError, match="gemt væk"):
        list(csvw_package.Table.from_file(metadata).iterdicts(strict=True))


def test_the_metadata_hold_no_clock_and_tell_how_the_table_was_protected() -> None:
    content = json.loads(csvw.metadata(table(synthetic=True), "tabel.csv"))
    assert content["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "da"}]
    assert content["url"] == "tabel.csv"
    assert content["dc:title"] == "Indikatorer (SYNTETISKE DATA)"
    assert content["dc:date"] == "2018-11-06"
    told = [
        (each["schema:propertyID"], each["schema:name"], each["schema:value"])
        for each in content["schema:additionalProperty"]
    ]
    assert told == [
        ("politik", "nul", "skjules"),
        ("politik", "tærskel", "3"),
        ("panel", "maal-3", ["101", "751"]),
        ("panel", "maal-4", []),
        ("register", "akm", "a" * 64),
        ("register", "bef", "b" * 64),
        ("revision", "revision", "ingen beskyttet celle kan findes"),
        ("oprindelse", "oprindelse", "SYNTETISKE DATA"),
    ]


def test_a_parquet_file_has_exact_decimals_and_says_that_it_was_made_up() -> None:
    opened = pq.read_table(io.BytesIO(parquet.write(table(synthetic=True))))
    assert str(opened.schema.field("vaerdi").type) == "decimal128(16, 1)"
    assert opened.schema.metadata[b"origin"] == b"SYNTHETIC"
    assert set(opened["oprindelse"].to_pylist()) == {"SYNTETISKE DATA"}
    real = pq.read_table(io.BytesIO(parquet.write(table())))
    assert b"origin" not in real.schema.metadata


def test_a_value_is_read_with_the_decimals_it_is_printed_with() -> None:
    content = table(*EVERY_KIND)
    back = parquet.read(parquet.write(content), "t.parquet")
    printed = {(row.indicator, str(row.value)) for row in back.observations if row.area.code == ""}
    assert ("maal-3", "27") in printed
    assert ("maal-1-2016", "2.0") in printed


def test_a_count_beside_a_share_has_no_decimals_of_the_share() -> None:
    rows = (
        observation(value="27.5", counts=(11, 40)),
        observation(group="elever uden resultat", value="12", unit="antal"),
    )
    content = table(*rows)
    lines = csvw.write(content).decode().splitlines()
    assert "elever uden resultat,,,12,antal" in lines[1]
    assert "målgruppe,11,40,27.5,pct" in lines[2]
    assert [str(cell) for cell in to_frame(content)["vaerdi"]] == ["12", "27.5"]
    for back in (
        csvw.read(csvw.write(content), csvw.metadata(content, "t.csv"), "t.csv"),
        parquet.read(parquet.write(content), "t.parquet"),
        from_frame(to_frame(content)),
    ):
        assert [str(row.value) for row in back.observations] == ["12", "27.5"]
        assert [row.unit for row in back.observations] == ["antal", "pct"]


def test_a_frame_holds_decimals_and_whole_numbers_and_no_floats() -> None:
    frame = to_frame(table())
    assert frame["taeller"].dtype == "Int64"
    assert {type(cell) for cell in frame["vaerdi"]} == {Decimal, type(None)}
    with pytest.raises(TableError) as raised:
        from_frame(frame.assign(vaerdi=frame["vaerdi"].astype(float)))
    assert str(raised.value) == (
        "tabellen:1: vaerdi: værdien er af typen float; brug Decimal, int, date eller tekst"
    )


def test_a_frame_can_be_saved_by_pandas_itself(tmp_path: Path) -> None:
    to_frame(table()).to_parquet(tmp_path / "t.parquet")
    assert from_frame(pd.read_parquet(tmp_path / "t.parquet")) == table()


def test_a_frame_that_others_made_is_read_too() -> None:
    content = table(*EVERY_KIND[:3])
    text = pd.read_csv(io.BytesIO(csvw.write(content)), dtype=str)
    assert from_frame(text).observations == content.observations


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_name_is_written_that_is_a_formula(name: str) -> None:
    content = table(observation(AARHUS, group=name))
    for write in (csvw.write, parquet.write):
        with pytest.raises(TableError) as raised:
            write(content)
        assert str(raised.value) == (
            f"gruppe: '{name}' kan læses som en formel i et regneark; ret navnet"
        )


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = written(tmp_path, table())
    before = [path.read_bytes() for path in old]
    flushed = []

    def full(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reporter.writing.os.fsync", full)
    with pytest.raises(OutputError) as raised:
        written(tmp_path, table(synthetic=True))
    folder = tmp_path / "ud"
    assert str(raised.value) == f"{folder}/tabel.parquet: disken er fuld; gør plads, og prøv igen"
    assert [path.read_bytes() for path in old] == before
    assert len(list(folder.iterdir())) == 3


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ud").write_text("")
    with pytest.raises(OutputError) as raised:
        written(tmp_path, table())
    assert str(raised.value).endswith("der ligger en fil med mappens navn; vælg en anden mappe")
