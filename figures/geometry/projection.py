"""From longitude and latitude to the plane of Danish maps (EPSG:4326 to EPSG:25832)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

FLATTENING = 1 / 298.257222101
EQUATOR = 6_378_137.0
SCALE = 0.9996
MERIDIAN = 9.0
FALSE_EASTING = 500_000.0

_N = FLATTENING / (2 - FLATTENING)
_RADIUS = SCALE * EQUATOR / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_SERIES = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16,
    13 * _N**2 / 48 - 3 * _N**3 / 5,
    61 * _N**3 / 240,
)


def to_utm32(degrees: Points) -> Points:
    """Return easting and northing in metres of (longitude, latitude) rows; within 1 mm in Denmark.

    Krüger's series for the transverse Mercator projection on GRS80, to the third power of n.
    """
    longitude, latitude = np.radians(degrees).T
    e = 2 * np.sqrt(_N) / (1 + _N)
    sine = np.sin(latitude)
    t = np.sinh(np.arctanh(sine) - e * np.arctanh(e * sine))
    offset = longitude - np.radians(MERIDIAN)
    xi = np.arctan2(t, np.cos(offset))
    eta = np.arctanh(np.sin(offset) / np.hypot(1, t))
    x, y = eta.copy(), xi.copy()
    for j, alpha in enumerate(_SERIES, start=1):
        x += alpha * np.cos(2 * j * xi) * np.sinh(2 * j * eta)
        y += alpha * np.sin(2 * j * xi) * np.cosh(2 * j * eta)
    return np.column_stack([FALSE_EASTING + _RADIUS * x, _RADIUS * y])
