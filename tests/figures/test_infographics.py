"""Infographics: they are true to their numbers, and all they say is printed inside the drawing."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from itertools import combinations, pairwise
from math import sqrt
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import draw
from figures.drawing import lay_out
from figures.fonts import CHARACTERS
from figures.infographics.drawing import height_mm
from figures.infographics.specs import (
    Amount,
    Column,
    Criteria,
    Criterion,
    PartOfWhole,
    Proportional,
    Scale,
    TextPanel,
    Whole,
)
from figures.specs import Size
from figures.style import contrast, text_on
from figures.tokens import MAIN, MUTED, PAPER, PARTS, TINT

from .infographic_samples import EVERY, HAIR, amount, bars, column, columns, scale, whole

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (160.0, 112.0, 77.0, 74.0)
each = pytest.mark.parametrize("spec", EVERY.values(), ids=EVERY.keys())


def size(spec, width: float) -> Size:
    return Size(width_mm=width, height_mm=height_mm(spec, width_mm=width))


def elements(spec, width: float, name: str) -> list[ET.Element]:
    svg = ET.fromstring(draw(spec, size=size(spec, width)))
    return [element for element in svg.iter() if element.get("class") == name]


def starts(spec, name: str, width: float = 160) -> list[tuple[float, float]]:
    return [
        (float(x), float(y))
        for element in elements(spec, width, name)
        for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", element.get("d", ""))
    ]


def rectangles(spec, fill: str, width: float = 160) -> list[tuple[float, float, float, float]]:
    """Return left, top, width and height of the rectangles of a colour."""
    svg = draw(spec, size=size(spec, width))
    found = []
    for data in re.findall(rf'<path fill="{fill}"[^>]* d="(M[^"]*)z"', svg):
        start, steps = re.fullmatch(r"M([^l]*)l(.*)", data).groups()
        x, y = map(float, start.replace("-", " -").split())
        numbers = list(map(float, steps.replace("-", " -").split()))
        assert len(numbers) == 6, "a rectangle"
        found.append((x, y + min(numbers[3], 0), abs(numbers[0]), abs(numbers[3])))
    return found


def texts(spec) -> list[str]:
    """Return every text of a spec."""
    if isinstance(spec, str):
        return [spec]
    if isinstance(spec, tuple):
        return [text for one in spec for text in texts(one)]
    return (
        [t for f in fields(spec) for t in texts(getattr(spec, f.name))]
        if is_dataclass(spec)
        else []
    )


@pytest.mark.parametrize("width", WIDTHS)
@each
def test_every_text_is_printed_inside_the_drawing_and_over_no_other(spec, width):
    sheet = lay_out(spec, size=size(spec, width))
    for text, box in sheet.texts:
        assert box.left >= -0.5, text
        assert box.right <= sheet.width + 0.5, text
        assert box.bottom >= -0.5, text
        assert box.top <= sheet.height + 0.5, text
    for (one, box), (other, other_box) in combinations(sheet.texts, 2):
        assert not box.meets(other_box), f"{one!r} and {other!r}"
    printed = re.sub(r"[-\s]", "", "".join(text for text, _ in sheet.texts))
    for text in {*texts(spec)} - {"ikke opdelt", f"100{HAIR}%"}:
        for word in text.split():
            assert re.sub(r"[-\s]", "", word) in printed, text


@each
def test_the_drawing_is_of_the_kind_that_pages_can_set(spec):
    svg = draw(spec, size=size(spec, 112))
    root = ET.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{n}" for n in ("svg", "path", "text")
    }
    assert not [element for element in root.iter() if "id" in element.attrib]
    assert {c for element in root.iter(f"{SVG}text") for c in element.text or ""} <= CHARACTERS
    assert svg == draw(spec, size=size(spec, 112))


@each
def test_the_height_is_what_is_drawn_and_no_more(spec):
    height = size(spec, 112).height_mm
    assert height == int(height)
    higher = Size(width_mm=112, height_mm=height + 30)
    one, other = lay_out(spec, size=size(spec, 112)), lay_out(spec, size=higher)
    below = [one.height - box.bottom for _, box in one.texts]
    assert below == pytest.approx([other.height - box.bottom for _, box in other.texts])


def test_areas_are_to_each_other_as_their_numbers():
    spec = EVERY["areas of many"]
    widths = [float(e.get("stroke-width", "1")) for e in elements(spec, 160, "area")]
    assert (widths[1] / widths[0]) ** 2 == pytest.approx(55_000 / 143_000, abs=0.001)


def test_nothing_has_no_area():
    spec = EVERY["three areas"]
    widths = [float(e.get("stroke-width", "1")) for e in elements(spec, 160, "area")]
    assert len(widths) == 2
    assert widths[1] / widths[0] == pytest.approx(sqrt(0.001), abs=0.001)


def test_a_square_has_a_hundred_dots_as_many_of_each_colour_as_its_part():
    spec = EVERY["part"]
    parts = [e.get("d", "").count("M") for e in elements(spec, 160, "part")]
    (rest,) = elements(spec, 160, "rest")
    assert parts == [6, 3]
    assert rest.get("d", "").count("M") == 91
    places = [*starts(spec, "part"), *starts(spec, "rest")]
    assert len(set(places)) == 100
    # Filled from the lower left: the first nine of them lie in the lowest row.
    assert len({y for _, y in starts(spec, "part")}) == 1
    assert max(y for _, y in places) == starts(spec, "part")[0][1]


def test_pointers_point_at_their_values():
    spec = scale(("Målgruppen", 41), ("Øvrige", 57))
    (first, _), (other, _) = starts(spec, "pointer")
    (middle, _) = starts(spec, "mark")[0]
    inner = 160 / 25.4 * 72 - 1
    assert first == pytest.approx(0.5 + 0.41 * inner, abs=0.01)
    assert other == pytest.approx(0.5 + 0.57 * inner, abs=0.01)
    assert middle == pytest.approx(0.5 + 0.5 * inner, abs=0.01)


def test_the_bars_of_a_pair_are_as_high_and_parted_by_their_shares():
    spec = bars(
        whole("Den ene", ("Del", 25), rest="Rest"), whole("Den anden", ("Del", 75), rest="Rest")
    )
    (_, one_top, _, one), (_, other_top, _, other) = rectangles(spec, MAIN)
    assert other / one == pytest.approx(3, abs=0.1)
    assert one_top + one == pytest.approx(other_top + other)  # from the same base
    rests = rectangles(spec, TINT)
    assert [top for _, top, _, _ in rests] == pytest.approx([rests[0][1]] * 2)


def test_a_lying_bar_is_parted_by_its_shares_and_the_bracket_spans_what_the_total_counts():
    spec = EVERY["bar with total"]
    widths = [w for colour in (*PARTS[:3], TINT) for _, _, w, _ in rectangles(spec, colour)]
    total = 160 / 25.4 * 72
    assert [w / total for w in widths] == pytest.approx([0.28, 0.06, 0.06, 0.6], abs=0.004)
    (bracket,) = elements(spec, 160, "bracket")
    steps = re.findall(r"-?[\d.]+", bracket.get("d", ""))
    assert float(steps[4]) == pytest.approx(0.4 * total - 1, abs=0.02)


def test_columns_are_as_high_as_their_numbers():
    heights = [h for *_, h in rectangles(columns(column("2009", 50), column("2015", 100)), MAIN)]
    assert heights[1] / heights[0] == pytest.approx(2, abs=0.01)


def test_a_column_that_is_not_parted_among_others_is_light_and_says_so():
    spec = EVERY["columns partly in parts"]
    assert len(rectangles(spec, TINT)) == 1
    sheet = lay_out(spec, size=size(spec, 160))
    assert [text for text, _ in sheet.texts].count("ikke opdelt") == 1
    alone = EVERY["columns"]
    assert not rectangles(alone, TINT)
    assert "ikke opdelt" not in draw(alone, size=size(alone, 160))


def test_criteria_stand_beside_each_other_or_below_where_there_is_no_room():
    def tops(width: float) -> list[float]:
        return sorted({top for _, top, _, _ in rectangles(EVERY["criteria"], MAIN, width)})

    assert len(tops(160)) == 1
    assert len(tops(74)) == 3


def test_colours_stand_out_and_carry_their_text():
    for fill in (*PARTS[:3], TINT):
        assert contrast(text_on(fill), fill) >= 4.5
    for part in (*PARTS[:3], MUTED):
        assert contrast(part, PAPER) >= 3
    # Rest and paper are told apart by the line round the rest.
    assert contrast(MUTED, TINT) >= 3
    for one, other in pairwise((*PARTS[:3], TINT)):
        assert contrast(one, other) >= 1.8


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (scale(), "1 to 2 pointers"),
        (scale(("a", 1), ("b", 2), ("c", 3)), "1 to 2 pointers"),
        (scale(("a", 101)), "enclose its pointers"),
        (bars(*[whole("a", ("b", 5))] * 3), "1 to 2 wholes"),
        (bars(whole("a", *[("b", 5)] * 4)), "1 to 3 parts"),
        (PartOfWhole(wholes=()), "1 to 2 wholes"),
        (PartOfWhole(wholes=(whole("a"),)), "1 to 3 parts"),
        (PartOfWhole(wholes=(whole("a", ("b", 101)),)), "100 dots"),
        (Proportional(areas=(amount("a", 1),)), "2 to 3 areas"),
        (Proportional(areas=(amount("a", 0), amount("b", 0))), "2 to 3 areas"),
        (columns(), "1 to 6 stacked columns"),
        (columns(column("1", 1, ("a", 1)), column("2", 1, ("b", 1))), "the same ones"),
        (Criteria(parts=()), "2 to 3 criteria"),
    ],
)
def test_what_cannot_be_shown_is_refused(spec, message):
    with pytest.raises(ValueError, match=message):
        draw(spec, size=Size(width_mm=112, height_mm=100))


letters = st.text(st.sampled_from("abcæøåMWil .-1$"), max_size=90)
names = letters | st.sampled_from(["", "W" * 90, "Voksne med psykiske vanskeligheder"])
labels = st.sampled_from(["48\u200a%", "ca. 143.000", "12.345.678,9", "7"])


@st.composite
def wholes(draw_: st.DrawFn, count: int) -> Whole:
    weights = draw_(st.lists(st.integers(0, 33), min_size=count, max_size=count))
    parts = [Amount(name=draw_(names), value=w, label=draw_(labels)) for w in weights]
    rest = Amount(name=draw_(names), value=100 - sum(weights), label=draw_(labels))
    total = draw_(st.none() | st.just(Amount(name="Alt", value=sum(weights), label="99,9\u200a%")))
    return Whole(name=draw_(names), parts=tuple(parts), rest=rest, total=total)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_infographic_is_drawn_inside_its_drawing(width, data):
    count = data.draw(st.integers(1, 3))
    shown = tuple(data.draw(wholes(count)) for _ in range(data.draw(st.integers(1, 2))))
    values = [part.value for part in shown[0].shares]
    amounts = tuple(
        Amount(name=data.draw(names), value=v, label=data.draw(labels)) for v in (*values, 1)
    )
    pointed = Scale(marks=scale().marks, pointers=amounts[:2])
    stacks = [
        Column(total=Amount(name="2015", value=200, label=data.draw(labels)), parts=parts)
        for parts in data.draw(st.lists(st.sampled_from([(), amounts]), min_size=1, max_size=6))
    ]
    points = data.draw(st.lists(names, min_size=1, max_size=3))
    criterion = Criterion(title=data.draw(names), points=tuple(points))
    several = [
        PartOfWhole(wholes=shown),
        bars(*shown),
        Proportional(areas=amounts[-2:]),
        TextPanel(text=data.draw(names)),
        pointed,
        columns(*stacks),
        Criteria(parts=(criterion,) * data.draw(st.integers(2, 3))),
    ]
    for spec in several:
        sheet = lay_out(spec, size=size(spec, width))
        for text, box in sheet.texts:
            assert box.left >= -0.5, (text, box)
            assert box.right <= sheet.width + 0.5, (text, box, sheet.width)
            assert box.bottom >= -0.5, (text, box)
            assert box.top <= sheet.height + 0.5, (text, box, sheet.height)
