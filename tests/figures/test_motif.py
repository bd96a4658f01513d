"""The ornament of a cover: a stair of quarter discs in the colours of the tokens."""

from __future__ import annotations

import re

from figures import tokens
from figures.motif import STEPS, motif
from figures.specs import Size
from reporter.rendering.typesetting import svg

A4 = Size(width_mm=210, height_mm=297)
TILE = 210 / STEPS


def boxes() -> list[tuple[float, ...]]:
    """Return left, top, right and bottom of each tile's disc in millimetres."""
    parts = svg.read(motif(A4).encode()).parts
    assert all(isinstance(part, svg.Shape) for part in parts)
    return [tuple(round(n / 100, 1) for n in part.path.box) for part in parts]


def test_each_step_is_one_tile_higher_than_the_one_before() -> None:
    columns: dict[int, list[float]] = {}
    for left, top, right, bottom in boxes():
        assert abs(right - left - TILE) < 0.11
        assert abs(bottom - top - TILE) < 0.11
        columns.setdefault(round(left / TILE), []).append(round((297 - bottom) / TILE))
    assert columns == {n: list(range(n + 1)) for n in range(STEPS)}


def test_nothing_of_it_lies_outside_the_page() -> None:
    for left, top, right, bottom in boxes():
        assert min(left, top) >= 0
        assert right <= 210
        assert bottom <= 297


def test_its_colours_are_tokens_and_the_accent_is_used_once() -> None:
    colours = re.findall(r'fill="([^"]*)"', motif(A4))
    assert colours.count(tokens.ACCENT) == 1
    assert set(colours) - {tokens.ACCENT} <= set(tokens.SCALE[7])


def test_it_is_the_kind_of_drawing_that_is_typeset_directly() -> None:
    assert svg.read(motif(A4).encode()).columns == 210
    assert motif(A4) == motif(Size(width_mm=210, height_mm=297))
