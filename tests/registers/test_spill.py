"""Rows that do not fit in memory lie where nobody else can read them, and not for long."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reporter.errors import OutputError
from reporter.temporary import temporary_folder


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_is_the_users_own_and_goes_in_any_case(here: Path) -> None:
    def interrupted() -> None:
        with temporary_folder() as folder:
            assert folder.stat().st_mode & 0o777 == 0o700
            (folder / "rows").write_text("x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(here.iterdir()) == []


def test_what_a_killed_run_left_is_removed_and_nothing_else(here: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    kept = {f"reporter-{os.getpid()}-abc", "reporter-notes-1", "other"}
    for name in (f"reporter-{gone.pid}-abc", *kept):
        (here / name).mkdir()
        (here / name / "rows").write_text("x")
    with temporary_folder():
        pass
    assert {path.name for path in here.iterdir()} == kept


def test_a_folder_that_cannot_be_made_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(here / "not there"))
    with pytest.raises(OutputError) as error, temporary_folder():
        pass
    assert str(error.value) == (
        "mappen til mellemresultater kan ikke oprettes: No such file or directory; sæt TMPDIR til "
        "en mappe med plads"
    )
