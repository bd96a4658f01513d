"""Design tokens: the one place for colours, sizes and the type family, read by figures and CSS alike."""

from __future__ import annotations

FAMILY = "Reporter Sans"
"""The project's own cut of Fira Sans (see ``figures/fonts``); renamed so that no installed font answers."""

MAIN = "#0b4654"
"""Deep petrol: headings, rules, the first series."""
ACCENT = "#b5451f"
"""Burnt orange: the one thing in a figure that should be seen first."""
INK = "#1b2326"
MUTED = "#55626a"
RULE = "#c3cdd1"
TINT = "#eef3f4"
PAPER = "#ffffff"
NO_DATA = "#e4e4e2"
"""Ground of municipalities without a value: a warm grey that is no step of the scale."""

SERIES = (MAIN, ACCENT, "#5f8f9b", "#8a6d1f", "#7a4b6b", "#55626a")

SCALE: dict[int, tuple[str, ...]] = {
    3: ("#cfe3e4", "#5fa0a9", "#0b4654"),
    4: ("#d6e8e8", "#8dbfc4", "#3f818c", "#0b4654"),
    5: ("#dcecec", "#a6ced1", "#66a6ae", "#2f7582", "#083a46"),
    6: ("#e0eeee", "#b5d7d9", "#83b9bf", "#5097a2", "#246b79", "#063540"),
    7: ("#e3f0f0", "#bfdde0", "#95c5ca", "#69a9b2", "#428b97", "#1f6775", "#05303a"),
}
"""Sequential map scales by number of steps, lightest first; neighbours differ in greyscale too."""

TEXT_PT = {"body": 10.5, "lead": 11.5, "figure": 8.0, "figure_small": 7.0, "note": 8.0, "table": 9.0}
