"""Icons: one a goal, all in one style, within their square, and without any text."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from figures import draw_icon
from figures.icons import GOALS
from figures.icons.goals import ICONS
from figures.icons.strokes import STEP, arc, circle, curve, mirrored, turned
from figures.tokens import ICON_GRID, ICON_LINE, MAIN

SVG = "{http://www.w3.org/2000/svg}"
each = pytest.mark.parametrize("goal", GOALS)


def test_every_goal_has_an_icon_of_its_own():
    assert tuple(range(1, 11)) == GOALS
    assert len({draw_icon(goal, size_mm=14) for goal in GOALS}) == 10


@each
def test_an_icon_is_one_path_of_the_style_that_all_have(goal):
    (path,) = ET.fromstring(draw_icon(goal, size_mm=14))
    assert path.tag == f"{SVG}path"
    assert (path.get("stroke"), path.get("fill")) == (MAIN, "none")
    assert path.get("stroke-linecap") == "round"
    width = float(path.get("stroke-width", ""))
    assert width == pytest.approx(ICON_LINE / ICON_GRID * 14 / 25.4 * 72, abs=0.005)


@each
def test_an_icon_stands_in_its_square_and_fills_most_of_it(goal):
    places = [place for stroke in ICONS[goal] for place in stroke]
    half = ICON_LINE / 2
    for axis in (0, 1):
        values = [place[axis] for place in places]
        assert min(values) - half >= 0
        assert max(values) + half <= ICON_GRID
    spans = [max(p[n] for p in places) - min(p[n] for p in places) for n in (0, 1)]
    assert max(spans) >= 0.65 * ICON_GRID
    # Its middle is where the eye looks for it.
    for axis, span in enumerate(spans):
        middle = min(p[axis] for p in places) + span / 2
        assert middle == pytest.approx(ICON_GRID / 2, abs=2)


@each
def test_an_icon_keeps_its_shape_at_any_size(goal):
    small, large = (re.findall("M", draw_icon(goal, size_mm=mm)) for mm in (7, 28))
    assert len(small) == len(large) == len(ICONS[goal])


def test_there_is_no_icon_for_another_number():
    with pytest.raises(KeyError):
        draw_icon(11, size_mm=14)


def test_strokes_bend_as_they_should():
    quarter = arc((10, 10), 5, 0, 90)
    assert quarter[0] == pytest.approx((15, 10))
    assert quarter[-1] == pytest.approx((10, 15))  # clockwise: the y axis points down
    for x, y in circle((10, 10), 5):
        assert (x - 10) ** 2 + (y - 10) ** 2 == pytest.approx(25)
    bend = curve((0, 0), ((0, 10), (10, 10), (10, 0)))
    assert bend[len(bend) // 2] == pytest.approx((5, 7.5), abs=STEP)
    assert mirrored(((20, 1), (24, 2))) == ((24, 2), (28, 1))
    assert turned(((34, 24),), 90)[0] == pytest.approx((24, 34))
