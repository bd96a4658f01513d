"""The finished file (ISO 32000-1, 7.5), each of its streams deflated once.

pydyf deflates every stream a second time for the file's identifier, and the fonts, which are the
same in each document, for every document.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

import pydyf

_LEVEL = 6
"""Of zlib, for what differs from document to document; 9 takes twice the time for 1 pct."""


def write(pdf: pydyf.PDF, *, version: str, identifier: str) -> bytes:
    """Return a file of a document's objects, in object streams where they may be.

    ``identifier`` says which document it is; a digest of all objects says which version of it.
    """
    pdf.add_object(pdf.info)
    parts = [f"%PDF-{version}\n".encode() + b"%\xf0\x9f\x96\xa4\n"]
    digest = hashlib.md5(usedforsecurity=False)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    position = len(parts[0])
    packed: list[tuple[int, bytes]] = []

    def put(number: int, data: bytes) -> None:
        nonlocal position
        places[number] = 1, position, 0
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, data))
        position += len(parts[-1])

    for item in pdf.objects[1:]:
        data = _stream(item) if isinstance(item, pydyf.Stream) else item.data
        digest.update(data)
        if isinstance(item, pydyf.Stream):
            put(item.number, data)
        else:
            places[item.number] = 2, len(pdf.objects), len(packed)
            packed.append((item.number, data))
    put(len(pdf.objects), _object_stream(packed))
    places[len(pdf.objects) + 1] = 1, position, 0
    start = position
    names = pydyf.String(identifier), pydyf.String(digest.hexdigest())
    put(len(pdf.objects) + 1, _cross_references(pdf, places, pydyf.Array(names)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def _stream(stream: pydyf.Stream) -> bytes:
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    extra = dict(stream.extra)
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        # A font file or colour profile is the same in every document.
        lasting = not {"Length1", "N"}.isdisjoint(extra)
        content = _deflated(content) if lasting else zlib.compress(content, _LEVEL)
    return _with_content(extra, content)


def _with_content(extra: dict[str, object], content: bytes) -> bytes:
    extra["Length"] = len(content)
    head: bytes = pydyf.Dictionary(extra).data
    # After content that ends in CR, a lone LF would look like the second half of one end of line.
    end = b"\r\n" if content.endswith(b"\r") else b"\n"
    return head + b"\nstream\n" + content + end + b"endstream"


@lru_cache(maxsize=16)
def _deflated(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _object_stream(packed: list[tuple[int, bytes]]) -> bytes:
    """Return objects in one stream, numbers and places first (7.5.7)."""
    head: list[int] = []
    place = 0
    for number, data in packed:
        head += number, place
        place += len(data) + 1
    first = b" ".join(b"%d" % value for value in head)
    content = zlib.compress(b"\n".join([first, *(data for _, data in packed)]), _LEVEL)
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(first) + 1}
    return _with_content(extra | {"Filter": "/FlateDecode"}, content)


def _cross_references(
    pdf: pydyf.PDF, places: dict[int, tuple[int, int, int]], names: pydyf.Array
) -> bytes:
    """Return the stream that says where each object is (7.5.8)."""
    rows = (places[number] for number in range(len(places)))
    content = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in rows
    )
    extra = {
        "Type": "/XRef", "W": pydyf.Array((1, 4, 2)), "Size": len(places),
        "Root": pdf.catalog.reference, "Info": pdf.info.reference, "ID": names,
        "Filter": "/FlateDecode",
    }  # fmt: skip
    return _with_content(extra, zlib.compress(content, _LEVEL))
