"""What the ten icons look like, by the number of the goal."""

from __future__ import annotations

from collections.abc import Mapping

from figures.icons.strokes import Stroke, arc, circle, curve, joined, mirrored, rounded, turned


def _board() -> tuple[Stroke, ...]:
    """A blackboard with a sum on it: what children learn."""
    one = ((8.4, 20.6), (10.8, 18.6), (10.8, 29.4))
    plus = ((13.7, 24.6), (18.7, 24.6)), ((16.2, 22.1), (16.2, 27.1))
    two = joined(arc((24, 21.3), 2.7, 180, 385), [(21.3, 29.4), (26.9, 29.4)])
    equals = ((29.6, 23.1), (34, 23.1)), ((29.6, 26.3), (34, 26.3))
    three = joined(arc((38.7, 21.2), 2.6, 200, 450), arc((38.7, 26.6), 2.8, -90, 160))
    return (
        rounded(2.5, 11, 45.5, 37, radius=2.5),
        one,
        *plus,
        two,
        *equals,
        three,
        ((16, 41), (32, 41)),
    )


def _cap() -> tuple[Stroke, ...]:
    """The cap of somebody who has finished an education."""
    board = ((24, 10), (45, 19.5), (24, 29), (3, 19.5), (24, 10))
    half = curve((24, 38.5), ((18, 38.5), (12, 36.5), (12, 33)))
    crown = joined([(36, 23.8)], mirrored(half), half, [(12, 23.8)])
    return board, crown, ((42, 21), (42, 33)), ((40.2, 37.5), (42, 33), (43.8, 37.5))


def _briefcase() -> tuple[Stroke, ...]:
    """A briefcase: going to work."""
    handle = ((17.5, 15), (17.5, 11), (19.5, 9), (28.5, 9), (30.5, 11), (30.5, 15))
    clasp = rounded(20.5, 24, 27.5, 30, radius=1)
    return (
        rounded(4, 15, 44, 40, radius=3),
        handle,
        ((4, 26), (20.5, 26)),
        clasp,
        ((27.5, 26), (44, 26)),
    )


def _heart() -> tuple[Stroke, ...]:
    """A heart with a beat: to get well and to belong."""
    half = curve(
        (24, 41), ((12, 32.5), (4.5, 25.5), (4.5, 17.5)), ((4.5, 11.5), (9, 7.5), (14, 7.5)),
        ((18.5, 7.5), (22, 10), (24, 14)),
    )  # fmt: skip
    beat = ((12, 23.5), (19, 23.5), (22, 17.5), (26, 29), (29, 23.5), (36, 23.5))
    return joined(half, mirrored(half)), beat


def _shield() -> tuple[Stroke, ...]:
    """A shield: safe from violence."""
    half = joined(
        [(24, 5), (24, 5)], curve((24, 5), ((19, 8.5), (13, 10.5), (7, 11))),
        curve((7, 22), ((7, 32), (14, 39.5), (24, 43.5))),
    )  # fmt: skip
    return half, mirrored(half), ((16, 24), (22, 30), (32.5, 18.5))


def _scales() -> tuple[Stroke, ...]:
    """The scales of justice."""
    cords = ((4, 28), (10, 13), (16, 28))
    pan = joined(arc((10, 28), 6, 0, 180), [(16, 28)])
    return (
        circle((24, 7.5), 2.5), ((24, 10), (24, 41)), ((15, 41), (33, 41)), ((10, 13), (38, 13)),
        cords, pan, mirrored(cords), mirrored(pan),
    )  # fmt: skip


def _house() -> tuple[Stroke, ...]:
    """A house with its door: a home of one's own."""
    roof = ((4, 24.5), (24, 7), (44, 24.5))
    walls = ((9.5, 20), (9.5, 41), (38.5, 41), (38.5, 20))
    return roof, walls, ((20, 41), (20, 29), (28, 29), (28, 41)), ((33.5, 15), (33.5, 8.5))


def _pill() -> tuple[Stroke, ...]:
    """A capsule: treatment of drug abuse."""
    outline = joined(arc((12, 24), 9.5, 90, 270), arc((36, 24), 9.5, -90, 90), [(12, 33.5)])
    parts = (outline, ((24, 14.5), (24, 33.5)), ((29, 19.5), (36, 19.5)))
    return tuple(turned(part, -45) for part in parts)


def _glass() -> tuple[Stroke, ...]:
    """A glass: treatment of alcohol abuse."""
    half = curve((24, 27), ((16, 27), (12, 20), (13.5, 6)))
    bowl = joined(half, mirrored(half))
    return bowl, ((13.2, 14.5), (34.8, 14.5)), ((24, 27), (24, 42)), ((15.5, 42), (32.5, 42))


def _hand() -> tuple[Stroke, ...]:
    """A raised hand: to volunteer."""
    little = joined([(38.5, 30), (38.5, 19)], arc((36.2, 19), 2.3, 0, -180), [(33.9, 26)])
    ring = joined([(33.9, 26), (33.9, 11)], arc((31.6, 11), 2.3, 0, -180), [(29.3, 24.5)])
    middle = joined([(29.3, 24.5), (29.3, 7.3)], arc((27, 7.3), 2.3, 0, -180), [(24.7, 24.5)])
    index = joined([(24.7, 24.5), (24.7, 10.3)], arc((22.4, 10.3), 2.3, 0, -180), [(20.1, 30.5)])
    thumb = curve(
        (20.1, 30.5), ((17.5, 27), (14.5, 24), (12, 23)), ((9.5, 22.2), (8, 25), (9.5, 27)),
        ((12.5, 31), (14.5, 36), (18.5, 39.5)),
    )  # fmt: skip
    palm = curve((34, 44), ((34, 38), (38.5, 37), (38.5, 30)))
    return joined(palm, little), ring, middle, joined(index, thumb, [(18.5, 44)])


ICONS: Mapping[int, tuple[Stroke, ...]] = {
    1: _board(),
    2: _cap(),
    3: _briefcase(),
    4: _heart(),
    5: _shield(),
    6: _scales(),
    7: _house(),
    8: _pill(),
    9: _glass(),
    10: _hand(),
}
"""The strokes of each icon, on a square of ``ICON_GRID`` units."""
