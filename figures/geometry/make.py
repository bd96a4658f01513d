"""Make the project's own map file: ``python -m figures.geometry.make PATH_TO_TGZ``, by hand.

The npm package holds the 98 municipalities as SVG paths, cut apart by a white strip. We close the
strip, so that neighbours share their borders exactly, and simplify the whole as one coverage.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from figures.geometry import OWN_FILE

INTEGRITY = (
    "KmrNdrXam+MJm34GdbEQ5uLN6FCvrEniQhZ6wWWpx0F3lIMY7nrxXPKOQK4g2kOZoDrudYwFcgXxF+7786AjVg=="
)
"""SHA-512 of the tarball react-denmark-map 1.0.0, in base64 as npm states it."""
MEMBER = "package/dist/cjs/index.js"
HEIGHT = 18_900.0
"""Height of the source's drawing; its y axis points down, ours up."""
STRIP = 30.0
"""A little more than half of the white strip between neighbours, in the source's units."""
SPACING = 5.0
"""Distance of the points along the borders from which nearness is judged."""
SOUNDS = {
    ("167", "185"), ("250", "316"), ("376", "390"), ("410", "607"),
    ("671", "773"), ("671", "787"), ("773", "787"),
}  # fmt: skip
"""Neighbours parted by narrow water, not by a border: between these the strip stays open."""
TOLERANCE = 9.0
"""On a map 130 mm high 145 units are a millimetre: this is 0.06 mm, and 0.15 mm in the inset."""
SMALLEST = 3_000.0
"""Islets smaller than this (0.4 mm across in the map's full height) do not print."""
CURVE_STEPS = 3

Points = npt.NDArray[np.float64]


def main(tarball: Path) -> None:
    """Write the map file from the package, after checking that the package is the known one."""
    content = tarball.read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != INTEGRITY:
        raise SystemExit(f"{tarball}: not the known react-denmark-map 1.0.0")
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None
        script = member.read().decode()
    found = re.findall(r'code:"(\d{3})",d:"([^"]+)"', script)
    areas = {code: area(path) for code, path in sorted(found)}
    assert len(areas) == len(found) == 98, f"{len(found)} municipalities"
    coverage = closed(areas)
    simple = shapely.coverage_simplify(list(coverage.values()), TOLERANCE)
    shapes = [without_islets(shape) for shape in simple]
    features = [feature(code, shape) for code, shape in zip(coverage, shapes, strict=True)]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in features)
    OWN_FILE.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "ascii")
    vertices = int(shapely.get_num_coordinates(shapes).sum())
    print(f"{OWN_FILE.name}: {len(features)} features, {vertices} vertices")


def area(path: str) -> shapely.Geometry:
    """Return the polygons of an SVG path; a ring inside another is a hole."""
    shape = shapely.Polygon()
    for ring in rings(path):
        shape = shape.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return shape


def rings(path: str) -> Iterator[Points]:
    """Yield the rings of an SVG path of the commands M m l c Z, y up, curves as short chords."""
    at = np.zeros(2)
    for subpath in re.findall(r"[Mm][^Mm]*", path):
        ring: list[Points] = []
        for command, numbers in re.findall(r"([Mmlc])([^MmlcZ]*)", subpath):
            pairs = np.array(re.findall(r"-?[\d.]+", numbers), float).reshape(-1, 2)
            if command == "c":
                for first, second, end in pairs.reshape(-1, 3, 2):
                    ring.extend(curve(at, at + first, at + second, at + end))
                    at = ring[-1]
            else:
                ring.extend(np.cumsum(pairs, axis=0) + (0 if command == "M" else at))
                at = ring[-1]
        at = ring[0]
        yield np.array(ring) * (1, -1) + (0, HEIGHT)


def curve(start: Points, first: Points, second: Points, end: Points) -> Iterator[Points]:
    """Yield points along a cubic Bézier curve, the end included and the start not."""
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        u = 1 - t
        yield u**3 * start + 3 * u * u * t * first + 3 * u * t * t * second + t**3 * end


def closed(areas: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """Return the areas with the strips between them filled: one coverage on whole units.

    Every place in a strip goes to the nearest municipality. All lines are noded together once, so
    that neighbours get the same vertices; an area is then the union of its faces.
    """
    grown = {code: shape.buffer(STRIP) for code, shape in areas.items()}
    strips = [
        (grown[one] & grown[other]).buffer(STRIP) & (grown[one] | grown[other]).buffer(-STRIP)
        for one, other in combinations(areas, 2)
        if (one, other) not in SOUNDS and grown[one].intersects(grown[other])
    ]
    land = without_holes(shapely.union_all([*areas.values(), *strips]).buffer(1).buffer(-1))
    lines = shapely.union_all([land.boundary, *cell_borders(areas)], grid_size=1.0)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    inside = faces[land.contains(shapely.point_on_surface(faces))]
    codes = list(areas)
    nearest = shapely.STRtree(list(areas.values())).nearest(shapely.point_on_surface(inside))
    return {code: shapely.union_all(inside[nearest == index]) for index, code in enumerate(codes)}


def without_holes(land: shapely.Geometry) -> shapely.Geometry:
    """Return the land with the holes filled that are left where three strips meet."""
    rings = [ring for part in shapely.get_parts(land) for ring in part.interiors]
    return shapely.union_all([land, *(shapely.Polygon(ring) for ring in rings)])


def cell_borders(areas: dict[str, shapely.Geometry]) -> Iterator[shapely.Geometry]:
    """Yield the borders of the cells of places that are nearest to one municipality."""
    points, owners = [], []
    for index, shape in enumerate(areas.values()):
        coordinates = shapely.get_coordinates(shapely.segmentize(shape.boundary, SPACING))
        points.append(coordinates)
        owners.append(np.full(len(coordinates), index))
    sites, first = np.unique(np.round(np.concatenate(points)), axis=0, return_index=True)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(sites), ordered=True))
    owner = np.concatenate(owners)[first]
    for index in range(len(areas)):
        yield shapely.union_all(cells[owner == index]).boundary


def without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    """Return the shape without parts too small to print; the largest part always stays."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for index, part in enumerate(parts) if index == 0 or part.area >= SMALLEST]
    return shapely.MultiPolygon(kept)


def feature(code: str, shape: shapely.Geometry) -> dict[str, object]:
    """Return the GeoJSON feature of a municipality."""
    polygons = [
        [np.array(ring.coords).astype(int).tolist() for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shapely.orient_polygons(shapely.normalize(shape)))
    ]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
