"""A report replaces an earlier one of its kind, and nothing else a record could be made to name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reporter.archive.regeneration import report
from reporter.archive.regeneration.outcome import FORMAT
from reporter.errors import OutputError


def left(folder: Path, files: object, told: str = FORMAT) -> None:
    folder.mkdir(exist_ok=True)
    record = {"format": told, "files": files}
    (folder / report.RECORD).write_text(json.dumps(record), "utf-8")


def test_the_files_of_an_earlier_report_are_known(tmp_path: Path) -> None:
    names = [report.PAGE, report.RECORD, "sider/a-side-1.png", "nye/ark/751-aarhus.pdf"]
    left(tmp_path, names)
    assert report.refuse_other(tmp_path) == tuple(names)


def test_an_empty_folder_or_none_has_no_files(tmp_path: Path) -> None:
    assert report.refuse_other(tmp_path) == report.refuse_other(tmp_path / "ingen") == ()


@pytest.mark.parametrize(
    "files",
    [
        ["../a"],
        ["nye/../../a"],
        ["/etc/passwd"],
        ["andet/a"],
        ["nye//a"],
        [""],
        [1],
        {"a": 1},
        "nye",
        None,
    ],
)
def test_a_record_that_names_what_is_no_report_of_ours_is_refused(
    tmp_path: Path, files: object
) -> None:
    left(tmp_path, files)
    with pytest.raises(OutputError) as raised:
        report.refuse_other(tmp_path)
    assert str(raised.value) == (
        f"{tmp_path}: der ligger noget andet end en rapport om en genskabelse; flyt det, eller "
        "vælg en anden mappe med --output"
    )


@pytest.mark.parametrize("content", ["", "[", "[1]", "{}", "[" * 100_000])
def test_a_record_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / report.RECORD).write_text(content, "utf-8")
    with pytest.raises(OutputError):
        report.refuse_other(tmp_path)
