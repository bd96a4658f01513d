"""Paths as an SVG file has them, counted by hand."""

import numpy as np
import pytest

from figures.save import to_svg
from figures.sheet import Box, Sheet
from figures.specs import Size
from figures.written import number, path_data, tag

SQUARE = np.array([(1, 1), (3, 1), (3, 2.5), (1, 2.5)], float)


def test_a_ring_is_a_start_steps_and_a_close():
    assert path_data([SQUARE], closed=True, height=10) == "M1 9l2 0 0-1.5-2 0z"


def test_a_chain_is_left_open_and_a_second_part_begins_anew():
    chains = [SQUARE[:2], SQUARE[2:] + 1]
    assert path_data(chains, closed=False, height=10) == "M1 9l2 0M4 6.5l-2 0"


def test_pairs_of_numbers_are_written_as_an_array_of_them_is():
    pairs = [(1.0, 1.0), (3.0, 1.0), (3.0, 2.5), (1.0, 2.5)]
    assert path_data([pairs], closed=True, height=10) == "M1 9l2 0 0-1.5-2 0z"


def test_places_are_rounded_before_steps_are_taken():
    # 0.004 a step would be lost each time; ten of them are seen once they make a hundredth.
    chain = np.column_stack([np.arange(11) * 0.004, np.zeros(11)])
    data = path_data([chain], closed=False, height=0)
    assert sum(float(step) for step in data.split("l")[1].split()[::2]) == pytest.approx(0.04)


def test_steps_to_where_one_stands_are_left_out():
    chain = np.array([(0, 0), (0, 0), (1, 0), (1, 0.001)], float)
    assert path_data([chain], closed=False, height=0) == "M0 0l1 0"


def test_the_data_of_two_paths_one_after_the_other_are_the_data_of_both():
    both = path_data([SQUARE, SQUARE * 2], closed=True, height=10)
    each = [path_data([ring], closed=True, height=10) for ring in (SQUARE, SQUARE * 2)]
    assert "".join(each) == both


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.001, "0"), (1.0, "1"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (1.005, "1")],
)
def test_numbers_have_no_more_than_they_need(value, text):
    assert number(value) == text


def test_empty_attributes_are_left_out_and_others_escaped():
    assert tag("path", {"fill": "", "class": 'a"&'}) == "<path class='a\"&amp;'"


def test_what_svg_takes_for_granted_is_not_written():
    sheet = Sheet(Size(width_mm=25.4, height_mm=25.4))
    sheet.rectangle(Box(0, 0, 10, 5), line="#123456", width=1)
    sheet.rectangle(Box(0, 0, 10, 5), fill="#000000")
    sheet.text(3, 4, "a < b", colour="#123456", size=8)
    body = to_svg(sheet).splitlines()[1:-1]
    assert body == [
        '<path fill="none" stroke="#123456" d="M0 72l10 0 0-5-10 0z"/>',
        '<path d="M0 72l10 0 0-5-10 0z"/>',
        '<text x="3" y="68" fill="#123456" font-size="8">a &lt; b</text>',
    ]
