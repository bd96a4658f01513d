"""What a figure shows, as frozen data: every text in it is already written and formatted.

Nothing here computes or rounds a number. Whoever builds a spec decides what is printed; drawing
only decides where.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from figures.infographics.specs import Infographic
from figures.tokens import PARTS, SCALE, SERIES

MAX_SERIES = len(SERIES)
"""So many lines, or columns side by side, have colours of their own."""
MAX_POINTS = 200
"""So many points in time still stand apart on paper."""
MAX_SEGMENTS = len(PARTS)
"""So many segments of a bar have colours of their own."""
MAX_STEPS = max(SCALE)
"""So many steps of a map can be told apart."""
MAX_COMPARED = 2
"""So many lines are compared with a development's own."""
MAX_REFERENCES = 3
"""So many references of a spread can be named above it."""
MAX_EXTREMES = 2
"""The lowest and the highest."""


@dataclass(frozen=True, kw_only=True)
class Size:
    """Outer size of the drawing on paper, in millimetres."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on the value axis: where it stands and what is printed beside it."""

    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """One observation of a time series; ``value`` is None where there is nothing to show.

    ``position`` is where it stands in time, rising from point to point; unless all points of a
    figure have one, they stand at equal distances.
    """

    x: str
    value: float | None
    label: str
    position: float | None = None


@dataclass(frozen=True, kw_only=True)
class Series:
    """A named row of observations, in the order of the x axis."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Break:
    """A break of all series just before the point of that index; ``mark`` ("a)") names it."""

    before: int
    mark: str


@dataclass(frozen=True, kw_only=True)
class TimeSeries:
    """Columns or lines over time, each value labelled where it stands; no line crosses a break."""

    form: Literal["columns", "lines"]
    unit: str
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """A series as a small line beside its numbers; nothing in it is text.

    It is interrupted where a value is missing and before the points of the indices ``breaks``.
    """

    series: Series
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A part of a 100 pct. bar."""

    name: str
    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar of segments that together make the whole; ``name`` may be empty for a single bar."""

    name: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True)
class StackedBars:
    """100 pct. stacked bars: all with the same segment names, each segment labelled directly."""

    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class MapClass:
    """A legend entry of a map, its count included: ``Under 15 pct. (18)``."""

    label: str


Pattern = Literal["plain", "hatched", "dotted"]


@dataclass(frozen=True, kw_only=True)
class SpecialClass:
    """A legend entry outside the scale.

    ``pattern`` is drawn over plain grey, or, for an area that also belongs to a step (``counted``),
    over the colour of that step.
    """

    label: str
    pattern: Pattern
    counted: bool = False


@dataclass(frozen=True, kw_only=True)
class Choropleth:
    """A map of the 98 municipalities in steps, lowest first.

    ``steps_of`` and ``specials_of`` map municipality codes ("101") to indices of ``steps`` and
    ``specials``. An area in neither is drawn as the first special class. ``message`` is printed
    over a map that has no values to show. ``marked`` is the code of the municipality that is
    outlined and, where it is too small to be found, ringed; ``marked_label`` ("Aarhus"), if any, is
    its entry in the legend. A map at most 66 mm wide has a compact legend in small type.
    """

    unit: str
    steps: tuple[MapClass, ...] = ()
    specials: tuple[SpecialClass, ...] = ()
    steps_of: Mapping[str, int] = field(default_factory=dict)
    specials_of: Mapping[str, int] = field(default_factory=dict)
    message: str = ""
    bornholm_label: str = "Bornholm"
    capital_label: str = "Hovedstadsområdet"
    marked: str = ""
    marked_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Development:
    """One area's line over a few periods, with those it is compared with as thinner grey lines.

    All series have the same x axis. ``own.name`` may be empty. The labels of ``own``'s points are
    printed as far as there is room, always at its first and last point; a point without a value has
    its mark as label (``*)``), which is printed on the base, and no line crosses its place. The
    name of each of ``others`` ("Landet") stands at its right end, followed by the label of its last
    point unless that is empty. ``message`` is printed in the chart, for an area without any value
    that may be shown.
    """

    unit: str
    own: Series
    others: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One area's place in a spread; ``near`` is one of those that the own area belongs with."""

    value: float
    near: bool = False


@dataclass(frozen=True, kw_only=True)
class Spread:
    """One dot an area along the value axis, the own one named, the others without any text.

    ``own`` is no part of ``others``; its label is its name and value as printed. Hidden values are
    simply not there. ``references`` are lines across the dots ("Hele landet 12,3"). ``near_label``
    and ``other_label`` say whom the two tones stand for; without text there is no such key.
    ``message`` is printed above the dots where ``own`` is None. ``extremes`` name the lowest and
    the highest dot, where all areas may be named.
    """

    unit: str
    others: tuple[Dot, ...]
    own: Tick | None
    references: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    near_label: str = ""
    other_label: str = ""
    message: str = ""
    extremes: tuple[Tick, ...] = ()


FigureSpec = TimeSeries | Sparkline | StackedBars | Choropleth | Development | Spread | Infographic
