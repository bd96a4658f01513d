"""Loads all that a sheet is made with, in as little time as it can be loaded.

A fork server is told what to import and nothing else, so importing this module is what does it.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from reporter.building.waste import kept_for_good

_NEEDED = (
    "reporter.building.build",
    "reporter.rendering.fetcher",
    "reporter.rendering.pdf",
    "reporter.rendering.proof",
    "reporter.rendering.inspection.conformance",
    "reporter.rendering.inspection.document",
    "figures.drawing",
)
"""What takes long to load, and every sheet needs."""


def _found_by_nobody(name: str) -> str | None:  # noqa: ARG001  (cffi gives it)
    return None


@contextmanager
def _libraries_by_full_name() -> Iterator[None]:
    """Have WeasyPrint's system libraries found by the system's own loader, and by nothing else.

    WeasyPrint asks for each of them by short names first, for which Python starts ``ldconfig``, a
    compiler and a linker in turn; ``libpango-1.0.so.0`` comes last and is what these would answer.
    """
    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = _found_by_nobody
    try:
        yield
    finally:
        ctypes.util.find_library = before


with kept_for_good(), _libraries_by_full_name():
    for _name in _NEEDED:
        import_module(_name)
