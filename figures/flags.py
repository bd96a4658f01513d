"""Names on poles above a level axis, arranged so that no pole runs through another one's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product
from typing import Literal

from figures.sheet import Box, Sheet, text_box
from figures.style import DESCENT, wrap

ROW = 9.4
"""Distance of two rows of names."""
APART, CLEAR = 4.0, 0.5
"""Points between two names, and between a name and another one's pole."""
OVERLAP = 1.0
"""A name reaches so far over its pole to the other side."""


Side = Literal["centre", "right", "left"]
SIDES: tuple[Side, ...] = ("centre", "right", "left")


@dataclass(frozen=True)
class Flag:
    """A name and where its pole stands; the first flag of several is the most important one."""

    x: float
    text: str
    size: float
    weight: int
    colour: str
    width: float


@dataclass(frozen=True)
class Hung:
    """A flag with its name as one line, the row it hangs in and the box it fills."""

    flag: Flag
    text: str
    row: int
    box: Box
    clear: bool = True


Places = dict[tuple[int, Side], Hung]
"""Where a flag may hang, by row and side."""


def hang(sheet: Sheet, flags: Sequence[Flag], *, top: float) -> list[Hung]:
    """Return the flags in rows from ``top`` down, clear of the texts already set.

    The first flag hangs highest; the others in whatever order and on whichever sides of their poles
    the fewest names are crossed and the fewest rows taken.
    """
    taken = [box for _, box in sheet.texts]
    places = [_places(flag, sheet, top, rows=2 * len(flags), taken=taken) for flag in flags]
    best: tuple[tuple[int, int], list[Hung]] = ((0, 0), [])
    for rest in permutations(places[1:]):
        for sides in product(SIDES, repeat=len(rest)):
            tried = _hang([*places[:1], *rest], ["centre", *sides])
            cost = (sum(not one.clear for one in tried), max((one.row for one in tried), default=0))
            if not best[1] or cost < best[0]:
                best = (cost, tried)
            if cost <= (0, 1):
                return tried
    return best[1]


def place_flags(sheet: Sheet, hung: Sequence[Hung], *, base: float) -> None:
    """Set the names and draw their poles to ``base``, interrupted where one meets a name."""
    for one in reversed(hung):
        flag = one.flag
        pieces = _pieces(flag.x, one.box.bottom, base, [other.box for other in hung])
        sheet.lines(pieces, colour=flag.colour, width=flag.width, name="pole")
    for one in hung:
        flag, baseline = one.flag, one.box.bottom + DESCENT * one.flag.size
        sheet.text(
            one.box.left, baseline, one.text,
            size=flag.size, weight=flag.weight, colour=flag.colour,
        )  # fmt: skip


def _places(flag: Flag, sheet: Sheet, top: float, *, rows: int, taken: Sequence[Box]) -> Places:
    """Return where a flag may hang: in every row on either side of its pole or over it."""
    (text,) = wrap(flag.text, sheet.width, flag.size, flag.weight, most=1)
    box = text_box(0, top - flag.size, text, size=flag.size, weight=flag.weight)
    lefts = {
        "centre": flag.x - box.width / 2,
        "right": flag.x - OVERLAP,
        "left": flag.x + OVERLAP - box.width,
    }
    places: Places = {}
    for side in SIDES:
        left = max(0.0, min(lefts[side], sheet.width - box.width))
        for row in range(rows):
            lower, upper = box.bottom - row * ROW, box.top - row * ROW
            own = Box(left, lower, left + box.width, upper)
            clear = not any(_near(own, other) for other in taken)
            places[row, side] = Hung(flag, text, row, own, clear)
    return places


def _hang(flags: Sequence[Places], sides: Sequence[Side]) -> list[Hung]:
    """Return the flags, each in the highest row where it is clear of those before it.

    Each tries its own side of ``sides`` before the others.
    """
    hung: list[Hung] = []
    for places, side in zip(flags, sides, strict=False):
        below = max((other.row for other in hung), default=-1) + 1
        for row, tried in product(range(below + 2), dict.fromkeys([side, *SIDES])):
            place = places[row, tried]
            if place.clear and not any(_meets(place, other) for other in hung):
                hung.append(place)
                break
        else:
            hung.append(replace(places[below if hung else 1, side], clear=False))
    return hung


def _meets(place: Hung, other: Hung) -> bool:
    """Tell whether two names lie too close, or the pole of the higher one meets the lower one."""
    if place.row == other.row:
        return _near(place.box, other.box)
    higher, lower = (place, other) if place.row < other.row else (other, place)
    return _crosses(higher.flag.x, lower.box) or _near(place.box, other.box)


def _near(box: Box, other: Box) -> bool:
    return (
        box.left - APART < other.right and other.left < box.right + APART
        and box.bottom < other.top and other.bottom < box.top
    )  # fmt: skip


def _crosses(x: float, box: Box) -> bool:
    return box.left - CLEAR < x < box.right + CLEAR


def _pieces(
    x: float, top: float, base: float, names: Sequence[Box]
) -> list[list[tuple[float, float]]]:
    """Return a pole as the pieces outside the names below it."""
    pieces = []
    for box in sorted(names, key=lambda box: -box.top):
        if _crosses(x, box) and box.top <= top:
            pieces.append([(x, top), (x, box.top)])
            top = box.bottom
    return [*pieces, [(x, top), (x, base)]]
