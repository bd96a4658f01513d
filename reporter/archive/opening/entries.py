"""One entry of a zip: what it says of itself in both places, where its bytes are, and they alone.

The layout is that of PKWARE's APPNOTE.TXT, sections 4.3.7 (header), 4.3.9 (descriptor) and 4.4.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reporter.archive.opening.source import MEGABYTE, PIECE
from reporter.errors import ArchiveError, Place

MOST_SHRUNK = 200
"""To so little of its size, as one part in so many, does no real file of ours shrink."""

_HEADER = struct.Struct("<4s5H3L2H")
_MARK = b"PK\x03\x04"
_DESCRIPTOR_MARK = b"PK\x07\x08"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 1 << 0 | 1 << 6 | 1 << 13, 1 << 3, 1 << 11
_UNKNOWN = 0xFFFF_FFFF
_LARGE = 0x0001
_HARMLESS = {_LARGE, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875}
"""The extra fields that programs write of themselves: sizes of large files, times and owners.

Any other may give the entry a second name (0x7075), or hold whatever somebody wants to hide.
"""

_MOST_EXTRA = 100
"""Bytes of an entry's extra fields; those above need no more."""


class Window:
    """A zip that several threads read at once, each where it wants."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._lock, self.path = file, Lock(), path
        self.size = file.seek(0, 2)

    def read(self, start: int, length: int) -> bytes:
        """Return so many bytes from there, or as many as there are; raises ArchiveError."""
        try:
            with self._lock:
                self._file.seek(start)
                return self._file.read(length)
        except (OSError, ValueError, OverflowError) as error:  # so far away is no file's end
            told = f"filen kan ikke læses: {getattr(error, 'strerror', None) or 'den er afbrudt'}"
            raise ArchiveError(told, Place(str(self.path))) from None

    def listed(self) -> list[ZipInfo]:
        """Return the entries of the list at the end; raises what ``zipfile`` raises of others."""
        with self._lock, ZipFile(self._file) as archive:
            return archive.infolist()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file in a zip: its name in the bag, where its bytes begin and what becomes of them."""

    name: str
    begin: int
    packed: int
    size: int
    crc: int
    deflated: bool


def refusal(info: ZipInfo) -> str:
    """Say in Danish why an entry is not taken as it is described; nothing when it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if stat.S_ISLNK(kind):
        return "er en henvisning til en anden fil; i en pakke er der kun filer"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (
        stat.S_ISDIR(kind) and not info.orig_filename.endswith("/")
    ):
        return "er ikke en almindelig fil; i en pakke er der kun filer"
    if info.flag_bits & _ENCRYPTED:
        return "er krypteret; en pakke kan læses af alle"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "er pakket på en måde, som ikke alle kan læse; pak om uden komprimering"
    if not (info.flag_bits & _UTF8 or info.orig_filename.isascii()):
        return "navnet er skrevet på en måde, der kan læses på flere; pak om med navne i UTF-8"
    if info.comment or not _is_harmless(_fields(info.extra)):
        return _MORE
    if info.compress_type == ZIP_STORED and info.compress_size != info.file_size:
        return "fylder ikke det, der står i zip-filen"
    if info.file_size > MEGABYTE and info.file_size > MOST_SHRUNK * info.compress_size:
        return (
            f"er pakket til under en {MOST_SHRUNK}.-del af det, den fylder; "
            "den kan være lavet til at fylde disken"
        )
    return ""


_MORE = "har mere ved sig i zip-filen end sit navn og sin tid; pak om"


def _fields(extra: bytes) -> Mapping[int, bytes] | None:
    """Return extra fields by kind; None where they are too many, cut off or told twice."""
    found: dict[int, bytes] = {}
    rest = extra
    while rest:
        kind, length = struct.unpack("<2H", rest[:4]) if len(rest) >= 4 else (0, len(rest))
        if kind in found or 4 + length > len(rest) or len(extra) > _MOST_EXTRA:
            return None
        found[kind] = rest[4 : 4 + length]
        rest = rest[4 + length :]
    return found


def _is_harmless(fields: Mapping[int, bytes] | None) -> bool:
    return fields is not None and _HARMLESS.issuperset(fields)


def placed(window: Window, info: ZipInfo) -> tuple[int, int]:
    """Return where an entry's bytes begin and where the next entry must; raises ArchiveError.

    What the entry's own header says must be what the list at the end says of it.
    """
    start, name = info.header_offset, info.orig_filename
    head = window.read(start, _HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_MARK):
        raise ArchiveError("ligger ikke der, hvor zip-filen siger", Place(name))
    _, _, flags, method, _, _, crc, packed, size, of_name, of_extra = _HEADER.unpack(head)
    begin = start + _HEADER.size + of_name + of_extra
    own = window.read(start + _HEADER.size, of_name)
    coding = "utf-8" if info.flag_bits & _UTF8 else "cp437"
    known = (crc, packed, size) in _told_of(info, later=bool(flags & _SIZES_FOLLOW))
    if (own, flags, method) != (name.encode(coding), info.flag_bits, info.compress_type):
        raise ArchiveError("hedder eller er noget andet i zip-filens to fortegnelser", Place(name))
    if not known:
        raise ArchiveError("fylder ikke det samme i zip-filens to fortegnelser", Place(name))
    fields = _fields(window.read(start + _HEADER.size + of_name, of_extra))
    if fields is None or not _is_harmless(fields):
        raise ArchiveError(_MORE, Place(name))
    if fields.get(_LARGE, b"") not in _large_of(info, later=bool(flags & _SIZES_FOLLOW)):
        raise ArchiveError("fylder ikke det samme i zip-filens to fortegnelser", Place(name))
    end = begin + info.compress_size
    return begin, end + (_descriptor(window, info, end) if flags & _SIZES_FOLLOW else 0)


def _told_of(info: ZipInfo, *, later: bool) -> tuple[tuple[int, int, int], ...]:
    """Return what an entry's own header may say of sum and sizes, if they may come ``later``."""
    whole = (info.CRC, info.compress_size, info.file_size)
    large = (info.CRC, _UNKNOWN, _UNKNOWN)
    return (whole, large, (0, 0, 0), (0, _UNKNOWN, _UNKNOWN)) if later else (whole, large)


def _large_of(info: ZipInfo, *, later: bool) -> tuple[bytes, ...]:
    """Return what the extra field of large files may say of sizes, if they may come ``later``."""
    whole = struct.pack("<2Q", info.file_size, info.compress_size)
    return (b"", whole, bytes(16)) if later else (b"", whole)


def _descriptor(window: Window, info: ZipInfo, start: int) -> int:
    """Return how long the sum and sizes behind an entry's bytes are; raises ArchiveError."""
    sizes = (info.CRC, info.compress_size, info.file_size)
    found = window.read(start, 24)
    for mark in (_DESCRIPTOR_MARK, b""):
        for form in ("<3L", "<L2Q"):
            if found.startswith(told := mark + struct.pack(form, *sizes)):
                return len(told)
    raise ArchiveError("fylder ikke det samme i zip-filens to fortegnelser", Place(info.filename))


def pieces(window: Window, entry: Entry) -> Iterator[bytes]:
    """Yield an entry's bytes, never more than it says; raises ArchiveError where it is not so."""
    place, total, crc = Place(entry.name), 0, 0
    for piece in _inflated(window, entry) if entry.deflated else _stored(window, entry):
        total += len(piece)
        if total > entry.size:
            raise ArchiveError("fylder mere, end der står i zip-filen", place)
        crc = zlib.crc32(piece, crc)
        yield piece
    if total < entry.size:
        raise ArchiveError("fylder mindre, end der står i zip-filen", place)
    if crc != entry.crc:
        raise ArchiveError("er ændret, siden zip-filen blev lavet", place)


def _stored(window: Window, entry: Entry) -> Iterator[bytes]:
    for start in range(entry.begin, entry.begin + entry.packed, PIECE):
        yield window.read(start, min(PIECE, entry.begin + entry.packed - start))


def _inflated(window: Window, entry: Entry) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in _stored(window, entry):
            while packed:
                yield unpacking.decompress(packed, PIECE)
                packed = unpacking.unconsumed_tail
            if unpacking.unused_data:
                break
        yield unpacking.flush()
    except zlib.error:
        raise ArchiveError("kan ikke pakkes ud; den er ødelagt", Place(entry.name)) from None
    if unpacking.unused_data or not unpacking.eof:
        raise ArchiveError("fylder ikke det, der står i zip-filen", Place(entry.name))
