"""One municipality marked: found on every map, and drawn of parts that are kept."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from figures import draw, outlines
from figures.areas import ground_of
from figures.borders import fitted
from figures.drawing import lay_out
from figures.geometry import Geometry, load
from figures.map_layout import CAPITAL
from figures.marking import place_mark, ring_round
from figures.marks import Style
from figures.outlines import Outlines
from figures.save import to_svg
from figures.sheet import MM, Box, Sheet
from figures.specs import Choropleth, MapClass, Size
from figures.style import SMALL, contrast, house_style
from figures.tokens import INK, PAPER

from .samples import CODES, MAP, SMALL_MAP, choropleth

SVG = "{http://www.w3.org/2000/svg}"
TINY = ["563", "825", "741", "187", "155", "147", "161", "163", "269", "223", "492", "101"]
LARGE = ["751", "851", "760", "360", "370", "461", "550", "657"]


def named(svg: str, name: str):
    return [e for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == name]


def places(path) -> list[tuple[float, float]]:
    """Where the parts of a path begin."""
    starts = [part.split("l")[0].rstrip("z") for part in path.get("d").split("M")[1:]]
    return [tuple(map(float, start.split())) for start in starts]


@pytest.mark.parametrize("size", [SMALL_MAP, MAP], ids=str)
@pytest.mark.parametrize("code", CODES)
def test_each_of_the_98_is_marked_wherever_it_is_drawn(code, size):
    svg = draw(choropleth(marked=code), size=size)
    marks = named(svg, "mark")
    assert len(marks) == (2 if code in CAPITAL else 1)
    for mark in marks:
        assert mark.get("stroke") == INK
        assert mark.get("fill") == "none"
        assert mark.get("d").count("M") <= len(load().areas[code])
    for x, y in (place for mark in [*marks, *named(svg, "ring")] for place in places(mark)):
        assert 0 < x < size.width_mm * MM
        assert 0 < y < size.height_mm * MM


@pytest.mark.parametrize("code", TINY)
def test_what_is_too_small_to_be_seen_is_ringed(code):
    rings = named(draw(choropleth(marked=code), size=SMALL_MAP), "ring")
    assert rings
    assert rings[0].get("stroke") == INK


@pytest.mark.parametrize("code", LARGE)
def test_what_is_large_is_outlined_on_a_halo_without_a_ring(code):
    svg = draw(choropleth(marked=code), size=SMALL_MAP)
    assert not named(svg, "ring")
    (halo,) = named(svg, "mark-halo")
    (mark,) = named(svg, "mark")
    assert halo.get("d") == mark.get("d")
    assert halo.get("stroke") == PAPER
    assert float(halo.get("stroke-width")) > float(mark.get("stroke-width", "1")) + 0.9


@pytest.mark.parametrize("code", CODES)
def test_a_ring_goes_round_the_whole_municipality_and_little_else(code):
    areas = fitted(load(), CODES, Box(0, 0, 100, 120))
    ring = ring_round(areas[code])
    middle = ring.mean(axis=0)
    radius = np.hypot(*(ring - middle).T).min()
    for own in areas[code]:
        distances = np.hypot(*(own - middle).T)
        assert distances.max() < radius
    assert radius <= max(5, np.hypot(*np.ptp(np.concatenate(areas[code]), axis=0)) / 2 + 3)


def test_a_mark_is_dark_on_light_so_that_greyscale_shows_it():
    assert contrast(INK, PAPER) > 12


def test_the_mark_lies_over_everything_of_its_part_of_the_map():
    classes = [
        e.get("class") for e in ET.fromstring(draw(choropleth(marked="751"), size=MAP))
        if e.get("class")
    ]  # fmt: skip
    # The country comes first; what follows its mark belongs to Bornholm's frame.
    assert classes.index("mark") > classes.index("coast")
    assert classes.index("mark") == classes.index("mark-halo") + 1


def test_a_marked_map_is_the_unmarked_one_where_nothing_is_marked():
    plain = draw(choropleth(), size=SMALL_MAP)
    assert "mark" not in plain
    assert "ring" not in plain


def test_an_unknown_municipality_cannot_be_marked():
    with pytest.raises(ValueError, match="no municipality 999"):
        draw(choropleth(marked="999"), size=MAP)


def test_the_marked_municipality_stands_in_the_legend():
    spec = replace(choropleth(marked="741"), marked_label="Samsø")
    for size in (SMALL_MAP, MAP):
        assert ">Samsø</text>" in draw(spec, size=size)


@pytest.mark.parametrize("code", CODES)
def test_a_small_map_is_light(code):
    assert len(draw(choropleth(5, marked=code), size=SMALL_MAP)) < 25_000


def test_the_text_of_a_small_map_is_never_smaller_than_the_smallest_size():
    root = ET.fromstring(draw(choropleth(7, marked="751"), size=SMALL_MAP))
    assert {float(e.get("font-size")) for e in root.iter(f"{SVG}text")} == {SMALL}


@pytest.mark.parametrize("steps", [3, 5, 7])
def test_the_country_keeps_most_of_a_small_map(steps):
    with house_style():
        sheet = lay_out(choropleth(steps, marked="751"), size=SMALL_MAP)
    (legend,) = (box for text, box in sheet.texts if text == "Trin 1")
    assert legend.top < 0.44 * sheet.height


# --- Kept parts ----------------------------------------------------------------------------------


def drawn(spec: Choropleth, size: Size) -> str:
    """The map as a process draws it that has drawn nothing before."""
    outlines._outlined.cache_clear()
    return draw(spec, size=size)


def test_a_map_has_the_same_bytes_whatever_was_drawn_before_it():
    specs = [
        (choropleth(steps, marked=code), size)
        for steps, code in ((3, "751"), (5, ""), (3, "825"), (7, "400"))
        for size in (SMALL_MAP, MAP, Size(width_mm=77, height_mm=100))
    ]
    fresh = [drawn(spec, size) for spec, size in specs]
    outlines._outlined.cache_clear()
    forwards = [draw(spec, size=size) for spec, size in specs]
    outlines._outlined.cache_clear()
    backwards = [draw(spec, size=size) for spec, size in reversed(specs)]
    assert forwards == fresh
    assert backwards[::-1] == fresh
    assert [draw(spec, size=size) for spec, size in specs] == fresh


def test_more_sizes_than_are_kept_do_no_harm():
    sizes = [Size(width_mm=50 + n / 2, height_mm=60) for n in range(outlines.PARTS_KEPT // 3 + 4)]
    first = draw(choropleth(marked="751"), size=sizes[0])
    for size in sizes:
        draw(choropleth(), size=size)
    assert draw(choropleth(marked="751"), size=sizes[0]) == first


def test_another_geometry_of_the_same_extent_is_not_mistaken_for_the_first():
    own = load()
    moved = {**own.areas, "751": own.areas["706"], "706": own.areas["751"]}
    spec = Choropleth(unit="", steps=(MapClass(label="1"), MapClass(label="2")),
                      steps_of={code: int(code == "751") for code in CODES})  # fmt: skip
    one = draw(spec, size=SMALL_MAP)
    other = draw(spec, size=SMALL_MAP, geometry=Geometry(areas=moved))
    assert named(one, "step-1")[0].get("d") != named(other, "step-1")[0].get("d")
    assert draw(spec, size=SMALL_MAP) == one


def test_kept_parts_draw_what_is_drawn_of_the_same_rings():
    areas = fitted(load(), CODES, Box(5, 5, 150, 170))
    kept = Outlines(areas)
    style = Style(fill=ground_of(choropleth(), "751"), line=INK, width=0.35, name="one")
    with house_style():
        by_hand, of_parts = Sheet(SMALL_MAP), Sheet(SMALL_MAP)
        for codes in (("751",), ("400", "561", "825")):
            rings = [ring for code in codes for ring in areas[code]]
            by_hand.areas(rings, fill=style.fill, line=INK, width=0.35, name="one")
            of_parts.written("".join(kept.area(c, of_parts.height) for c in codes), style)
        assert to_svg(of_parts) == to_svg(by_hand)


def test_parts_are_written_once(monkeypatch):
    drawn(choropleth(3, marked="751"), SMALL_MAP)
    monkeypatch.setattr(outlines, "path_data", None)
    changed = replace(
        choropleth(3, marked="825"),
        steps_of={code: 2 for code in choropleth().steps_of},  # noqa: C420
    )
    assert draw(changed, size=SMALL_MAP)


def test_a_mark_needs_nothing_but_its_rings():
    ring = np.array([(50, 50), (52, 50), (52, 52), (50, 52), (50, 50)], float)
    with house_style():
        sheet = Sheet(SMALL_MAP)
        place_mark(sheet, [ring], enlarged=False)
        place_mark(sheet, [ring * 2], enlarged=True)
        svg = to_svg(sheet)
    assert len(named(svg, "ring")) == 1
    assert len(named(svg, "mark")) == 2
