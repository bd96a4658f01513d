"""The command ``reporter`` run where a small table lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reporter import cli
from reporter.published import csvw
from tests.drafting.tables import row, table


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    monkeypatch.setattr(cli, "heed_requests_to_stop", lambda: None)

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        return Run(int(left.value.code or 0), *capsys.readouterr())

    return command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with ``tabel.csv``: goal 5 of 2014 and 2016, goal 10 of 2017."""
    monkeypatch.chdir(tmp_path)
    rows = [
        row("maal-5", "2014", 38),
        row("maal-5", "2016", 36),
        row("maal-5", "2016", 8, group="personer uden kendt indkomstkilde", unit="antal"),
        row("maal-10", "2017", 29),
    ]
    (tmp_path / "tabel.csv").write_bytes(csvw.write(table(*rows)))
    return tmp_path
