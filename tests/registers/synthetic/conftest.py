"""Two made-up countries, made once: a small one in both formats, and one for the levels."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from reporter.registers.schema import schemas
from reporter.registers.synthetic import synthesize

SMALL, LARGE = 20_000, 200_000


def silent(_: str) -> None:
    pass


@pytest.fixture(scope="session")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "parquet"
    synthesize(folder, persons=SMALL, seed=1, progress=silent)
    return folder


@pytest.fixture(scope="session")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "csv"
    synthesize(folder, persons=SMALL, seed=1, file_format="csv", progress=silent)
    return folder


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("synthetic") / "large"
    synthesize(folder, persons=LARGE, seed=1, progress=silent)
    return views(folder)


@pytest.fixture
def small(parquet: Path) -> duckdb.DuckDBPyConnection:
    return views(parquet)


def views(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open every register of a folder by its name."""
    connection = duckdb.connect()
    for name in schemas():
        pattern = folder / name / "*.parquet"
        single = folder / f"{name}.SYNTHETIC.parquet"
        path = single if single.exists() else pattern
        connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{path}')")
    return connection
