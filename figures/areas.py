"""Colour the municipalities of a map: ground, borders, coast, patterns of special classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from figures.geometry import Ring
from figures.marks import Style
from figures.outlines import Outlines
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


def place_areas(spec: Choropleth, sheet: Sheet, outlines: Outlines, *, coasted: bool) -> None:
    """Draw the areas: one path for each colour, one for the coast, one for each kind of mark.

    A small map does without a line along the coast: every colour lighter than the sea's contrast
    asks for has grey borders there too.
    """
    grounds: dict[str, list[str]] = defaultdict(list)
    marks: dict[Style, list[str]] = defaultdict(list)
    for code in outlines.areas:
        ground, special = ground_of(spec, code), special_of(spec, code)
        grounds[ground].append(outlines.area(code, sheet.height))
        if special and special.pattern != "plain":
            style = mark_style(special, ground)
            marks[style].append(outlines.marks(code, special.pattern, sheet.height))
    # Grey borders first, so that the white ones of a darker step win where the two meet.
    style = Style(fill=NO_DATA, line=COAST, width=BORDER, name="no-data")
    sheet.written("".join(grounds.pop(NO_DATA, [])), style)
    for number, colour in enumerate(SCALE[len(spec.steps)] if spec.steps else ()):
        line = PAPER if contrast(colour, PAPER) >= VISIBLE else COAST
        style = Style(fill=colour, line=line, width=BORDER, name=f"step-{number}")
        sheet.written("".join(grounds[colour]), style)
    if coasted:
        style = Style(line=COAST, width=COASTLINE, name="coast")
        sheet.written(outlines.coast(sheet.height), style)
    for style, data in marks.items():
        sheet.written("".join(data), style)


def mark_style(special: SpecialClass, ground: str) -> Style:
    """Return how the marks of a pattern look over a ground."""
    colour = MUTED if ground == NO_DATA else text_on(ground)
    if special.pattern == "hatched":
        return Style(line=colour, width=HATCH, name="hatched")
    return Style(line=colour, width=DOT, round_ends=True, name="dotted")


def place_marks(special: SpecialClass, sheet: Sheet, rings: Sequence[Ring], *, ground: str) -> None:
    """Draw the pattern of a special class over an area."""
    colour = mark_style(special, ground).line or MUTED
    if special.pattern == "hatched":
        sheet.lines(hatching(rings), colour=colour, width=HATCH, name="hatched")
    elif special.pattern == "dotted":
        sheet.dots(dotting(rings), colour=colour, width=DOT, name="dotted")
