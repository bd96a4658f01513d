"""The same tasks on a Dask cluster: the same bytes, and no page from a machine that is unlike."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporter.building import cluster, keys
from reporter.errors import (
    EditionErrors,
    ExitCode,
    MissingLibraryError,
    RenderingError,
    UsageError,
)
from tests.building import processes
from tests.building.builds import attempt, build
from tests.building.folders import contents
from tests.editions.minimal import Sample

NAMES = tuple(f"proeve-{n}" for n in range(4))


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A cluster of two worker processes."""
    import distributed

    made = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=2,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
        local_directory=str(tmp_path_factory.mktemp("dask")),
    )
    with made:
        yield made


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    for n, name in enumerate(NAMES):
        Sample(tmp_path / "editions", name).replace("2016;9", f"2016;{n + 5}", "data/maal.csv")
    return tmp_path / "editions"


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes(local: Any, editions: Path, tmp_path: Path) -> None:
    build(editions, NAMES, tmp_path / "here")
    heard = build(editions, NAMES, tmp_path / "there", scheduler=local.scheduler_address)
    assert sorted(heard.made) == sorted(NAMES)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    heard = build(editions, NAMES, tmp_path / "there", scheduler=local.scheduler_address)
    assert heard.as_is == dict.fromkeys(NAMES, 1)


@pytest.mark.slow
def test_a_batch_too(local: Any, tmp_path: Path) -> None:
    real = Path(__file__).parents[2] / "editions"
    for output, address in {"here": "", "there": local.scheduler_address}.items():
        heard = build(
            real,
            "kommuneark-2016-12",
            tmp_path / output,
            kommuner=("751", "825"),
            scheduler=address,
        )
        assert sorted(heard.made) == ["751 Aarhus", "825 Læsø"]
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


@pytest.mark.slow
def test_what_is_wrong_on_the_cluster_is_told_as_it_is_here(
    local: Any, editions: Path, tmp_path: Path
) -> None:
    wrong = Sample(editions, NAMES[1]).text("Der er 12 mål.")
    heard = attempt(editions, NAMES, tmp_path / "out", scheduler=local.scheduler_address)
    (error,) = heard.failures.values()
    assert isinstance(error, EditionErrors)
    assert [str(part) for part in error.errors] == wrong.faults()
    assert len(heard.made) == len(NAMES) - 1


@pytest.mark.slow
def test_a_worker_that_is_unlike_refuses(
    local: Any, editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = {**keys.surroundings(()), keys.LIBRARIES: "x"}
    monkeypatch.setattr(keys, "_surroundings", lambda: changed)
    heard = attempt(editions, NAMES[0], tmp_path / "out", scheduler=local.scheduler_address)
    (error,) = heard.failures.values()
    assert isinstance(error, RenderingError)
    assert str(error) == (
        "programmet er ikke det samme her og der, hvor bygningen blev sat i gang "
        "(biblioteker); installér samme version begge steder, og byg igen"
    )
    assert contents(tmp_path / "out") == {}


@pytest.mark.slow
def test_an_edition_that_is_edited_as_it_is_sent_is_not_sent(
    local: Any, editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "of_bytes", lambda _: "another")
    heard = attempt(editions, NAMES[0], tmp_path / "out", scheduler=local.scheduler_address)
    assert [str(error) for error in heard.failures.values()] == [
        "proeve-0/edition.yaml: filen blev ændret, mens der blev bygget; byg igen"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x:1", "tcp://:x", "nonsense"])
def test_a_cluster_that_does_not_answer_is_told(
    editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(UsageError) as caught:
        build(editions, NAMES[0], tmp_path / "out", scheduler=address)
    assert str(caught.value) == (
        f"ingen Dask-klynge svarer på {address}; skriv adressen som tcp://vaert:8786"
    )
    assert contents(tmp_path / "out") == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "http://vaert:1",
            "ingen Dask-klynge svarer på http://vaert:1; skriv adressen som tcp://vaert:8786",
        ),
        (
            "tls://vaert:1",
            "tls://vaert:1: Dask har intet certifikat; giv det i distributed.comm.tls",
        ),
    ],
)
def test_what_is_no_address_is_told_and_nothing_after_it(
    editions: Path, tmp_path: Path, address: str, said: str
) -> None:
    process = processes.start(
        *("build", NAMES[0], "--format", "html", "--scheduler", address),
        *("--editions", str(editions), "--output", str(tmp_path / "out")),
    )
    out, err = process.communicate(timeout=processes.PATIENCE)
    assert (process.returncode, out, err) == (ExitCode.USAGE, "", f"{said}\n")


def test_without_dask_it_is_told_what_to_install(
    editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingLibraryError) as caught:
        build(editions, NAMES[0], tmp_path / "out", scheduler="tcp://127.0.0.1:8786")
    assert str(caught.value) == (
        "--scheduler kræver Dask; installér det med »pip install 'reporter[dask]'«"
    )
