"""Writes what a difference is told by: a page, a file for machines, a draft note, and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from reporter.archive.difference.canonical import FORMAT, to_json
from reporter.archive.difference.model import Difference
from reporter.archive.difference.note import to_markdown
from reporter.archive.difference.report import to_html
from reporter.archive.earlier import files_of_earlier
from reporter.writing import staging

PAGE, RECORD, NOTE = "forskel.html", "forskel.json", "rettelsesnotat.md"

PICTURES = "sider"
"""The folder of the pages' pictures."""


def write(
    folder: Path, difference: Difference, pictures: Mapping[str, bytes], *, synthetic: bool
) -> tuple[Path, ...]:
    """Write the report to a folder in one step and return its files but for the pictures.

    ``pictures`` are by the names that the pages have them by. An earlier report is removed. Raises
    OutputError.
    """
    stale = refuse_other(folder)
    pictures = {f"{PICTURES}/{name}": picture for name, picture in pictures.items()}
    pages = (
        replace(page, picture=f"{PICTURES}/{page.picture}") if page.picture else page
        for page in difference.pages
    )
    difference = replace(difference, pages=tuple(pages))
    content = {
        PAGE: to_html(difference, pictures, synthetic=synthetic).encode(),
        RECORD: to_json(difference),
        NOTE: to_markdown(difference).encode(),
        **pictures,
    }
    with staging(folder) as stage:
        for name, written in content.items():
            stage.write(name, written)
        stage.commit([name for name in stale if name not in content])
    return tuple(folder / name for name in (PAGE, RECORD, NOTE))


def refuse_other(folder: Path) -> tuple[str, ...]:
    """Return the files of an earlier report in a folder; raises OutputError for all else there."""
    return files_of_earlier(folder, record=RECORD, files=_files, called="en rapport om en forskel")


def _files(told: Any) -> Iterator[str]:
    """Yield the files of a report by its record; raises ValueError for what no report has."""
    if told["format"] != FORMAT:
        raise ValueError
    yield from (PAGE, RECORD, NOTE)
    for page in told["pages"]:
        if name := page["picture"]:
            if PurePosixPath(name).parts[:-1] != (PICTURES,):
                raise ValueError
            yield name
