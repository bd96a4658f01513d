"""Build keys: digests of all that a sheet is made of, and of nothing else.

A key is the SHA-256 of named parts. A part is itself a digest: of a file's bytes, of a slice of
the data, of the versions of libraries. Time stamps, paths and locale are no part of anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import figures
import reporter
from reporter import resources
from reporter.building import libraries
from reporter.digests import UNREADABLE, files, of_file, of_text

PROGRAM, LIBRARIES, TEMPLATES = "programmet", "biblioteker", "skabeloner"
FONTS, GEOMETRY, FORMATS = "skrifter", "geometri", "formater"

_CHANGES = "edition.2"
"""What a key means; another word makes every sheet anew."""


def key(parts: Mapping[str, str]) -> str:
    """Return the key of named parts, the same in whatever order they are given."""
    return of_text(json.dumps([_CHANGES, sorted(parts.items())], ensure_ascii=False))


def surroundings(formats: Iterable[str]) -> Mapping[str, str]:
    """Return the parts that are the same for every sheet of a run: program, libraries, styles.

    They are those of the moment this was first asked, as is what Python has loaded.
    """
    return {**_surroundings(), FORMATS: of_text(" ".join(sorted(formats)))}


@cache
def _surroundings() -> Mapping[str, str]:
    together = {part: key(found) for part, found in program().items()}
    return {**together, LIBRARIES: of_text("\n".join(libraries.versions()))}


@cache
def program() -> Mapping[str, Mapping[str, str]]:
    """Return the digests of the program's files by name (``reporter/table.py``), part by part.

    They are those of the moment this was first asked.
    """
    _first_touched()
    found: dict[str, dict[str, str]] = {part: {} for part in (PROGRAM, TEMPLATES, FONTS, GEOMETRY)}
    for name, path in _program():
        found[_part(name)][name] = of_file(path) or UNREADABLE
    return found


def as_it_was() -> bool:
    """Say whether the program's files are untouched since its parts were first asked for.

    Only here does the time of a change count: to find out fast that a digest is to be trusted.
    """
    first = _first_touched()
    return all(_touched(path) == touched for path, touched in first.items())


@cache
def _first_touched() -> Mapping[str, tuple[int, int] | None]:
    return {str(path): _touched(str(path)) for _, path in _program()}


def _touched(path: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116  (a Path of each takes ten times as long)
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _program() -> Iterator[tuple[str, Path]]:
    templates = resources.templates()
    for module in (reporter, figures):
        folder = Path(module.__file__ or "").parent
        for name, path in files(folder):
            if not path.is_relative_to(templates):
                yield f"{module.__name__}/{name}", path
    for name, path in files(templates):
        yield f"templates/{name}", path


def _part(name: str) -> str:
    if name.startswith("templates/"):
        return TEMPLATES
    if name.endswith(".py"):
        return PROGRAM
    return {"figures/fonts": FONTS, "figures/geometry": GEOMETRY}.get(
        name.rpartition("/")[0], PROGRAM
    )
