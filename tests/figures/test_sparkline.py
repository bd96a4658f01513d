"""A series as a small line: as long as the time it took, and no taller than what it says."""

import re
from xml.etree import ElementTree as ET

import pytest

from figures import draw
from figures.specs import Point, Series, Size, Sparkline

SVG = "{http://www.w3.org/2000/svg}"
SIZE = Size(width_mm=20, height_mm=8)
WIDTH, HEIGHT = 20 / 25.4 * 72, 8 / 25.4 * 72
RIM = 3.2


def sparkline(*values, years=None, breaks=()):
    years = years or range(2014, 2014 + len(values))
    points = [
        Point(x=str(year), value=value, label="", position=float(year))
        for year, value in zip(years, values, strict=True)
    ]
    return Sparkline(series=Series(name="", points=tuple(points)), breaks=breaks)


def paths(spec):
    root = ET.fromstring(draw(spec, size=SIZE))
    assert not list(root.iter(f"{SVG}text"))
    return {e.get("class", "dots"): e.get("d") for e in root.iter(f"{SVG}path")}


def runs(data):
    return len(re.findall("M", data))


def start(data):
    return tuple(map(float, re.match(r"M(-?[\d.]+) (-?[\d.]+)", data).groups()))


def test_the_first_point_stands_at_the_left_and_the_last_at_the_right():
    drawn = paths(sparkline(10, 20, 30))
    assert start(drawn["series"]) == pytest.approx((RIM, HEIGHT - RIM), abs=0.02)
    # A dot is a line a tenth of a point long.
    assert start(drawn["last"]) == pytest.approx((WIDTH - RIM - 0.05, RIM), abs=0.02)


def test_years_are_as_far_apart_as_they_are():
    drawn = paths(sparkline(1, 2, 3, years=(2007, 2009, 2017)))
    second = re.findall(r"M(-?[\d.]+) ", drawn["dots"])[1]
    assert float(second) == pytest.approx(RIM + (WIDTH - 2 * RIM) * 0.2 - 0.05, abs=0.02)


def test_a_level_line_stands_in_the_middle():
    for value in (0, 9, -4):
        _, height = start(paths(sparkline(value, value, value))["series"])
        assert height == pytest.approx(HEIGHT / 2, abs=0.02)


def test_a_small_change_is_small_and_a_large_one_fills_the_height():
    def reach(*values):
        drawn = paths(sparkline(*values))
        return start(drawn["series"])[1] - start(drawn["last"])[1]

    full = HEIGHT - 2 * RIM
    assert reach(10, 10, 20) == pytest.approx(full, abs=0.02)
    assert reach(90, 95, 100) == pytest.approx(full, abs=0.02)  # a tenth of the highest
    assert reach(99, 99, 100) == pytest.approx(full / 10, abs=0.02)


def test_a_gap_and_a_break_part_the_line():
    assert runs(paths(sparkline(1, 2, 3, 4))["series"]) == 1
    assert runs(paths(sparkline(1, 2, None, 3, 4))["series"]) == 2
    assert runs(paths(sparkline(1, 2, 3, 4, breaks=(2,)))["series"]) == 2


def test_two_numbers_are_two_dots_and_no_line():
    drawn = paths(sparkline(1, None, 3))
    assert set(drawn) == {"dots", "last"}
    assert set(paths(sparkline(5))) == {"last"}


def test_no_number_at_all_is_nothing_and_no_point_is_an_error():
    assert paths(sparkline(None, None)) == {}
    with pytest.raises(ValueError, match="1 to 200 points"):
        draw(sparkline(), size=SIZE)
