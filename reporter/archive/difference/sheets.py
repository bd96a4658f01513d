"""Parts what changed in a batch among its sheets, and puts the largest change first.

The order is that in which somebody must look at them:

1. sheets with a number that is hidden now – it should perhaps never have been shown –, most first;
2. sheets with a sentence that says the opposite of what it said, most first;
3. the sheet whose own number changed most, as ``numbers.py`` weighs it;
4. the sheet whose region or the country changed most;
5. the farthest move between classes, then ranks; the most changed texts;
6. sheets that are not the same bytes, and at last those that are; each in the order of codes.

A sum of all changes would put a sheet with many small ones before one whose number is wrong by
half; what is hidden or turned round has no size at all, and is therefore counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reporter import kommuner
from reporter.archive.difference.cells import Key
from reporter.archive.difference.model import Move, SheetDifference, TextChange
from reporter.archive.difference.numbers import Keyed
from reporter.archive.difference.side import Side
from reporter.danish import places
from reporter.kommuner import Kommune


def sheet_differences(
    old: Side,
    new: Side,
    *,
    numbers: Sequence[Keyed],
    classes: Sequence[Move],
    ranks: Sequence[Move],
    texts: Sequence[TextChange],
) -> tuple[SheetDifference, ...]:
    """Return what changed on each sheet, the largest first; nothing where either is no batch."""
    if not (old.edition.kommuner and new.edition.kommuner):
        return ()
    found = []
    for kommune in kommuner.alle():
        document = places.slug(kommune.code)
        shown = [n for n, (key, _) in enumerate(numbers) if _shows(kommune, key)]
        own = [n for n in shown if _is_own(kommune, numbers[n][0])]
        sheet = SheetDifference(
            kommune=kommune.code,
            name=kommune.name,
            document=document,
            identical=_files(old, document) == _files(new, document),
            numbers=tuple(numbers[n][1] for n in shown),
            classes=tuple(m for m in classes if m.kommune in (kommune.code, "")),
            ranks=tuple(m for m in ranks if m.kommune == kommune.code),
            texts=tuple(t for t in texts if t.document == document),
        )
        found.append((_order(sheet, own, shown), sheet))
    found.sort(key=lambda pair: pair[0])
    return tuple(sheet for _, sheet in found)


def _shows(kommune: Kommune, key: Key) -> bool:
    """Say whether a municipality's sheet shows a cell, or any of a part of a series."""
    match key.kind:
        case "region":
            return key.place == kommune.region
        case "municipality" | "joint":
            return kommune.code in key.place.split("+")
    return True


def _is_own(kommune: Kommune, key: Key) -> bool:
    return key.kind == "municipality" and key.place == kommune.code


def _files(side: Side, document: str) -> dict[str, str]:
    """Return the digests of a sheet's files by what they end with."""
    return {
        name.rpartition(".")[2]: file.sha256
        for name, file in side.manifest.outputs.items()
        if name.rpartition("/")[2].partition(".")[0] == document
    }


def _order(sheet: SheetDifference, own: Sequence[int], shown: Sequence[int]) -> tuple[float, ...]:
    """Return what sheets are ordered by; ``own`` and ``shown`` are places among the numbers."""
    hidden = sum(n.kind == "hidden" and n.kommune == sheet.kommune for n in sheet.numbers)
    flipped = sum(text.kind == "flipped" for text in sheet.texts)
    return (
        -hidden,
        -flipped,
        min(own, default=inf),
        min(shown, default=inf),
        *(-max((abs(m.steps or 0) for m in moves), default=0)
          for moves in (sheet.classes, sheet.ranks)),
        -len(sheet.texts),
        sheet.identical,
    )  # fmt: skip
