"""How an indicator spreads over all areas: one dot an area, the own one named, no other text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf, sqrt

from figures.flags import Flag, hang, place_flags
from figures.layout import place_unit
from figures.sheet import Box, Sheet
from figures.specs import MAX_EXTREMES, MAX_REFERENCES, Spread, Tick
from figures.style import LEADING, SIZE, SMALL, text_width, wrap
from figures.tokens import ACCENT, INK, MAIN, MUTED, PAPER, PARTS

NEAR, OTHER = MAIN, PARTS[1]
DIAMETERS = (5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0)
"""The largest dots that fit are drawn; the smallest may overlap."""
OWN = 1.7
"""The own dot's diameter in those of the others."""
APART = 0.5
"""Points between two dots."""
SIDE = 6.0
"""Points between the sheet's sides and the ends of the axis."""
TICK = 2.5
FOOT = 11.5
"""Room for the ticks below the axis."""
KEY = 9.5
"""Room for a row of the key below them."""
KEY_INDENT, KEY_GAP = 9.0, 10.0
MESSAGE_SHARE = 0.35


@dataclass(frozen=True)
class Axis:
    """The level axis on which values stand."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Return the place of a value."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def place(spec: Spread, sheet: Sheet) -> None:
    """Place the whole chart on the sheet."""
    if len(spec.extremes) > MAX_EXTREMES:
        raise ValueError(f"a spread has at most {MAX_EXTREMES} extremes")
    if len(spec.references) > MAX_REFERENCES:
        raise ValueError(f"a spread has at most {MAX_REFERENCES} references")
    place_unit(sheet, spec.unit)
    axis = _axis(spec, sheet)
    key = _key(spec, sheet)
    base = FOOT + len(key) * KEY
    flags = [Flag(axis.x(r.value), r.label, SMALL, 400, MUTED, 0.7) for r in spec.references]
    top = sheet.height
    flags += [Flag(axis.x(e.value), e.label, SMALL, 600, MAIN, 0.7) for e in spec.extremes]
    if spec.own:
        flags.insert(0, Flag(axis.x(spec.own.value), spec.own.label, SIZE, 600, ACCENT, 1.1))
    elif spec.message:
        top = _place_message(spec.message, sheet)
    hung = hang(sheet, flags, top=top)
    room = min([one.box.bottom for one in hung], default=top - SIZE) - 1
    _place_axis(spec, sheet, axis, base)
    own = [(axis.x(spec.own.value), base)] if spec.own else []
    diameter = _place_dots(spec, sheet, axis, Box(0, base, sheet.width, room))
    # Over the dots, which would hide them where most of the areas are.
    place_flags(sheet, hung, base=base)
    places = [(x, y + OWN * diameter / 2) for x, y in own]
    sheet.dots(places, colour=PAPER, width=OWN * diameter + 1.4)
    sheet.dots(places, colour=ACCENT, width=OWN * diameter, name="own")
    for number, row in enumerate(reversed(key)):
        _place_key(row, sheet, 1.5 + number * KEY)


def _axis(spec: Spread, sheet: Sheet) -> Axis:
    marks = [*spec.references, *spec.extremes, *spec.ticks, *([spec.own] if spec.own else [])]
    values = [mark.value for mark in marks] + [dot.value for dot in spec.others]
    low, high = min(values, default=0.0), max(values, default=1.0)
    high = high if high > low else low + max(1.0, abs(low))
    return Axis(SIDE, sheet.width - SIDE, low, high)


def _place_message(message: str, sheet: Sheet) -> float:
    """Set the message below the unit; return where the rest begins."""
    top = sheet.height - SMALL - 4
    most = max(int(MESSAGE_SHARE * sheet.height / (LEADING * SIZE)), 1)
    lines = wrap(message, sheet.width, SIZE, most=most)
    room = len(lines) * LEADING * SIZE
    sheet.block(0, top - room / 2, lines, colour=INK)
    return top - room - 2


def _place_axis(spec: Spread, sheet: Sheet, axis: Axis, base: float) -> None:
    """Draw the axis, and set the ticks, or every second, third … where they stand too close."""
    marks = [[(axis.x(tick.value), base), (axis.x(tick.value), base - TICK)] for tick in spec.ticks]
    sheet.lines([[(0.0, base), (sheet.width, base)], *marks], colour=MUTED, width=0.75, name="base")
    told = _told(spec.ticks, axis)
    for tick in told:
        half = text_width(tick.label, SMALL) / 2
        x = max(half, min(axis.x(tick.value), sheet.width - half))
        sheet.text(x, base - TICK - SMALL, tick.label, size=SMALL, colour=MUTED, align="center")


def _told(ticks: Sequence[Tick], axis: Axis) -> Sequence[Tick]:
    widest = max((text_width(tick.label, SMALL) for tick in ticks), default=0.0) + 4
    for step in range(1, len(ticks)):
        told = ticks[::step]
        places = [axis.x(tick.value) for tick in told]
        if all(b - a >= widest for a, b in pairwise(places)):
            return told
    return ticks[:1]


def _place_dots(spec: Spread, sheet: Sheet, axis: Axis, room: Box) -> float:
    """Draw the dots of all others in the room; return their diameter."""
    dots = sorted(spec.others, key=lambda dot: (dot.value, dot.near))
    own = axis.x(spec.own.value) if spec.own else None
    places: list[tuple[float, float]] = []
    for diameter in DIAMETERS:
        places = _stacked([axis.x(dot.value) for dot in dots], diameter, own)
        highest = max((y for _, y in places), default=0.0) + diameter / 2
        if highest <= room.height:
            break
    squeeze = min(1.0, (room.height - diameter / 2) / max(highest - diameter / 2, 1e-9))
    placed = [(x, room.bottom + y * squeeze) for x, y in places]
    for near, colour in ((False, OTHER), (True, NEAR)):
        own_kind = [at for at, dot in zip(placed, dots, strict=True) if dot.near == near]
        sheet.dots(own_kind, colour=colour, width=diameter, name="near" if near else "other")
    return diameter


def _stacked(
    rising: Sequence[float], diameter: float, own: float | None
) -> list[tuple[float, float]]:
    """Return the places of dots above the axis, each on the lowest level where it is free.

    ``rising`` are their places along the axis, which they keep. The own dot lies on the axis.
    """
    pitch, radius = diameter + APART, (1 + OWN) * diameter / 2 + APART
    reach: list[float] = []
    places: list[tuple[float, float]] = []
    level, before = 0, -inf
    for x in rising:
        # Where the dot before did not fit, one of the same value does not either.
        level = level + 1 if x == before else 0
        if own is not None and abs(x - own) < radius:
            clear = OWN * diameter / 2 + sqrt(radius**2 - (x - own) ** 2)
            level = max(level, ceil((clear - 0.5 - diameter / 2) / pitch))
        while level < len(reach) and x - reach[level] < pitch:
            level += 1
        reach += [-inf] * (level + 1 - len(reach))
        reach[level] = before = x
        places.append((x, 0.5 + diameter / 2 + level * pitch))
    return places


def _key(spec: Spread, sheet: Sheet) -> list[list[tuple[str, str]]]:
    """Return whom the tones stand for, with their colours, in two rows where one is too long."""
    kinds = [(spec.near_label, NEAR), (spec.other_label, OTHER)]
    room = sheet.width - KEY_INDENT
    told = [
        (line, colour)
        for label, colour in kinds
        if label
        for line in wrap(label, room, SMALL, most=1)
    ]
    width = sum(text_width(line, SMALL) + KEY_INDENT + KEY_GAP for line, _ in told) - KEY_GAP
    return [[entry] for entry in told] if width > sheet.width else [told] if told else []


def _place_key(entries: Sequence[tuple[str, str]], sheet: Sheet, baseline: float) -> None:
    """Set a row of the key below the axis."""
    x = 0.0
    for line, colour in entries:
        sheet.dots([(x + 3, baseline + SMALL * 0.35)], colour=colour, width=DIAMETERS[0])
        box = sheet.text(x + KEY_INDENT, baseline, line, size=SMALL, colour=MUTED)
        x = box.right + KEY_GAP
