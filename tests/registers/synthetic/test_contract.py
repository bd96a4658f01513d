"""The files: labelled, as their contracts say, nearly clean, and with a Denmark in them."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reporter import kommuner
from reporter.registers.schema import Column, Kind, Schema, schemas
from reporter.registers.synthetic.dirt import FAULTS, soiled
from reporter.registers.synthetic.files import YEARLY

TYPES = {
    Kind.PERSON: pa.string(),
    Kind.ID: pa.string(),
    Kind.CODE: pa.string(),
    Kind.KOMMUNE: pa.string(),
    Kind.YEAR: pa.int16(),
    Kind.WHOLE: pa.int32(),
    Kind.DATE: pa.date32(),
    Kind.THOUSANDTHS: pa.decimal128(9, 3),
}
CODES = {kommune.code for kommune in kommuner.alle()}


def register(path: Path) -> str:
    return path.parent.name if path.parent.name in YEARLY else path.name.split(".")[0]


def test_every_file_is_labelled(parquet: Path, text: Path) -> None:
    for folder in (parquet, text):
        found = [path for path in folder.rglob("*") if path.is_file()]
        assert all("SYNTHETIC" in path.name for path in found)
        tables = [path for path in found if path.suffix != ".txt"]
        assert {register(path) for path in tables} == schemas().keys()
        assert len(tables) == len(schemas()) + 4 * len(YEARLY)
    for path in parquet.rglob("*.parquet"):
        assert pq.ParquetFile(path).metadata.metadata == {b"origin": b"SYNTHETIC"}


def test_the_folder_says_what_it_is(parquet: Path) -> None:
    assert (parquet / "SYNTHETIC.txt").read_text("utf-8") == (
        "SYNTHETIC\n\n"
        "Registrene i denne mappe er opdigtede. Ingen af personerne findes, og ingen kan have "
        "deres personnumre.\n"
        "The registers in this folder are made up. Nobody in them exists, and nobody can have "
        "these person numbers.\n\n"
        "persons: 20000\nseed: 1\n"
    )


def test_columns_and_types_are_those_of_the_contract(parquet: Path) -> None:
    for path in parquet.rglob("*.parquet"):
        schema = schemas()[register(path)]
        found = pq.read_schema(path)
        assert found.names == list(schema.columns)
        for column in schema.columns.values():
            assert found.field(column.name).type == TYPES[column.kind], (path.name, column.name)


def test_csv_is_semicolons_iso_dates_and_points(
    text: Path, small: duckdb.DuckDBPyConnection
) -> None:
    for path in text.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, delimiter=";"))
        assert lines[0] == list(schemas()[register(path)].columns)
        assert b"\r" not in path.read_bytes()
    for name in ("stof", "frivillig", "nab"):
        path = text / f"{name}.SYNTHETIC.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))[1:]
        rows = [[value.replace("2015-02-30", "") for value in row] for row in rows]
        columns = ", ".join(f"coalesce({c}::VARCHAR, '')" for c in schemas()[name].columns)
        assert rows == [list(row) for row in small.sql(f"SELECT {columns} FROM {name}").fetchall()]


def test_an_impossible_date_is_text_in_csv_and_missing_in_parquet(
    text: Path, small: duckdb.DuckDBPyConnection
) -> None:
    for name in ("kotre", "kraf"):
        column = "ELEV3_VFRA" if name == "kotre" else "AFG_DATO"
        planted = (text / f"{name}.SYNTHETIC.csv").read_text("utf-8").count("2015-02-30")
        [(missing,)] = small.sql(f"SELECT count(*) FROM {name} WHERE {column} IS NULL").fetchall()
        assert planted == missing > 0


def wrong(schema: Schema) -> str:
    """Say in SQL when a row breaks the contract."""
    rules = [rule for column in schema.columns.values() for rule in broken(column)]
    for first, second in schema.ordered:
        start = f"year({first})" if schema.columns[second].kind is Kind.YEAR else first
        rules.append(f"coalesce({start} > {second}, false)")
    return " OR ".join(rules)


def broken(column: Column) -> list[str]:
    name = column.name
    rules = [] if column.missing else [f"{name} IS NULL"]
    if column.kind in (Kind.CODE, Kind.KOMMUNE):
        among = ", ".join(f"'{code}'" for code in column.codes or sorted(CODES))
        rules.append(f"coalesce({name} NOT IN ({among}), false)")
    if column.kind in (Kind.WHOLE, Kind.THOUSANDTHS):
        unit = "" if column.kind is Kind.WHOLE else " * 1000"
        rules.append(f"coalesce({name}{unit} NOT BETWEEN {column.least} AND {column.most}, false)")
    return rules


@pytest.mark.parametrize("name", list(schemas()))
def test_a_few_rows_are_faulty(name: str, small: duckdb.DuckDBPyConnection) -> None:
    condition = wrong(schemas()[name])
    found = small.sql(f"SELECT count(*), count(*) FILTER ({condition}) FROM {name}").fetchall()
    [(rows, faulty)] = found
    assert faulty >= (rows > 500)
    assert faulty * 1_000 <= rows + 1_000
    assert rows < 8_000 or faulty * 4_000 >= rows


@pytest.mark.parametrize("name", list(schemas()))
def test_keys_are_never_doubled(name: str, small: duckdb.DuckDBPyConnection) -> None:
    key = ", ".join(schemas()[name].key) or "*"
    [(rows, different)] = small.sql(
        f"SELECT (SELECT count(*) FROM {name}), "
        f"(SELECT count(*) FROM (SELECT DISTINCT {key} FROM {name}))"
    ).fetchall()
    assert rows == different


def test_faults_are_of_columns_outside_the_keys() -> None:
    assert FAULTS.keys() == schemas().keys()
    for name, faults in FAULTS.items():
        schema = schemas()[name]
        for column, fault in faults:
            assert column in schema.columns.keys() - set(schema.key)
            assert isinstance(fault, int) or (fault, column) in schema.ordered


def test_faults_stand_where_the_row_number_says() -> None:
    rows = {"SOCIO13": np.zeros(3_000, dtype=np.int64)}
    whole = soiled("akm", rows, at=0, turn=0, files=1)["SOCIO13"]
    assert np.flatnonzero(whole).tolist() == [499, 2499]
    parts = [
        soiled("akm", {"SOCIO13": rows["SOCIO13"][at : at + 500]}, at=at, turn=0, files=1)
        for at in range(0, 3_000, 500)
    ]
    assert np.concatenate([part["SOCIO13"] for part in parts]).tolist() == whole.tolist()
    assert not rows["SOCIO13"].any()


def test_no_person_number_has_a_month(small: duckdb.DuckDBPyConnection) -> None:
    for name, schema in schemas().items():
        if "PNR" in schema.columns:
            odd = small.sql(
                f"SELECT count(*) FROM {name} "
                "WHERE substr(PNR, 3, 2)::INT < 13 OR length(PNR) <> 10"
            ).fetchall()
            assert odd == [(0,)], name


def test_every_municipality_is_there(small: duckdb.DuckDBPyConnection) -> None:
    for year in range(2014, 2019):
        rows = small.sql(f"SELECT DISTINCT KOM FROM bef WHERE AAR = {year} AND KOM IS NOT NULL")
        assert {code for (code,) in rows.fetchall()} - {"999"} == CODES


def test_nobody_reports_or_approves_for_those_reported_by_others(
    large: duckdb.DuckDBPyConnection,
) -> None:
    for name in ("ksi", "ksi_godkendelse"):
        found = large.sql(f"SELECT DISTINCT HANDLEKOM FROM {name}").fetchall()
        assert {code for (code,) in found} - {"999"} == CODES - kommuner.REPORTED_BY.keys()


def test_people_and_what_is_told_of_them_belong_together(
    small: duckdb.DuckDBPyConnection,
) -> None:
    pairs = small.sql(
        "SELECT (SELECT count(*) FROM bef), (SELECT count(*) FROM bef JOIN akm USING (PNR, AAR))"
    ).fetchall()
    assert pairs[0][0] == pairs[0][1]
    for name in ("bfl", "ksi", "frivillig", "nattest"):
        lost = small.sql(f"SELECT count(*) FROM {name} ANTI JOIN bef USING (PNR, AAR)").fetchall()
        assert lost == [(0,)], name
    for name in ("bua", "kotre", "kraf", "krisecenter", "stof"):
        lost = small.sql(f"SELECT count(*) FROM {name} ANTI JOIN bef USING (PNR)").fetchall()
        assert lost[0][0] * 50 <= small.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0], name
