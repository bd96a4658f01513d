"""The digests of extracts: which bytes they are of, and when they are not to be trusted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from reporter.errors import RegisterErrors
from reporter.registers.files import find
from reporter.registers.hashing import hashing

STOF, BEF = b"CPR;DATO\n1;2016-01-01\n", b"PNR;KOM\n1;751\n"


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def digests(folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    with hashing(find(lay(folder, files), {"bef", "stof"})) as finished:
        return finished()


def test_a_register_that_is_one_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    assert digests(tmp_path, {"stof.csv": STOF, "bef.csv": BEF}) == {
        "bef": sha256(BEF).hexdigest(),
        "stof": sha256(STOF).hexdigest(),
    }


def test_a_register_in_parts_has_the_digest_of_the_list_of_its_files(tmp_path: Path) -> None:
    parts = {"bef_2015.csv": b"PNR;KOM\n2;751\n", "bef_2014.csv": BEF}
    listed = "".join(
        f"{sha256(parts[name]).hexdigest()}  {name}\n" for name in ("bef_2014.csv", "bef_2015.csv")
    )
    assert digests(tmp_path, parts) == {"bef": sha256(listed.encode()).hexdigest()}


def test_a_folders_name_counts_where_it_holds_a_column(tmp_path: Path) -> None:
    first = digests(tmp_path / "a", {"bef/AAR=2014/del.csv": BEF})
    second = digests(tmp_path / "b", {"bef/AAR=2015/del.csv": BEF})
    line = f"{sha256(BEF).hexdigest()}  bef/AAR=2014/del.csv\n"
    assert first == {"bef": sha256(line.encode()).hexdigest()}
    assert first != second


def test_the_folder_of_the_registers_and_the_age_of_files_count_for_nothing(tmp_path: Path) -> None:
    files = {"bef_2014.csv": BEF, "bef_2015.csv": STOF, "stof/a.csv": STOF}
    first = digests(tmp_path / "et sted", files)
    lay(tmp_path / "andet", files)
    for name in files:
        os.utime(tmp_path / "andet" / name, (1, 1))
    assert digests(tmp_path / "andet", {}) == first


def test_every_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"bef_2014.csv": BEF, "bef_2015.csv": BEF, "stof.csv": STOF})
    with hashing(find(tmp_path, {"bef", "stof"})) as finished:
        (tmp_path / "bef_2014.csv").write_bytes(BEF + b"2;101\n")
        (tmp_path / "stof.csv").unlink()
        with pytest.raises(RegisterErrors) as raised:
            finished()
    assert [str(error) for error in raised.value.errors] == [
        "bef_2014.csv: filen blev ændret, mens der blev regnet; lad registrene ligge, og regn igen",
        "stof.csv: filen kan ikke længere læses; lad registrene ligge, mens der regnes",
    ]


def test_who_stops_a_run_does_not_wait_for_the_digest(tmp_path: Path) -> None:
    lay(tmp_path, {"stof.csv": STOF})
    with (tmp_path / "stof.csv").open("r+b") as file:
        file.truncate(1 << 43)  # nothing on the disk, and hours to read
    with pytest.raises(KeyboardInterrupt), hashing(find(tmp_path, {"stof"})):
        raise KeyboardInterrupt
