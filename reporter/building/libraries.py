"""The versions of all that shapes a page besides the program: Python, its packages, the system's.

Read without importing any of the packages, which takes a hundred times as long.
"""

from __future__ import annotations

import ctypes
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata

_OWN = "reporter"
_NEEDED = re.compile(r"^Requires-Dist: *([A-Za-z0-9._-]+)(.*)$", re.MULTILINE)
_VERSION = re.compile(r"^Version: *(.+)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Libraries:
    """Versions by name; one that is not there, or does not say, is empty."""

    python: str
    packages: Mapping[str, str]
    system: Mapping[str, str]


@cache
def installed() -> Libraries:
    """Return the versions of Python, of every package the program runs on, and of the system's.

    What only development needs is no part of it; a package that is not there is none. They are
    those of the moment this was first asked.
    """
    return Libraries(
        python=platform.python_version(),
        packages=dict(sorted(_packages())),
        system={name: _asked(files, ask) for name, (files, ask) in _SYSTEM.items()},
    )


def versions() -> tuple[str, ...]:
    """Return ``name==version`` of all of them."""
    found = installed()
    named = {"python": found.python, **found.packages, **found.system}
    return tuple(f"{name}=={version}" for name, version in named.items())


def _packages() -> Iterator[tuple[str, str]]:
    waiting, seen = [_OWN], {_OWN}
    while waiting:
        try:
            told = metadata.distribution(waiting.pop()).read_text("METADATA") or ""
        except metadata.PackageNotFoundError:
            continue
        head = told.partition("\n\n")[0]
        name = re.search(r"^Name: *(.+)$", head, re.MULTILINE)
        version = _VERSION.search(head)
        if name and version:
            yield _normal(name[1]), version[1].strip()
        for package, condition in _NEEDED.findall(head):
            needed = _normal(package)
            if "extra ==" not in condition and needed not in seen:
                seen.add(needed)
                waiting.append(needed)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        asked = library[function]
        asked.restype = ctypes.c_char_p
        answer: bytes = asked()
        return answer.decode("ascii", "replace")

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    return str(library.FcGetVersion())


def _freetype(library: ctypes.CDLL) -> str:
    handle = ctypes.c_void_p()
    if library.FT_Init_FreeType(ctypes.byref(handle)):
        return ""
    numbers = [ctypes.c_int() for _ in range(3)]
    library.FT_Library_Version(handle, *map(ctypes.byref, numbers))
    library.FT_Done_FreeType(handle)
    return ".".join(str(number.value) for number in numbers)


_SYSTEM: dict[str, tuple[tuple[str, ...], Callable[[ctypes.CDLL], str]]] = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib"), _text("pango_version_string")),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), _text("hb_version_string")),
    "freetype": (("libfreetype.so.6", "libfreetype.6.dylib"), _freetype),
    "fontconfig": (("libfontconfig.so.1", "libfontconfig.1.dylib"), _fontconfig),
}
"""The libraries that place glyphs: what their files are called by platform, and whom to ask."""


def _asked(files: tuple[str, ...], ask: Callable[[ctypes.CDLL], str]) -> str:
    """Return a library's version; nothing where it is not there, or does not say."""
    for file in files:
        with suppress(OSError, AttributeError):
            return ask(ctypes.CDLL(file))
    return ""
