"""Map on which one finds a municipality: every one of them is a link, none has a value.

The map is SVG for the screen and computes nothing in the browser: each link carries, as codes in
``data-naboer``, where the arrow keys lead from it – up, right, down and left, ``-`` for nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt

from figures.borders import Areas, bounds, coast, fitted
from figures.geometry import Geometry, Ring, load
from figures.map_layout import BORNHOLM, CAPITAL
from figures.sheet import Box
from figures.tokens import COAST, FAMILY, INK, MUTED, PAPER, SCALE, TINT

Place = tuple[float, float]

WIDTH, HEIGHT = 336.0, 380.0
"""Units of the drawing; one is a pixel to two on a screen."""
COUNTRY = Box(1, 1, 301, 366)
CAPITAL_FRAME = Box(229, 252, 335, 368)
"""Above Anholt, right of Læsø."""
BORNHOLM_FRAME = Box(291, 191, 335, 238)
"""In the Kattegat off Nordsjælland, which is as far up as the sea there is wide enough."""
MARGIN = 4.0
LABEL_GAP = 3.5
LABEL_SIZE = 8.0
TENTHS = 10
"""Points lie on a grid of tenths (``borders.GRID``) and are written as whole numbers of them."""
ISLAND = 30.0
"""An island smaller than this both ways can be hit beside its coast too."""
HALO = 8.0
ARROWS: tuple[Place, ...] = ((0, 1), (1, 0), (0, -1), (-1, 0))
"""Up, right, down, left, in a plane whose y points up."""
ASIDE = 2.0
"""How much worse a unit to the side is than one ahead, when the nearest ahead is sought."""


def locator(
    links: Mapping[str, tuple[str, str]], *, bornholm_label: str = "Bornholm",
    capital_label: str = "Hovedstadsområdet", geometry: Geometry | None = None,
) -> str:  # fmt: skip
    """Return an ``<svg>`` whose municipalities are links: code → (address, name to be read out).

    Links come in the order given, but small islands first: what catches a finger beside their
    coasts lies beneath all land. A municipality without a link is drawn, but leads nowhere. As it
    stands the map is for pointers only, out of the tab order and hidden from screen readers: a
    page must list the same links, and a script may turn the map into more. ``data-start`` is the
    municipality in the middle, where such a script may begin. Raises KeyError for a code that is
    not on the map.
    """
    geometry = geometry or load()
    country = fitted(geometry, [code for code in geometry.areas if code != BORNHOLM], COUNTRY)
    capital = fitted(
        geometry, [code for code in geometry.areas if code in CAPITAL], _inside(CAPITAL_FRAME)
    )
    bornholm = fitted(geometry, [BORNHOLM], _inside(BORNHOLM_FRAME))
    areas = {**country, **bornholm}
    centres = {code: centre(areas[code][0]) for code in links}
    following = neighbours(centres)
    islands = _islands(areas)
    unlinked = "".join(
        _path(parts[code]) for parts in (areas, capital) for code in parts if code not in links
    )
    body = [
        *_frame(CAPITAL_FRAME, capital_label),
        *_frame(BORNHOLM_FRAME, bornholm_label),
        f'<g class="uden" fill="{TINT}" stroke="{COAST}">{unlinked}</g>' if unlinked else "",
        f'<g class="kommuner" fill="{SCALE[5][0]}" stroke="{MUTED}">',
    ]
    for code in sorted(links, key=lambda code: code not in islands):
        parts = [areas[code], *([capital[code]] if code in capital else [])]
        halo = _halo(centres[code]) if code in islands else ""
        body.append(_link(code, *links[code], following[code], halo, parts))
    start = _middle(centres)
    return "\n".join([_head(start), *filter(None, body), "</g>", "</svg>"]) + "\n"


def neighbours(centres: Mapping[str, Place]) -> dict[str, tuple[str, ...]]:
    """Return for each place those that lie next up, right, down and left of it, "" for none.

    Next is what lies nearest within 45 degrees of the direction, with what is to the side counting
    as farther away; where nothing lies there, the same among all that lie that way at all.
    """
    codes = list(centres)
    if not codes:
        return {}
    points = np.array([centres[code] for code in codes])
    return {
        code: tuple(_next(codes, points - points[i], arrow) for arrow in ARROWS)
        for i, code in enumerate(codes)
    }


def _next(codes: list[str], away: npt.NDArray[np.float64], arrow: Place) -> str:
    ahead, aside = away @ np.array(arrow), np.abs(away @ np.array((arrow[1], arrow[0])))
    for wanted in ((ahead > 0) & (aside <= ahead), ahead > 0):
        if wanted.any():
            cost = np.where(wanted, np.hypot(ahead, ASIDE * aside), np.inf)
            return codes[int(np.argmin(cost))]
    return ""


def centre(ring: Ring) -> Place:
    """Return the centre of gravity of what a closed ring encloses."""
    (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
    cross = x * to_y - to_x * y
    if not cross.sum():
        return float(x.mean()), float(y.mean())
    twice = 3 * cross.sum()
    return float(((x + to_x) * cross).sum() / twice), float(((y + to_y) * cross).sum() / twice)


def _islands(areas: Areas) -> frozenset[str]:
    """Return the small municipalities that have no neighbour on land."""
    shores = {tuple(point) for chain in coast(areas) for point in chain}
    found = set()
    for code, rings in areas.items():
        box = bounds({code: rings})
        small = max(box.width, box.height) < ISLAND
        if small and all(tuple(point) in shores for ring in rings for point in ring):
            found.add(code)
    return frozenset(found)


def _middle(centres: Mapping[str, Place]) -> str:
    """Return the place nearest the middle of the country."""
    x, y = (COUNTRY.left + COUNTRY.right) / 2, (COUNTRY.bottom + COUNTRY.top) / 2
    return min(
        centres, key=lambda code: np.hypot(centres[code][0] - x, centres[code][1] - y), default=""
    )


def _inside(frame: Box) -> Box:
    return Box(frame.left + MARGIN, frame.bottom + MARGIN, frame.right - MARGIN, frame.top - MARGIN)


# --- Writing --------------------------------------------------------------------------------------


def _head(start: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kort" viewBox="0 0 {_units(WIDTH)} '
        f'{_units(HEIGHT)}" font-family="{FAMILY}, sans-serif" stroke-linejoin="round" '
        f'stroke-width="5" data-start={quoteattr(start)} aria-hidden="true">'
    )


def _frame(frame: Box, label: str) -> Iterator[str]:
    yield (
        f'<rect x="{_units(frame.left)}" y="{_units(HEIGHT - frame.top)}" '
        f'width="{_units(frame.width)}" height="{_units(frame.height)}" '
        f'fill="{PAPER}" stroke="{COAST}"/>'
    )
    yield (
        f'<text x="{_units(frame.right)}" y="{_units(HEIGHT - frame.top - LABEL_GAP)}" '
        f'text-anchor="end" font-size="{_units(LABEL_SIZE)}" fill="{INK}">{escape(label)}</text>'
    )


def _link(
    code: str, address: str, name: str, following: tuple[str, ...], halo: str,
    parts: list[tuple[Ring, ...]],
) -> str:  # fmt: skip
    paths = "".join(map(_path, parts))
    attributes = {
        "href": address,
        "aria-label": name,
        "tabindex": "-1",
        "data-kode": code,
        "data-naboer": " ".join(other or "-" for other in following),
    }
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<a {written}><title>{escape(name)}</title>{halo}{paths}</a>"


def _halo(place: Place) -> str:
    x, y = _units(place[0]), _units(HEIGHT - place[1])
    return (
        f'<circle cx="{x}" cy="{y}" r="{_units(HALO)}" fill="none" stroke="none" '
        'pointer-events="all"/>'
    )


def _path(rings: tuple[Ring, ...]) -> str:
    return f'<path d="{"".join(map(_ring, rings))}"/>'


def _ring(ring: Ring) -> str:
    """Write a ring with relative steps, which are short: "m12 34-5 6 7-8z"."""
    points = np.round(np.column_stack([ring[:-1, 0], HEIGHT - ring[:-1, 1]]) * TENTHS).astype(int)
    steps = np.diff(points, axis=0).ravel()
    written = f"M{points[0][0]} {points[0][1]}l" + "".join(
        f"{step}" if step < 0 else f" {step}" for step in steps
    )
    return written.replace("l ", "l") + "z"


def _units(length: float) -> int:
    return round(length * TENTHS)
