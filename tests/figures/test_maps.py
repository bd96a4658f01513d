from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from figures import draw
from figures.areas import ground_of, special_of
from figures.borders import bounds, coast, fitted
from figures.geometry import load
from figures.outlines import Outlines
from figures.patterns import dotting, hatching
from figures.sheet import Box
from figures.specs import Choropleth, MapClass, Size, SpecialClass
from figures.tokens import INK, NO_DATA, PAPER, SCALE

from .samples import CODES, MAP, choropleth

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [
    Size(width_mm=w, height_mm=h) for w, h in ((160, 124), (112, 86.8), (77, 59.675), (74, 100))
]
"""What an edition draws maps at: on paper and, the last, on a narrow screen."""
SQUARE = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], float)


def paths(svg: str, name: str):
    return [e for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == name]


def only(step: int, *codes: str) -> Choropleth:
    steps = tuple(MapClass(label=str(n)) for n in range(3))
    return Choropleth(unit="", steps=steps, steps_of=dict.fromkeys(codes, step))


@pytest.mark.parametrize("count", range(1, 8))
def test_a_municipality_has_the_colour_of_its_step(count):
    spec = choropleth(count)
    for code in spec.steps_of.keys() - spec.specials_of.keys():
        assert ground_of(spec, code) == SCALE[count][spec.steps_of[code]]


def test_a_special_class_takes_the_ground_unless_it_is_counted():
    spec = choropleth()
    assert ground_of(spec, "492") == NO_DATA
    assert ground_of(spec, "561") == SCALE[3][spec.steps_of["561"]]
    assert special_of(spec, "561") == spec.specials[2]


def test_an_area_without_class_belongs_to_the_first_special_class():
    spec = choropleth()
    assert special_of(spec, "825") == spec.specials[0]
    assert ground_of(spec, "825") == NO_DATA
    assert special_of(only(0, "101"), "751") is None


@pytest.mark.parametrize("code", ["751", "400", "825"])
def test_the_path_of_a_step_holds_the_municipalities_of_that_step(code):
    # Outside the capital area, so that it is drawn once.
    (path,) = paths(draw(only(1, code), size=MAP), "step-1")
    assert path.get("fill") == SCALE[3][1]
    assert path.get("stroke") == PAPER
    assert path.get("d", "").count("M") == len(load().areas[code])


def test_a_municipality_of_the_capital_area_is_drawn_twice():
    assert len(paths(draw(only(2, "147"), size=MAP), "step-2")) == 2
    assert len(paths(draw(only(2, "751"), size=MAP), "step-2")) == 1


def test_all_98_are_drawn():
    steps_of = dict.fromkeys(CODES, 0)
    spec = Choropleth(unit="", steps=(MapClass(label="Alle (98)"),), steps_of=steps_of)
    svg = draw(spec, size=MAP)
    assert not paths(svg, "no-data")
    country, _, capital = paths(svg, "step-0")
    assert country.get("d", "").count("M") >= 97
    assert capital.get("d", "").count("M") >= 20


@pytest.mark.parametrize(("width", "height", "most"), [(170, 130, 90_000), (56, 64, 25_000)])
def test_a_map_is_no_heavier_than_its_size_asks(width, height, most):
    assert len(draw(choropleth(), size=Size(width_mm=width, height_mm=height))) < most


def test_neighbours_still_share_their_border_after_fitting():
    areas = fitted(load(), CODES, Box(0, 0, 200, 250))
    edges = [
        {frozenset(map(tuple, edge)) for ring in areas[code] for edge in pairwise(ring)}
        for code in ("751", "710")
    ]
    assert edges[0] & edges[1]


@pytest.mark.parametrize("high", [59.675, 100, 124])
def test_every_ring_ends_where_it_begins_after_fitting(high):
    for codes, box in ((CODES, Box(0, 0, 250, high * 72 / 25.4)), (["400"], Box(0, 0, 20, 20))):
        for code, rings in fitted(load(), codes, box).items():
            for ring in rings:
                assert tuple(ring[0]) == tuple(ring[-1]), code


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("pattern", ["dotted", "hatched"])
def test_every_municipality_can_carry_every_pattern_at_every_size(pattern, size):
    special = SpecialClass(label="Alle", pattern=pattern)
    spec = Choropleth(unit="", specials=(special,), specials_of=dict.fromkeys(CODES, 0))
    marks = paths(draw(spec, size=size), pattern)
    # The country, Bornholm, the capital area, the key.
    assert len(marks) == 4
    assert marks[0].get("d", "").count("M") >= 97
    assert marks[2].get("d", "").count("M") >= 20
    areas = fitted(load(), CODES, Box(0, 0, 2.8 * 0.6 * size.width_mm, 2.8 * 0.6 * size.height_mm))
    for code in CODES:
        assert Outlines(areas).marks(code, pattern, 100.0)


def test_the_coast_is_unbroken():
    ends = [tuple(chain[n]) for chain in coast(fitted(load(), CODES, Box(0, 0, 250, 330)))
            for n in (0, -1)]  # fmt: skip
    # A chain ends only where another begins: in a corner where a border reaches the sea.
    assert all(ends.count(end) % 2 == 0 for end in ends)


def test_nothing_of_the_country_is_lost_in_fitting():
    country = fitted(load(), CODES, Box(0, 0, 250, 330))
    own = bounds(load().areas)
    scale = min(250 / own.width, 330 / own.height)
    for code, rings in country.items():
        before = sum(map(area, load().areas[code])) * scale**2
        # A bend that is dropped encloses less than DETAIL; what is lost here is gained next door.
        assert sum(map(area, rings)) == pytest.approx(before, rel=0.12, abs=3), code


def area(ring) -> float:
    (x, y) = ring.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def test_the_coast_leaves_out_shared_borders():
    right = SQUARE + np.array([10, 0])
    chains = coast({"one": (SQUARE,), "two": (right,)})
    assert {tuple(p) for chain in chains for p in chain} >= {(0.0, 0.0), (20.0, 10.0)}
    steps = [tuple(sorted(map(tuple, e))) for c in chains for e in pairwise(c)]
    assert ((10.0, 0.0), (10.0, 10.0)) not in steps
    assert len(steps) == 6


def test_marks_stay_inside_their_area_and_leave_holes_free():
    hole = np.array([(3, 3), (3, 7), (7, 7), (7, 3), (3, 3)], float)
    for x, y in dotting([SQUARE, hole]):
        assert 0 < x < 10
        assert 0 <= y <= 10
        assert not (3 < x < 7 and 3 < y < 7)
    for line in hatching([SQUARE, hole]):
        middle = np.mean(line, axis=0)
        assert np.all((middle >= -0.01) & (middle <= 10.01))
        assert not np.all((middle > 3.01) & (middle < 6.99))


def test_the_smallest_area_still_gets_a_mark():
    assert dotting([SQUARE / 20])
    assert hatching([SQUARE / 20])


def test_a_level_that_only_touches_the_edge_leaves_the_mark_to_the_middle():
    low = SQUARE * (0.3, 0.1) + (3, 0.2)
    assert dotting([low]) == [(4.5, 0.7)]


def test_an_area_flattened_to_nothing_still_gets_a_dot():
    assert dotting([np.array([(1, 2), (3, 2), (1, 2)], float)]) == [(2.0, 2.0)]
    assert dotting([np.array([(1, 2)], float)]) == [(1.0, 2.0)]
    assert hatching([np.array([(1, 2)], float)]) == []


def test_marks_on_a_dark_step_are_light():
    steps = tuple(MapClass(label=str(n)) for n in range(3))
    special = SpecialClass(label="Fælles", pattern="dotted", counted=True)
    for step, colour in ((0, INK), (2, PAPER)):
        spec = Choropleth(
            unit="", steps=steps, specials=(SpecialClass(label="", pattern="plain"), special),
            steps_of={"751": step}, specials_of={"751": 1},
        )  # fmt: skip
        assert paths(draw(spec, size=MAP), "dotted")[0].get("stroke") == colour


def test_more_steps_than_the_scale_has_are_refused():
    with pytest.raises(ValueError, match="at most 7"):
        draw(choropleth(8), size=MAP)
