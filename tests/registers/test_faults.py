"""Every fault of a row and of a column, on its whole message, from CSV and from Parquet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ibis.backends import BaseBackend

from reporter.registers import keys
from reporter.registers.register import MOST_FAULTY_PERCENT
from tests.registers.extracts import (
    BEF,
    BUA,
    changed,
    complaint,
    kept,
    population,
    read,
    told,
    write_csv,
    write_parquet,
)

OPEN = date(9999, 12, 31)
ENOUGH = 200
"""Rows of which one may be faulty."""


def placements(number: int) -> list[list[object]]:
    return [[f"99{n:08}", 150, date(2015, 1, 1), OPEN] for n in range(number)]


def courses(number: int) -> list[list[object]]:
    return [[f"r{n}", 2016, f"99{n:08}", "1", "0.725"] for n in range(number)]


def deaths(number: int) -> list[list[object]]:
    return [[f"s{n}", date(2015, 1, 1)] for n in range(number)]


FRIVILLIG = ("RESPID", "AAR", "PNR", "FRIVILLIG", "VAEGT")

ROW_FAULTS = [
    ("bef", 2, "9xx", "KOM: koden '9xx' er ikke en kommune (1 række)"),
    ("bef", 2, "411", "KOM: koden '411' er ikke en kommune (1 række)"),
    ("bef", 2, "1010", "KOM: koden '1010' er ikke en kommune (1 række)"),
    ("bef", 3, "3", "KOEN: koden '3' står ikke i kodelisten (1 række)"),
    ("bef", 3, "", "KOEN: værdien mangler (1 række)"),
    ("bef", 0, "", "PNR: værdien mangler (1 række)"),
    (
        "bef",
        4,
        date(2016, 1, 2),
        "FOED_DAG: datoen '••••••••••' ligger efter 1. januar i AAR (1 række)",
    ),
    ("frivillig", 1, 1899, "AAR: året '1899' ligger før 1900 (1 række)"),
    ("bua", 1, 99, "PGF: værdien '99' ligger ikke mellem 100 og 499 (1 række)"),
    ("bua", 1, 500, "PGF: værdien '500' ligger ikke mellem 100 og 499 (1 række)"),
    ("bua", 3, date(2014, 12, 31), "SAG_VFRA: datoen '••••••••••' ligger efter SAG_VTIL (1 række)"),
    (
        "frivillig",
        4,
        "1000.001",
        "VAEGT: værdien '1000.001' ligger ikke mellem 0 og 1.000 (1 række)",
    ),
    (
        "frivillig",
        4,
        "0.7255",
        "VAEGT: værdien '0.7255' er ikke et tal med højst tre decimaler (1 række)",
    ),
    (
        "narkodoed",
        1,
        date(1899, 12, 31),
        "DOEDSDATO: datoen '••••••••••' ligger før 1900 (1 række)",
    ),
]
TABLES = {
    "bef": (BEF, population),
    "bua": (BUA, placements),
    "frivillig": (FRIVILLIG, courses),
    "narkodoed": (("SAGSNR", "DOEDSDATO"), deaths),
}


@pytest.mark.parametrize(("register", "column", "value", "message"), ROW_FAULTS)
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_faulty_row_is_set_aside_and_told(
    tmp_path: Path,
    backend: BaseBackend,
    kind: str,
    register: str,
    column: int,
    value: object,
    message: str,
) -> None:
    columns, rows = TABLES[register]
    faulty = changed(rows(ENOUGH), 149, column, value)
    if kind == "csv":
        write_csv(tmp_path / f"{register}.csv", columns, faulty)
        place = f"{register}.csv:151"
    else:
        write_parquet(tmp_path / f"{register}.parquet", columns, faulty)
        place = f"{register}.parquet, rækkegruppe 2"
    found = read(tmp_path, backend, register)
    assert told(found) == [f"{place}: {message}"]
    assert found.rows == {register: ENOUGH}
    assert kept(found.tables[register]) == ENOUGH - 1


@pytest.mark.parametrize(
    ("register", "column", "value", "message"),
    [
        ("bef", 1, "16", "AAR: værdien '16' er ikke et årstal (1 række)"),
        ("bef", 1, "", "AAR: værdien mangler (1 række)"),
        ("bua", 1, "1e2", "PGF: værdien '1e2' er ikke et helt tal (1 række)"),
        ("bua", 1, "150.0", "PGF: værdien '150.0' er ikke et helt tal (1 række)"),
        *(
            (
                "bua",
                2,
                value,
                f"SAG_VFRA: værdien '{'•' * len(value)}' er ikke en dato "
                "(ÅÅÅÅ-MM-DD eller DD-MM-ÅÅÅÅ) (1 række)",
            )
            for value in ("2015-02-29", "29-02-2015", "2015-1-5", "5-1-2015", "20150105", "i går")
        ),
    ],
)
def test_a_text_that_is_not_of_its_type_is_told(
    tmp_path: Path, backend: BaseBackend, register: str, column: int, value: str, message: str
) -> None:
    columns, rows = TABLES[register]
    write_csv(tmp_path / f"{register}.csv", columns, changed(rows(ENOUGH), 149, column, value))
    found = read(tmp_path, backend, register)
    assert told(found) == [f"{register}.csv:151: {message}"]
    assert kept(found.tables[register]) == ENOUGH - 1


@pytest.mark.parametrize(
    ("register", "column", "value"),
    [
        ("bef", 2, "0101"),
        ("bef", 2, "860"),
        ("bef", 4, date(2016, 1, 1)),
        ("bef", 4, date(1890, 5, 1)),
        ("bua", 1, 100),
        ("bua", 1, 499),
        ("bua", 3, date(2015, 1, 1)),
        ("frivillig", 3, ""),
        ("frivillig", 4, "0"),
        ("frivillig", 4, "1000"),
        ("narkodoed", 1, date(1900, 1, 1)),
        ("narkodoed", 1, date(2017, 6, 30)),
    ],
)
def test_what_stands_on_the_boundary_is_kept(
    tmp_path: Path, backend: BaseBackend, register: str, column: int, value: object
) -> None:
    columns, rows = TABLES[register]
    write_csv(tmp_path / f"{register}.csv", columns, changed(rows(ENOUGH), 149, column, value))
    found = read(tmp_path, backend, register)
    assert told(found) == []
    assert kept(found.tables[register]) == ENOUGH


def test_one_percent_may_be_set_aside_and_no_row_more(tmp_path: Path, backend: BaseBackend) -> None:
    assert MOST_FAULTY_PERCENT == 1
    rows = changed(changed(population(200), 3, 2, "999"), 4, 2, "999")
    write_csv(tmp_path / "bef.csv", BEF, rows)
    assert told(read(tmp_path, backend)) == [
        "bef.csv:5: KOM: koden '999' er ikke en kommune (2 rækker)"
    ]
    write_csv(tmp_path / "bef.csv", BEF, changed(rows, 9, 3, "7"))
    assert complaint(tmp_path, backend) == (
        "bef.csv:5: KOM: koden '999' er ikke en kommune (2 rækker)\n"
        "bef.csv:11: KOEN: koden '7' står ikke i kodelisten (1 række)\n"
        "bef.csv: 1,5 pct. af rækkerne bryder reglerne, og højst 1 pct. kan sættes til side; "
        "ret udtrækket, eller få det leveret igen"
    )


def test_a_row_that_breaks_two_rules_is_one_faulty_row(
    tmp_path: Path, backend: BaseBackend
) -> None:
    rows = changed(changed(population(100), 3, 2, "999"), 3, 3, "7")
    write_csv(tmp_path / "bef.csv", BEF, rows)
    found = read(tmp_path, backend)
    assert len(found.findings) == 2
    assert kept(found.tables["bef"]) == 99


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_vintage_older_than_the_data_stops(
    tmp_path: Path, backend: BaseBackend, kind: str
) -> None:
    write = write_csv if kind == "csv" else write_parquet
    rows = [[f"99{n:08}", 2018, "101", "1", date(1980, 1, 1)] for n in range(3)]
    write(tmp_path / f"bef.{kind}", BEF, population(1000) + rows)
    place = "bef.csv:1002" if kind == "csv" else "bef.parquet, rækkegruppe 11"
    assert complaint(tmp_path, backend) == (
        f"{place}: AAR: året '2018' ligger efter årgangen 30-06-2017 (3 rækker)\n"
        f"bef.{kind}: data er nyere end årgangen; angiv en senere årgang, eller få data afgrænset"
    )


def test_an_event_after_the_vintage_stops(tmp_path: Path, backend: BaseBackend) -> None:
    rows = changed(deaths(200), 7, 1, date(2017, 7, 1))
    write_csv(tmp_path / "narkodoed.csv", ("SAGSNR", "DOEDSDATO"), rows)
    assert complaint(tmp_path, backend, "narkodoed") == (
        "narkodoed.csv:9: DOEDSDATO: datoen '••••••••••' ligger efter årgangen 30-06-2017 "
        "(1 række)\n"
        "narkodoed.csv: data er nyere end årgangen; angiv en senere årgang, eller få data afgrænset"
    )


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_person_twice_in_a_year_stops(tmp_path: Path, backend: BaseBackend, kind: str) -> None:
    write = write_csv if kind == "csv" else write_parquet
    rows = [*population(150), *population(150, 2015)]
    write(tmp_path / f"bef.{kind}", BEF, [*rows, rows[7]])
    place = "bef.csv:302" if kind == "csv" else "bef.parquet, rækkegruppe 4"
    assert complaint(tmp_path, backend) == (
        f"{place}: AAR og PNR: 1 række i 2016 gentager en nøgle, der kun må stå én gang; "
        "fjern gentagelserne fra udtrækket"
    )


def test_repeated_keys_are_counted_over_files_and_years(
    tmp_path: Path, backend: BaseBackend
) -> None:
    write_csv(tmp_path / "bef/a.csv", BEF, population(5, 2015))
    again = [*population(5, 2015)[:2], *population(3, 2016), *population(3, 2016)]
    write_csv(tmp_path / "bef/b.csv", BEF, again)
    assert complaint(tmp_path, backend) == (
        "bef/b.csv:2: AAR og PNR: 5 rækker i 2015 og 2016 gentager nøgler, der kun må stå én gang; "
        "fjern gentagelserne fra udtrækket"
    )


def test_many_rows_are_compared_year_by_year(
    tmp_path: Path, backend: BaseBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "AT_ONCE", 0)
    rows = [*population(5, 2014), *population(5, 2015), *population(5, 2016)]
    write_csv(tmp_path / "bef.csv", BEF, rows)
    assert told(read(tmp_path, backend)) == []
    write_csv(tmp_path / "bef.csv", BEF, [*rows, rows[12]])
    assert complaint(tmp_path, backend) == (
        "bef.csv:17: AAR og PNR: 1 række i 2016 gentager en nøgle, der kun må stå én gang; "
        "fjern gentagelserne fra udtrækket"
    )


def test_a_key_without_a_year_is_checked_as_a_whole(tmp_path: Path, backend: BaseBackend) -> None:
    write_csv(tmp_path / "narkodoed.csv", ("SAGSNR", "DOEDSDATO"), [*deaths(9), *deaths(2)])
    assert complaint(tmp_path, backend, "narkodoed") == (
        "narkodoed.csv:11: SAGSNR: 2 rækker gentager nøgler, der kun må stå én gang; "
        "fjern gentagelserne fra udtrækket"
    )


def test_the_same_person_in_two_years_is_no_fault(tmp_path: Path, backend: BaseBackend) -> None:
    write_csv(tmp_path / "bef.csv", BEF, [*population(5, 2015), *population(5, 2016)])
    assert told(read(tmp_path, backend)) == []


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_an_extract_without_rows_stops(tmp_path: Path, backend: BaseBackend, kind: str) -> None:
    (write_csv if kind == "csv" else write_parquet)(
        tmp_path / f"narkodoed.{kind}", ("SAGSNR", "DOEDSDATO"), []
    )
    expected = f"narkodoed.{kind}: udtrækket har ingen rækker; få det leveret igen"
    assert complaint(tmp_path, backend, "narkodoed") == expected


def test_faults_of_several_registers_are_told_together(
    tmp_path: Path, backend: BaseBackend
) -> None:
    write_csv(tmp_path / "bef.csv", BEF, [])
    write_csv(tmp_path / "narkodoed.csv", ("SAGSNR", "DOEDSDATO"), [])
    assert complaint(tmp_path, backend, "bef", "narkodoed") == (
        "bef.csv: udtrækket har ingen rækker; få det leveret igen\n"
        "narkodoed.csv: udtrækket har ingen rækker; få det leveret igen"
    )
