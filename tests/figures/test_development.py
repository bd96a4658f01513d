"""An area's line beside its region's and the country's: values, gaps, what is hidden."""

import re
from dataclasses import replace
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest

from figures import draw
from figures.drawing import lay_out
from figures.specs import Development, Point, Series, Size
from figures.style import house_style
from figures.tokens import ACCENT, MUTED, SERIES

from .samples import SHEET_CHART, development, series

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((75, 38), (77, 42), (80, 44), (100, 40))]


def paths(svg: str, name: str) -> list[str]:
    return [e.get("d") for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == name]


def texts(svg: str) -> dict[str, ET.Element]:
    return {e.text: e for e in ET.fromstring(svg).iter(f"{SVG}text")}


def boxes(spec, size=SHEET_CHART):
    with house_style():
        return lay_out(spec, size=size).texts


def ending(own: float, region: float, country: float) -> Development:
    """Three lines that end at these values."""
    return replace(
        development(1.0, own),
        own=series("Ringkøbing-Skjern", 1.0, own, mark="*)"),
        others=(series("Regionen", 2.0, region), series("Landet", 3.0, country)),
    )


def test_all_values_are_printed_where_there_is_room():
    written = texts(draw(development(11.2, 12.4, 13.0, 14.8, 14.2), size=SHEET_CHART))
    for label in ("11,2", "12,4", "13,0", "14,8", "Samsø 14,2"):
        assert written[label].get("fill") == ACCENT
        assert written[label].get("font-weight") == "600"


def test_the_others_are_named_with_their_last_value_and_no_other():
    written = texts(draw(development(11.2, 12.4, 13.0), size=SHEET_CHART))
    assert written["Regionen 11,0"].get("fill") == SERIES[2]
    assert written["Landet 10,4"].get("fill") == MUTED
    assert "10,1" not in " ".join(written)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "ends", [*product((0.0, 9.9, 10.0, 20.0), repeat=3)], ids=lambda ends: str(ends)
)
def test_lines_that_end_together_keep_their_names_apart(ends, size):
    with house_style():
        sheet = lay_out(ending(*ends), size=size)
    assert {"Regionen", "Landet"} <= {text.split()[0] for text, _ in sheet.texts}
    for (one, box), (other, other_box) in combinations(sheet.texts, 2):
        assert not box.meets(other_box), f"{one!r} and {other!r}"
    for text, box in sheet.texts:
        assert box.right <= sheet.width + 0.5, text
        assert box.bottom >= -0.5, text


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_the_first_and_last_values_are_always_printed(count, size):
    for values in ((12.0,) * 6, (0.0, 20.0) * 3, (10.1, 10.6, 11.0, 11.3, 11.9, 12.2)):
        written = " ".join(text for text, _ in boxes(development(*values[:count]), size))
        for value in (values[0], values[count - 1]):
            assert f"{value:.1f}".replace(".", ",") in written


def test_no_line_crosses_a_gap():
    (line,) = paths(draw(development(4, 5, None, 6, 7), size=SHEET_CHART), "series")
    assert line.count("M") == 2
    assert line.count("l") == 2
    assert not paths(draw(development(4, None, 6, None, 7), size=SHEET_CHART), "series")


def test_a_gap_has_its_mark_at_its_place_and_a_height_that_tells_nothing():
    heights = set()
    for values in ((4, None, 6), (19, None, 18), (0, None, 0)):
        placed = boxes(development(*values))
        (mark,) = (box for text, box in placed if text == "*)")
        (year,) = (box for text, box in placed if text == "2015")
        assert (mark.left + mark.right) / 2 == pytest.approx((year.left + year.right) / 2, abs=0.1)
        heights.add(mark.bottom)
    assert len(heights) == 1


@pytest.mark.parametrize("others", [0.5, 1, 3, 9, 12, 20])
def test_no_line_of_the_others_runs_through_a_mark(others):
    spec = development(None, 19, 18, None, None)
    around = tuple(
        replace(
            series,
            points=tuple(
                replace(point, value=others, label=str(others)) for point in series.points
            ),
        )
        for series in spec.others
    )
    spec = replace(spec, others=around)
    with house_style():
        sheet = lay_out(spec, size=SHEET_CHART)
    marks = [box for text, box in sheet.texts if text == "*)"]
    assert len(marks) == 3
    assert len({box.bottom for box in marks}) == 1
    lines = paths(draw(spec, size=SHEET_CHART), "compared")
    heights = [sheet.height - float(re.match(r"M[\d.]+[ ,]([\d.]+)", line)[1]) for line in lines]
    assert len(heights) == 2
    for box in marks:
        assert not any(box.bottom + 1 < height < box.top - 0.5 for height in heights)


def test_the_drawing_is_the_same_whatever_a_hidden_value_was():
    # A spec has no place for it: a point without a value is a mark alone.
    point = Point(x="2015", value=None, label="**)")
    spec = development(4, 5, 6)
    hidden = replace(
        spec, own=replace(spec.own, points=(*spec.own.points[:1], point, spec.own.points[2]))
    )
    assert "5,0" not in draw(hidden, size=SHEET_CHART)
    assert "**)" in draw(hidden, size=SHEET_CHART)


def test_a_line_that_ends_early_has_its_name_where_it_ends():
    written = texts(draw(development(None, 12.4, None, 8.8, None), size=SHEET_CHART))
    assert "Samsø 8,8" in written
    assert "12,4" in written


def test_a_hidden_line_leaves_region_country_and_the_reason():
    message = "Samsø Kommunes tal vises ikke, fordi de bygger på få personer."
    svg = draw(development(*[None] * 5, message=message), size=SHEET_CHART)
    assert not paths(svg, "series")
    assert len(paths(svg, "compared")) == 2
    assert message in " ".join(texts(svg))
    accented = {e.text for e in texts(svg).values() if e.get("fill") == ACCENT}
    assert accented == {"*)"}
    assert [e.text for e in ET.fromstring(svg).iter(f"{SVG}text")].count("*)") == 5


def test_a_hidden_last_value_of_the_region_is_told_beside_its_name():
    spec = development(4, 5)
    region = Series(
        name="Regionen",
        points=(spec.own.points[0], replace(spec.own.points[1], value=None, label="*)")),
    )
    written = texts(draw(replace(spec, others=(region, spec.others[1])), size=SHEET_CHART))
    assert "Regionen *)" in written
    assert "*)" not in written


def test_the_axis_begins_at_nothing():
    svg = draw(development(11.2, 12.4), size=SHEET_CHART)
    (base,) = paths(svg, "base")
    assert f" {SHEET_CHART.height_mm / 25.4 * 72 - 13:.2f}l" in base
    assert "0" in texts(svg)


def test_what_cannot_be_drawn_is_refused():
    spec = development(1, 2)
    with pytest.raises(ValueError, match="at most 2 others"):
        draw(replace(spec, others=(*spec.others, spec.own)), size=SHEET_CHART)
    with pytest.raises(ValueError, match="same x axis"):
        draw(replace(spec, others=(series("Landet", 1, 2, 3),)), size=SHEET_CHART)
    with pytest.raises(ValueError, match="1 to 200 points"):
        draw(replace(spec, own=series("Samsø"), others=()), size=SHEET_CHART)
