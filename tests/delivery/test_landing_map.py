"""The map of links: who is on it, where the arrows lead, what it weighs."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.geometry import load
from figures.locator import Place, centre, locator, neighbours
from figures.map_layout import CAPITAL
from reporter.danish.places import official, slug
from reporter.kommuner import alle

SVG = "{http://www.w3.org/2000/svg}"
LINKS = {k.code: (f"ark/{slug(k.code)}.html", official(k.code)) for k in alle()}


@pytest.fixture(scope="module")
def drawing() -> str:
    return locator(LINKS)


@pytest.fixture(scope="module")
def root(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)


def links(root: ET.Element) -> dict[str, ET.Element]:
    return {a.attrib["data-kode"]: a for a in root.iter(f"{SVG}a")}


def test_every_municipality_is_one_link_with_its_land(root: ET.Element) -> None:
    found = links(root)
    assert {code: (a.attrib["href"], a.attrib["aria-label"]) for code, a in found.items()} == LINKS
    assert len(list(root.iter(f"{SVG}a"))) == 98
    for code, a in found.items():
        # The capital's own frame shows them a second time, and larger.
        assert len(a.findall(f"{SVG}path")) == (2 if code in CAPITAL else 1), code
        assert a.findtext(f"{SVG}title") == LINKS[code][1]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Hovedstadsområdet", "Bornholm"]


def test_it_is_light_and_its_bytes_repeat(drawing: str) -> None:
    assert len(drawing.encode()) < 60_000
    script = (
        "from figures.locator import locator; import sys;"
        f"sys.stdout.buffer.write(locator({LINKS!r}).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONHASHSEED": "7"}, capture_output=True, check=True
    )
    assert run.stdout.decode() == drawing


def test_all_lies_on_the_drawing_and_no_land_in_anothers_frame(root: ET.Element) -> None:
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    frames = [
        tuple(int(r.attrib[key]) for key in ("x", "y", "width", "height"))
        for r in root.iter(f"{SVG}rect")
    ]
    assert len(frames) == 2
    for code, a in links(root).items():
        for number, path in enumerate(a.findall(f"{SVG}path")):
            points = ends(path.attrib["d"])
            assert (points >= 0).all()
            assert (points <= (width, height)).all()
            for n, (x, y, wide, high) in enumerate(frames):
                inside = ((points >= (x, y)) & (points <= (x + wide, y + high))).all(axis=1)
                own = (n == 0 and number == 1) or (n == 1 and code == "400")
                assert inside.all() if own else not inside.any(), code


def ends(path: str) -> np.ndarray:
    """Return all points of a path of rings with relative steps."""
    rings = []
    for ring in path.removesuffix("z").split("z"):
        start, _, steps = ring.removeprefix("M").partition("l")
        first = [int(number) for number in start.split()]
        moves = np.array([int(n) for n in re.findall(r"-?\d+", steps)]).reshape(-1, 2)
        rings.append(np.vstack([[first], first + np.cumsum(moves, axis=0)]))
    return np.vstack(rings)


def test_the_land_drawn_is_the_land_there_is(root: ET.Element) -> None:
    """A ring encloses the same share of all as its municipality does on the map it is from."""
    areas = load().areas
    drawn = {c: enclosed(a.find(f"{SVG}path").attrib["d"]) for c, a in links(root).items()}  # type: ignore[union-attr]
    true = {code: abs(sum(map(area, rings))) for code, rings in areas.items()}
    for code in LINKS:
        if code != "400":  # Bornholm has a scale of its own
            share = drawn[code] / sum(v for c, v in drawn.items() if c != "400")
            expected = true[code] / sum(v for c, v in true.items() if c != "400")
            assert share == pytest.approx(expected, rel=0.06), code


def area(ring: np.ndarray) -> float:
    (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
    return float((x * to_y - to_x * y).sum() / 2)


def enclosed(path: str) -> float:
    rings = [ends(f"{ring}z") for ring in path.removesuffix("z").split("z")]
    return abs(sum(area(np.vstack([ring, ring[:1]])) for ring in rings))


def test_for_a_pointer_only_until_a_script_says_more(root: ET.Element) -> None:
    assert root.attrib["aria-hidden"] == "true"
    assert {a.attrib["tabindex"] for a in links(root).values()} == {"-1"}
    assert root.attrib["data-start"] == "751"


def test_small_islands_can_be_hit_beside_their_coasts_but_beneath_all_land(
    root: ET.Element,
) -> None:
    order = [a.attrib["data-kode"] for a in root.iter(f"{SVG}a")]
    haloed = [code for code, a in links(root).items() if a.find(f"{SVG}circle") is not None]
    assert set(haloed) == {"492", "563", "741", "825"}  # Ærø, Fanø, Samsø, Læsø
    assert order[:4] == haloed


def test_a_municipality_without_a_link_is_drawn_and_leads_nowhere() -> None:
    some = {code: link for code, link in LINKS.items() if code not in ("101", "751")}
    root = ET.fromstring(locator(some))
    assert links(root).keys() == some.keys()
    (plain,) = [g for g in root.iter(f"{SVG}g") if g.attrib["class"] == "uden"]
    assert len(plain.findall(f"{SVG}path")) == 3  # København stands in the frame too
    for a in links(root).values():
        assert set(a.attrib["data-naboer"].split()) <= {*some, "-"}
    assert not list(ET.fromstring(locator({})).iter(f"{SVG}a"))
    with pytest.raises(KeyError, match="411"):
        locator({"411": ("x", "Christiansø")})


def test_hostile_names_and_addresses_are_escaped() -> None:
    hostile = "\"><script>x</script>&'"
    root = ET.fromstring(locator({"751": (hostile, hostile)}, bornholm_label=hostile))
    (a,) = links(root).values()
    assert a.attrib["href"] == a.attrib["aria-label"] == a.findtext(f"{SVG}title") == hostile


# --- Where the arrows lead ------------------------------------------------------------------------


def ways(root: ET.Element) -> dict[str, tuple[str, ...]]:
    return {code: tuple(a.attrib["data-naboer"].split()) for code, a in links(root).items()}


def reached(following: dict[str, tuple[str, ...]], start: str) -> set[str]:
    seen, left = {start}, [start]
    while left:
        new = {code for code in following[left.pop()] if code not in ("", "-")} - seen
        seen |= new
        left += new
    return seen


def test_every_municipality_is_reached_from_every_other(root: ET.Element) -> None:
    following = ways(root)
    assert all(reached(following, code) == set(LINKS) for code in LINKS)


def test_the_arrows_lead_where_one_expects(root: ET.Element) -> None:
    following = ways(root)
    # Up, right, down, left, read off a map.
    assert following["147"] == ("157", "101", "167", "175")  # Frederiksberg
    assert following["741"] == ("706", "306", "440", "727")  # Samsø
    assert following["813"][1] == "825"  # Frederikshavn to Læsø
    assert following["825"][3] == "813"  # and back
    assert following["561"][3] == "563"  # Esbjerg to Fanø
    assert following["400"][1] == "-"  # nothing is drawn right of Bornholm


def test_neighbours_counted_by_hand() -> None:
    # From e all lie more above than to the right; a costs √(1² + 18²), c √(7² + 18²).
    centres = {"a": (0, 0), "b": (4, 3), "c": (6, 0), "e": (-1, -9)}
    assert neighbours(centres) == {
        "a": ("b", "c", "e", "e"),
        "b": ("", "c", "c", "a"),
        "c": ("b", "", "e", "a"),
        "e": ("a", "a", "", ""),
    }
    assert neighbours({}) == {}
    assert neighbours({"a": (1, 1)}) == {"a": ("", "", "", "")}


places = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(st.lists(places, min_size=1, max_size=12, unique=True))
def test_an_arrow_always_moves_its_way_and_stops_only_at_the_edge(points: list[Place]) -> None:
    centres = {str(n): point for n, point in enumerate(points)}
    for code, following in neighbours(centres).items():
        x, y = centres[code]
        for other, (right, up) in zip(following, ((0, 1), (1, 0), (0, -1), (-1, 0)), strict=True):
            ahead = [(px - x) * right + (py - y) * up for px, py in points]
            if other:
                ox, oy = centres[other]
                assert (ox - x) * right + (oy - y) * up > 0
            else:
                assert max(ahead) <= 0


def test_the_centre_is_that_of_the_land_not_of_its_corners() -> None:
    square = np.array([(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (4, 4), (0, 4), (0, 0)], float)
    assert centre(square) == pytest.approx((2, 2))
    corner = np.array([(0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4), (0, 0)], float)
    # Three squares of 2 × 2 at (1, 1), (3, 1), (1, 3).
    assert centre(corner) == pytest.approx((5 / 3, 5 / 3))
    assert centre(np.array([(1, 1), (3, 3), (1, 1)], float)) == (2, 2)
