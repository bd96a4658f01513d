"""The files a difference is told by, and what they may take the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.archive.difference import wording
from reporter.archive.difference.model import PageChange
from reporter.archive.difference.report import MOST_PICTURES
from reporter.archive.difference.written import PAGE, RECORD, refuse_other, write
from reporter.danish.numbers import NBSP
from reporter.errors import OutputError
from tests.archive.difference.changes import difference


def test_pictures_are_in_the_page_and_beside_it(tmp_path: Path) -> None:
    pages = tuple(
        PageChange(file="a.pdf", old=n, new=n, text=True, picture=f"a-{n}.png")
        for n in range(1, MOST_PICTURES + 2)
    )
    pictures = {each.picture: b"png" for each in pages}
    write(tmp_path / "ud", difference(pages=pages), pictures, synthetic=False)
    found = (tmp_path / "ud" / PAGE).read_text("utf-8")
    assert found.count('src="data:image/png;base64,cG5n"') == MOST_PICTURES
    assert found.count(f'<a href="sider/a-{MOST_PICTURES + 1}.png">Se siden før og efter</a>') == 1
    assert (tmp_path / "ud/sider/a-1.png").read_bytes() == b"png"
    # The next report takes its place, pictures and all.
    write(tmp_path / "ud", difference(), {}, synthetic=False)
    assert sorted(path.name for path in (tmp_path / "ud").rglob("*.*")) == [
        PAGE, RECORD, "rettelsesnotat.md",
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "{}", '{"format": "reporter-difference/1"}', "[1]"])
def test_what_is_no_earlier_report_is_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / RECORD).write_text(content)
    with pytest.raises(OutputError) as caught:
        refuse_other(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: der ligger noget andet end en rapport om en forskel; flyt det, eller vælg en "
        "anden mappe med --output"
    )


def test_a_record_that_names_files_elsewhere_is_none_of_ours(tmp_path: Path) -> None:
    for name in ("../a.png", "sider/../../a.png", "/a.png", "sider/a/b.png"):
        record = f'{{"format": "reporter-difference/1", "pages": [{{"picture": "{name}"}}]}}'
        (tmp_path / RECORD).write_text(record)
        with pytest.raises(OutputError):
            refuse_other(tmp_path)


@pytest.mark.parametrize(
    ("written", "told"),
    [("2019-11-15", "15. november 2019"), ("2016-05", "maj 2016"), ("2017", "2017")],
)
def test_a_date_is_told_as_precisely_as_it_is_known(written: str, told: str) -> None:
    assert wording.day(written).replace(NBSP, " ") == told
