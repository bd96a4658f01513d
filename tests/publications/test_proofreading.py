"""The proof-reader finds each number that was lost, added or garbled on its way into the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.building.build import make
from reporter.errors import ExitCode, RenderingError
from reporter.rendering import printed
from reporter.rendering.proof import proofread
from reporter.rendering.resource import Resource
from tests.editions.minimal import Sample
from tests.rendering import pdf_document as example

TEXT = """<h1>Titel</h1>
<p>Der var <data value=45859>45.859</data> i målgruppen i 2016, og 27,1 pct. var passive.</p>"""

CONTENTS = """<h1>Titel</h1>
<nav><ol><li><a href="#et">Et</a></li><li><a href="#to">To</a></li></ol></nav>
<h2 id=et>Et</h2><p>Der er <data value=1>1</data> kommune.</p>
<h2 id=to style="break-before: page">To</h2>"""


def read(body: str, *, css: str = "", written: str = "") -> None:
    """Proof-read the print of a page against what was written, by default the page itself."""
    made = printed.read(example.make(body, css=css).content)
    proofread(made, html=example.page(written or body), resources={}, name="side.pdf")


def fault(body: str, *, css: str = "", written: str = "") -> str:
    with pytest.raises(RenderingError) as error:
        read(body, css=css, written=written)
    assert error.value.exit_code == ExitCode.RENDERING
    return str(error.value)


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        CONTENTS,
        "<h1>x</h1><p>I 2016<span class=note>Tal for 5 år.</span> var der 3.</p>",
        "<h1>x</h1><ol><li>Først 7</li><li>Så 8</li></ol>",
        example.table(120).replace("<table>", "<h1>x</h1><table>"),  # its head has years in it
    ],
)
def test_a_sound_page_passes(body: str) -> None:
    read(body)


@pytest.mark.parametrize(
    "css",
    [
        "data { display: none }",
        "data { visibility: hidden }",
        "data { color: transparent }",
        "data { color: white }",
        "data { font-size: 0.1pt }",
        "data { position: absolute; left: -500mm }",
        "data { display: inline-block; height: 0; overflow: hidden }",
        "p { position: relative } p::after { content: ''; position: absolute; inset: 0; "
        "background: white; width: 45% }",
    ],
)
def test_a_number_that_nobody_can_see_is_lost(css: str) -> None:
    assert fault(TEXT, css=css).endswith("45.859 står i udgaven, men ses ikke i den færdige PDF")


@pytest.mark.parametrize(
    "css",
    [
        "data { display: inline-block; width: 2em; overflow-wrap: anywhere }",  # 45.8 and 59
        "data { letter-spacing: 1em }",
        "data::before { content: '1' }",  # 145.859
    ],
)
def test_a_garbled_number_is_a_lost_one(css: str) -> None:
    assert "tallet 45.859 står i udgaven, men ses ikke" in fault(TEXT, css=css)


def test_a_lost_number_is_not_made_up_for_by_a_page_number() -> None:
    """Footer, list of contents and text all say 1 here."""
    message = fault(CONTENTS, css="data { display: none }")
    assert message == (
        "side.pdf: indholdslisten skal have 2 sidetal, men der er kun plads til 1: "
        "et tal i udgaven ses ikke i den færdige PDF"
    )


def test_a_lost_number_is_not_made_up_for_by_a_footnote_or_a_list() -> None:
    note = "<span class=note>Note.</span>"
    body = f"<h1>x</h1><p>I alt <data value=1>1</data>{note}</p><ol><li>x</li></ol>"
    read(body)
    assert "tallet 1 står" in fault(body, css="data { display: none }")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("17", "tallet 17 ses i den færdige PDF, men står ikke i udgaven"),
        ("45.859", "tallet 45.859 ses flere gange i den færdige PDF end i udgaven"),
        ("1", "tallet 1 ses flere gange i den færdige PDF end i udgaven"),  # a page number too
    ],
)
def test_a_number_that_nobody_wrote_is_found(number: str, message: str) -> None:
    css = f"p::before {{ content: '{number} ' }}"
    assert fault(TEXT, css=css) == f"side.pdf: {message}"


def test_the_same_number_in_another_place_is_no_excuse() -> None:
    assert "27,1 står" in fault(TEXT.replace("27,1", "27.1"), written=TEXT)


def test_numbers_in_drawings_are_read_too() -> None:
    body = f"<h1>x</h1><img alt='Søjle' src='{example.image('Mænd 12')}'>"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
    made = printed.read(example.make(body).content)
    for text, message in (("Mænd 12", ""), ("Mænd 13", "tallet 13 står i udgaven"), ("", "12 ses")):
        resources = {
            example.image("Mænd 12"): Resource(drawing.format(text).encode(), "image/svg+xml")
        }
        if not message:
            proofread(made, html=example.page(body), resources=resources, name="side.pdf")
            continue
        with pytest.raises(RenderingError, match=message):
            proofread(made, html=example.page(body), resources=resources, name="side.pdf")


@pytest.mark.slow
def test_marks_of_an_axis_are_read_one_by_one_on_a_page_with_little_else(tmp_path: Path) -> None:
    """Pdfium takes the marks 0, 2, 4, 6 and 8 of so short a page for one line downwards."""
    sample = Sample(tmp_path).file("data/maal.csv", "aar;Alle\n2014;7\n2015;8\n2016;10\n")
    made = make(sample.load(), ("pdf",))
    numbers = printed.read(made.files["proeve.pdf"]).seen()
    assert {"0", "2", "4", "6", "8", "10", "12"} <= set(numbers)
    assert "02468" not in numbers
