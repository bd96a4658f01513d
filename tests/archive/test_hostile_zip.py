"""A zip as a whole: nothing but its files may be in it, and nobody may pack it to do harm."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.archive.opening.opened import opened
from reporter.archive.opening.verify import verify
from reporter.errors import ArchiveError
from tests.archive.forged import Entry, forge
from tests.archive.handmade import LATER, NAME, Handmade, faults, whole, zipped
from tests.archive.refused import honest, told
from tests.building.folders import contents

BROKEN = "zip-filen er afbrudt eller ødelagt; hent den igen"
LONG = "zip-filens fortegnelse er for lang; der må højst være 10.000 filer i en pakke"
CUT = "zip-filen er afbrudt, eller der er sat noget bag på den; hent den igen"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "er ikke en zip-fil, eller der er sat noget foran den"),
        (b"PK", CUT),
        (b"%PDF-1.7", "er ikke en zip-fil, eller der er sat noget foran den"),
        (b"#!/bin/sh\n" + forge(honest()), "er ikke en zip-fil, eller der er sat noget foran den"),
        (forge(honest(), prefix=b"PK, sagde han"), None),
        (forge(honest(), behind=b"mere"), CUT),
        (forge(honest(), comment=b"hej"), CUT),
        (forge(honest(), count=18), BROKEN),
        (forge(honest(), count=20_000), LONG),
        (forge(honest(), length=7), BROKEN),
        (forge(honest())[:-1], CUT),
        (forge(honest())[: len(forge(honest())) // 2], CUT),
        (forge([]), None),
    ],
)
def test_a_zip_that_is_none_or_holds_more_than_its_files_is_refused(
    content: bytes, said: str | None
) -> None:
    found = told(content)
    if said:
        assert found == [f"pakke.zip: {said}"]


def test_bytes_that_belong_to_no_file_are_found() -> None:
    hidden = "byte foran den, der ikke hører til nogen fil"
    assert told(forge(honest(), prefix=b"PK!")) == [f"bag-info.txt: der er 3 {hidden}"]
    entry = Entry(name=f"{NAME}/data/x", before=b"skjult")
    assert f"data/x: der er 6 {hidden}" in told(forge([*honest(), entry]))
    assert told(forge(honest(), between=b"skjult")) == [
        "zip-filen har byte bag sine filer, der ikke hører til nogen af dem"
    ]


def test_entries_that_lie_over_each_other_are_found() -> None:
    inner = forge([Entry(name=f"{NAME}/data/x", content=b"y")])[: -22 - 46 - len(NAME) - 7]
    outer = Entry(name=f"{NAME}/data/a", content=inner)
    rest = honest()
    at = len(forge([outer])) - 22 - 46 - len(NAME) - 7 - len(inner)
    over = Entry(name=f"{NAME}/data/x", content=b"y", data=b"", offset=at, packed=1)
    assert "data/x: ligger oven i data/a i zip-filen" in told(forge([outer, *rest, over]))


def test_the_list_of_a_large_zip_is_not_looked_for_elsewhere() -> None:
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    content = forge([*honest(), Entry(name=f"{NAME}/data/x")])
    end = content[-22:]
    assert told(content[:-22] + locator + end)[0].startswith("pakke.zip: zip-filen")


# --- What an archive may have made of it ----------------------------------------------------------


class Unseekable(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_same_files_packed_in_another_way_are_taken(method: int, tmp_path: Path) -> None:
    entries = Handmade().entries()
    folders = {
        f"{parent}/": b"" for name in entries for parent in Path(name).parents if parent.name
    }
    path = tmp_path / "pakke.zip"
    for content in (
        zipped(entries, method),
        zipped(folders | entries, method),
        zipped(dict(reversed(entries.items())), method),
        _streamed(entries, method),
    ):
        path.write_bytes(content)
        assert faults(path) == []
        with opened(path) as bundle:
            assert contents(bundle.folder) == whole()


def _streamed(entries: dict[str, bytes], method: int) -> bytes:
    """Return a zip as it is written to a pipe: sums and sizes stand behind each file."""
    written = Unseekable()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, LATER)
            info.compress_type = method
            archive.writestr(info, content)
    return written.getvalue()


# --- Whatever it is -------------------------------------------------------------------------------


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Return a zip in which some stretches were overwritten, cut out or doubled."""
    content = bytearray(zipped(Handmade().entries(), draw(st.sampled_from([0, 8]))))
    for _ in range(draw(st.integers(1, 4))):
        near_end = draw(st.booleans())
        at = draw(st.integers(max(0, len(content) - 3_000) if near_end else 0, len(content)))
        length = draw(st.integers(0, 40))
        kind = draw(st.sampled_from(["write", "cut", "double", "swap"]))
        if kind == "write":
            content[at : at + length] = draw(st.binary(min_size=length, max_size=length))
        elif kind == "cut":
            del content[at : at + length]
        elif kind == "double":
            content[at:at] = content[at : at + length]
        else:
            content[at : at + 1] = draw(st.sampled_from([b"/", b".", b"\0", b"\xff"]))
    return bytes(content)


def _no_surprise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a", "pakke.zip")
        path.parent.mkdir()
        path.write_bytes(content)
        found = verify(path)
        assert found.faults or found.manifest
        try:
            with opened(path) as bundle:
                assert not found.faults
                there = list(bundle.folder.rglob("*"))
                assert all(
                    stat.S_IFMT(p.lstat().st_mode) in (stat.S_IFREG, stat.S_IFDIR) for p in there
                )
        except ArchiveError:
            assert found.faults
        assert list(contents(Path(folder))) == ["a/pakke.zip"]


@settings(max_examples=60)
@given(spoiled())
def test_a_spoiled_zip_is_refused_without_a_traceback(content: bytes) -> None:
    _no_surprise(content)


@settings(max_examples=25)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_without_a_traceback(content: bytes) -> None:
    _no_surprise(b"PK" + content)
