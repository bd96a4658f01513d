import json
import re

import numpy as np
import pytest
import shapely

from figures import draw
from figures.geometry import OWN_FILE, GeometryError, load, parse
from figures.geometry.projection import to_utm32
from figures.specs import Choropleth, SpecialClass

from .samples import CODES, MAP, choropleth

SMALL_ISLANDS = {"400", "492", "563", "741", "825"}


@pytest.fixture(scope="module")
def shapes() -> dict[str, shapely.Geometry]:
    features = json.loads(OWN_FILE.read_text("ascii"))["features"]
    return {
        f["properties"]["code"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features
    }


def test_the_own_map_has_98_valid_municipalities(shapes):
    assert len(shapes) == 98
    assert set(shapes) >= SMALL_ISLANDS
    assert all(shape.is_valid and shape.area > 0 for shape in shapes.values())


def test_the_own_map_has_neither_overlaps_nor_gaps(shapes):
    assert shapely.coverage_is_valid(list(shapes.values()), gap_width=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("169", "165"),
        ("751", "710"),
        ("101", "147"),
        ("101", "185"),
        ("185", "155"),
        ("187", "183"),
    ],
)
def test_neighbours_share_a_border(shapes, one, other):
    assert shapes[one].touches(shapes[other])
    assert (shapes[one] & shapes[other]).length > 100


@pytest.mark.parametrize(("one", "other"), [("410", "607"), ("787", "773"), ("376", "390")])
def test_sounds_stay_open(shapes, one, other):
    assert not shapes[one].intersects(shapes[other])


def test_the_own_map_is_light(shapes):
    assert shapely.get_num_coordinates(list(shapes.values())).sum() < 10_000
    assert OWN_FILE.stat().st_size < 150_000


def test_points_of_shared_borders_weigh_the_same_on_both_sides():
    geometry, seen = load(), {}
    for code in CODES:
        for ring, weight in zip(geometry.areas[code], geometry.weights[code], strict=True):
            for place, value in zip(map(tuple, ring[1:-1]), weight[1:-1], strict=True):
                assert seen.setdefault(place, value) == value or np.inf in (value, seen[place])


@pytest.mark.parametrize(
    ("degrees", "metres"),
    [
        # As PROJ transforms them from EPSG:4258 to EPSG:25832.
        ((8.0, 54.5), (435_239.537, 6_039_614.337)),
        ((12.5683, 55.6761), (724_351.929, 6_175_804.022)),
        ((10.5839, 57.7209), (594_345.258, 6_398_740.409)),
        ((15.15, 55.15), (891_675.595, 6_128_761.706)),
    ],
)
def test_the_projection_is_utm_zone_32(degrees, metres):
    assert to_utm32(np.array([degrees]))[0] == pytest.approx(metres, abs=0.001)


def squares(degrees: bool = False, **changes) -> dict:
    """98 squares in ten rows, about 20 km wide, side by side over Denmark."""
    features = []
    for index, code in enumerate(CODES):
        row, column = divmod(index, 10)
        left, bottom = 8.5 + column * 0.35, 54.7 + row * 0.25
        square = np.array([(0, 0), (0.35, 0), (0.35, 0.25), (0, 0.25), (0, 0)])
        ring = square + (left, bottom)  # noqa: RUF005
        points = ring if degrees else to_utm32(ring)
        geometry = {"type": "Polygon", "coordinates": [points.tolist()]}
        properties = {changes.get("name", "kommunekode"): f"0{code}"}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return {"type": "FeatureCollection", "features": features} | changes.get("members", {})


def written(document: object) -> bytes:
    return document if isinstance(document, bytes) else json.dumps(document).encode()


@pytest.mark.parametrize("name", ["kommunekode", "KOMKODE", "code", "LAU_ID"])
def test_the_code_is_found_under_the_common_names(name):
    assert sorted(parse(written(squares(name=name))).areas) == CODES


def test_degrees_and_metres_give_the_same_picture():
    one = parse(written(squares(degrees=True)))
    other = parse(written(squares()))
    for code in CODES:
        assert one.areas[code][0] == pytest.approx(other.areas[code][0], abs=1)
    spec = choropleth()
    assert draw(spec, size=MAP, geometry=one) == draw(spec, size=MAP, geometry=other)


def test_parts_of_a_municipality_are_merged():
    document = squares()
    island = json.loads(json.dumps(document["features"][0]))
    shifted = np.array(island["geometry"]["coordinates"]) - (60_000, 0)
    island["geometry"]["coordinates"] = shifted.tolist()
    document["features"].append(island)
    assert len(parse(written(document)).areas[CODES[0]]) == 2


def test_christiansoe_is_left_out():
    document = squares()
    extra = json.loads(json.dumps(document["features"][0]))
    extra["properties"]["kommunekode"] = "0411"
    document["features"].append(extra)
    assert sorted(parse(written(document)).areas) == CODES


def without_the_first(document: dict) -> dict:
    return document | {"features": document["features"][1:]}


def with_the_first_twice(document: dict) -> dict:
    return document | {"features": [document["features"][0], *document["features"]]}


def with_code(document: dict, code: object) -> dict:
    document["features"][0]["properties"] = {"kommunekode": code}
    return document


def with_geometry(document: dict, *geometries: object) -> dict:
    for feature, geometry in zip(document["features"], geometries, strict=False):
        feature["geometry"] = geometry
    return document


def with_crs(crs: object) -> dict:
    return squares(members={"crs": crs})


def nested(depth: int) -> bytes:
    return b"[" * depth


def polygon(*points: tuple[float, float]) -> dict:
    return {"type": "Polygon", "coordinates": [points]}


LINE = polygon((600_000, 6_200_000), (650_000, 6_200_000), (600_000, 6_200_000))
FAULTS = {
    "no json": (b"{\n  ]", "filen er ikke gyldig JSON (linje 2, tegn 3)"),
    "nothing": (b"", "filen er ikke gyldig JSON (linje 1, tegn 1)"),
    "Latin-1": ('{"navn": "Ærø"}'.encode("latin-1"), "filen er ikke UTF-8"),
    "deep": (nested(100_000), "filen har for mange klammer inden i hinanden"),
    "a long number": (b"1" * 5000, "filen har et tal, der er for langt"),
    "no collection": ({"type": "Topology"}, "ikke en FeatureCollection"),
    "a list": ([], "ikke en FeatureCollection"),
    "nothing in it": ({"features": []}, "manglende kommunekoder: 101, 147, "),
    "no features": ({"features": [1, None, "a"]}, "feature nr. 1 har ingen kommunekode"),
    "missing": (without_the_first(squares()), "manglende kommunekoder: 101"),
    "doubled": (with_the_first_twice(squares()), "kommune 101 findes to gange"),
    "unknown": (with_code(squares(), "0999"), "ukendte kommunekoder: 999; manglende"),
    "no code": (with_code(squares(), None), "feature nr. 1 har ingen kommunekode"),
    "a list for a code": (with_code(squares(), ["101"]), "feature nr. 1 har ingen kommunekode"),
    "a list of properties": (
        squares() | {"features": [{"properties": [1]}]},
        "feature nr. 1 har ingen kommunekode",
    ),
    "a point": (
        with_geometry(squares(), {"type": "Point", "coordinates": [1, 2]}),
        "feature nr. 1 er ikke en flade",
    ),
    "no geometry": (with_geometry(squares(), None), "ingen gyldig geometri"),
    "words for geometry": (with_geometry(squares(), "her"), "ingen gyldig geometri"),
    "bad geometry": (with_geometry(squares(), {"type": "Polygon"}), "ingen gyldig geometri"),
    "not a number": (
        with_geometry(squares(), polygon((0, 0), (float("nan"), 0), (1, 1), (0, 0))),
        "feature nr. 1",
    ),
    "no area": (with_geometry(squares(), LINE), "feature nr. 1 har intet areal"),
    "an empty area": (
        with_geometry(squares(), {"type": "Polygon", "coordinates": []}),
        "feature nr. 1 har intet areal",
    ),
    "other plane": (
        with_crs({"type": "name", "properties": {"name": "EPSG:3857"}}),
        "ukendt koordinatsystem (filen angiver EPSG:3857",
    ),
    "elsewhere": (
        with_geometry(squares(), polygon((0, 0), (1, 0), (1, 1), (0, 0))),
        "ukendt koordinatsystem (koordinaterne går fra 0 0 til",
    ),
}


@pytest.mark.parametrize(("document", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_file_that_cannot_be_drawn_is_refused_with_its_fault(document, message):
    with pytest.raises(GeometryError, match=re.escape(message)) as error:
        parse(written(document))
    assert len(str(error.value)) < 300


def test_brackets_too_deep_in_one_feature_are_refused():
    content = written(squares())
    deep = b"[" * 20_000 + b"]" * 20_000
    for place in (b'"coordinates": ', b'"kommunekode": '):
        with pytest.raises(GeometryError):
            parse(content.replace(place, place + deep + b', "more": ', 1))


def test_only_the_first_of_many_codes_are_listed():
    with pytest.raises(
        GeometryError, match=r"^manglende kommunekoder: (\d+, ){11}\d+ og 86 andre$"
    ):
        parse(written({"features": []}))


@pytest.mark.parametrize(
    "crs", [None, 1, [], {}, {"properties": [1]}, {"properties": {"name": []}}]
)
def test_a_system_that_is_not_told_is_known_by_its_coordinates(crs):
    assert sorted(parse(written(with_crs(crs))).areas) == CODES


def test_a_byte_order_mark_is_no_fault():
    assert sorted(parse(b"\xef\xbb\xbf" + written(squares())).areas) == CODES


def test_a_figure_of_eight_is_mended_and_drawn():
    (ring,) = squares()["features"][0]["geometry"]["coordinates"]
    crossed = polygon(ring[0], ring[2], ring[1], ring[3], ring[0])
    geometry = parse(written(with_geometry(squares(), crossed)))
    assert draw(choropleth(), size=MAP, geometry=geometry)


def test_the_tiniest_area_is_kept_and_drawn():
    tiny = polygon((400_000, 6_100_000), (400_001, 6_100_000), (400_001, 6_100_001),
                   (400_000, 6_100_001), (400_000, 6_100_000))  # fmt: skip
    geometry = parse(written(with_geometry(squares(), tiny)))
    assert len(geometry.areas[CODES[0]]) == 1
    for pattern in ("dotted", "hatched"):
        special = SpecialClass(label="Alle", pattern=pattern)
        spec = Choropleth(unit="", specials=(special,), specials_of=dict.fromkeys(CODES, 0))
        assert draw(spec, size=MAP, geometry=geometry)
