"""Writes zips that no honest program would: every field of an entry can be another than it is."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED, BZIP2 = 0, 8, 12
UTF8 = 1 << 11
FILE, LINK, FOLDER, PIPE, DEVICE = (kind << 12 | 0o644 for kind in (8, 10, 4, 1, 2))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry as it says it is; what is None is as it should be.

    ``own`` is its name in its own header, ``own_extra`` what it says besides there; ``before`` are
    bytes that belong to nothing.
    """

    name: str | bytes
    content: bytes = b"x"
    method: int = STORED
    mode: int = FILE
    flags: int = UTF8
    own: str | bytes | None = None
    own_size: int | None = None
    crc: int | None = None
    packed: int | None = None
    size: int | None = None
    extra: bytes = b""
    own_extra: bytes | None = None
    comment: bytes = b""
    before: bytes = b""
    offset: int | None = None
    data: bytes | None = None

    @property
    def raw(self) -> bytes:
        """The bytes as they lie in the zip."""
        if self.data is not None:
            return self.data
        if self.method != DEFLATED:
            return self.content
        return deflated(self.content)

    def sums(self) -> tuple[int, int, int]:
        """Return the checksum and the sizes it tells of."""
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        packed = len(self.raw) if self.packed is None else self.packed
        return crc, packed, len(self.content) if self.size is None else self.size


def deflated(content: bytes) -> bytes:
    """Return bytes as a zip packs them."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def encoded(name: str | bytes) -> bytes:
    return name.encode() if isinstance(name, str) else name


def forge(
    entries: Sequence[Entry],
    *,
    prefix: bytes = b"",
    between: bytes = b"",
    behind: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
    length: int | None = None,
) -> bytes:
    """Return a zip of the entries; ``between`` stands between them and their list."""
    body, told = bytearray(prefix), b""
    for entry in entries:
        body += entry.before
        name, own = encoded(entry.name), encoded(entry.name if entry.own is None else entry.own)
        crc, packed, size = entry.sums()
        offset = len(body) if entry.offset is None else entry.offset
        own_size = size if entry.own_size is None else entry.own_size
        head = (20, entry.flags, entry.method, 0, 0x21, crc, packed)
        more = entry.extra if entry.own_extra is None else entry.own_extra
        body += struct.pack("<4s5H3L2H", b"PK\3\4", *head, own_size, len(own), len(more))
        body += own + more + entry.raw
        told += struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            3 << 8 | 20,
            *head,
            size,
            len(name),
            len(entry.extra),
            *(len(entry.comment), 0, 0),
            entry.mode << 16,
            offset,
        )
        told += name + entry.extra + entry.comment
    body += between
    number = len(entries) if count is None else count
    ending = (0, 0, number, number, len(told) if length is None else length, len(body))
    end = struct.pack("<4s4H2LH", b"PK\5\6", *ending, len(comment))
    return bytes(body) + told + end + comment + behind
