"""What a bundle and its one folder may be called: anything, and it is still only told of."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reporter.archive.opening.opened import opened
from reporter.archive.opening.verify import verify
from reporter.errors import ArchiveError
from tests.archive.forged import Entry, forge
from tests.archive.handmade import Handmade, faults
from tests.archive.refused import honest, told


@pytest.mark.parametrize("top", ["..", ".", "a\0b", "x" * 300, "con", "C:", "", "a\\b", "\ud800"])
def test_a_folder_that_cannot_be_made_is_told_of(top: str) -> None:
    name = f"{top}/x".encode("utf-8", "surrogatepass")
    assert told(forge([Entry(name=name), *honest()]))


@pytest.mark.parametrize("offset", [2**63 - 1, 2**63, 2**64 - 1])
def test_an_entry_that_lies_beyond_every_file_is_told_of(offset: int) -> None:
    content = forge(honest())
    at = struct.unpack_from("<L", content, len(content) - 6)[0]
    length = struct.unpack_from("<H", content, at + 28)[0]
    entry = bytearray(content[at : at + 46 + length])
    struct.pack_into("<H", entry, 30, 12)
    struct.pack_into("<L", entry, 42, 0xFFFF_FFFF)
    end = bytearray(content[-22:])
    struct.pack_into("<L", end, 12, struct.unpack_from("<L", end, 12)[0] + 12)
    far = struct.pack("<2HQ", 1, 8, offset)
    spoiled = content[:at] + entry + far + content[at + 46 + length : -22] + end
    assert any("filen kan ikke læses" in line for line in told(bytes(spoiled)))


def test_a_name_that_no_file_can_have_is_told_of() -> None:
    path = Path("a" * 300)
    assert faults(path) == [f"{path}: filen kan ikke læses: File name too long"]
    with pytest.raises(ArchiveError), opened(path):
        pass


def test_a_bundle_may_have_a_name_that_its_signature_cannot(tmp_path: Path) -> None:
    path = Handmade().zip(tmp_path / f"{'a' * 250}.zip")
    assert verify(path).faults == ()
