"""Opening the engines, and what is said when they lack something."""

from __future__ import annotations

import shutil
import sys
import warnings
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis.backends import BaseBackend

from reporter.errors import MissingLibraryError, OutputError, UsageError, UserError
from reporter.registers.engine import connect, failures, fetch, quiet
from tests.registers.extracts import BEF, population, read, write_parquet


def setting(backend: BaseBackend, name: str) -> object:
    row = backend.con.execute(f"SELECT current_setting('{name}')").fetchone()
    return row[0]


def test_the_embedded_engine_stays_inside_its_limits(tmp_path: Path) -> None:
    backend = connect("duckdb", memory="512MiB", spill=tmp_path / "spill")
    assert setting(backend, "memory_limit") == "512.0 MiB"
    assert setting(backend, "temp_directory") == str(tmp_path / "spill")
    assert setting(backend, "autoinstall_known_extensions") is False
    assert setting(backend, "autoload_known_extensions") is False
    assert setting(backend, "preserve_insertion_order") is False


def test_no_warning_is_left_over(tmp_path: Path) -> None:
    write_parquet(tmp_path / "bef.parquet", BEF, population(10))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = read(tmp_path, connect("duckdb")).tables["bef"]
        assert fetch(table.aggregate(rows=table.count())) == [{"rows": 10}]


def test_only_the_known_warnings_are_silenced() -> None:
    with pytest.warns(DeprecationWarning, match="something else"), quiet():
        warnings.warn("something else is deprecated", DeprecationWarning, stacklevel=1)


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("duckbd", "motoren 'duckbd' findes ikke; mente du duckdb?"),
        ("spark", "motoren 'spark' findes ikke; vælg duckdb, local eller spark://vært:port"),
        ("spark://", "motoren 'spark://' findes ikke; vælg duckdb, local eller spark://vært:port"),
    ],
)
def test_an_unknown_engine(engine: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        connect(engine)
    assert str(caught.value) == message


def test_an_unreadable_amount_of_memory() -> None:
    with pytest.raises(UsageError) as caught:
        connect("duckdb", memory="meget")
    assert str(caught.value) == "hukommelsen 'meget' kan ikke læses; skriv fx 3GB"


def test_a_spill_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught:
        connect("duckdb", spill=tmp_path / "file" / "spill")
    expected = f"{tmp_path}/file/spill: mappen kan ikke oprettes: Not a directory"
    assert str(caught.value) == expected


def test_spark_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingLibraryError) as caught:
        connect("local")
    assert str(caught.value) == (
        'Spark er ikke installeret; skriv pip install "reporter[spark]", eller vælg duckdb'
    )


def test_spark_without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(MissingLibraryError) as caught:
        connect("local")
    assert str(caught.value) == (
        "Spark kræver Java 17 eller nyere; installér fx default-jre-headless, eller vælg duckdb"
    )


def heavy(folder: Path, backend: BaseBackend) -> ibis.Table:
    """Return an expression that needs more memory than the engine has got."""
    rows = pa.table({"key": [f"{n:030}" for n in range(400_000)]})
    pq.write_table(rows, folder / "many.parquet")
    with quiet():
        many = backend.read_parquet(folder / "many.parquet")
    ordered = many.mutate(nth=ibis.row_number().over(order_by=many.key))
    return ordered.aggregate(last=ordered.key.max(), rows=ordered.nth.sum())


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    backend = connect("duckdb", memory="20MB")
    backend.con.execute("SET max_temp_directory_size = '0KiB'")
    with pytest.raises(UserError) as caught:
        fetch(heavy(tmp_path, backend))
    assert str(caught.value) == (
        "hukommelsen slap op under beregningen; luk andre programmer, eller regn færre mål ud "
        "ad gangen (--goals)"
    )


def test_a_full_spill_folder_is_told(tmp_path: Path) -> None:
    spill = tmp_path / "spill"
    backend = connect("duckdb", memory="20MB", spill=spill)
    backend.con.execute("SET max_temp_directory_size = '1MiB'")
    with pytest.raises(OutputError) as caught:
        fetch(heavy(tmp_path, backend))
    assert str(caught.value) == (
        f"{spill}: disken er fuld, og beregningen kan ikke lægge mellemresultater fra sig; ryd op, "
        "eller sæt TMPDIR til en mappe på en større disk"
    )


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    backend = connect("duckdb", spill=tmp_path)
    with pytest.raises(OutputError) as caught, failures(backend):
        raise duckdb.IOException("Could not write file: No space left on device")
    assert str(caught.value) == (
        f"{tmp_path}: disken er fuld, og beregningen kan ikke lægge mellemresultater fra sig; "
        "ryd op, eller sæt TMPDIR til en mappe på en større disk"
    )


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere.invalid:7077", "127.0.0.1:port", "x"])
def test_a_cluster_that_does_not_answer_is_told_at_once(address: str) -> None:
    with pytest.raises(UsageError) as error:
        connect(f"spark://{address}")
    assert str(error.value).startswith(f"Spark på spark://{address} kan ikke nås (")
