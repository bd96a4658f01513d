"""Whatever an edition can say is drawn: no exception, every text inside the drawing."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures import draw
from figures.drawing import lay_out
from figures.specs import (
    MAX_COMPARED,
    MAX_POINTS,
    MAX_REFERENCES,
    MAX_SEGMENTS,
    MAX_SERIES,
    MAX_STEPS,
    Bar,
    Choropleth,
    Development,
    Dot,
    MapClass,
    Point,
    Segment,
    Series,
    Size,
    SpecialClass,
    Spread,
    StackedBars,
    Tick,
    TimeSeries,
)
from figures.style import house_style

from .samples import CODES

CHART_SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((160, 66), (112, 58), (77, 50), (74, 50))]
MAP_SIZES = [
    Size(width_mm=w, height_mm=h)
    for w, h in ((160, 124), (112, 86.8), (77, 100), (77, 59.675), (74, 100), (56, 64), (50, 60))
]
SHEET_SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((75, 38), (80, 44), (100, 40))]
SPREAD_SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((77, 30), (77, 36), (160, 34))]
EMPTY_SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((160, 92), (112, 64.4), (77, 44.275))]
EDGE = 0.5

letters = st.sampled_from("abcæøåMWil .-1$")
names = st.one_of(
    st.text(letters, max_size=80),
    st.sampled_from(["", "W" * 80, "Voksne med psykiske vanskeligheder", "a " * 40, "én\nto"]),
)
values = st.one_of(
    st.none(),
    st.just(0.0),
    st.floats(-100, 100).map(lambda x: round(x, 2)),
    st.sampled_from([1e-14, 5e-324, 999_999_999_999_999.0, -999_999_999_999_999.0, 1.0]),
)
labels = st.sampled_from(["7", "ca. 7", "12.345,678", "ca. 1.234.567", "−999.999.999,5"])
messages = st.sampled_from(["", "Kort.", "En meget lang forklaring. " * 60, "W" * 400])
many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def time_series(draw: st.DrawFn) -> TimeSeries:
    count = draw(st.sampled_from([1, 2, 3, 7, 40]))
    years = sorted(draw(st.sets(st.integers(1900, 2100), min_size=count, max_size=count)))
    if draw(st.booleans()):
        years = list(range(1980, 1980 + count))
    told = draw(st.booleans())
    same = draw(st.one_of(st.none(), values))
    series = []
    for _ in range(draw(st.integers(1, MAX_SERIES))):
        own = draw(st.lists(values, min_size=count, max_size=count))
        points = [
            Point(
                x=str(year),
                value=value,
                label="" if value is None else draw(labels),
                position=float(year) if told else None,
            )
            for year, value in zip(years, own if same is None else [same] * count, strict=True)
        ]
        series.append(Series(name=draw(names), points=tuple(points)))
    shown = [p.value for s in series for p in s.points if p.value is not None]
    ticks = [
        Tick(value=share * max(map(abs, shown), default=1.0), label=draw(labels))
        for share in draw(st.sampled_from([(), (0, 1), (0, 0.5, 1), (-1, 0, 1), (0, *[1] * 1)]))
    ]
    form = draw(st.sampled_from(["columns", "lines"]))
    return TimeSeries(form=form, unit="Procentpoint", series=tuple(series), ticks=tuple(ticks))


@st.composite
def bars(draw: st.DrawFn) -> StackedBars:
    count = draw(st.integers(1, MAX_SEGMENTS))
    weights = draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count))
    weights[draw(st.integers(0, count - 1))] += 1
    segments = [
        Segment(name=draw(names), value=100 * w / sum(weights), label=draw(labels)) for w in weights
    ]
    return StackedBars(unit="Pct.", bars=(Bar(name="", segments=tuple(segments)),))


@st.composite
def maps(draw: st.DrawFn) -> Choropleth:
    limit = st.integers(0, 10 ** draw(st.sampled_from([1, 4, 15])))
    steps = [
        MapClass(label=f"{draw(limit):,}-{draw(limit):,} procentpoint (14)")
        for _ in range(draw(st.integers(0, MAX_STEPS)))
    ]
    patterns = draw(st.lists(st.sampled_from(["plain", "dotted", "hatched"]), max_size=3))
    specials = [
        SpecialClass(label=f"{draw(names)} (98)", pattern=p, counted=bool(steps) and n == 1)
        for n, p in enumerate(patterns)
    ]
    owner = st.integers(0, 20)
    owners = {code: draw(owner) for code in CODES[::3]}
    return Choropleth(
        unit=draw(st.sampled_from(["", "Antal kommuner i parentes"])),
        steps=tuple(steps),
        specials=tuple(specials),
        steps_of={code: n for code, n in owners.items() if n < len(steps)},
        specials_of={code: n % 5 for code, n in owners.items() if n % 5 < len(specials)},
        message=draw(messages),
        marked=draw(st.sampled_from(["", *CODES])),
        marked_label=draw(names),
    )


@st.composite
def developments(draw: st.DrawFn) -> Development:
    years = [str(2014 + n) for n in range(draw(st.sampled_from([1, 2, 3, 5, 6, 30])))]
    rows = []
    for _ in range(1 + draw(st.integers(0, MAX_COMPARED))):
        points = []
        for year in years:
            value = draw(values)
            label = draw(labels if value is not None else st.sampled_from(["", "*)", "**)", "-"]))
            points.append(Point(x=year, value=value, label=label))
        rows.append(Series(name=draw(names), points=tuple(points)))
    shown = [p.value for row in rows for p in row.points if p.value is not None]
    top = max(map(abs, shown), default=1.0)
    ticks = tuple(
        Tick(value=n * top / 2, label=draw(labels)) for n in draw(st.sampled_from([(), (0, 1, 2)]))
    )
    return Development(
        unit="Pct.", own=rows[0], others=tuple(rows[1:]), ticks=ticks, message=draw(messages)
    )  # fmt: skip


@st.composite
def spreads(draw: st.DrawFn) -> Spread:
    known = values.filter(lambda value: value is not None)
    own = draw(st.one_of(st.none(), known))
    dots = draw(st.lists(known, max_size=97))
    if draw(st.booleans()):
        dots = [draw(known)] * 97
    marks = draw(st.lists(known, max_size=MAX_REFERENCES))
    return Spread(
        unit=draw(st.sampled_from(["", "Procentpoint"])),
        others=tuple(Dot(value=value, near=n % 4 == 0) for n, value in enumerate(dots)),
        own=None if own is None else Tick(value=own, label=draw(names)),
        references=tuple(Tick(value=value, label=draw(names)) for value in marks),
        ticks=tuple(Tick(value=float(n), label=draw(labels)) for n in range(0, 100, 20)),
        near_label=draw(names),
        other_label=draw(names),
        message=draw(messages),
    )


def check(spec, size) -> None:
    with house_style():
        sheet = lay_out(spec, size=size)
    for text, box in sheet.texts:
        assert box.left >= -EDGE, (text, box)
        assert box.right <= sheet.width + EDGE, (text, box)
        assert box.bottom >= -EDGE, (text, box)
        assert box.top <= sheet.height + EDGE, (text, box)
    assert "nan" not in draw(spec, size=size)


@pytest.mark.parametrize("size", CHART_SIZES, ids=str)
@many
@given(spec=time_series())
def test_any_time_series_is_drawn_inside_its_drawing(spec, size):
    check(spec, size)


@pytest.mark.parametrize("size", CHART_SIZES, ids=str)
@many
@given(spec=bars())
def test_any_bar_is_drawn_inside_its_drawing(spec, size):
    check(spec, size)


@pytest.mark.parametrize("size", MAP_SIZES, ids=str)
@settings(many, max_examples=8)
@given(spec=maps())
def test_any_map_is_drawn_inside_its_drawing(spec, size):
    check(spec, size)


@pytest.mark.parametrize("size", SHEET_SIZES, ids=str)
@many
@given(spec=developments())
def test_any_development_is_drawn_inside_its_drawing(spec, size):
    check(spec, size)


@pytest.mark.parametrize("size", SPREAD_SIZES, ids=str)
@many
@given(spec=spreads())
def test_any_spread_is_drawn_inside_its_drawing(spec, size):
    check(spec, size)


@pytest.mark.parametrize("size", [*EMPTY_SIZES, MAP_SIZES[-1]], ids=str)
@settings(many, max_examples=10)
@given(message=messages)
def test_any_explanation_of_an_empty_map_stands_inside_it(message, size):
    special = SpecialClass(label="Uden tal (98)", pattern="plain")
    check(Choropleth(unit="", specials=(special,), message=message), size)


@pytest.mark.parametrize("form", ["columns", "lines"])
def test_as_many_points_and_series_as_there_may_be_are_drawn_within_seconds(form):
    points = tuple(
        Point(x=str(1800 + n), value=n % 17, label="12,3", position=1800.0 + n)
        for n in range(MAX_POINTS)
    )
    series = tuple(Series(name=f"Gruppe {n}", points=points) for n in range(MAX_SERIES))
    ticks = (Tick(value=0, label="0"), Tick(value=20, label="20"))
    for shown in (series, series[:3]):
        start = perf_counter()
        check(TimeSeries(form=form, unit="Pct.", series=shown, ticks=ticks), CHART_SIZES[0])
        assert perf_counter() - start < 5


@pytest.mark.parametrize("form", ["columns", "lines"])
def test_the_first_and_the_last_year_there_can_be_are_drawn(form):
    points = tuple(
        Point(x=f"{n:04}", value=1, label="1", position=float(n)) for n in (1, 2, 2016, 9999)
    )
    spec = TimeSeries(form=form, unit="Pct.", series=(Series(name="", points=points),), ticks=())
    check(spec, CHART_SIZES[2])
