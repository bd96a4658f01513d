"""Every string in a PDF, wherever it is kept: the letters of its objects (ISO 32000-1, 7.3.4)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_PLAIN = rb"[^()\\]++|\\."
_INNER = rb"\((?:" + _PLAIN + rb")*\)"
_MIDDLE = rb"\((?:" + _PLAIN + rb"|" + _INNER + rb")*\)"
_LITERAL = rb"\((?:" + _PLAIN + rb"|" + _MIDDLE + rb")*\)"
"""Letters in brackets, which may hold brackets in pairs: so deep as any text of ours."""
_STRING = re.compile(_LITERAL + rb"|<[0-9A-Fa-f\s]*>", re.DOTALL)
_KEY = re.compile(rb"/([A-Za-z]+)\s*\Z")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ROLE = re.compile(rb"/S\s*/(H1|Figure)\b")
_LONGEST_KEY = 100
"""Bytes before a string in which its key is looked for."""

_HEAD = 400
"""Bytes before a stream in which its dictionary is looked for."""


@dataclass(frozen=True, kw_only=True)
class Strings:
    """The strings of a PDF with the key each is the value of, empty in an array.

    ``roles`` counts the tags for headings of the first level and for figures.
    """

    keyed: tuple[tuple[str, str], ...]
    headings: int
    figures: int

    def of(self, key: str) -> list[str]:
        """Return the strings that are values of the key."""
        return [text for name, text in self.keyed if name == key]


def strings_of(pdf: bytes) -> Strings:
    """Read every string outside the streams, and those of the objects packed in streams."""
    bare = b"\n".join(_objects(pdf))
    roles = _ROLE.findall(bare)
    return Strings(
        keyed=tuple(_keyed(bare)),
        headings=roles.count(b"H1"),
        figures=roles.count(b"Figure"),
    )


def _keyed(bare: bytes) -> Iterator[tuple[str, str]]:
    """Yield each string with the key that stands right before it, if any does."""
    at = 0
    for match in _STRING.finditer(bare):
        key = _KEY.search(bare[max(at, match.start() - _LONGEST_KEY) : match.start()])
        at = match.end()
        yield key[1].decode() if key else "", _text(match[0])


def _objects(pdf: bytes) -> Iterator[bytes]:
    """Yield what is no stream, and what the streams of objects hold."""
    at = 0
    while match := _STREAM.search(pdf, at):
        yield pdf[at : match.start()]
        if _OBJECTS.search(pdf, max(at, match.start() - _HEAD), match.start()):
            yield zlib.decompressobj().decompress(pdf[match.end() :])
        end = pdf.find(_END, match.end())
        at = len(pdf) if end < 0 else end + len(_END)
    yield pdf[at:]


def _text(string: bytes) -> str:
    if string.startswith(b"<"):
        digits = re.sub(rb"\s", b"", string[1:-1])
        content = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        content = _ESCAPED.sub(_unescaped, string[1:-1])
    if content.startswith(b"\xfe\xff"):
        return content[2:].decode("utf-16-be", "replace")
    return content.decode("latin-1")


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped.isdigit():
        return bytes([int(escaped, 8) & 0xFF])
    return _ESCAPES.get(escaped, b"" if escaped in (b"\n", b"\r", b"\r\n") else escaped)
