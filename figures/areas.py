"""Colour the municipalities of a map: ground, borders, coast, patterns of special classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from figures.borders import Areas, coast
from figures.geometry import Ring
from figures.patterns import dotting, hatching
from figures.sheet import Sheet
from figures.specs import Choropleth, SpecialClass
from figures.style import contrast, text_on
from figures.tokens import COAST, MUTED, NO_DATA, PAPER, SCALE

BORDER = 0.35
VISIBLE = 2.0
"""Contrast a colour needs to white for white borders to be seen on it."""
COASTLINE = 0.4
HATCH = 0.45
DOT = 0.8
"""Small enough that a dotted area is lighter in grey than any step of a scale."""


def special_of(spec: Choropleth, code: str) -> SpecialClass | None:
    """Return the special class of a municipality; without a step or one of its own, the first."""
    if code in spec.specials_of:
        return spec.specials[spec.specials_of[code]]
    return None if code in spec.steps_of or not spec.specials else spec.specials[0]


def ground_of(spec: Choropleth, code: str) -> str:
    """Return the colour of a municipality beneath any pattern."""
    special = special_of(spec, code)
    if code not in spec.steps_of or (special and not special.counted):
        return NO_DATA
    return SCALE[len(spec.steps)][spec.steps_of[code]]


def place_areas(spec: Choropleth, sheet: Sheet, areas: Areas) -> None:
    """Draw the areas: one path for each colour, one for the coast, one for each kind of mark."""
    grounds: dict[str, list[Ring]] = defaultdict(list)
    for code, rings in areas.items():
        grounds[ground_of(spec, code)] += rings
    # Grey borders first, so that the white ones of a darker step win where the two meet.
    sheet.areas(grounds.pop(NO_DATA, []), fill=NO_DATA, line=COAST, width=BORDER, name="no-data")
    for number, colour in enumerate(SCALE[len(spec.steps)] if spec.steps else ()):
        line = PAPER if contrast(colour, PAPER) >= VISIBLE else COAST
        sheet.areas(grounds[colour], fill=colour, line=line, width=BORDER, name=f"step-{number}")
    sheet.lines(coast(areas), colour=COAST, width=COASTLINE, name="coast")
    for code, rings in areas.items():
        special = special_of(spec, code)
        if special:
            place_marks(special, sheet, rings, ground=ground_of(spec, code))


def place_marks(special: SpecialClass, sheet: Sheet, rings: Sequence[Ring], *, ground: str) -> None:
    """Draw the pattern of a special class over an area."""
    colour = MUTED if ground == NO_DATA else text_on(ground)
    if special.pattern == "hatched":
        sheet.lines(hatching(rings), colour=colour, width=HATCH, name="hatched")
    elif special.pattern == "dotted":
        sheet.dots(dotting(rings), colour=colour, width=DOT, name="dotted")
