"""Paths of our drawings as PDF operators, in whole hundredths of the drawing's unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = r"-?\d+(?:\.\d\d?)?(?![\d.])"
_STEPS = rf"(?: ?{_NUMBER})+"
_SUBPATH = re.compile(rf"M{_NUMBER} ?{_NUMBER}(?:[lc]{_STEPS}|z)*")
_COMMAND = re.compile(r"([Mlcz])([^Mlcz]*)")
_NUMBERS = re.compile(_NUMBER)
_COORDINATES = {"M": 2, "l": 2, "c": 6, "z": 0}


class OutsideSubsetError(ValueError):
    """A drawing, or its path, holds what our own drawings never hold."""


@dataclass(frozen=True, slots=True)
class Path:
    """Operators that construct a path, and the box of all its points: left, top, right, bottom."""

    operators: bytes
    box: tuple[int, int, int, int]


@lru_cache(maxsize=512)
def path(data: str) -> Path:
    """Return a path of SVG that starts each part with ``M`` and goes on in relative ``l c z``.

    Raises OutsideSubsetError for other commands and for numbers with more than two decimals.
    """
    start, *parts = data.split("M")
    if start or not parts:
        raise OutsideSubsetError(data[:40])
    made = [_subpath(f"M{part}") for part in parts]
    boxes = [each.box for each in made]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Path(
        b"\n".join([each.operators for each in made]),
        (min(lefts), min(tops), max(rights), max(bottoms)),
    )


@lru_cache(maxsize=20_000)
def _subpath(data: str) -> Path:
    # A municipality is the same ring on every map of one size, whatever its colour.
    if not _SUBPATH.fullmatch(data):
        raise OutsideSubsetError(data[:40])
    written: list[str] = []
    xs: list[int] = []
    ys: list[int] = []
    x = y = 0
    for command, text in _COMMAND.findall(data):
        numbers = [round(float(number) * 100) for number in _NUMBERS.findall(text)]
        count = _COORDINATES[command]
        if count and len(numbers) % count:
            raise OutsideSubsetError(data[:40])
        if command == "z":
            written.append("h")
            x, y = xs[0], ys[0]
        elif command == "c":
            for n in range(0, len(numbers), 6):
                points = [number + (x, y)[k % 2] for k, number in enumerate(numbers[n : n + 6])]
                xs += points[::2]
                ys += points[1::2]
                x, y = points[4:]
                written.append("{} {} {} {} {} {} c".format(*points))
        else:
            letter = command.lower()
            for n in range(0, len(numbers), 2):
                x += numbers[n]
                y += numbers[n + 1]
                xs.append(x)
                ys.append(y)
                written.append(f"{x} {y} {letter}")
    return Path("\n".join(written).encode(), (min(xs), min(ys), max(xs), max(ys)))
