"""Makes the wheel of the program that runs, out of its checkout, with the same bytes everywhere."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import reporter
from reporter import resources
from reporter.archive import layout
from reporter.archive.opening import wheel
from reporter.archive.packing.zipping import write
from reporter.errors import ArchiveError
from reporter.temporary import temporary_folder

_PROJECT = "pyproject.toml"


def files() -> dict[str, bytes]:
    """Return the wheel and the lock files by name; raises ArchiveError where they cannot be had.

    Hatchling builds the wheel; it is packed again, since what zlib makes of a file differs from one
    version of it to the next.
    """
    root = Path(reporter.__file__).parents[1]
    needed = (_PROJECT, layout.LOCK, layout.BUILD_LOCK)
    if resources.templates().parent != root or not all((root / n).is_file() for n in needed):
        raise ArchiveError(
            "programmet er installeret uden sin kildekode, og en arkivpakke skal have det med; "
            "kør »reporter archive« fra programmets egen mappe, som »make report« har gjort klar"
        )
    name, content = _wheel(root)
    return {name: content, **{lock: (root / lock).read_bytes() for lock in needed[1:]}}


def _wheel(root: Path) -> tuple[str, bytes]:
    try:
        from hatchling.builders.wheel import WheelBuilder
    except ImportError:
        raise ArchiveError(
            "hatchling, der pakker programmet, er ikke installeret; installér det, der står i "
            f"{layout.BUILD_LOCK}, fx med »make report«"
        ) from None
    with temporary_folder() as folder, _passing_files_in(folder):
        (built,) = WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])
        with zipfile.ZipFile(built) as archive:
            contents = {info.filename: archive.read(info) for info in archive.infolist()}
        (record,) = (name for name in contents if name.endswith(".dist-info/RECORD"))
        found = {name: wheel.listed(content) for name, content in contents.items()}
        contents[record] = wheel.record_of(found, record)
        unpacked = folder / "files"
        for name, content in contents.items():
            path = unpacked / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        packed = io.BytesIO()
        write(packed, ((name, unpacked / name) for name in contents))
    return Path(built).name, packed.getvalue()


@contextmanager
def _passing_files_in(folder: Path) -> Iterator[None]:
    """Let files made in passing be made there: hatchling leaves its own where it is stopped."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
