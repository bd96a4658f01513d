"""Read a user's GeoJSON of the municipalities (DAGI or the like) and bring it down to paper."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from figures.geometry import GeometryError, Ring
from figures.geometry.projection import to_utm32

CODE_NAMES = ("kommunekode", "komkode", "kom_kode", "kode", "code", "lau", "lau_id", "lau_1")
"""Property names under which files keep the municipality's code, compared in lower case."""
OUTSIDE = {"411"}
"""Christiansø is no municipality, but DAGI lists it among them; it is left out."""
TOLERANCE = 170.0
"""Metres; 0.06 mm on a map 130 mm high, the same as in the project's own file."""
SMALLEST = 1_500_000.0
"""Square metres; smaller islets (0.4 mm across) do not print."""
DENMARK_DEGREES = (3.0, 53.0, 18.0, 60.0)
DENMARK_METRES = (300_000.0, 5_900_000.0, 1_050_000.0, 6_600_000.0)
FLAT = ("Polygon", "MultiPolygon")
TOO_DEEP = "filen har for mange klammer inden i hinanden"
MOST_CODES = 12
"""How many codes an error lists."""
MOST_LETTERS = 80
"""How much of the file's own words an error repeats."""


def read(content: bytes, *, codes: frozenset[str]) -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of the municipalities ``codes``; raises GeometryError."""
    document = _document(content)
    areas: dict[str, shapely.Geometry] = {}
    for number, feature in enumerate(document["features"], start=1):
        code = _code(feature, number)
        if code in OUTSIDE:
            continue
        shape = _shape(feature, number)
        if code in areas and areas[code].overlaps(shape) | areas[code].equals(shape):
            raise GeometryError(f"kommune {code} findes to gange, oven i sig selv")
        areas[code] = areas[code].union(shape) if code in areas else shape
    _check_codes(found=frozenset(areas), expected=codes)
    ordered = sorted(areas)
    plane = _in_metres(document, [areas[code] for code in ordered])
    try:
        simple = shapely.coverage_simplify(plane, TOLERANCE)
    except shapely.errors.GEOSException as error:
        raise GeometryError(
            "kommunernes grænser hænger ikke sammen og kan ikke forenkles"
        ) from error
    return {code: _rings(shape) for code, shape in zip(ordered, simple, strict=True)}


def _document(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GeometryError("filen er ikke UTF-8; gem den som »UTF-8«") from error
    except json.JSONDecodeError as error:
        place = f"linje {error.lineno}, tegn {error.colno}"
        raise GeometryError(f"filen er ikke gyldig JSON ({place})") from error
    except ValueError as error:
        # Python reads no whole number of more than some thousand digits.
        raise GeometryError("filen har et tal, der er for langt") from error
    except RecursionError as error:
        raise GeometryError(TOO_DEEP) from error
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise GeometryError("filen er ikke en FeatureCollection (GeoJSON)")
    return document


def _member(value: Any, *names: str) -> Any:
    """Return what stands under the names, one inside the other; None where it does not."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _word(value: Any) -> str:
    """Return a text or a whole number as text, anything else as nothing."""
    return str(value) if isinstance(value, int | str) else ""


def _code(feature: Any, number: int) -> str:
    properties = _member(feature, "properties")
    for name, value in properties.items() if isinstance(properties, dict) else ():
        code = _word(value)
        if name.lower() in CODE_NAMES and re.fullmatch(r"(DK_?)?[0-9]{3,4}", code):
            return str(int(code.lstrip("DK_")))
    raise GeometryError(
        f"feature nr. {number} har ingen kommunekode; "
        f"den søges under navnene {', '.join(CODE_NAMES)}"
    )


def _shape(feature: Any, number: int) -> shapely.Geometry:
    try:
        shape = shapely.from_geojson(json.dumps(_member(feature, "geometry")))
    except shapely.errors.GEOSException as error:
        raise GeometryError(f"feature nr. {number} har ingen gyldig geometri") from error
    except RecursionError as error:
        raise GeometryError(TOO_DEEP) from error
    if shape.geom_type not in FLAT:
        raise GeometryError(f"feature nr. {number} er ikke en flade")
    shape = shapely.force_2d(shape)
    if not shape.is_valid:
        with np.errstate(all="ignore"):  # coordinates too large are told of with their bounds
            shape = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    if shape.geom_type not in FLAT or not shape.area > 0:
        raise GeometryError(f"feature nr. {number} har intet areal")
    return shape


def _check_codes(*, found: frozenset[str], expected: frozenset[str]) -> None:
    faults = [
        f"{name} kommunekoder: {_listed(codes)}"
        for name, codes in (("ukendte", found - expected), ("manglende", expected - found))
        if codes
    ]
    if faults:
        raise GeometryError("; ".join(faults))


def _listed(codes: frozenset[str]) -> str:
    shown, rest = ", ".join(sorted(codes)[:MOST_CODES]), len(codes) - MOST_CODES
    return shown if rest <= 0 else f"{shown} og {rest} andre"


def _in_metres(
    document: Mapping[str, Any], shapes: list[shapely.Geometry]
) -> list[shapely.Geometry]:
    bounds = shapely.total_bounds(shapes)
    name = _word(_member(document, "crs", "properties", "name"))[:MOST_LETTERS]
    if _within(bounds, DENMARK_METRES) and re.search(r"25832|^$", name):
        return shapes
    if _within(bounds, DENMARK_DEGREES) and re.search(r"4326|4258|CRS84|^$", name):
        return list(shapely.transform(shapes, to_utm32))
    stated = f"filen angiver {name}, " if name else ""
    raise GeometryError(
        f"ukendt koordinatsystem ({stated}koordinaterne går fra "
        f"{bounds[0]:g} {bounds[1]:g} til {bounds[2]:g} {bounds[3]:g}); "
        "brug EPSG:4326 eller EPSG:25832"
    )


def _within(bounds: Any, frame: tuple[float, float, float, float]) -> bool:
    return bool(
        bounds[0] >= frame[0] and bounds[1] >= frame[1]
        and bounds[2] <= frame[2] and bounds[3] <= frame[3]
    )  # fmt: skip


def _rings(shape: shapely.Geometry) -> tuple[Ring, ...]:
    parts = sorted(shapely.get_parts(shapely.orient_polygons(shape)), key=lambda part: -part.area)
    kept = [part for rank, part in enumerate(parts) if rank == 0 or part.area >= SMALLEST]
    return tuple(
        np.array(ring.coords) for part in kept for ring in (part.exterior, *part.interiors)
    )
