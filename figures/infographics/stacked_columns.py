"""Columns over time with their totals at their heads, in parts where these are known."""

from __future__ import annotations

from figures.infographics.specs import (
    MAX_COLUMN_PARTS,
    MAX_COLUMNS,
    Amount,
    Column,
    StackedColumns,
)
from figures.infographics.stacks import (
    LEADER,
    LENGTH,
    Piece,
    Place,
    Stack,
    pieces,
    place_names,
    place_stacks,
    upright,
)
from figures.infographics.texts import MIDDLE
from figures.layout import legend_rows, place_unit
from figures.sheet import Sheet
from figures.style import SIZE
from figures.tokens import MUTED, PARTS, TINT

WIDEST, WIDEST_PITCH = 64.0, 112.0
FILLED, FILLED_BY_MANY = 0.62, 0.8
"""A column's share of the room it has, the second where that is less than ``WIDEST``."""
NAMES = 0.42
"""The names of the parts have this share of the width, if the columns are not too close then."""
CLOSEST = 40.0
UNIT = 14.0
"""Room for the unit above the highest total."""


def place(spec: StackedColumns, sheet: Sheet) -> float:
    """Place the columns from the top of the sheet down; return where their feet end."""
    parted = [column for column in spec.columns if column.parts]
    if not 1 <= len(spec.columns) <= MAX_COLUMNS:
        raise ValueError(f"a figure has 1 to {MAX_COLUMNS} stacked columns")
    if len({tuple(part.name for part in column.parts) for column in parted}) > 1:
        raise ValueError("all columns that have parts have the same ones")
    if any(len(column.parts) > MAX_COLUMN_PARTS for column in parted):
        raise ValueError(f"a column has at most {MAX_COLUMN_PARTS} parts")
    place_unit(sheet, spec.unit)
    top = sheet.height - UNIT
    count = len(spec.columns)
    room = sheet.width
    if beside := bool(spec.columns[-1].parts) and sheet.width * (1 - NAMES) / count >= CLOSEST:
        room *= 1 - NAMES
    elif parted:
        names = [(PARTS[n], part.name) for n, part in enumerate(parted[0].parts)]
        top = legend_rows(sheet, names, top=top) - 4
    pitch = min(room / count, WIDEST_PITCH)
    width = min((FILLED if pitch >= WIDEST else FILLED_BY_MANY) * pitch, WIDEST)
    reach = upright([column.total.label for column in spec.columns], pitch)
    standing = Place(
        first=pitch / 2, pitch=pitch, width=width, base=top - max(reach, MIDDLE) - LENGTH,
        upright=reach > 0,
    )  # fmt: skip
    most = max(column.total.value for column in spec.columns) or 1.0
    stacks = [_stack(spec, column, divided=bool(parted)) for column in spec.columns]
    end = place_stacks(sheet, stacks, standing, most=most)
    if beside:
        left = standing.first + (count - 1) * pitch + standing.width / 2 + LEADER
        place_names(sheet, stacks[-1], standing, number=count - 1, most=most, left=left)
    line = [(0.0, standing.base), (count * pitch, standing.base)]
    sheet.lines([line], colour=MUTED, width=0.75, name="base")
    return min(end, standing.base - SIZE) if beside else end


def _stack(spec: StackedColumns, column: Column, *, divided: bool) -> Stack:
    """Return a column as it stands; the number of an undivided one is at its head alone."""
    total = column.total
    outlined = divided and not column.parts
    whole = Amount(name="", value=total.value, label="")
    undivided = Piece(whole, TINT if outlined else PARTS[0], outlined)
    return Stack(
        foot=total.name,
        head=total.label,
        pieces=pieces(column.parts, None) or (undivided,),
        head_size=MIDDLE,
        note=spec.undivided_label if outlined else "",
    )
