"""A bundle that somebody has unpacked: no link is followed, and nothing is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reporter.archive.opening.opened import opened
from reporter.archive.opening.verify import verify
from reporter.errors import ArchiveError
from tests.archive.handmade import INPUT, NAME, SUMS, Handmade, faults

LINK = "er en henvisning til en anden fil; i en pakke er der kun filer"
NOT_A_FILE = "er ikke en almindelig fil; i en pakke er der kun filer"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Handmade().folder(tmp_path)


def test_a_link_in_a_file_s_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / INPUT).rename(tmp_path / "maal.csv")
    (folder / INPUT).symlink_to(tmp_path / "maal.csv")
    assert f"{INPUT}: {LINK}" in faults(folder)
    with pytest.raises(ArchiveError), opened(folder):
        pass


def test_a_link_in_a_folder_s_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "data").rename(tmp_path / "data")
    (folder / "data").symlink_to(tmp_path / "data")
    assert f"data: {LINK}" in faults(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "data/roer")
    assert f"data/roer: {NOT_A_FILE}" in faults(folder)
    os.mkfifo(tmp_path / "pakke.zip")
    assert faults(tmp_path / "pakke.zip") == [
        f"{tmp_path / 'pakke.zip'}: er hverken en fil eller en mappe"
    ]


def test_names_that_are_refused_in_a_zip_are_refused_in_a_folder(folder: Path) -> None:
    (folder / "data/con").write_bytes(b"x")
    (folder / "data/a\\b").write_bytes(b"x")
    (folder / "data/nul").mkdir()
    told = faults(folder)
    assert "data/con: navnet kan ikke bruges på Windows" in told
    assert "data/nul: navnet kan ikke bruges på Windows" in told
    assert "data/a\\b: navnet har en omvendt skråstreg, der er en mappe på nogle systemer" in told


def test_folders_within_folders_without_end_are_left(folder: Path) -> None:
    deep = folder.joinpath(*["data", *["a"] * 40])
    deep.mkdir(parents=True)
    (deep / "b").write_bytes(b"x")
    name = "/".join(["data", *["a"] * 16])
    assert faults(folder) == [f"{name}: filen ligger i mere end 16 mapper"]


def test_folders_without_files_are_no_matter(folder: Path) -> None:
    (folder / "data/tom").mkdir()
    assert faults(folder) == []


def test_a_file_that_is_changed_in_the_folder_is_named(folder: Path) -> None:
    (folder / INPUT).write_bytes(b"aar;Alle\n2014;8\n")
    assert f"{INPUT}: er ændret; kontrolsummen er ikke den i {SUMS}" in faults(folder)


def test_a_folder_may_be_called_anything(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "Fra arkivet 2031")
    with opened(moved) as bundle:
        assert bundle.name == NAME


NO_BAG = (
    "bagit.txt: mangler, så det er ingen arkivpakke; giv zip-filen eller mappen, den er pakket "
    "ud til"
)


@pytest.mark.parametrize("name", ["ingen.zip", "tom"])
def test_what_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    told = [str(fault) for fault in verify(tmp_path / name).faults]
    assert told == [f"{tmp_path / name}: filen findes ikke" if name == "ingen.zip" else NO_BAG]


def test_nobody_is_told_to_delete_files_of_a_folder_that_is_no_bundle(folder: Path) -> None:
    beside = folder.parent / "brev.txt"
    beside.write_text("ikke en del af nogen pakke")
    assert faults(folder.parent) == [NO_BAG]
    assert beside.exists()


def test_a_bag_without_its_own_files_is_told_all_that_is_missing(folder: Path) -> None:
    tags = ("bagit.txt", "bag-info.txt", SUMS, "tagmanifest-sha256.txt")
    for tag in tags:
        (folder / tag).unlink()
    told = faults(folder)
    assert [f"{tag}: mangler; uden den er det ingen pakke" for tag in tags] == told[:4]


def test_a_folder_of_very_many_files_is_not_read_to_its_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reporter.archive.opening.folder.MOST_FILES", 10)
    assert faults(folder) == [f"{folder}: der må højst være 10 filer i en pakke"]
