"""Parquet holds types; those that lose nothing are taken over, the rest are refused."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis.backends import BaseBackend

from reporter.registers.schema import Kind, schemas
from tests.registers.extracts import complaint, kept, read, told

DAY, NIGHT = datetime.date(2016, 1, 1), datetime.datetime(2016, 1, 1)

TABLES: dict[str, dict[str, pa.Array]] = {
    "bef": {
        "PNR": pa.array(["9900000001"]),
        "AAR": pa.array([2016], pa.int16()),
        "KOM": pa.array(["101"]),
        "KOEN": pa.array(["1"]),
        "FOED_DAG": pa.array([DAY]),
    },
    "frivillig": {
        "RESPID": pa.array(["7"]),
        "AAR": pa.array([2016]),
        "PNR": pa.array(["9900000001"]),
        "FRIVILLIG": pa.array(["1"]),
        "VAEGT": pa.array([725]),
    },
    "bfl": {
        "PNR": pa.array(["9900000001"]),
        "AAR": pa.array([2016]),
        "LOENTIMER": pa.array([950]),
    },
}


def put(folder: Path, register: str, **columns: pa.Array) -> None:
    pq.write_table(pa.table({**TABLES[register], **columns}), folder / f"{register}.parquet")


@pytest.mark.parametrize(
    ("register", "column", "stored", "value"),
    [
        ("bef", "AAR", pa.array([2016], pa.int64()), 2016),
        ("bef", "AAR", pa.array([2016], pa.uint16()), 2016),
        ("bef", "AAR", pa.array([2016], pa.uint64()), 2016),
        ("bef", "AAR", pa.array([2016.0]), 2016),
        ("bef", "AAR", pa.array([Decimal(2016)], pa.decimal128(4, 0)), 2016),
        ("bef", "AAR", pa.array(["2016"]), 2016),
        ("bef", "KOM", pa.array([101], pa.int16()), "101"),
        ("bef", "KOM", pa.array([860], pa.int64()), "860"),
        ("bef", "KOM", pa.array([860.0]), "860"),
        ("bef", "KOM", pa.array(["0101"]), "101"),
        ("bef", "KOM", pa.array(["101"]).dictionary_encode(), "101"),
        ("bef", "KOEN", pa.array([2], pa.int8()), "2"),
        ("bef", "KOEN", pa.array([2.0]), "2"),
        ("bef", "FOED_DAG", pa.array([DAY], pa.date64()), DAY),
        ("bef", "FOED_DAG", pa.array([NIGHT], pa.timestamp("us")), DAY),
        ("bef", "FOED_DAG", pa.array(["01-01-2016"]), DAY),
        ("frivillig", "RESPID", pa.array([7]), "7"),
        ("frivillig", "FRIVILLIG", pa.nulls(1), None),
        ("frivillig", "FRIVILLIG", pa.array([None], pa.int8()), None),
        ("frivillig", "FRIVILLIG", pa.array([""]), None),
        ("frivillig", "VAEGT", pa.array([3]), 3000),
        ("frivillig", "VAEGT", pa.array([0.725]), 725),
        ("frivillig", "VAEGT", pa.array([0.1 + 0.2]), 300),
        ("frivillig", "VAEGT", pa.array([Decimal("0.725")]), 725),
        ("frivillig", "VAEGT", pa.array([Decimal("0.7250")]), 725),
        ("bfl", "LOENTIMER", pa.array([8784.0]), 8784),
    ],
)
def test_a_type_that_loses_nothing_is_taken_over(
    tmp_path: Path,
    backend: BaseBackend,
    register: str,
    column: str,
    stored: pa.Array,
    value: object,
) -> None:
    put(tmp_path, register, **{column: stored})
    found = read(tmp_path, backend, register)
    assert told(found) == []
    (row,) = found.tables[register].to_pyarrow().to_pylist()
    assert row[column] == value
    types = {name: str(dtype) for name, dtype in found.tables[register].schema().items()}
    assert types == {name: TYPES[c.kind] for name, c in schemas()[register].columns.items()}


TYPES = {
    Kind.PERSON: "string",
    Kind.ID: "string",
    Kind.CODE: "string",
    Kind.KOMMUNE: "string",
    Kind.YEAR: "int64",
    Kind.WHOLE: "int64",
    Kind.THOUSANDTHS: "int64",
    Kind.DATE: "date",
}


@pytest.mark.parametrize(
    ("register", "column", "stored", "message"),
    [
        ("bef", "AAR", pa.array([2016.5]), "AAR: værdien '2016.5' er ikke et årstal (1 række)"),
        (
            "bef",
            "KOM",
            pa.array([102], pa.int16()),
            "KOM: koden '102' er ikke en kommune (1 række)",
        ),
        ("bef", "KOM", pa.array([-1]), "KOM: koden '-1' er ikke en kommune (1 række)"),
        ("bef", "KOM", pa.array([1101]), "KOM: koden '1101' er ikke en kommune (1 række)"),
        ("bef", "KOM", pa.array([101.5]), "KOM: koden '101.5' er ikke en kommune (1 række)"),
        ("bef", "KOEN", pa.array([3]), "KOEN: koden '3' står ikke i kodelisten (1 række)"),
        ("bef", "KOEN", pa.array([1.5]), "KOEN: koden '1.5' står ikke i kodelisten (1 række)"),
        ("bef", "KOEN", pa.nulls(1), "KOEN: værdien mangler (1 række)"),
        ("bef", "KOM", pa.array([None], pa.int16()), "KOM: værdien mangler (1 række)"),
        (
            "bef",
            "FOED_DAG",
            pa.array([datetime.datetime(2015, 1, 1, 12)]),
            f"FOED_DAG: værdien '{'•' * 19}' er ikke en dato (ÅÅÅÅ-MM-DD eller DD-MM-ÅÅÅÅ) "
            "(1 række)",
        ),
        (
            "frivillig",
            "VAEGT",
            pa.array([0.7255]),
            "VAEGT: værdien '0.7255' er ikke et tal med højst tre decimaler (1 række)",
        ),
        (
            "frivillig",
            "VAEGT",
            pa.array([float("nan")]),
            "VAEGT: værdien 'nan' er ikke et tal med højst tre decimaler (1 række)",
        ),
        (
            "bfl",
            "LOENTIMER",
            pa.array([float("inf")]),
            "LOENTIMER: værdien 'inf' er ikke et helt tal (1 række)",
        ),
        (
            "bfl",
            "LOENTIMER",
            pa.array([2**64 - 1], pa.uint64()),
            f"LOENTIMER: værdien '{'•' * 20}' er ikke et helt tal (1 række)",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told(
    tmp_path: Path,
    backend: BaseBackend,
    register: str,
    column: str,
    stored: pa.Array,
    message: str,
) -> None:
    put(tmp_path, register, **{column: stored})
    said = complaint(tmp_path, backend, register).splitlines()
    assert said[0] == f"{register}.parquet, rækkegruppe 1: {message}"
    assert said[1:] == [
        f"{register}.parquet: 100,0 pct. af rækkerne bryder reglerne, og højst 1 pct. kan sættes "
        "til side; ret udtrækket, eller få det leveret igen"
    ]


@pytest.mark.parametrize(
    ("column", "stored", "message"),
    [
        (
            "PNR",
            pa.array([9900000001]),
            "PNR: kolonnen er gemt som heltal; gem den som tekst, så nuller foran bevares",
        ),
        (
            "FOED_DAG",
            pa.array([20160101]),
            "FOED_DAG: kolonnen er gemt som heltal; gem den som dato",
        ),
        (
            "FOED_DAG",
            pa.array([NIGHT], pa.timestamp("us", "Europe/Copenhagen")),
            "FOED_DAG: kolonnen er gemt som tidspunkt; gem den som dato",
        ),
        ("AAR", pa.array([DAY]), "AAR: kolonnen er gemt som dato; gem den som heltal"),
        (
            "KOM",
            pa.array([True]),
            "KOM: kolonnen er gemt som sandt/falsk; gem den som tekst eller heltal",
        ),
        (
            "KOM",
            pa.array([["101"]]),
            "KOM: kolonnen er gemt som noget andet; gem den som tekst eller heltal",
        ),
    ],
)
def test_a_type_that_would_lose_something_is_refused(
    tmp_path: Path, backend: BaseBackend, column: str, stored: pa.Array, message: str
) -> None:
    put(tmp_path, "bef", **{column: stored})
    assert complaint(tmp_path, backend) == f"bef.parquet: {message}"


def test_a_missing_column_is_named_with_its_file(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / "bef").mkdir()
    table = pa.table(TABLES["bef"])
    pq.write_table(table, tmp_path / "bef/2015.parquet")
    renamed = table.rename_columns(["PNR", "AAR", "KOM", "KOEN", "FOEDDAG"])
    pq.write_table(renamed, tmp_path / "bef/2016.parquet")
    expected = "bef/2016.parquet: kolonnen FOED_DAG mangler; er det kolonnen FOEDDAG? Omdøb den"
    assert complaint(tmp_path, backend) == expected


def test_files_of_different_types_are_read_as_one(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / "bef").mkdir()
    for n, kom in enumerate((pa.array(["101"]), pa.array([101]), pa.array(["0101"]))):
        table = {**TABLES["bef"], "KOM": kom, "PNR": pa.array([f"990000000{n}"])}
        pq.write_table(pa.table(table), tmp_path / f"bef/{n}.parquet")
    table = read(tmp_path, backend).tables["bef"]
    assert kept(table.filter(table.KOM == "101")) == 3


def test_a_filter_reaches_the_file(tmp_path: Path, backend: BaseBackend) -> None:
    """Years and columns that fit are not cast, so that whole row groups can be passed over."""
    born = pa.array([datetime.date(2000, 1, 1)])
    parts = [{**TABLES["bef"], "AAR": pa.array([y]), "FOED_DAG": born} for y in (2015, 2016)]
    both = pa.concat_tables([pa.table(part) for part in parts])
    pq.write_table(both, tmp_path / "bef.parquet")
    table = read(tmp_path, backend).tables["bef"]
    sql = str(backend.compile(table.filter(table.AAR == 2016).select("KOM")))
    plan = backend.con.execute(f"EXPLAIN {sql}").fetchall()[0][1]
    scan = plan[plan.index("READ_PARQUET") :]
    assert "AAR=2016" in scan.replace(" ", "")
    assert "PNR" not in scan
