"""Finds the output files that differ, and the pages of those that are PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from reporter.archive.difference.model import FileChange, PageChange
from reporter.archive.difference.side import Side
from reporter.errors import OutputError

if TYPE_CHECKING:
    from reporter.archive.pages import PageDifference

PDF = ".pdf"

Keep = Callable[[str, bytes], None]
"""Takes a picture by its name and keeps it."""


def file_changes(old: Side, new: Side) -> tuple[FileChange, ...]:
    """Return the files that differ or that one has alone, in order, by the new one's names."""
    return tuple(
        FileChange(file=after or before, kind=_kind(before, after))
        for before, after in _files(old, new)
        if not before
        or not after
        or old.manifest.outputs[before].sha256 != new.manifest.outputs[after].sha256
    )


def _kind(before: str, after: str) -> Literal["changed", "added", "removed"]:
    if not before:
        return "added"
    return "changed" if after else "removed"


def _files(old: Side, new: Side) -> list[tuple[str, str]]:
    """Return pairs of names in order; one that is called by its edition's id is so on both."""
    before = {_named(name, old): name for name in old.manifest.outputs}
    after = {_named(name, new): name for name in new.manifest.outputs}
    every = sorted(before.keys() | after.keys())
    return [(before.get(name, ""), after.get(name, "")) for name in every]


def _named(name: str, side: Side) -> tuple[str, str]:
    """Return what a file is called but for the edition's id, which two editions may not share."""
    stem, _, suffix = name.partition(".")
    return ("" if stem == side.manifest.edition else stem, suffix)


def page_changes(
    old: Side, new: Side, *, pictures: bool = False, keep: Keep | None = None
) -> tuple[PageChange, ...]:
    """Return the pages of changed PDFs that differ; without ``pictures`` those whose text does.

    Each page is given to ``keep`` as a picture, both pages side by side, and named in its change.
    Raises OutputError for a file that cannot be read.
    """
    # Deferred: drawing needs numpy and pdfium, and most files that are compared are the same.
    from reporter.archive.pages import UnreadablePdfError, compare
    from reporter.archive.pictures import picture

    found: list[PageChange] = []
    for before, after in _files(old, new):
        if not (before.endswith(PDF) and after.endswith(PDF)):
            continue
        if old.manifest.outputs[before].sha256 == new.manifest.outputs[after].sha256:
            continue
        contents = _read(old, before), _read(new, after)
        try:
            different = compare(*contents, pictures=pictures)
        except UnreadablePdfError:  # that the file is another is told
            continue
        for difference in different:
            name = ""
            if pictures and keep:
                name = _picture_name(after, difference)
                keep(name, picture(*contents, difference))
            found.append(
                PageChange(
                    file=after,
                    old=difference.old,
                    new=difference.new,
                    text=difference.text,
                    picture=name,
                )
            )
    return tuple(found)


def _picture_name(file: str, difference: PageDifference) -> str:
    stem = file.removesuffix(PDF).replace("/", "-")
    return f"{stem}-{difference.old}-{difference.new}.png"


def _read(side: Side, name: str) -> bytes:
    try:
        return (side.outputs / name).read_bytes()
    except OSError as error:
        message = f"{side.name}: filen {name} kan ikke læses: {error.strerror}; byg udgaven igen"
        raise OutputError(message) from None
