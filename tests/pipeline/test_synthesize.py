"""The command synthesize: what it makes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reporter.errors import ExitCode
from tests.pipeline.conftest import Run

Command = Callable[..., Run]


def test_it_makes_registers_and_says_how_many_rows(run: Command, tmp_path: Path) -> None:
    folder = tmp_path / "registre"
    made = run("synthesize", folder, "--persons", "1000", "--seed", "7", "--format", "csv")
    assert made.code == ExitCode.OK
    *rows, last = made.out.splitlines()
    assert last == str(folder)
    (deaths,) = (line.split()[1] for line in rows if line.startswith("narkodoed "))
    lines = (folder / "narkodoed.SYNTHETIC.csv").read_text("utf-8").splitlines()
    assert int(deaths) == len(lines) - 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--persons", "1.000"),
            "'1.000' er ikke et helt tal; skriv det uden punktum: 1000000",
        ),
        (("--seed", "-1"), "'-1' er ikke et helt tal; skriv det uden punktum: 1000000"),
        (
            ("--format", "xlsx"),
            "--format kan ikke have den værdi; vælg mellem parquet, csv\n"
            "Skriv »reporter synthesize --help« for at få hjælp.",
        ),
    ],
)
def test_an_option_written_wrong_is_told(
    run: Command, tmp_path: Path, arguments: tuple[str, str], message: str
) -> None:
    wrong = run("synthesize", tmp_path / "registre", *arguments)
    assert (wrong.code, wrong.err) == (ExitCode.USAGE, f"{message}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_refused(run: Command, tmp_path: Path) -> None:
    (tmp_path / "vigtigt").write_text("x")
    refused = run("synthesize", tmp_path, "--persons", "1000")
    assert refused.code == ExitCode.USAGE
    assert refused.err == (
        f"{tmp_path}: mappen er ikke tom; vælg en, der er tom eller ikke findes\n"
    )
    assert (tmp_path / "vigtigt").read_text() == "x"
