"""The names that files in a bundle may have: such as lie where they say on every system.

A bundle is untrusted input. Names are judged before anything is written; what is refused here can
neither leave the folder it is unpacked to, nor become another file on another system.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import category, normalize

from reporter.errors import ArchiveError, Place

MOST_BYTES, MOST_BYTES_OF_A_PART, MOST_PARTS = 600, 255, 16
"""Of a name: every common file system takes that much of it."""

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_DRIVE = re.compile(r"[A-Za-z]:")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.IGNORECASE
)


def refusal(name: str) -> str:
    """Say in Danish why a file may not have a name (``data/udgave/…``); nothing when it may."""
    parts = name.split("/")
    if any(category(character) in _UNSEEN for character in name):
        return "navnet har tegn, der ikke kan ses"
    if "\\" in name:
        return "navnet har en omvendt skråstreg, der er en mappe på nogle systemer"
    if name.startswith("/"):
        return "navnet er en absolut sti, der fører ud af pakken"
    if _DRIVE.match(name):
        return "navnet begynder med et drev, der fører ud af pakken"
    if ".." in parts:
        return "navnet har »..«, der fører ud af pakken"
    if "" in parts or "." in parts:
        return "navnet har en mappe uden navn"
    if len(parts) > MOST_PARTS:
        return f"filen ligger i mere end {MOST_PARTS} mapper"
    if len(name.encode()) > MOST_BYTES or max(map(_bytes, parts)) > MOST_BYTES_OF_A_PART:
        return "navnet er for langt"
    if any(_DEVICES.fullmatch(part) or _NOT_ON_WINDOWS.search(part) for part in parts):
        return "navnet kan ikke bruges på Windows"
    if any(part.endswith((" ", ".")) or part.startswith(" ") for part in parts):
        return "navnet begynder eller slutter med et mellemrum eller slutter med et punktum"
    return ""


def _bytes(part: str) -> int:
    return len(part.encode())


def collisions(names: Iterable[str]) -> Iterator[ArchiveError]:
    """Yield a fault for each name that would be the same file as another, or lie within one.

    Capital letters and the ways Unicode can spell ``å`` make no difference to some systems.
    """
    known = sorted(set(names))
    files = {_folded(name) for name in known}
    spelled: dict[str, str] = {}
    for name in known:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            folded = _folded(path)
            other = spelled.setdefault(folded, path)
            if other != path:
                yield ArchiveError(
                    f"navnet er det samme som {other} på nogle systemer", Place(name)
                )
                break
            if depth < len(parts) and folded in files:
                yield ArchiveError(f"filen ligger i {path}, der selv er en fil", Place(name))
                break


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())
