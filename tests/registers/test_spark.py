"""The same extracts, read on Spark: the same rows, the same findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ibis.backends import BaseBackend

from reporter.registers.engine import arrow, connect
from reporter.registers.found import Registers
from tests.registers.extracts import (
    BEF,
    BUA,
    changed,
    complaint,
    population,
    read,
    write_csv,
    write_parquet,
)

OPEN = date(9999, 12, 31)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseBackend]:
    backend = connect("local", memory="1GB", spill=tmp_path_factory.mktemp("spill"))
    yield backend
    backend.disconnect()


def extracts(folder: Path) -> None:
    """Write registers in every layout and type, each with one row that is set aside."""
    columns = [name for name in BEF if name != "AAR"]
    for year in (2014, 2015):
        rows = changed(population(150), 7, 2, "9xx") if year == 2015 else population(150)
        write_parquet(
            folder / f"bef/AAR={year}/part.parquet", columns, [[r[0], *r[2:]] for r in rows]
        )
    placed = [[f"99{n:08}", 150, "01-02-2014", OPEN] for n in range(150)]
    write_csv(folder / "bua.csv", ("NOTE", *BUA), [["a\nb", *r] for r in changed(placed, 3, 1, 7)])
    weights = [[f"r{n}", 2016, f"99{n:08}", 1, n / 1000] for n in range(150)]
    names = ("RESPID", "AAR", "PNR", "FRIVILLIG", "VAEGT")
    write_parquet(folder / "frivillig.parquet", names, changed(weights, 9, 4, 0.00001))
    acting = [[101, 2016, 1 + n % 4, f"P{p}", n % 2] for n, p in enumerate((85, 95, 96, 97, 98))]
    columns = ["HANDLEKOM", "AAR", "KVARTAL", "YDELSE", "GODKENDT"]
    write_parquet(folder / "ksi_godkendelse.parquet", columns, acting)


WANTED = ("bef", "bua", "frivillig", "ksi_godkendelse")


def content(registers: Registers) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(tuple(row.values()) for row in arrow(table).to_pylist())
        for name, table in registers.tables.items()
    }


@pytest.mark.slow
def test_spark_reads_what_duckdb_reads(
    tmp_path: Path, backend: BaseBackend, spark: BaseBackend
) -> None:
    extracts(tmp_path)
    here, there = read(tmp_path, backend, *WANTED), read(tmp_path, spark, *WANTED)
    assert content(there) == content(here)
    assert {n: t.schema() for n, t in there.tables.items()} == {
        n: t.schema() for n, t in here.tables.items()
    }
    assert there.rows == here.rows
    assert [(f.register, f.column, f.rule, f.rows) for f in there.findings] == [
        (f.register, f.column, f.rule, f.rows) for f in here.findings
    ]
    assert [str(finding) for finding in there.findings] == [
        "bef/AAR=2015/part.parquet: KOM: koden '9xx' er ikke en kommune (1 række)",
        "bua.csv: PGF: værdien '7' ligger ikke mellem 100 og 499 (1 række)",
        "frivillig.parquet: VAEGT: værdien '1.0E-5' er ikke et tal med højst tre decimaler "
        "(1 række)",
    ]


@pytest.mark.slow
def test_spark_says_what_stops_it(tmp_path: Path, spark: BaseBackend) -> None:
    write_csv(tmp_path / "bef.csv", BEF, [*population(5), *population(2)])
    assert complaint(tmp_path, spark) == (
        "bef.csv: AAR og PNR: 2 rækker i 2016 gentager nøgler, der kun må stå én gang; "
        "fjern gentagelserne fra udtrækket"
    )
    with (tmp_path / "bef.csv").open("a") as file:
        file.write("9900000009,2016\n")
    expected = "bef.csv:9: linjen har 2 felter, men filens første linje har 5; ret linjen"
    assert complaint(tmp_path, spark) == expected
