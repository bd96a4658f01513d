"""Our own drawings look as WeasyPrint draws them, say the same, and are ours alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.fonts import CHARACTERS
from reporter.editions.load import load
from reporter.rendering.publication import publish
from reporter.rendering.typesetting import svg
from reporter.rendering.typesetting.glyphs import glyphs
from reporter.rendering.typesetting.operators import Face, operators
from reporter.rendering.typesetting.paths import OutsideSubsetError, path
from tests.rendering import drawings

EDITIONS = Path(__file__).parents[2] / "editions"
SHIPPED = ("baggrundsnotat-2019", "kort-fortalt-2018-11-06", "maalgruppebeskrivelse-2017")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="60mm" viewBox="0 0 100 100" '
    'font-family="Reporter Sans, sans-serif" stroke-linejoin="round">'
)


def drawing(*parts: str) -> bytes:
    return "\n".join((HEAD, *parts, "</svg>")).encode()


def assert_alike(content: bytes, width: str = "auto") -> None:
    """Assert that both ways show the same picture and the same letters."""
    ours, theirs = (drawings.page(content, ours=way, width=width) for way in (True, False))
    mine, other = drawings.letters(ours), drawings.letters(theirs)
    assert sorted(letter for *_, letter in mine) == sorted(letter for *_, letter in other)
    # Rounded in points to a decimal, places may be one apart.
    assert np.allclose([place[:2] for place in mine], [place[:2] for place in other], atol=0.15)
    a, b = (shrunk(drawings.picture(each)) for each in (ours, theirs))
    # PDFium sets letters at whole pixels, here quarters: a thin one's grey may be half another.
    assert np.abs(a - b).max() < 128
    assert np.abs(a - b).mean() < 0.25


def shrunk(picture: drawings.Grey) -> drawings.Grey:
    """Return a picture of a quarter of the size, each pixel the mean of sixteen."""
    height, width = (size // 4 * 4 for size in picture.shape)
    cut = picture[:height, :width].reshape(height // 4, 4, width // 4, 4)
    return cut.mean(axis=(1, 3)).astype(np.int16)


# --- What is ours --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("edition", SHIPPED)
def test_every_drawing_of_the_editions_is_drawn_our_way_and_looks_the_same(edition: str) -> None:
    resources = publish(load(EDITIONS, edition)).resources
    shown = [item.content for item in resources.values() if item.mime == "image/svg+xml"]
    assert shown or edition == "baggrundsnotat-2019"
    for content in shown:
        svg.read(content)
        assert_alike(content)


def test_lines_of_text_stand_where_svg_places_them() -> None:
    assert_alike(
        drawing(
            '<text x="10" y="20" fill="#1b2326" font-size="8">Århus 1.234</text>',
            '<text x="90" y="40" fill="#b5451f" font-size="7.5" text-anchor="end">27,1</text>',
            '<text x="50" y="60" font-size="8" font-weight="600" text-anchor="middle">Ærø</text>',
            '<text x="20" y="95" font-size="6" font-weight="700" text-anchor="end" '
            'transform="rotate(-90 20 95)">Op</text>',
            '<text x="95" y="95" font-size="6" transform="rotate(-90 95 95)">i\u00a0alt</text>',
        )
    )


def test_paths_are_filled_and_stroked_as_svg_says() -> None:
    assert_alike(
        drawing(
            '<path fill="#0b4654" d="M10 10l30 0 0 30-30 0zM20 20l0 10 10 0 0-10z"/>',
            '<path class="a" fill="none" stroke="#b5451f" stroke-width="4" '
            'stroke-linecap="round" d="M60 20l0.1 0M70 20l20 5"/>',
            '<path fill="#f1f0ec" stroke="#8b979c" stroke-width="0.35" '
            'd="M60 60c10-20 20-20 30 0c-5 5-25 5-30 0z"/>',
            '<path d="M10 80l20 0-10 15z"/>',
            '<path fill="#0b4654" stroke="#000000" stroke-width="0" d="M40 80l9 0 0 9z"/>',
        ),
        width="40mm",
    )


def test_a_drawing_fills_no_more_than_its_box_allows() -> None:
    tall = HEAD.replace('height="60mm"', 'height="90mm"')
    assert_alike(f'{tall}<path d="M0 0l100 0 0 100-100 0z"/></svg>'.encode())


# --- Any drawing of the kind ---------------------------------------------------------------------

NUMBERS = st.integers(0, 10_000).map(lambda n: f"{n / 100:.2f}".rstrip("0").rstrip("."))
COLOURS = st.sampled_from(("none", "#0b4654", "#b5451f", "#ffffff", "#000000"))
STEPS = st.lists(st.integers(-3_000, 3_000).map(lambda n: f"{n / 100:g}"), min_size=6, max_size=6)


@st.composite
def paths(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        steps = draw(STEPS)
        command = draw(st.sampled_from("lc"))
        closed = draw(st.sampled_from(("", "z")))
        parts.append(f"M{draw(NUMBERS)} {draw(NUMBERS)}{command}{' '.join(steps)}{closed}")
    return (
        f'<path fill="{draw(COLOURS)}" stroke="{draw(COLOURS)}" stroke-width="{draw(NUMBERS)}" '
        f'd="{"".join(parts)}"/>'
    )


@st.composite
def lines(draw: st.DrawFn) -> str:
    plain = sorted(CHARACTERS - set(" <>&\u00ad\u2060"))
    text = draw(st.text(alphabet=plain, min_size=1, max_size=8))
    anchor = draw(st.sampled_from(("start", "middle", "end")))
    weight = draw(st.sampled_from((400, 600, 700)))
    x, y = draw(NUMBERS), draw(NUMBERS)
    turn = draw(st.sampled_from(("", f' transform="rotate(-90 {x} {y})"')))
    return (
        f'<text x="{x}" y="{y}" fill="#1b2326" font-size="{draw(st.integers(5, 12))}" '
        f'font-weight="{weight}" text-anchor="{anchor}"{turn}>{text}</text>'
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(paths(), max_size=3))
def test_any_paths_look_the_same(parts: list[str]) -> None:
    assert_alike(drawing(*parts))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(lines())
def test_any_line_looks_the_same(line: str) -> None:
    assert_alike(drawing(line))


# --- What is not ours ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part",
    [
        '<rect width="1" height="1"/>',
        '<g><path d="M0 0l1 1"/></g>',
        '<path d="M0 0L1 1"/>',
        '<path d="m0 0l1 1"/>',
        '<path d="M0 0l1.234 1"/>',
        '<path d="M0 0l1"/>',
        '<path d="M0 0c1 1 1 1 1"/>',
        '<path d=""/>',
        '<path d="M0 0l1 1" fill="red"/>',
        '<path d="M0 0l1 1" stroke-linecap="square"/>',
        '<path d="M0 0l1 1" opacity="0.5"/>',
        '<path d="M0 0l1 1"/>tekst',
        '<text x="1" y="1">uden størrelse</text>',
        '<text x="1" y="1" font-size="8">to  mellemrum</text>',
        '<text x="1" y="1" font-size="8"> foran</text>',
        '<text x="1" y="1" font-size="8">中</text>',
        '<text x="1" y="1" font-size="8" font-weight="300">tynd</text>',
        '<text x="1" y="1" font-size="8" fill="none">usynlig</text>',
        '<text x="1" y="1" font-size="8" transform="rotate(45 1 1)">skrå</text>',
        '<text x="1" y="1" font-size="8" stroke="#000000">kant</text>',
        '<text x="1" y="1" font-size="8">en <tspan>to</tspan></text>',
    ],
)
def test_what_figures_never_draw_is_left_to_weasyprint(part: str) -> None:
    with pytest.raises(OutsideSubsetError):
        svg.read(drawing(part))


@pytest.mark.parametrize(
    ("of", "instead"),
    [('"60mm"', '"60px"'), ('"round"', '"bevel"'), ('"0 0', '"1 0'), ("Reporter", "Other")],
)
def test_a_drawing_of_another_kind_is_left_to_weasyprint(of: str, instead: str) -> None:
    with pytest.raises(OutsideSubsetError):
        svg.read(drawing('<path d="M0 0l1 1"/>').replace(of.encode(), instead.encode()))


def test_no_drawing_at_all_is_left_to_weasyprint() -> None:
    with pytest.raises(OutsideSubsetError):
        svg.read(b"<svg")


# --- Operators -----------------------------------------------------------------------------------


def test_steps_become_places_in_hundredths() -> None:
    made = path("M1 2l0.5-1 1 1zM10 10c1 0 2 1 3 3")
    assert made.operators.split(b"\n") == [
        b"100 200 m", b"150 100 l", b"250 200 l", b"h", b"1000 1000 m",
        b"1100 1000 1200 1100 1300 1300 c",
    ]  # fmt: skip
    assert made.box == (100, 100, 1300, 1300)


def test_after_a_ring_is_closed_steps_go_on_from_its_start() -> None:
    assert path("M1 1l5 5zl1 0").operators.split(b"\n")[-1] == b"200 100 l"


def test_a_long_path_is_a_form_that_all_colours_share() -> None:
    ring = "M0 0" + "l1 1-1 1" * 50 + "z"
    red, blue = (
        svg.read(drawing(f'<path fill="{colour}" d="{ring}"/>'))
        for colour in ("#ff0000", "#0000ff")
    )
    first, second = operators(red, ()), operators(blue, ())
    assert list(first.forms) == list(second.forms)
    assert len(first.forms) == 1
    assert first.content != second.content


def test_a_line_is_one_run_of_glyphs() -> None:
    line = '<text x="10" y="10" font-size="10" text-anchor="end">12</text>'
    table = glyphs(drawings._FACES["font:ReporterSans-Regular.ttf"])
    made = operators(svg.read(drawing(line)), (Face(400, "F", table),))
    one, two = (table.numbers[character] for character in "12")
    assert (table.widths[one], table.widths[two]) == (433, 495)
    # It ends at 10: 0.928 em of size 10 before.
    assert f" 72 1000 Tm <{one:04x}{two:04x}> Tj".encode() in made.content
    assert [character for _, character, _ in made.shown[400]] == ["1", "2"]
