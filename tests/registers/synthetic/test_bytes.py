"""The same persons and seed give the same bytes, however they are made."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest

from reporter.registers import synthetic
from reporter.registers.synthetic import files, synthesize
from tests.registers.synthetic.conftest import SMALL, silent


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_twice_the_same_parquet(parquet: Path, tmp_path: Path) -> None:
    synthesize(tmp_path / "igen", persons=SMALL, seed=1, progress=silent)
    assert digests(tmp_path / "igen") == digests(parquet)


def test_twice_the_same_csv(tmp_path: Path) -> None:
    for name in ("a", "b"):
        synthesize(tmp_path / name, persons=2_000, seed=1, file_format="csv", progress=silent)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_another_seed_gives_other_registers(tmp_path: Path) -> None:
    for seed in (1, 2):
        synthesize(tmp_path / str(seed), persons=2_000, seed=seed, progress=silent)
    one, other = digests(tmp_path / "1"), digests(tmp_path / "2")
    assert one.keys() == other.keys()
    assert all(one[name] != other[name] for name in one)


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_chunks_leave_no_trace(
    file_format: files.Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PIECE", 1_500)
    for chunk in (10_000, 701, 2_500):
        monkeypatch.setattr(synthetic, "CHUNK", chunk)
        synthesize(
            tmp_path / str(chunk), persons=4_000, seed=1, file_format=file_format, progress=silent
        )
    assert digests(tmp_path / "701") == digests(tmp_path / "10000")
    assert digests(tmp_path / "2500") == digests(tmp_path / "10000")


def test_the_counts_returned_are_those_written(tmp_path: Path) -> None:
    counts = synthesize(tmp_path / "a", persons=1_000, seed=1, file_format="csv", progress=silent)
    written: dict[str, int] = {}
    for path in (tmp_path / "a").rglob("*.csv"):
        folder = path.parent.name
        name = folder if folder in files.YEARLY else path.name.split(".")[0]
        lines = path.read_text("utf-8").splitlines()
        written[name] = written.get(name, 0) + len(lines) - 1
    assert written == counts


def test_another_period(tmp_path: Path) -> None:
    counts = synthesize(
        tmp_path / "a", persons=1_000, seed=1, first_year=2012, years=2, progress=silent
    )
    found = {path.name for path in (tmp_path / "a" / "bef").iterdir()}
    assert found == {"2012.SYNTHETIC.parquet", "2013.SYNTHETIC.parquet"}
    data = duckdb.connect()
    bua = tmp_path / "a" / "bua.SYNTHETIC.parquet"
    [(rows, family, last)] = data.sql(
        f"SELECT count(*), count(*) FILTER (PGF BETWEEN 400 AND 499), max(year(SAG_VFRA)) "
        f"FROM '{bua}'"
    ).fetchall()
    assert rows == counts["bua"] > 20
    assert (family, last) == (0, 2013)  # nobody knew of family-directed measures before 2014
