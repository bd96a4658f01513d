"""Icons of the ten goals, drawn for this project: lines of one weight in one colour."""

from __future__ import annotations

from figures.icons.goals import ICONS

GOALS = tuple(ICONS)
"""The numbers of the goals, each of which has an icon."""
