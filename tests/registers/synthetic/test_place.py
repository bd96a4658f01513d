"""The folder is there whole or not at all, and nothing of the user's is overwritten."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from reporter.errors import ExitCode, OutputError, UsageError
from reporter.registers import synthetic
from reporter.registers.synthetic import synthesize
from reporter.registers.synthetic.files import Format
from tests.registers.synthetic.conftest import silent

ROOT = Path(__file__).parents[3]


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "vigtig.txt").write_text("x")
    with pytest.raises(UsageError) as caught:
        synthesize(tmp_path / "mappe", persons=1_000, seed=1, progress=silent)
    assert str(caught.value) == (
        f"{tmp_path / 'mappe'}: mappen er ikke tom; vælg en, der er tom eller ikke findes"
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["mappe", "vigtig.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(UsageError) as caught:
        synthesize(tmp_path / "fil", persons=1_000, seed=1, progress=silent)
    assert str(caught.value) == (
        f"{tmp_path / 'fil'}: er en fil; vælg en mappe, der er tom eller ikke findes"
    )


@pytest.mark.parametrize("persons", [0, 999, 100_000_001])
def test_too_few_or_too_many_persons_are_refused(persons: int, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        synthesize(tmp_path / "a", persons=persons, seed=1, progress=silent)
    written = {0: "0", 999: "999", 100_000_001: "100.000.001"}[persons]
    assert str(caught.value) == (
        f"--persons: kan ikke være {written}; vælg fra 1.000 til 100.000.000, så hver af de 98 "
        "kommuner får indbyggere, og hver person sit nummer"
    )
    assert not (tmp_path / "a").exists()


def test_an_empty_folder_and_folders_that_are_missing_are_fine(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    synthesize(tmp_path / "tom", persons=1_000, seed=1, progress=silent)
    synthesize(tmp_path / "ny" / "dyb", persons=1_000, seed=1, progress=silent)
    assert (tmp_path / "tom" / "SYNTHETIC.txt").is_file()
    assert (tmp_path / "ny" / "dyb" / "SYNTHETIC.txt").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ny", "tom"]


def test_a_link_to_an_empty_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "her").symlink_to(tmp_path / "disk")
    synthesize(tmp_path / "her", persons=1_000, seed=1, progress=silent)
    assert (tmp_path / "her").is_symlink()
    assert (tmp_path / "disk" / "SYNTHETIC.txt").is_file()


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_interruption_leaves_nothing(
    error: type[BaseException],
    file_format: Format,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(synthetic, "CHUNK", 500)
    told = []

    def stop(message: str) -> None:
        told.append(message)
        if len(told) == 2:
            raise error

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(error):
            synthesize(
                tmp_path / "a", persons=2_000, seed=1, file_format=file_format, progress=stop
            )
        gc.collect()
    assert told[0] == "Opdigter personer: 500 af 2.084"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    # A file may be no larger than this, which the system tells as it does a full disk.
    script = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "from reporter.errors import OutputError\n"
        "from reporter.registers.synthetic import synthesize\n"
        "try: synthesize(Path(sys.argv[1]), persons=30_000, seed=1, file_format=sys.argv[2],"
        " progress=lambda _: None)\n"
        "except OutputError as error: print(error); sys.exit(error.exit_code)\n"
    )
    for file_format in ("parquet", "csv"):
        target = tmp_path / file_format
        run = subprocess.run(
            [sys.executable, "-c", script, str(target), file_format],
            cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        assert run.stdout == (f"{target}: filen er større, end du må skrive\n"), run.stderr
        assert run.stderr == ""
        assert run.returncode == ExitCode.OUTPUT
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(OutputError) as caught:
        synthesize(tmp_path / "fil" / "a", persons=1_000, seed=1, progress=silent)
    assert str(caught.value) == (
        f"{tmp_path / 'fil' / 'a'}: der ligger en fil med mappens navn; vælg en anden mappe"
    )


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".a-{dead.pid}-x.reporter.tmp" / "bef").mkdir(parents=True)
    (tmp_path / f".a-{os.getppid()}-x.reporter.tmp").mkdir()
    synthesize(tmp_path / "a", persons=1_000, seed=1, progress=silent)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f".a-{os.getppid()}-x.reporter.tmp", "a"]
