"""Numbers that several municipalities report together: told once, as theirs.

The published table has such a number three times, for the two together and for each, and a sheet
shows it as the municipality's own. It is one number all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reporter.archive.difference.cells import Cell, Key
from reporter.archive.difference.discretion import Pairs
from reporter.archive.difference.model import NumberChange

TOGETHER = "+"
"""Stands between the codes of municipalities that report together."""


def repeats(pairs: Pairs) -> Mapping[Key, Key]:
    """Return the cells that repeat a joint number in both editions, each with the joint cell.

    Where a municipality repeats it in every period of a series, so does its part of the series.
    """
    found: dict[Key, Key] = {}
    for key, joint in pairs.items():
        if key.kind != "joint" or TOGETHER not in key.place:
            continue
        for code in key.place.split(TOGETHER):
            own = replace(key, kind="municipality", place=code)
            if own in pairs and all(map(_alike, pairs[own], joint)):
                found[own] = key
    others = {_part(key) for key in pairs if key not in found}
    parts = {_part(own): _part(key) for own, key in found.items()}
    return found | {own: part for own, part in parts.items() if own not in others}


def _alike(own: Cell | None, joint: Cell | None) -> bool:
    return (own and own.forms) == (joint and joint.forms)


def _part(key: Key) -> Key:
    return Key(series=key.series, period="", kind=key.kind, place=key.place)


def told_once(
    numbers: Iterable[tuple[Key, NumberChange]], repeated: Mapping[Key, Key]
) -> tuple[NumberChange, ...]:
    """Return the changes without those that repeat a joint one, which is named by all its codes."""
    joint = {*repeated.values()}
    return tuple(
        replace(change, kommune=key.place) if key in joint else change
        for key, change in numbers
        if key not in repeated
    )
