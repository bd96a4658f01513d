"""Finds every number that changed from one edition to another.

A number has changed when it is printed otherwise: decimals that no page, table or file shows are
no number to a reader. A share of a count table is printed without decimals in the table and with
one in the file; where only the file's changed, its form is told.

What a series, a period, a group or an area of it has that the other edition lacks altogether is
told once, with how many numbers it is; ``period``, ``area`` and ``group`` are then empty but for
the one it is. A single cell is told by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reporter.archive.difference.cells import FACTS, Cell, Key
from reporter.archive.difference.discretion import Discretion, Pairs
from reporter.archive.difference.joint import repeats
from reporter.archive.difference.model import NumberChange, NumberKind
from reporter.danish import dates
from reporter.danish import numbers as danish

_ORDER: tuple[NumberKind, ...] = ("hidden", "shown", "revised", "added", "removed")

FACTS_TITLE = "Enkelte tal"

Keyed = tuple[Key, NumberChange]
"""A change with what its cell, or the part of its series, is known by."""


def number_changes(
    pairs: Pairs, discretion: Discretion, titles: Mapping[str, str]
) -> tuple[Keyed, ...]:
    """Return the numbers that changed, the largest change first; ``titles`` are of series by id.

    First come cells that are hidden now, then those that are shown now; then revised ones by how
    far they moved: shares and differences of shares against 100, all else against the larger of
    the two numbers, so that 10 percentage points weigh as much as 10 pct. of a count; one that may
    not be told, or is in another unit, weighs most. Last come numbers that one edition lacks. Equal
    ones stay in the order of the edition.
    """
    found: list[tuple[Decimal, Keyed]] = []
    for key, (old, new) in pairs.items():
        if old and new:
            told = _change(key, old, new, discretion, titles)
            if told:
                found.append((_weight(told, old, new), (key, told)))
    olds = {key: old for key, (old, _) in pairs.items() if old}
    news = {key: new for key, (_, new) in pairs.items() if new}
    repeated = repeats(pairs)
    lacking = (
        *_lacking("added", news, olds, discretion, titles, repeated),
        *_lacking("removed", olds, news, discretion, titles, repeated),
    )
    found += [(Decimal(0), keyed) for keyed in lacking]
    found.sort(key=lambda pair: (_ORDER.index(pair[1][1].kind), -pair[0]))
    return tuple(keyed for _, keyed in found)


def _change(
    key: Key, old: Cell, new: Cell, discretion: Discretion, titles: Mapping[str, str]
) -> NumberChange | None:
    """Return how a cell of both editions changed, or None."""
    forms = zip(old.forms, new.forms, strict=False)
    unlike = next(((a, b) for a, b in forms if a[0] != b[0]), None)
    if unlike is None:
        return None
    (was, before), (now, after) = unlike
    kind: NumberKind = "revised"
    if old.hidden != new.hidden:
        kind = "hidden" if new.hidden else "shown"
    silent = discretion.forbids(key, old)
    size = None
    if before is not None and after is not None and old.unit == new.unit and not silent:
        size = after - before
    return _told(kind, key, new, titles, old="" if silent else was, new=now, size=size)


def _weight(change: NumberChange, old: Cell, new: Cell) -> Decimal:
    if change.size is None:
        return Decimal(0) if old.hidden or new.hidden else Decimal(1)
    if new.unit in ("pct", "procentpoint"):
        return abs(change.size) / 100
    values = (abs(value) for _, value in (*old.forms, *new.forms) if value is not None)
    return abs(change.size) / max(values, default=Decimal(1)) if change.size else Decimal(0)


def _lacking(
    kind: NumberKind,
    cells: Mapping[Key, Cell],
    others: Mapping[Key, Cell],
    discretion: Discretion,
    titles: Mapping[str, str],
    repeated: Collection[Key],
) -> Iterator[Keyed]:
    """Yield what the others lack of the cells, each part that they lack altogether once."""
    if cells.keys() <= others.keys():
        return
    known = {part for other in others for part in _parts(other)}
    together: dict[Key, list[tuple[Key, Cell]]] = {}
    for key, cell in cells.items():
        if key not in others:
            lacking = (part for part in _parts(key) if part not in known)
            together.setdefault(next(lacking, key), []).append((key, cell))
    for part, found in together.items():
        key, cell = found[0]
        if len(found) > 1:
            once = [each for each in found if each[0] not in repeated]
            yield part, _part(kind, part, once or found, titles)
            continue
        telling = discretion.forbids(key, cell) or discretion.resembles(cell)
        silent = kind == "removed" and telling
        printed = "" if silent else cell.printed
        old, new = ("", printed) if kind == "added" else (printed, "")
        yield key, _told(kind, key, cell, titles, old=old, new=new)


def _parts(key: Key) -> tuple[Key, ...]:
    """Return what a cell is part of, the largest first: its series, period, group, and area."""
    if key.series == FACTS:  # which are no series, and each told by itself
        return ()
    whole = Key(series=key.series, period="")
    return (
        whole,
        replace(whole, period=key.period),
        replace(whole, group=key.group, share=key.share),
        replace(whole, kind=key.kind, place=key.place),
    )


def _part(
    kind: NumberKind, part: Key, found: Sequence[tuple[Key, Cell]], titles: Mapping[str, str]
) -> NumberChange:
    """Tell of several cells at once, with how many numbers they are."""
    _, cell = found[0]
    shown = Decimal(sum(not cell.hidden for _, cell in found))
    number = f"{danish.number(shown)} tal"
    named = bool(part.place) and part.kind != "column"
    place = replace(
        cell,
        area=cell.area if named else "",
        kommune=cell.kommune if named else "",
        group=part.place if part.kind == "column" else part.group,
    )
    old, new = ("", number) if kind == "added" else (number, "")
    return _told(kind, part, place, titles, old=old, new=new)


def _told(
    kind: NumberKind,
    key: Key,
    cell: Cell,
    titles: Mapping[str, str],
    *,
    old: str,
    new: str,
    size: Decimal | None = None,
) -> NumberChange:
    return NumberChange(
        kind=kind,
        series=key.series,
        title=FACTS_TITLE if key.series == FACTS else titles[key.series],
        area=cell.area,
        kommune=cell.kommune,
        period=_period(key.period),
        group=cell.group,
        unit=cell.unit,
        old=old,
        new=new,
        size=size,
    )


def _period(written: str) -> str:
    try:
        return dates.period(written) if written else ""
    except ValueError:  # a fact's year is as its writer put it
        return written
