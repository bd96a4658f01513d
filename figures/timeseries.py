"""Time series as columns or lines: labels on the values, names on the lines, no frame."""

from __future__ import annotations

from figures.breaks import place_breaks
from figures.columns import place_columns, with_room
from figures.frame import lay_frame, place_axes, place_grid
from figures.layout import HEAD, legend_rows, place_unit
from figures.lines import name_room, place_lines
from figures.sheet import Sheet
from figures.specs import MAX_POINTS, MAX_SERIES, TimeSeries
from figures.tokens import SERIES


def place(spec: TimeSeries, sheet: Sheet) -> None:
    """Place the whole chart on the sheet."""
    if not 1 <= len(spec.series) <= MAX_SERIES:
        raise ValueError(f"a time series figure shows 1 to {MAX_SERIES} series")
    if not 1 <= len(spec.series[0].points) <= MAX_POINTS:
        raise ValueError(f"a time series figure shows 1 to {MAX_POINTS} points in time")
    if len({tuple((p.x, p.position) for p in series.points) for series in spec.series}) != 1:
        raise ValueError("all series of a figure have the same x axis")
    place_unit(sheet, spec.unit)
    top = sheet.height - HEAD
    named = len(spec.series) > 1
    if spec.form == "columns":
        if named:
            names = [(SERIES[i], series.name) for i, series in enumerate(spec.series)]
            top = legend_rows(sheet, names, top=top + 4) - 8
        frame, labels = with_room(spec, lay_frame(spec, top=top, right=sheet.width))
        place_axes(spec, sheet, frame)
        place_breaks(spec, sheet, frame)
        place_columns(spec, sheet, frame, labels)
    else:
        room = name_room(spec, sheet) if named else 0.0
        frame = lay_frame(spec, top=top, right=sheet.width - room)
        place_axes(spec, sheet, frame)
        place_lines(spec, sheet, frame, clear_of=place_breaks(spec, sheet, frame))
    place_grid(spec, sheet, frame)
