"""A build is written whole or not at all, and never over what is the user's own."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reporter.errors import OutputError
from reporter.writing import staging
from tests.building.folders import contents, leftovers


def write(output: Path, name: str, stale: Sequence[str] = (), **files: str) -> None:
    with staging(output, name) as stage:
        for key, content in files.items():
            stage.write(key.replace("__", "/") + ".csv", content.encode())
        stage.commit(stale)


def test_a_build_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write(tmp_path, "a", x="old", data__y="old")
    write(tmp_path, "a", x="new", data__y="new")
    assert contents(tmp_path) == {"a/x.csv": b"new", "a/data/y.csv": b"new"}


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    write(tmp_path, "a", x="old", data__y="old", data__z="old")
    write(tmp_path, "a", ["data/z.csv", "data/long-gone.csv"], x="new", data__y="new")
    assert contents(tmp_path) == {"a/x.csv": b"new", "a/data/y.csv": b"new"}


@pytest.mark.parametrize("link", ["a", "a/data"])
def test_a_link_in_the_output_is_not_followed(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "andetsteds"
    elsewhere.mkdir()
    (tmp_path / "output/a").mkdir(parents=True)
    if link == "a":
        (tmp_path / "output/a").rmdir()
    (tmp_path / "output" / link).symlink_to(elsewhere)
    with pytest.raises(OutputError, match="er en henvisning til en anden mappe"):
        write(tmp_path / "output", "a", data__y="new", x="new")
    assert list(elsewhere.iterdir()) == []


def test_a_link_above_the_folder_of_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "andetsteds").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a").symlink_to(tmp_path / "andetsteds")
    with pytest.raises(OutputError, match="output/a: er en henvisning til en anden mappe"):
        write(tmp_path / "output", "a", data__y="new")
    assert list((tmp_path / "andetsteds").iterdir()) == []


def test_an_output_folder_that_is_itself_a_link_is_the_users_choice(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    write(tmp_path / "output", "a", x="new")
    write(tmp_path / "output", "", index="page")
    assert sorted(contents(tmp_path / "disk")) == ["a/x.csv", "index.csv"]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "a", x="old")
    (tmp_path / "a/a.pdf").write_bytes(b"pdf")
    (tmp_path / "a/data").mkdir()
    (tmp_path / "a/data/noter.txt").write_bytes(b"mine")
    write(tmp_path, "a", x="new")
    assert contents(tmp_path) == {
        "a/x.csv": b"new",
        "a/a.pdf": b"pdf",
        "a/data/noter.txt": b"mine",
    }


def test_a_data_folder_beside_the_editions_is_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/mine.csv").write_bytes(b"mine")
    write(tmp_path, "", index="page")
    assert contents(tmp_path) == {"data/mine.csv": b"mine", "index.csv": b"page"}


def test_nothing_is_seen_before_it_is_committed(tmp_path: Path) -> None:
    write(tmp_path, "a", x="old")
    with staging(tmp_path, "a") as stage:
        stage.write("x.csv", b"new")
        assert (tmp_path / "a/x.csv").read_bytes() == b"old"
    assert contents(tmp_path) == {"a/x.csv": b"old"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_build_that_stops_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    write(tmp_path, "a", x="old")
    with pytest.raises(error), staging(tmp_path, "a") as stage:  # noqa: PT012
        stage.write("x.csv", b"new")
        raise error
    assert contents(tmp_path) == {"a/x.csv": b"old"}


def _after(calls: int, error: BaseException) -> Callable[[Path, Path], Path]:
    replace, made = Path.replace, [0]

    def failing(self: Path, target: Path) -> Path:
        made[0] += 1
        if made[0] == calls + 1:
            raise error
        return replace(self, target)

    return failing


@pytest.mark.parametrize("calls", [0, 1, 2])
@pytest.mark.parametrize("error", [OSError(errno.EIO, "x"), KeyboardInterrupt()])
def test_a_commit_that_stops_half_way_brings_the_old_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int, error: BaseException
) -> None:
    write(tmp_path, "a", x="old", data__y="old", data__z="old")
    before = contents(tmp_path)
    monkeypatch.setattr(Path, "replace", _after(calls, error))
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write(tmp_path, "a", x="new", data__y="new", new="new")
    assert contents(tmp_path) == before


def test_a_first_commit_that_stops_half_way_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", _after(1, OSError(errno.EIO, "x")))
    with pytest.raises(OutputError):
        write(tmp_path, "a", x="new", y="new")
    assert contents(tmp_path) == {}


# --- What the system refuses ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disken er fuld; gør plads, og prøv igen"),
        (errno.EDQUOT, "din plads på disken er brugt op; gør plads, og prøv igen"),
        (errno.EACCES, "mappen kan ikke skrives; vælg en anden mappe"),
        (errno.EROFS, "mappen kan ikke skrives; vælg en anden mappe"),
    ],
)
def test_a_disk_that_takes_no_more_is_told_by_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    write(tmp_path, "a", x="old")

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write(tmp_path, "a", x="new")
    assert str(caught.value) == f"{tmp_path / 'a/x.csv'}: {words}"
    assert contents(tmp_path) == {"a/x.csv": b"old"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_truly_full_disk_is_told_and_the_old_build_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a", x="old")
    make = Path.mkdir

    def on_full_disk(folder: Path, mode: int = 0o777, **kinds: bool) -> None:
        make(folder, mode, **kinds)
        if folder.name == "ny":
            (folder / "x.csv").symlink_to("/dev/full")

    monkeypatch.setattr(Path, "mkdir", on_full_disk)
    with pytest.raises(OutputError, match="disken er fuld; gør plads, og prøv igen"):
        write(tmp_path, "a", x="new")
    assert contents(tmp_path) == {"a/x.csv": b"old"}


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("fil", "der ligger en fil med mappens navn; vælg en anden mappe"),
        ("fil/under", "stien går gennem en fil; vælg en anden mappe"),
        ("x" * 300, "navnet er for langt; vælg en anden mappe"),
    ],
)
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, output: str, words: str) -> None:
    (tmp_path / "fil").write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        write(tmp_path / output, "a", x="new")
    assert str(caught.value) == f"{tmp_path / output}: {words}"
    assert contents(tmp_path) == {"fil": b"mine"}


def test_a_file_with_the_editions_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(OutputError, match="der ligger en fil med mappens navn"):
        write(tmp_path, "a", x="new")
    assert contents(tmp_path) == {"a": b"mine"}


def test_a_folder_with_a_files_name_is_left_alone_and_so_is_the_old_build(tmp_path: Path) -> None:
    write(tmp_path, "a", w="old", x="old")
    (tmp_path / "a/x.csv").unlink()
    (tmp_path / "a/x.csv").mkdir()
    (tmp_path / "a/x.csv/mine").write_bytes(b"mine")
    with pytest.raises(OutputError, match="der ligger en mappe med en fils navn"):
        write(tmp_path, "a", w="new", x="new")
    assert contents(tmp_path) == {"a/w.csv": b"old", "a/x.csv/mine": b"mine"}


# --- What a killed build leaves behind ------------------------------------------------------------


def test_what_a_dead_build_left_is_swept_and_what_a_living_one_uses_is_not(tmp_path: Path) -> None:
    dead = 2**22 + 1  # above the highest process number of Linux
    for name in (f".reporter-{dead}-a.tmp", f".reporter-{os.getpid()}-b.tmp", ".reporter-x.tmp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_bytes(b"")
    write(tmp_path, "a", x="new")
    assert leftovers(tmp_path) == [f".reporter-{os.getpid()}-b.tmp", ".reporter-x.tmp"]


def test_an_interruption_while_cleaning_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = shutil.rmtree
    calls: list[Path] = []

    def interrupted_once(folder: Path, ignore_errors: bool) -> None:
        calls.append(folder)
        if len(calls) == 1:
            raise KeyboardInterrupt
        remove(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", interrupted_once)
    with pytest.raises(KeyboardInterrupt), staging(tmp_path, "a") as stage:
        stage.write("fil", b"x")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_while_the_folder_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def interrupted(folder: Path, mode: int = 0o777, **kinds: bool) -> None:
        make(folder, mode, **kinds)
        if folder != tmp_path:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt), staging(tmp_path, "a"):
        pass
    assert list(tmp_path.iterdir()) == []
