"""From an infographic's spec to what is placed on a sheet, and how high that is."""

from __future__ import annotations

from figures.infographics import (
    panels,
    part_of_whole,
    proportional,
    scale,
    share_bars,
    stacked_columns,
)
from figures.infographics.specs import (
    Criteria,
    Infographic,
    PartOfWhole,
    Proportional,
    Scale,
    ShareBars,
    StackedColumns,
    TextPanel,
)
from figures.sheet import MM, Sheet
from figures.specs import Size

TALLEST_MM = 2000.0
"""Higher than any infographic: where it is placed to see how high it is."""


def place(spec: Infographic, sheet: Sheet) -> float:
    """Place an infographic from the top of the sheet down; return where it ends."""
    match spec:
        case Scale():
            return scale.place(spec, sheet)
        case ShareBars():
            return share_bars.place(spec, sheet)
        case PartOfWhole():
            return part_of_whole.place(spec, sheet)
        case Proportional():
            return proportional.place(spec, sheet)
        case StackedColumns():
            return stacked_columns.place(spec, sheet)
        case TextPanel():
            return panels.place_text(spec, sheet)
        case Criteria():
            return panels.place_criteria(spec, sheet)


def height_mm(spec: Infographic, *, width_mm: float) -> float:
    """Return the height that an infographic needs at a width, in whole millimetres."""
    sheet = Sheet(Size(width_mm=width_mm, height_mm=TALLEST_MM))
    end = place(spec, sheet)
    lowest = min([end, *(box.bottom for _, box in sheet.texts)])
    return float(-int(-(sheet.height - lowest) / MM // 1))
