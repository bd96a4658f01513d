"""All municipalities along one axis: one dot each, and no number but the own one."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from figures import draw
from figures.dotplot import DIAMETERS
from figures.drawing import lay_out
from figures.flags import Flag, hang
from figures.sheet import Sheet
from figures.specs import Dot, Size, Tick
from figures.style import house_style
from figures.tokens import ACCENT, MAIN, PARTS

from .samples import SHEET_SPREAD, spread

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [Size(width_mm=w, height_mm=h) for w, h in ((77, 30), (77, 34), (77, 36), (160, 34))]


def dots(svg: str, name: str) -> list[tuple[float, float]]:
    """Where the dots of a kind begin."""
    return [
        tuple(map(float, start))
        for e in ET.fromstring(svg).iter(f"{SVG}path")
        if e.get("class") == name
        for start in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", e.get("d"))
    ]


def colour(svg: str, name: str) -> str:
    (path,) = (e for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == name)
    return path.get("stroke")


def texts(svg: str) -> list[str]:
    return [e.text for e in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_municipality_is_one_dot_in_the_tone_of_its_kind(size):
    svg = draw(spread(), size=size)
    assert len(dots(svg, "near")) == 20
    assert len(dots(svg, "other")) == 77
    assert len(dots(svg, "own")) == 1
    assert (colour(svg, "near"), colour(svg, "other"), colour(svg, "own")) == (
        MAIN, PARTS[1], ACCENT,
    )  # fmt: skip


def test_dots_stand_at_their_values_on_the_axis():
    spec = replace(
        spread(), references=(), own=Tick(value=20, label="Her 20"),
        others=(Dot(value=0), Dot(value=5), Dot(value=10, near=True)),
    )  # fmt: skip
    svg = draw(spec, size=SHEET_SPREAD)
    xs = [x for name in ("other", "near", "own") for x, _ in dots(svg, name)]
    width = SHEET_SPREAD.width_mm / 25.4 * 72 - 12
    assert xs == pytest.approx([6 + width * share for share in (0, 0.25, 0.5, 1)], abs=0.1)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("seed", range(1, 8))
def test_dots_lie_clear_of_each_other_and_of_the_own_one(seed, size):
    svg = draw(spread(seed=seed), size=size)
    places = dots(svg, "near") + dots(svg, "other")
    (own,) = dots(svg, "own")
    for (x, y), (u, v) in combinations(places, 2):
        assert (x - u) ** 2 + (y - v) ** 2 >= (DIAMETERS[-1] - 0.05) ** 2
    for x, y in places:
        assert (x - own[0]) ** 2 + (y - own[1]) ** 2 >= (1.3 * DIAMETERS[-1]) ** 2


def test_nothing_tells_which_municipality_a_dot_is():
    spec = spread()
    svg = draw(spec, size=SHEET_SPREAD)
    assert draw(replace(spec, others=spec.others[::-1]), size=SHEET_SPREAD) == svg
    told = {"Pct.", "0", "5", "10", "15", "20", "Aarhus 14,2", "Gennemsnit i regionen 9,5"}
    told |= {"Hele landet 9,1", "Kommuner i Region Midtjylland", "Øvrige kommuner"}
    assert set(texts(svg)) == told


def test_without_an_own_value_the_reason_stands_instead():
    svg = draw(spread(None, message="Tallet vises ikke, fordi det bygger på få personer."),
               size=SHEET_SPREAD)  # fmt: skip
    assert "Tallet vises ikke, fordi det bygger på få personer." in " ".join(texts(svg))
    assert not dots(svg, "own")
    assert len(dots(svg, "near") + dots(svg, "other")) == 97


def test_equal_values_stand_on_top_of_each_other_inside_the_drawing():
    spec = replace(spread(5), others=tuple(Dot(value=5) for _ in range(97)))
    places = dots(draw(spec, size=SHEET_SPREAD), "other")
    assert len(set(places)) == 97
    assert len({x for x, _ in places}) == 1
    assert min(y for _, y in places) > 15


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("own", [0, 3.2, 9.1, 9.3, 9.5, 14, 20])
@pytest.mark.parametrize("region", [0, 9.1, 12, 20])
def test_no_two_names_overlap_wherever_values_stand(own, region, size):
    spec = spread(own)
    spec = replace(
        spec, own=replace(spec.own, label=f"Ringkøbing-Skjern {own}"),
        references=(Tick(value=region, label=f"I regionen {region}"), spec.references[1]),
    )  # fmt: skip
    with house_style():
        sheet = lay_out(spec, size=size)
    for (one, box), (other, other_box) in combinations(sheet.texts, 2):
        assert not box.meets(other_box), f"{one!r} and {other!r}"
    for text, box in sheet.texts:
        assert box.left >= -0.5, text
        assert box.right <= sheet.width + 0.5, text
        assert box.top <= sheet.height + 0.5, text


def test_names_share_a_row_where_they_can_and_poles_keep_clear_of_names():
    with house_style():
        sheet = Sheet(SHEET_SPREAD)
        flags = [
            Flag(x, text, 7, 400, "#000000", 1)
            for x, text in ((60, "Aarhus 14,2"), (150, "Hele landet 9"), (140, "I regionen 8"))
        ]
        hung = hang(sheet, flags, top=90)
    assert hung[0].flag.text == "Aarhus 14,2"
    assert max(one.row for one in hung) <= 1
    assert all(one.clear for one in hung)
    for one, other in combinations(hung, 2):
        assert not one.box.meets(other.box)
    for one in hung:
        for other in hung:
            if other.row < one.row:
                assert not one.box.left < other.flag.x < one.box.right


def test_without_a_key_the_dots_have_its_room():
    spec = spread()
    bare = replace(spec, near_label="", other_label="")
    lowest = [max(y for _, y in dots(draw(s, size=SHEET_SPREAD), "other")) for s in (spec, bare)]
    assert lowest[1] > lowest[0] + 8


def test_a_long_key_takes_two_rows_and_loses_no_word():
    labels = ("Andre kommuner i Region Hovedstaden", "Kommuner i resten af landet")
    spec = replace(spread(), near_label=labels[0], other_label=labels[1])
    with house_style():
        placed = dict(lay_out(spec, size=SHEET_SPREAD).texts)
    assert placed[labels[0]].bottom >= placed[labels[1]].top
    assert placed[labels[0]].left == placed[labels[1]].left
    assert placed[labels[0]].top <= placed["10"].bottom


def test_too_many_references_are_refused():
    with pytest.raises(ValueError, match="at most 3 references"):
        draw(replace(spread(), references=(Tick(value=1, label="1"),) * 4), size=SHEET_SPREAD)


def test_the_extremes_are_named_where_all_may_be():
    spec = replace(
        spread(None), own=None, message="", references=(Tick(value=9, label="Median 9"),),
        extremes=(Tick(value=1, label="Læsø 1"), Tick(value=19, label="Ishøj 19")),
    )  # fmt: skip
    svg = draw(spec, size=Size(width_mm=160, height_mm=40))
    assert {"Læsø 1", "Ishøj 19", "Median 9"} <= set(texts(svg))
    with pytest.raises(ValueError, match="at most 2 extremes"):
        draw(replace(spec, extremes=(*spec.extremes, Tick(value=2, label="x"))), size=SIZES[0])
