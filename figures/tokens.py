"""Design tokens: the one place for colours, sizes and the family, for figures and CSS alike."""

from __future__ import annotations

FAMILY = "Reporter Sans"
"""The project's own cut of Fira Sans; renamed, so that no installed font answers to it."""

MAIN = "#0b4654"
"""Deep petrol: headings, rules, the first series."""
ACCENT = "#b5451f"
"""Burnt orange: the one thing in a figure that should be seen first."""
INK = "#1b2326"
MUTED = "#55626a"
RULE = "#c3cdd1"
TINT = "#eef3f4"
PAPER = "#ffffff"
NO_DATA = "#f1f0ec"
"""Ground of municipalities without a value: nearly paper, lighter than any step of a scale."""
COAST = "#8b979c"
"""Coastlines, borders between municipalities without a value, frames of insets."""

SERIES = (MAIN, ACCENT, "#37798a", "#8a6d1f", "#7a4b6b", "#55626a")
"""Lines and columns: each is dark enough for its name to be set in the same colour."""
PARTS = (MAIN, "#6398a4", "#55626a", "#a38d75", "#7a4b6b", "#8a6d1f")
"""Segments of a bar: light and dark by turns, so that neighbours differ in greyscale too."""

SCALE: dict[int, tuple[str, ...]] = {
    1: ("#0b4654",),
    2: ("#9cc9ce", "#084653"),
    3: ("#aed3d7", "#428d9a", "#084653"),
    4: ("#b7d8db", "#64a6b1", "#267382", "#07414e"),
    5: ("#c0dcdf", "#7ab5bd", "#408b99", "#176271", "#053a46"),
    6: ("#c5dfe1", "#88bdc4", "#549aa6", "#2a7786", "#0e5462", "#04333e"),
    7: ("#cae1e3", "#93c4ca", "#63a5b0", "#3a8694", "#1b6776", "#094956", "#032c36"),
}
"""Sequential map scales by number of steps, lightest first.

The steps of a scale are evenly spaced in CIE lightness (12 apart or more), so that neighbours
differ in greyscale print and whatever colours a reader sees; even the lightest is darker than
``NO_DATA``.
"""

TEXT_PT = {
    "body": 10.5,
    "lead": 11.5,
    "figure": 8.0,
    "figure_small": 7.0,
    "infographic": 20.0,
    "infographic_small": 12.0,
    "note": 8.0,
    "table": 9.0,
}

ICON_GRID = 48
"""Icons are drawn on a square of so many units."""
ICON_LINE = 2.2
"""Width of an icon's lines in those units."""
