"""Maps of half a column: everything has its place, and no two things the same."""

from itertools import combinations

import numpy as np
import pytest

from figures.borders import bounds, fitted
from figures.drawing import lay_out
from figures.geometry import load
from figures.map_layout import BORNHOLM, CAPITAL, Extents
from figures.sheet import Sheet
from figures.small_map import COUNTRY_SHARE, SMALL_MM, lay_out_small_map
from figures.specs import Choropleth, MapClass, Size, SpecialClass
from figures.style import SMALL, house_style, text_width

from .samples import CODES, choropleth

SIZES = [Size(width_mm=w, height_mm=h) for w in (50, 54, 56, 62, 66) for h in (60, 64, 72)]
COUNTRY = [code for code in CODES if code != BORNHOLM]


def extents() -> Extents:
    boxes = [
        bounds({code: load().areas[code] for code in codes})
        for codes in (COUNTRY, [BORNHOLM], CAPITAL)
    ]
    country, bornholm, capital = ((box.width, box.height) for box in boxes)
    name = text_width("Hovedstadsområdet", SMALL)
    return Extents(country=country, bornholm=bornholm, capital=capital, capital_name=name)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("legend", [0.0, 20.0, 45.0, 65.0])
def test_no_part_lies_on_another(size, legend):
    with house_style():
        sheet = Sheet(size)
        places = lay_out_small_map(sheet, extents(), legend=legend)
    frames = (places.capital, places.bornholm)
    for one, other in combinations((*frames, places.legend), 2):
        assert not one.meets(other)
    areas = fitted(load(), COUNTRY, places.country)
    points = np.concatenate([ring for rings in areas.values() for ring in rings])
    for frame in frames:
        inside = (points > (frame.left, frame.bottom)) & (points < (frame.right, frame.top))
        assert not inside.all(axis=1).any()
    assert places.legend.bottom >= -0.01
    assert places.country.width <= COUNTRY_SHARE * sheet.width + 0.01
    # The capital area is there to be read: larger than it lies in the country.
    scale = places.country.width / extents().country[0]
    assert places.inside(places.capital).width > 1.5 * extents().capital[0] * scale


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("steps", [1, 3, 5, 7])
def test_no_two_texts_of_a_small_map_overlap(steps, size):
    specials = (
        SpecialClass(label="Få personer (12)", pattern="hatched"),
        SpecialClass(label="Kommunen har ikke godkendt sine tal (3)", pattern="dotted"),
        SpecialClass(label="Indberetter sammen med en anden (8)", pattern="dotted", counted=True),
    )
    spec = Choropleth(
        unit="Pct., antal kommuner i parentes",
        steps=tuple(MapClass(label=f"{n}0,0-{n}9,9 pct. (14)") for n in range(steps)),
        specials=specials, steps_of=dict.fromkeys(CODES, 0), marked="760",
        marked_label="Ringkøbing-Skjern",
    )  # fmt: skip
    with house_style():
        sheet = lay_out(spec, size=size)
    for (one, box), (other, other_box) in combinations(sheet.texts, 2):
        assert not box.meets(other_box), f"{one!r} and {other!r}"
    for text, box in sheet.texts:
        assert box.left >= -0.5, text
        assert box.right <= sheet.width + 0.5, text
        assert box.bottom >= -0.5, text


def test_a_wider_map_has_the_larger_legend():
    for width, size in ((SMALL_MM, 7.0), (SMALL_MM + 8, 8.0)):
        with house_style():
            sheet = lay_out(choropleth(), size=Size(width_mm=width, height_mm=100))
        (box,) = (box for text, box in sheet.texts if text == "Trin 1")
        assert box.height == pytest.approx(0.98 * size)
