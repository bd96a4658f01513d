from itertools import pairwise
from math import pi

import pytest

from figures.areas import DOT
from figures.patterns import SPACING
from figures.style import contrast, luminance, text_on
from figures.tokens import (
    ACCENT,
    COAST,
    INK,
    MAIN,
    MUTED,
    NO_DATA,
    PAPER,
    PARTS,
    SCALE,
    SERIES,
    TINT,
)

# Machado, Oliveira & Fernandes (2009), severity 1, for linear RGB.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lightness(colour: str) -> float:
    """CIE L*, what is left of a colour in greyscale print."""
    return 116 * luminance(colour) ** (1 / 3) - 16


def seen(colour: str, matrix) -> str:
    linear = []
    for start in (1, 3, 5):
        c = int(colour[start : start + 2], 16) / 255
        linear.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    channels = [sum(w * c for w, c in zip(row, linear, strict=True)) for row in matrix]
    clipped = [min(max(c, 0), 1) for c in channels]
    coded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped]
    return "#" + "".join(f"{round(c * 255):02x}" for c in coded)


@pytest.mark.parametrize("colour", [INK, MUTED, MAIN, ACCENT, *SERIES])
@pytest.mark.parametrize("ground", [PAPER, TINT])
def test_text_has_enough_contrast(colour, ground):
    assert contrast(colour, ground) >= (4.5 if ground == PAPER or colour in (INK, MUTED) else 4)


@pytest.mark.parametrize("colour", PARTS)
def test_parts_stand_out_from_paper_and_carry_text(colour):
    assert contrast(colour, PAPER) >= 3
    assert contrast(text_on(colour), colour) >= 4.5


def test_neighbouring_parts_differ_in_greyscale():
    for one, other in pairwise(PARTS[:5]):
        assert contrast(one, other) >= 1.8


@pytest.mark.parametrize("steps", SCALE)
def test_the_steps_of_a_scale_differ_in_greyscale_and_from_no_data(steps):
    assert len(SCALE[steps]) == steps
    for lighter, darker in pairwise((NO_DATA, *SCALE[steps])):
        assert lightness(lighter) - lightness(darker) >= 6
    for lighter, darker in pairwise(SCALE[steps]):
        assert lightness(lighter) - lightness(darker) >= 11.5


def test_a_dotted_area_is_lighter_in_greyscale_than_any_step_but_darker_than_none():
    inked = 2 * pi * (DOT / 2) ** 2 / SPACING**2  # two dots in every square
    light = inked * luminance(MUTED) + (1 - inked) * luminance(NO_DATA)
    assert max(luminance(SCALE[steps][0]) for steps in SCALE) < light < luminance(NO_DATA)


@pytest.mark.parametrize("matrix", BLINDNESS.values(), ids=BLINDNESS.keys())
@pytest.mark.parametrize("steps", SCALE)
def test_the_steps_of_a_scale_differ_for_colour_blind_readers(steps, matrix):
    for lighter, darker in pairwise(seen(colour, matrix) for colour in SCALE[steps]):
        assert lightness(lighter) - lightness(darker) >= 10


def test_coasts_stand_out_from_paper_and_from_land_without_values():
    assert contrast(COAST, PAPER) >= 2.8
    assert contrast(COAST, NO_DATA) >= 2.4
