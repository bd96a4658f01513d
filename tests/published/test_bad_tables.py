"""A table that is wrong is refused: file, line, column, what is wrong and what to do."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reporter.errors import TableError
from reporter.published import csvw, files, parquet
from tests.published.samples import AARHUS, COUNTRY, REGION, observation, table

HEADER = (
    "indikator,omraadetype,omraadekode,omraade,periode,gruppe,taeller,naevner,vaerdi,enhed,status,"
    "aargang,oprindelse\n"
)
ROW = (
    "maal-3,kommune,751,Aarhus,2016,målgruppe,27,100,27,pct,offentliggjort,2018-11-06,registerdata"
)


def fault(content: str | bytes) -> str:
    raw = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(TableError) as raised:
        files.decode(raw, "t.csv")
    return str(raised.value)


def test_the_row_that_is_made_wrong_is_right() -> None:
    (row,) = files.decode((HEADER + ROW).encode(), "t.csv").observations
    assert row == observation(AARHUS, "27", counts=(27, 100))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("maal-3", "", "indikator: feltet er tomt"),
        ("målgruppe", " ", "gruppe: feltet er tomt"),
        ("målgruppe", "a\x07", "gruppe: teksten har et tegn, der ikke kan vises; ret den"),
        ("målgruppe", "x" * 201, "gruppe: teksten er for lang; ret den"),
        ("kommune", "by", "omraadetype: 'by' kendes ikke; der er land, region, kommune, fælles, "
         "uoplyst"),
        ("751", "752", "omraadekode: '752' er ikke en kode for kommune; Aarhus har koden 751"),
        ("751", "", "omraadekode: '' er ikke en kode for kommune; Aarhus har koden 751"),
        ("751,Aarhus", "411,Christiansø", "omraadekode: '411' er ikke en kode for kommune"),
        ("Aarhus", "Århus", "omraade: 'Århus' passer ikke til koden; kommune 751 hedder Aarhus"),
        ("kommune,751", "fælles,751", "omraadekode: '751' skal være kommunekoder i orden, fx "
         "155+185"),
        ("kommune,751", "fælles,751+101", "omraadekode: '751+101' skal være kommunekoder i orden, "
         "fx 155+185"),
        ("kommune,751,Aarhus", "land,,Danmark", "omraade: 'Danmark' passer ikke til koden; skal "
         "være Hele landet"),
        ("2016", "2016K1", "periode: '2016K1' skal skrives 2016, 2014-2016 eller 2016-12"),
        ("27,100", "-1,100", "taeller: skal være et helt tal, der ikke er negativt, eller tom"),
        ("100", "1e2", "naevner: skal være et helt tal, der ikke er negativt, eller tom"),
        ("27,pct", '"27,5",pct', "vaerdi: '27,5' skal være et tal med punktum som decimaltegn"),
        ("27,pct", "NaN,pct", "vaerdi: 'NaN' skal være et tal med punktum som decimaltegn"),
        ("27,pct", ",pct", "vaerdi: mangler; skriv den, eller skriv i status, hvorfor den ikke er "
         "offentliggjort"),
        ("offentliggjort", "få personer", "vaerdi: skal være tom, når status er 'få personer'"),
        ("offentliggjort", "faa personer", "status: 'faa personer' kendes ikke; mente du få "
         "personer?"),
        ("offentliggjort", "x", "status: 'x' kendes ikke; der er offentliggjort, ingen data, få "
         "personer, ikke godkendt"),
        ("pct", "procent", "enhed: 'procent' kendes ikke; der er antal, pct, procentpoint, aar, "
         "point"),
        ("2018-11-06", "06-11-2018", "aargang: '06-11-2018' skal skrives som 2018-11-06"),
        ("registerdata", "ægte", "oprindelse: skal være registerdata eller SYNTETISKE DATA"),
        (",registerdata", "", "linjen har 12 felter; der skal være 13"),
        ("Aarhus", '"Aarhus', "linjen kan ikke læses som CSV; se efter et anførselstegn, der ikke "
         "er lukket"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told(old: str, new: str, message: str) -> None:
    assert old in ROW
    assert fault(HEADER + ROW.replace(old, new, 1)) == f"t.csv:2: {message}"


def test_a_hidden_value_that_is_there_all_the_same_is_not_told() -> None:
    told = fault(HEADER + ROW.replace("27,pct,offentliggjort", "13,pct,få personer"))
    assert "13" not in told


def test_a_row_that_stands_twice_is_told_with_both_lines() -> None:
    told = fault(HEADER + ROW + "\n" + ROW.replace("27,pct", "28,pct"))
    assert told == "t.csv:3: rækken står allerede i linje 2; slet den ene"


def test_the_country_twice_is_a_total_twice() -> None:
    row = ROW.replace("kommune,751,Aarhus", "land,,Hele landet")
    assert fault(f"{HEADER}{row}\n{ROW}\n{row}") == (
        "t.csv:4: rækken står allerede i linje 2; slet den ene"
    )


def test_rows_that_do_not_agree_on_the_whole_table_are_told() -> None:
    other = ROW.replace("751,Aarhus", "101,København")
    assert fault(f"{HEADER}{ROW}\n{other.replace('2018-11', '2019-11')}") == (
        "t.csv:3: aargang: er en anden end i resten af tabellen; ret den"
    )
    assert fault(f"{HEADER}{ROW}\n{other.replace('registerdata', 'SYNTETISKE DATA')}") == (
        "t.csv:3: oprindelse: er en anden end i resten af tabellen; ret den"
    )


def test_several_faults_are_told_together_but_not_all_of_too_many() -> None:
    two = fault(f"{HEADER}{ROW.replace('751', '7')}\n{ROW.replace('pct', 'kr')}")
    assert [line.split(":")[1] for line in two.splitlines()] == ["2", "3"]
    many = fault(HEADER + "\n".join([ROW.replace("751", "7")] * 50)).splitlines()
    assert len(many) == 21
    assert many[-1] == "t.csv: … og der kan være flere fejl"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("status", "tilstand"), "kolonnen 'tilstand' kendes ikke; slet den"),
        (HEADER.replace("status", "statuss"), "kolonnen 'statuss' kendes ikke; mente du status?"),
        (HEADER.replace("enhed", "status"), "kolonnen 'status' står to gange; slet den"),
        (HEADER.replace("enhed,", ""), "mangler kolonnen enhed; en tabel med andre kolonner læses "
         "med format"),
    ],
)  # fmt: skip
def test_columns_that_are_not_ours_are_told(header: str, message: str) -> None:
    assert fault(header) == f"t.csv:1: {message}"


def test_files_that_are_no_tables_are_told(tmp_path: Path) -> None:
    assert fault("") == "t.csv: filen er tom"
    assert fault(b"\n\xe5") == "t.csv:2: filen er ikke UTF-8; gem den som »CSV UTF-8«"
    with pytest.raises(TableError, match=r"t\.xls: en tabel ender på \.csv eller \.parquet, ikke"):
        files.decode(b"", "t.xls")
    with pytest.raises(TableError, match=r"t\.csv: filen findes ikke"):
        files.read(tmp_path / "t.csv")
    (tmp_path / "d.csv").mkdir()
    with pytest.raises(TableError, match=r"d\.csv: det er en mappe, ikke en fil"):
        files.read(tmp_path / "d.csv")


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"no parquet at all", None])
def test_a_broken_parquet_file_is_told(damage: bytes | None) -> None:
    whole = parquet.write(table())
    with pytest.raises(TableError) as raised:
        parquet.read(whole[: len(whole) // 2] if damage is None else damage, "t.parquet")
    assert str(raised.value) == (
        "t.parquet: filen kan ikke læses som Parquet; hent eller dan den igen"
    )


def test_parquet_with_floats_is_refused() -> None:
    rows = pq.read_table(io.BytesIO(parquet.write(table(observation(COUNTRY)))))
    n = rows.schema.get_field_index("vaerdi")
    sink = io.BytesIO()
    pq.write_table(rows.set_column(n, "vaerdi", pa.array([27.0])), sink)
    with pytest.raises(TableError) as raised:
        parquet.read(sink.getvalue(), "t.parquet")
    assert str(raised.value) == (
        "t.parquet:1: vaerdi: kolonnen er af typen float, som den ikke kan være"
    )


def test_parquet_of_other_metadata_is_refused() -> None:
    rows = pq.read_table(io.BytesIO(parquet.write(table())))
    sink = io.BytesIO()
    pq.write_table(rows.replace_schema_metadata({"reporter": "[]"}), sink)
    with pytest.raises(TableError, match="filens metadata er ikke, som dette program skriver dem"):
        parquet.read(sink.getvalue(), "t.parquet")


def test_parquet_that_says_it_was_made_up_in_one_place_only_is_refused() -> None:
    rows = pq.read_table(io.BytesIO(parquet.write(table())))
    for keys in ({b"origin": b"SYNTHETIC"}, rows.schema.metadata | {b"origin": b"SYNTHETIC"}):
        sink = io.BytesIO()
        pq.write_table(rows.replace_schema_metadata(keys), sink)
        with pytest.raises(TableError, match="oprindelse: er en anden end i resten af tabellen"):
            parquet.read(sink.getvalue(), "t.parquet")


@pytest.mark.parametrize("told", [b"{", b"[]", b'{"schema:additionalProperty": []}', b"[" * 9999])
def test_other_metadata_are_refused(told: bytes) -> None:
    with pytest.raises(TableError) as raised:
        csvw.read(csvw.write(table()), told, "t.csv")
    assert str(raised.value) == (
        "t.csv-metadata.json: filen er ikke metadata, som dette program skriver; dan tabellen igen"
    )


def test_metadata_of_another_table_are_told() -> None:
    told = csvw.metadata(table(synthetic=True), "t.csv")
    with pytest.raises(TableError, match=r"t\.csv:2: oprindelse: er en anden end i resten"):
        csvw.read(csvw.write(table(observation(REGION))), told, "t.csv")
    changed = json.loads(told) | {"dc:date": "2001-01-01"}
    with pytest.raises(TableError, match=r"t\.csv:2: aargang: er en anden end i resten"):
        csvw.read(csvw.write(table(synthetic=True)), json.dumps(changed).encode(), "t.csv")


def test_one_long_text_in_every_row_is_not_unpacked() -> None:
    rows = 500_000
    long = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), ["x" * 1_000_000])
    cells = {name: pa.nulls(rows, pa.string()) for name in HEADER.strip().split(",")}
    sink = io.BytesIO()
    pq.write_table(pa.table(cells | {"indikator": long}), sink)
    with pytest.raises(TableError) as raised:
        parquet.read(sink.getvalue(), "t.parquet")
    assert str(raised.value) == "t.parquet: indikator: en tekst er for lang; ret den"


def test_a_pipe_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "t.csv")
    with pytest.raises(TableError, match="det er ikke en almindelig fil"):
        files.read(tmp_path / "t.csv")


def test_a_column_in_columns_is_told() -> None:
    cells = {name: pa.array(["x"]) for name in HEADER.strip().split(",")}
    sink = io.BytesIO()
    pq.write_table(pa.table(cells | {"omraade": pa.array([{"a": "x"}])}), sink)
    with pytest.raises(TableError) as raised:
        parquet.read(sink.getvalue(), "t.parquet")
    assert str(raised.value) == (
        "t.parquet:1: omraade: kolonnen er af typen dict, som den ikke kan være"
    )
