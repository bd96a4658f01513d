from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.layout import spread, wrap_all
from figures.style import house_style, text_width, wrap


def test_what_does_not_overlap_stays():
    assert spread([10, 30, 50], [10, 10, 10], low=0, high=100) == [10, 30, 50]


def test_what_overlaps_moves_apart_round_its_mean():
    assert spread([50, 50], [10, 10], low=0, high=100) == pytest.approx([45, 55])
    assert spread([48, 50, 90], [10, 10, 10], low=0, high=100) == pytest.approx([44, 54, 90])


def test_nothing_leaves_its_bounds():
    assert spread([0, 0, 0], [10, 10, 10], low=0, high=100) == pytest.approx([5, 15, 25])
    assert spread([100], [10], low=0, high=100) == [95]


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(1, 30)), min_size=1, max_size=6))
def test_nothing_overlaps_and_the_order_stays(entries):
    wanted = sorted(centre for centre, _ in entries)
    sizes = [size for _, size in entries]
    centres = spread(wanted, sizes, low=0, high=200)
    for (a, size_a), (b, size_b) in pairwise(zip(centres, sizes, strict=True)):
        assert b - a >= (size_a + size_b) / 2 - 1e-6
    assert centres[0] - sizes[0] / 2 >= -1e-6
    assert centres[-1] + sizes[-1] / 2 <= 200 + 1e-6


def test_lines_are_as_long_as_they_may_be_and_words_stay_whole():
    with house_style():
        lines = wrap("Midlertidige ydelser mv. til voksne", 80, 8)
        assert " ".join(lines) == "Midlertidige ydelser mv. til voksne"
        assert all(text_width(line, 8) <= 80 for line in lines)


def test_a_word_wider_than_the_line_is_parted():
    with house_style():
        assert wrap("Førtidspensionister", 40, 8) == ["Førtidspe-", "nsionister"]
        assert wrap("123456789012345", 40, 8) == ["123456789", "012345"]
        assert wrap("Førtidspensionister (12)", 60, 8) == ["Førtidspension-", "ister (12)"]
        assert wrap("Førtidspension (12)", 58, 8) == ["Førtidspension", "(12)"]
        assert wrap("Ør", 1, 8) == ["Ø-", "r"]
        assert wrap("", 1, 8) == [""]


def test_what_is_too_long_ends_in_dots():
    with house_style():
        lines = wrap("Midlertidige ydelser mv. til voksne", 80, 8, most=1)
        assert lines == ["Midlertidige ydelser…"]
        assert text_width(lines[0], 8) <= 80
        assert wrap("Kort", 80, 8, most=1) == ["Kort"]
        assert len(wrap("lang " * 10_000, 80, 8)) < 100


def test_long_names_give_way_first():
    with house_style():
        lines = wrap_all([("Kort", 60), ("Meget langt navn " * 5, 60)], room=50, gap=2)
        assert lines[0] == ["Kort"]
        assert 1 < len(lines[1]) <= 4
        assert lines[1][-1].endswith("…")


def test_a_count_does_not_stand_alone_on_its_line():
    with house_style():
        label = "Indberetter sammen med en anden (8)"
        width = text_width("Indberetter sammen med en anden", 8) + 1
        assert wrap(label, width, 8) == ["Indberetter sammen med en", "anden (8)"]


def test_semibold_is_measured_as_semibold():
    with house_style():
        assert text_width("Førtidspension", 8, 400) < text_width("Førtidspension", 8, 600)
        assert text_width("Førtidspension", 8, 600) < text_width("Førtidspension", 8, 700)
