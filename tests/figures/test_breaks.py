"""Breaks of a series: no line crosses them, and nothing stands in their way."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from figures import draw
from figures.drawing import lay_out
from figures.specs import Break, Point, Series, Size
from figures.style import house_style

from .samples import FULL, HALF, time_series

SVG = "{http://www.w3.org/2000/svg}"
YEARS = (2007, 2009, 2011, 2013, 2022)


def uneven(name, *values):
    points = [
        Point(x=str(year), value=value, label=str(value), position=float(year))
        for year, value in zip(YEARS, values, strict=True)
    ]
    return Series(name=name, points=tuple(points))


def broken(form="lines", before=(1,)):
    rows = (uneven("Alle", 8, 6, 7, 9, 4), uneven("Unge", 3, 2, 4, 3, 5))
    breaks = tuple(Break(before=n, mark=f"{'abc'[i]})") for i, n in enumerate(before))
    return replace(time_series(form, *rows), breaks=breaks)


def paths(svg, name):
    return [e.get("d") for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == name]


def starts(data):
    return [tuple(map(float, at)) for at in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", data)]


def test_a_line_is_drawn_in_pieces_and_a_lonely_point_in_none():
    whole = [len(starts(d)) for d in paths(draw(broken(before=()), size=FULL), "series")]
    one = [len(starts(d)) for d in paths(draw(broken(), size=FULL), "series")]
    two = [len(starts(d)) for d in paths(draw(broken(before=(1, 3)), size=FULL), "series")]
    # Before the first break is a single point; the second parts two and two.
    assert (whole, one, two) == ([1, 1], [1, 1], [2, 2])


def test_the_line_begins_after_the_break():
    svg = draw(broken(), size=FULL)
    times = {e.text: float(e.get("x")) for e in ET.fromstring(svg).iter(f"{SVG}text")}
    for data in paths(svg, "series"):
        assert starts(data)[0][0] == pytest.approx(times["2009"], abs=0.05)


@pytest.mark.parametrize("form", ["lines", "columns"])
def test_the_rule_stands_midway_between_its_points(form):
    svg = draw(broken(form), size=FULL)
    (rule,) = paths(svg, "break")
    (at,) = {x for x, _ in starts(rule)}
    times = {e.text: float(e.get("x")) for e in ET.fromstring(svg).iter(f"{SVG}text")}
    assert at == pytest.approx((times["2007"] + times["2009"]) / 2, abs=0.05)
    assert times["a)"] == pytest.approx(at, abs=0.05)


@pytest.mark.parametrize("size", [FULL, HALF, Size(width_mm=74, height_mm=50)], ids=str)
def test_no_label_lies_on_a_rule_and_no_mark_on_the_unit(size):
    spec = replace(broken(before=(1, 2, 3)), unit="Procentpoint")
    with house_style():
        sheet = lay_out(spec, size=size)
    svg = draw(spec, size=size)
    rules = {x for data in paths(svg, "break") for x, _ in starts(data)}
    assert len(rules) == 3
    marks = {"a)", "b)", "c)"}
    for text, box in sheet.texts:
        if text not in marks and box.bottom > 14:  # the years stand below the rules' feet
            assert not any(box.left < x < box.right for x in rules) or text == "Procentpoint"
    unit = next(box for text, box in sheet.texts if text == "Procentpoint")
    assert not any(box.meets(unit) for text, box in sheet.texts if text in marks)


@pytest.mark.parametrize("before", [0, 5])
def test_a_break_is_between_two_points(before):
    with pytest.raises(ValueError, match="between two points"):
        draw(broken(before=(before,)), size=FULL)
