"""Read a user's GeoJSON of the municipalities (DAGI or the like) and bring it down to paper."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
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


def read(path: Path, *, codes: frozenset[str]) -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of the municipalities ``codes``; raises GeometryError."""
    document = _document(path)
    areas: dict[str, shapely.Geometry] = {}
    for number, feature in enumerate(document["features"], start=1):
        code = _code(feature, path, number)
        if code in OUTSIDE:
            continue
        shape = _shape(feature, path, number)
        if code in areas and areas[code].overlaps(shape) | areas[code].equals(shape):
            raise GeometryError(f"{path}: kommune {code} findes to gange, oven i sig selv")
        areas[code] = areas[code].union(shape) if code in areas else shape
    _check_codes(path, found=frozenset(areas), expected=codes)
    ordered = sorted(areas)
    plane = _in_metres(path, document, [areas[code] for code in ordered])
    simple = shapely.coverage_simplify(plane, TOLERANCE)
    return {code: _rings(shape) for code, shape in zip(ordered, simple, strict=True)}


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise GeometryError(f"{path}: filen kan ikke læses ({error.strerror})") from error
    except ValueError as error:
        raise GeometryError(f"{path}: filen er ikke gyldig JSON ({error})") from error
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise GeometryError(f"{path}: filen er ikke en FeatureCollection (GeoJSON)")
    return document


def _code(feature: Any, path: Path, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    for name, value in (properties or {}).items():
        if name.lower() in CODE_NAMES and re.fullmatch(r"(DK_?)?\d{3,4}", str(value)):
            return str(int(str(value).lstrip("DK_")))
    raise GeometryError(
        f"{path}: feature nr. {number} har ingen kommunekode; "
        f"den søges under navnene {', '.join(CODE_NAMES)}"
    )


def _shape(feature: Any, path: Path, number: int) -> shapely.Geometry:
    try:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    except (KeyError, shapely.errors.GEOSException) as error:
        raise GeometryError(f"{path}: feature nr. {number} har ingen gyldig geometri") from error
    if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
        raise GeometryError(f"{path}: feature nr. {number} er ikke en flade")
    return shapely.force_2d(
        shape if shape.is_valid else shapely.make_valid(shape, method="structure")
    )


def _check_codes(path: Path, *, found: frozenset[str], expected: frozenset[str]) -> None:
    faults = [
        f"{name} kommunekoder: {', '.join(sorted(codes))}"
        for name, codes in (("ukendte", found - expected), ("manglende", expected - found))
        if codes
    ]
    if faults:
        raise GeometryError(f"{path}: {'; '.join(faults)}")


def _in_metres(
    path: Path, document: Mapping[str, Any], shapes: list[shapely.Geometry]
) -> list[shapely.Geometry]:
    bounds = shapely.total_bounds(shapes)
    crs = document.get("crs") or {}
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if _within(bounds, DENMARK_METRES) and re.search(r"25832|^$", name):
        return shapes
    if _within(bounds, DENMARK_DEGREES) and re.search(r"4326|4258|CRS84|^$", name):
        return list(shapely.transform(shapes, to_utm32))
    stated = f"filen angiver {name}, " if name else ""
    raise GeometryError(
        f"{path}: ukendt koordinatsystem ({stated}koordinaterne går fra "
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
