"""A save is noticed, whatever way it is saved; what no edition can name is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reporter.desk import watching
from reporter.desk.watching import Watch


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAUSE", 0.001)
    monkeypatch.setattr(watching, "SETTLED", 0.001)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "udgave" / "data").mkdir(parents=True)
    (tmp_path / "udgave" / "tekst.md").write_text("Et")
    (tmp_path / "udgave" / "data" / "tal.csv").write_text("a;b")
    return tmp_path / "udgave"


def looks(count: int) -> Callable[[], bool]:
    """Return what lets a watch look so many times and then stops it."""
    left: Iterator[int] = iter(range(count))
    return lambda: next(left, None) is None


def written(folder: Path) -> None:
    (folder / "tekst.md").write_text("To og tre")


def replaced(folder: Path) -> None:
    """Save as many editors do: another file takes the old one's place, with its time and size."""
    old = (folder / "tekst.md").stat()
    (folder / "ny").write_text("To")
    os.utime(folder / "ny", ns=(old.st_atime_ns, old.st_mtime_ns))
    (folder / "ny").replace(folder / "tekst.md")


def deeper(folder: Path) -> None:
    (folder / "data" / "tal.csv").write_text("a;b;c")


def new(folder: Path) -> None:
    (folder / "data" / "flere.csv").write_text("a")


def gone(folder: Path) -> None:
    (folder / "data" / "tal.csv").unlink()


@pytest.mark.parametrize("save", [written, replaced, deeper, new, gone])
def test_every_way_to_save_is_noticed_once(folder: Path, save: Callable[[Path], None]) -> None:
    watch = Watch((folder,))
    save(folder)
    assert watch.changed(looks(1)) == (folder,)
    assert watch.changed(looks(3)) == ()


def test_nothing_saved_is_nothing_noticed(folder: Path) -> None:
    watch = Watch((folder,))
    (folder / ".tekst.md.swp").write_text("x")
    (folder / "tekst.md~").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "index").write_text("x")
    assert watch.changed(looks(3)) == ()


def test_the_folder_that_was_changed_is_told(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "skabeloner"
    other.mkdir()
    watch = Watch((folder, other))
    (other / "side.css").write_text("a")
    assert watch.changed(looks(1)) == (other,)
    written(folder)
    (other / "side.css").write_text("ab")
    assert watch.changed(looks(1)) == (folder, other)


def test_a_save_in_steps_is_noticed_when_it_is_finished(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch((folder,))
    text = folder / "tekst.md"
    text.write_text("")
    steps = iter(["H", "Ha", "Halv"])

    def write_on(_: float) -> None:
        if step := next(steps, ""):
            text.write_text(step)

    monkeypatch.setattr("time.sleep", write_on)
    assert watch.changed(looks(1)) == (folder,)
    assert text.read_text() == "Halv"
    assert watch.changed(looks(2)) == ()


def test_a_folder_that_is_gone_is_a_change_and_no_fault(folder: Path) -> None:
    watch = Watch((folder,))
    folder.rename(folder.with_name("flyttet"))
    assert watch.changed(looks(1)) == (folder,)
