"""What typesetting relies on inside WeasyPrint and pydyf; read first when an upgrade breaks one.

Each part of ours that stands in for one of theirs must also make the same document as theirs.
"""

from __future__ import annotations

import inspect
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import ModuleType
from unittest.mock import patch

import pikepdf
import pydyf
import pytest
import weasyprint
import weasyprint.css
import weasyprint.draw.text
import weasyprint.layout.page
import weasyprint.layout.percent
import weasyprint.pdf
from weasyprint.layout import background
from weasyprint.text import line_break

from reporter.rendering import pdf
from reporter.rendering.typesetting import (
    backgrounds,
    drawings,
    file,
    lengths,
    lines,
    press,
    replacing,
)
from reporter.rendering.typesetting.press import Presses, Recorder
from tests.rendering import pdf_document as example

RICH = example.page(example.RICH)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    with patch.object(pdf, "_PRESSES", Presses()):
        yield


def made(html: str = RICH) -> bytes:
    return pdf.write_pdf(
        html, metadata=example.METADATA, attachments=example.ATTACHMENTS, fetch=example.Fonts()
    ).content


# --- What we call and replace is there -----------------------------------------------------------


def test_the_parts_replaced_are_called_as_we_expect() -> None:
    parts = {
        weasyprint.pdf.build_fonts_dictionary: ["pdf", "fonts", "compress", "subset", "options"],
        line_break.Layout.setup: ["self", "style"],
        line_break.Layout.set_text: ["self", "text", "justify"],
        line_break.create_layout: [
            "text", "style", "context", "max_width", "justification_spacing",
        ],
        line_break.split_first_line: [
            "text", "style", "context", "max_width", "justification_spacing", "is_line_start",
            "minimum",
        ],
        line_break.strut: ["style"],
        weasyprint.draw.text.draw_text: [
            "stream", "textbox", "offset_x", "text_overflow", "block_ellipsis",
        ],
        weasyprint.layout.background.layout_box_backgrounds: [
            "page", "box", "get_image_from_uri", "layout_children", "style",
        ],
        weasyprint.css.StyleFor.__init__: [
            "self", "html", "sheets", "presentational_hints", "font_config", "target_collector",
        ],
        weasyprint.css.StyleFor.add_page_declarations: ["self", "page_type"],
        weasyprint.layout.page.set_page_type_computed_styles: ["page_type", "html", "style_for"],
        weasyprint.pdf.generate_pdf: ["document", "target", "zoom", "options"],
    }  # fmt: skip
    for part, names in parts.items():
        assert list(inspect.signature(part).parameters) == names


def test_the_parts_replaced_are_put_back() -> None:
    before = weasyprint.pdf.build_fonts_dictionary, line_break.Layout, weasyprint.css.StyleFor
    with suppress(ZeroDivisionError), replacing.replaced(lambda *_: None):
        assert line_break.Layout is not before[1]
        _ = 1 / 0
    assert before == (
        weasyprint.pdf.build_fonts_dictionary,
        line_break.Layout,
        weasyprint.css.StyleFor,
    )


def test_pictures_are_looked_for_in_the_cache_first() -> None:
    asked = []

    class Cache(dict[str, object]):
        def __contains__(self, url: object) -> bool:
            asked.append(url)
            return False

    weasyprint.HTML(string="<img src='test:a.svg'>", url_fetcher=example.Fonts()).render(
        cache=Cache()
    )
    assert asked == ["test:a.svg"]


def test_a_drawing_is_asked_for_its_size_and_drawn() -> None:
    theirs = inspect.getmembers(weasyprint.images.SVGImage, inspect.isfunction)
    ours = inspect.getmembers(drawings.Drawing, inspect.isfunction)
    assert [name for name, _ in ours] == [name for name, _ in theirs]


# --- Ours make what theirs make ------------------------------------------------------------------


@contextmanager
def with_theirs() -> Iterator[None]:
    """Let WeasyPrint make documents with its own parts, but for fonts and drawings."""
    parts = (
        (pdf, "_PRESSES", Presses()),
        (replacing, "QuickLayout", line_break.Layout),
        (replacing, "QuickStyleFor", weasyprint.css.StyleFor),
        (lines, "split_first_line", line_break.split_first_line),
        (lines, "strut", line_break.strut),
        (lines, "draw_text", weasyprint.draw.text.draw_text),
        (backgrounds, "layout_box_backgrounds", background.layout_box_backgrounds),
        (lengths, "PLACES", ()),
    )
    with ExitStack() as stack:
        for place, name, theirs in parts:
            stack.enter_context(patch.object(place, name, theirs))
        yield


# What shows a line is written in another way, and compared by itself.
same_operators = patch.object(lines, "draw_text", weasyprint.draw.text.draw_text)


@same_operators
def test_the_document_is_the_one_that_weasyprint_makes() -> None:
    ours = made()
    # Once more, of what was kept.
    assert made() == ours
    with with_theirs():
        assert made() == ours


def test_parts_are_replaced_under_one_name_wherever_weasyprint_uses_them() -> None:
    resolving = {place.__name__ for place in lengths.PLACES}
    assert users("resolve_percentages", weasyprint.layout.percent) == resolving
    broken = {place.__name__ for place in lines.PLACES}
    assert users("split_first_line", line_break) - {"weasyprint.svg.text"} == broken
    assert users("draw_text", weasyprint.draw.text) == {"weasyprint.draw"}
    assert users("layout_box_backgrounds", background) == set()


def users(name: str, source: ModuleType) -> set[str]:
    """Return the modules of WeasyPrint that have taken over a name from another."""
    part = getattr(source, name)
    return {
        module
        for module, content in sys.modules.items()
        if module.startswith("weasyprint.") and getattr(content, name, None) is part
    } - {source.__name__}


@same_operators
def test_spaced_justified_and_decorated_text_is_the_one_that_weasyprint_makes() -> None:
    css = (
        "p { text-align: justify } .a { letter-spacing: 2pt } .b { word-spacing: 9pt }"
        " .c { text-decoration: underline overline } .d { white-space: pre }"
    )
    text = "".join(f"<p class={name}>{example.LONG}</p>" for name in "abc")
    html = example.page(f"<h1>T</h1>{text}<p class=d>a\tb\nc</p>", css=css)
    ours = made(html)
    with with_theirs():
        assert made(html) == ours


def test_the_file_says_what_pydyf_would_have_written() -> None:
    theirs = io.BytesIO()
    real = file.write
    counts = []

    def both(document: pydyf.PDF, *, version: str, identifier: str) -> bytes:
        counts.append(len(document.objects))
        content = real(document, version=version, identifier=identifier)
        document.write(theirs, version.encode(), identifier.encode(), compress=True)
        return content

    with patch.object(file, "write", both):
        ours = io.BytesIO(made())
    with pikepdf.open(ours) as a, pikepdf.open(theirs) as b:
        assert a.trailer.ID[0] == b.trailer.ID[0]
        for number in range(1, *counts):
            mine, other = a.get_object(number, 0), b.get_object(number, 0)
            if isinstance(mine, pikepdf.Stream):
                assert mine.read_bytes() == other.read_bytes()
                # Deflated at another level, it may be of another length.
                assert set(mine.keys()) == set(other.keys())
            else:
                assert mine.unparse() == other.unparse()


# --- Nothing of one document is seen in the next -------------------------------------------------


def test_a_document_is_the_same_whatever_was_made_before_it() -> None:
    first = made()
    other = example.page(
        "<h1>En anden</h1><ul><li>a<li>b</ul><p>x<span class=note>y</span></p>"
        "<div class=pair><p>a</p><p>b</p></div>" + example.table(40)
    )
    alone = made(other)
    assert made() == first
    pdf._PRESSES._kept.clear()
    assert made(other) == alone
    assert made() == first


def test_pages_with_the_same_style_share_a_press_and_others_do_not() -> None:
    presses = Presses()

    def find(html: str) -> press.Press:
        return presses.find(html, Recorder(example.Fonts()), refuse=lambda: None)[0]

    first = find(example.page("<p>1</p>"))
    assert find(example.page("<p>2</p>")) is first
    assert find(example.page("<p>1</p>", css="p { color: red }")) is not first
    linked = example.page("<p>1</p>").replace("</head>", "<link rel=x href=y></head>")
    assert find(linked) is not find(linked)


@pytest.mark.parametrize(
    ("css", "left"),
    [("", "12"), (".tal { color: red }", "<data"), ("p > data { top: 0 }", "<data")],
)
def test_numbers_are_set_without_what_only_programs_read(css: str, left: str) -> None:
    html = example.page('<p>(<data class="tal" value="12">12</data>)</p>', css=css)
    _, page = Presses().find(html, Recorder(example.Fonts()), refuse=lambda: None)
    assert f"<p>({left}" in page


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("", "nr.\xa07 i 2018."),
        (".a, .fast, .sammen { white-space: nowrap; }", "nr.\xa07 i 2018."),
        (".fast { white-space: nowrap; color: red }", '<span class="sammen"'),
        ("b .sammen::before { content: none }", '<span class="sammen"'),
        ("[data-art] { color: red }", '<span class="sammen"'),
    ],
)
def test_words_that_cannot_be_broken_need_no_element_to_hold_them(css: str, left: str) -> None:
    year = '<span class="fast" data-art="dato">{}</span>'
    words = f'<span class="sammen">nr.\xa07</span> i {year.format("2018")}.'
    kept = year.format("2014-2018") + year.format("1. maj")
    html = example.page(f"<p>{kept}{words}</p>", css=css)
    _, page = Presses().find(html, Recorder(example.Fonts()), refuse=lambda: None)
    assert f"<p>{kept}{left}" in page


def test_a_press_is_of_the_files_it_was_made_of() -> None:
    class Changed(example.Fonts):
        def fetch(self, url, headers=None):
            response = super().fetch(url, headers)
            body = response.read()
            return type(response)(url, body + b"\0", {"Content-Type": "font/ttf"})

    presses = Presses()
    html = example.page("<p>1</p>")
    first, page = presses.find(html, Recorder(example.Fonts()), refuse=lambda: None)
    assert "<style" not in page
    second, _ = presses.find(html, Recorder(Changed()), refuse=lambda: None)
    assert second is not first
    recorder = Recorder(Changed())
    assert presses.find(html, recorder, refuse=lambda: None)[0] is second
    assert len(recorder.digests) == len(example.FACES)


def test_sheets_that_were_warned_of_are_warned_of_again() -> None:
    html = example.page("<h1>T</h1>", css="p { colour: red }")
    for _ in range(2):
        with pytest.raises(pdf.RenderingError, match="colour"):
            made(html)


def test_content_that_ends_in_a_carriage_return_keeps_it() -> None:
    """ISO 19005-3, 6.1.7.1: /Length is what stands before the end of line at ``endstream``."""
    texts = (b"%" + b"a" * n for n in range(256))
    text = next(text for text in texts if zlib.compress(text, 6).endswith(b"\r"))
    document = pydyf.PDF()
    document.add_object(pydyf.Stream([text], compress=True))
    content = file.write(document, version="1.7", identifier="a")
    assert zlib.compress(text, 6) + b"\r\nendstream" in content
    with pikepdf.open(io.BytesIO(content)) as read:
        assert read.get_object(3, 0).read_bytes() == text
