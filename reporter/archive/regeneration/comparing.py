"""Holds the files that were made anew to those of the bundle, byte by byte and then by content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from reporter.archive import pages
from reporter.archive.pages import PageDifference, UnreadablePdfError
from reporter.archive.regeneration import readable
from reporter.archive.regeneration.layers import Trace
from reporter.archive.regeneration.readable import Reading, UnreadableError
from reporter.building.manifest import Manifest
from reporter.delivery import dispatch, packing
from reporter.digests import of_bytes

_LISTS = (dispatch.NAME, packing.README)
"""Lists of other files: their digests and how many pages each has, and no number of their own."""


@dataclass(frozen=True, kw_only=True)
class FileDifference:
    """A finished file that was not made as it was.

    ``gone`` are the numbers that only the old file has, ``come`` those that only the new one has;
    ``reordered`` says that they are the same in another order, ``unread`` that nobody can tell.
    ``traces`` are the kinds of difference that say which layers can have made it.
    """

    file: str
    kind: Literal["changed", "missing", "new"]
    traces: frozenset[Trace]
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    reordered: bool = False
    unread: bool = False
    pages: tuple[PageDifference, ...] = ()

    @property
    def numbers(self) -> bool:
        """Say whether a number differs, or may: what cannot be read is not held for the same."""
        return bool(self.gone or self.come or self.reordered or self.unread)


def differences(
    *,
    old: Manifest,
    old_folder: Path,
    new: Mapping[str, str],
    new_folder: Path,
    tell: Callable[[str], None],
) -> tuple[FileDifference, ...]:
    """Return the files that differ, by name; ``new`` are the digests of the files made anew.

    ``tell`` hears how many there are before they are looked at.
    """
    names = sorted({*old.outputs, *new}, key=lambda name: (name.endswith(".zip"), name))
    changed = [n for n in names if n not in old.outputs or old.outputs[n].sha256 != new.get(n)]
    if changed:
        tell(f"Sammenligner {len(changed)} {'fil' if len(changed) == 1 else 'filer'} indvendigt")
    # On paper the order of reading is that of the layout; the web page has the author's.
    ordered = not any(name.endswith(".html") for name in old.outputs)
    found: dict[str, FileDifference] = {}
    for name in changed:
        before = (old_folder / name).read_bytes() if name in old.outputs else None
        after = (new_folder / name).read_bytes() if name in new else None
        if name.endswith(".zip") and before and after:
            # What lies in the archive lies beside it too, and has been looked at there.
            known = {
                (each, old.outputs[each].sha256, new[each]): difference
                for each, difference in found.items()
                if each in old.outputs and each in new
            }
            found[name] = _archive(name, before, after, known)
        else:
            found[name] = _difference(name, before, after, ordered=ordered)
    return tuple(found[name] for name in sorted(found))


def _difference(
    name: str, before: bytes | None, after: bytes | None, *, ordered: bool
) -> FileDifference:
    pdf = name.endswith(".pdf")
    if before is None or after is None:
        gone, come = (_numbers_of(name, content) for content in (before, after))
        return FileDifference(
            file=name,
            kind="new" if before is None else "missing",
            traces=frozenset({"print" if pdf else "data"}),
            gone=gone or (),
            come=come or (),
            unread=gone is None or come is None,
        )
    if PurePosixPath(name).name in _LISTS:
        return FileDifference(file=name, kind="changed", traces=frozenset())
    try:
        old, new = readable.read(name, before), readable.read(name, after)
        differing = pages.compare(before, after) if pdf else ()
    except (UnreadableError, UnreadablePdfError):
        traces: frozenset[Trace] = frozenset({"print" if pdf else "data"})
        return FileDifference(file=name, kind="changed", traces=traces, unread=True)
    gone, come = _unexplained(old, new)
    moved = (gone, come) == ((), ()) and _own(old) != _own(new)
    return FileDifference(
        file=name,
        kind="changed",
        traces=frozenset({_trace(name, old, new)}),
        gone=gone,
        come=come,
        reordered=moved and (ordered or not pdf),
        pages=differing,
    )


def _numbers_of(name: str, content: bytes | None) -> tuple[str, ...] | None:
    """Return the numbers of a file, none of one that is not there; None where nobody can tell."""
    if content is None or PurePosixPath(name).name in _LISTS:
        return ()
    try:
        return readable.read(name, content).numbers
    except UnreadableError:
        return None


def _unexplained(old: Reading, new: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers that came and went; true page numbers may change as pages move."""
    gone, come = pages.differing(old.numbers, new.numbers)
    return (
        pages.differing(gone, old.references)[0],
        pages.differing(come, new.references)[0],
    )


def _own(reading: Reading) -> tuple[str, ...]:
    """Return the numbers of a file, in order, without the page numbers that it refers to."""
    return pages.differing(reading.numbers, reading.references)[0]


def _trace(name: str, old: Reading, new: Reading) -> Trace:
    if name.endswith(".pdf"):
        return "print"
    if name.endswith(".html"):
        return "page" if old.words == new.words else "words"
    return "data"


def _archive(
    name: str,
    before: bytes,
    after: bytes,
    known: Mapping[tuple[str, str, str], FileDifference],
) -> FileDifference:
    """Return what differs among the files of an archive, together.

    ``known`` are the differences of files by name and by the digests of the old and the new one.
    """
    try:
        old, new = dict(_members(before)), dict(_members(after))
    except Exception:  # of as many kinds as there are ways to pack
        return FileDifference(file=name, kind="changed", traces=frozenset({"data"}), unread=True)
    found = []
    for member in sorted({*old, *new}):
        contents = old.get(member), new.get(member)
        if contents[0] != contents[1]:
            first, second = (of_bytes(content or b"") for content in contents)
            difference = known.get((member, first, second))
            found.append(difference or _difference(member, *contents, ordered=True))
    return FileDifference(
        file=name,
        kind="changed",
        traces=frozenset(trace for each in found for trace in each.traces),
        gone=tuple(number for each in found for number in each.gone),
        come=tuple(number for each in found for number in each.come),
        reordered=any(each.reordered for each in found),
        unread=any(each.unread for each in found),
    )


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > readable.MOST_UNPACKED:
            raise UnreadableError
        for entry in entries:
            yield entry.filename, archive.read(entry)
