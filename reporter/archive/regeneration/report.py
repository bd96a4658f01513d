"""Writes what came of making an edition once more: a page, a file for machines, pictures, files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from reporter.archive.earlier import files_of_earlier
from reporter.archive.opening.opened import Bundle
from reporter.archive.pictures import picture
from reporter.archive.regeneration import wording
from reporter.archive.regeneration.comparing import FileDifference
from reporter.archive.regeneration.layers import NAMES
from reporter.archive.regeneration.outcome import FORMAT, Outcome
from reporter.archive.regeneration.rebuild import Remade
from reporter.published.origin import STAMP
from reporter.rendering.environment import environment
from reporter.rendering.faces import faces
from reporter.writing import staging

PAGE, RECORD = "genskabelse.html", "genskabelse.json"
_PICTURES, _MADE = "sider", "nye"
_WRITTEN = "files"
"""The field of the record that names all files beside it, which the next report removes."""

MOST_PICTURES = 60
"""Pages that are drawn; of the others only the table tells."""

Pictures = Mapping[tuple[str, int], str]
"""The names of pictures by file and place among the file's pages."""


def refuse_other(folder: Path) -> tuple[str, ...]:
    """Return the files of an earlier report in a folder; raises OutputError for all else there."""
    return files_of_earlier(
        folder, record=RECORD, files=_files, called="en rapport om en genskabelse"
    )


def _files(told: Any) -> Iterator[str]:
    """Yield the files of a report by its record; raises ValueError for what no report has."""
    if told["format"] != FORMAT:
        raise ValueError
    for name in told[_WRITTEN]:
        if name not in (PAGE, RECORD) and PurePosixPath(name).parts[:1] not in (
            (_PICTURES,),
            (_MADE,),
        ):
            raise ValueError
        yield name


def write(
    folder: Path, bundle: Bundle, made: Remade, *, tell: Callable[[str], None]
) -> tuple[Path, Path]:
    """Write the report to a folder in one step; return its page and its record.

    An earlier report is removed. Raises OutputError.
    """
    stale = refuse_other(folder)
    outcome = made.outcome
    with staging(folder) as stage:
        written: list[str] = []

        def put(name: str, content: bytes) -> None:
            stage.write(name, content)
            written.append(name)

        for each in outcome.differences:
            if each.kind != "missing":
                put(f"{_MADE}/{each.file}", (made.folder / each.file).read_bytes())
        pictures: dict[tuple[str, int], str] = {}
        chosen = drawn(outcome)
        if chosen:
            tell(f"Tegner {wording.counted(len(chosen), 'side', 'sider')} før og efter")
        for (file, n), name in chosen.items():
            page = next(each.pages[n] for each in outcome.differences if each.file == file)
            old, new = ((place / file).read_bytes() for place in (bundle.outputs, made.folder))
            put(name, picture(old, new, page))
            pictures[file, n] = name
        put(PAGE, _page(outcome, pictures).encode())
        told = json.loads(outcome.to_json(pictures))
        told[_WRITTEN] = sorted([*written, RECORD])
        text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
        put(RECORD, f"{text}\n".encode())
        stage.commit([name for name in stale if name not in written])
    return folder / PAGE, folder / RECORD


def drawn(outcome: Outcome) -> Pictures:
    """Name the pictures of the pages that look different, as many as are drawn."""
    found = [
        (each.file, n, page)
        for each in outcome.differences
        for n, page in enumerate(each.pages)
        if page.picture
    ]
    # Whoever looks at some looks at those that matter most.
    found.sort(key=lambda each: (not (each[2].gone or each[2].come), not each[2].text))
    return {
        (file, n): f"{_PICTURES}/{PurePosixPath(file).with_suffix('')}-"
        + (f"side-{page.new}.png" if page.new else f"foer-side-{page.old}.png")
        for file, n, page in found[:MOST_PICTURES]
    }


def _page(outcome: Outcome, pictures: Pictures) -> str:
    different = sum(page.picture for each in outcome.differences for page in each.pages)
    return (
        environment()
        .get_template("genskabelse/page.html.j2")
        .render(
            type="genskabelse",
            language="da",
            plain_title=f"Genskabelse: {outcome.title}",
            title=outcome.title,
            version=outcome.version,
            summary=wording.verdict(outcome),
            sender={"name": outcome.edition},
            synthetic=outcome.synthetic,
            stamp=STAMP,
            fonts=faces("screen"),
            identical=outcome.identical,
            numbers=outcome.numbers,
            why=wording.why(outcome),
            surroundings=wording.surroundings(outcome),
            layers=_layers(outcome),
            files=[_file(each) for each in outcome.differences],
            pages=[
                {
                    "file": each.file,
                    "name": wording.page_name(page),
                    "change": wording.page_change(page),
                    "numbers": wording.page_numbers(page),
                    "picture": pictures.get((each.file, n), ""),
                }
                for each in outcome.differences
                for n, page in enumerate(each.pages)
            ],
            undrawn=wording.undrawn(different, len(pictures)),
            made=_MADE,
        )
    )


def _layers(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "changes": [
                {"name": each.name, "old": old, "new": new}
                for each in outcome.layers
                if each.layer == layer
                for old, new in [wording.changed(each)]
            ],
        }
        for layer, name in NAMES.items()
        if any(each.layer == layer for each in outcome.layers)
    ]


def _file(difference: FileDifference) -> dict[str, Any]:
    pages = len(difference.pages)
    return {
        "name": difference.file,
        "happened": wording.happened(difference),
        "numbers": wording.told_numbers(difference),
        "differ": difference.numbers,
        "pages": wording.counted(pages, "side", "sider") if pages else "",
        "made": difference.kind != "missing",
    }
