"""Lines that are kept from document to document are the ones that WeasyPrint would set."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pypdfium2
import pytest
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import split_first_line

from figures.fonts import FACES
from reporter.rendering.typesetting import lines, replacing, showing
from reporter.rendering.typesetting.glyphs import glyphs
from reporter.rendering.typesetting.layouts import KeptFonts
from reporter.rendering.typesetting.press import Presses, Recorder
from tests.rendering import pdf_document as example

TEXTS = (
    "a",
    "Andelen steg med 2\xa0procentpoint ",
    "Andelen af udsatte unge, der var i gang med en ungdomsuddannelse.",
    "Menneskerettighedsorganisationernes for\xadsør\xadgelses\xadgrundlag",
    " kort ",
)
CSS = "p { hyphens: auto } b { white-space: nowrap }"


@pytest.fixture(scope="module")
def styles() -> dict[str, Any]:
    """Styles of text by the name of its element."""
    html = example.page("<h1>T</h1><p>a<b>b</b></p>", css=CSS)
    press, page = Presses().find(html, Recorder(example.Fonts()), refuse=lambda: None)
    document = press.render(page, fetcher=example.Fonts(), cache={})
    boxes = document.pages[0]._page_box.descendants()
    return {box.element_tag: box.style for box in boxes if isinstance(box, TextBox)}


@pytest.fixture(autouse=True)
def _nothing_kept(styles: dict[str, Any]) -> Iterator[None]:
    fonts: KeptFonts = styles["p"].font_config
    fonts.lines.clear()
    with replacing.replaced(lambda *_: None):
        yield


class Context:
    """What WeasyPrint keeps of a document: dictionaries of hyphens."""

    def __init__(self) -> None:
        self.dictionaries: dict[object, object] = {}


def told(line: Any) -> tuple[object, ...]:
    layout, *rest = line
    return layout.text, layout.max_width, layout.first_line_direction, *rest


@pytest.mark.parametrize("seed", [1, 2])
def test_a_line_is_the_one_that_weasyprint_breaks_whatever_was_asked_for_before(
    styles: dict[str, Any], seed: int
) -> None:
    asked = [
        (text, styles[tag], Context(), room, 0, start, minimum)
        for text in TEXTS
        for tag in "pb"
        for room in (None, 0, 30, 61.5, 100, 199.9, 1000)
        for start in (True, False)
        for minimum in (True, False)
    ]
    random.Random(seed).shuffle(asked)
    for question in [*asked, *asked[:50]]:
        assert told(lines.split_first_line(*question)) == told(split_first_line(*question))


def test_only_the_space_at_its_end_does_not_end_a_line_early(styles: dict[str, Any]) -> None:
    text, style = "Den steg igen ", styles["p"]
    whole = split_first_line(text, style, Context(), None, 0)
    bare = split_first_line(text.rstrip(), style, Context(), None, 0)
    room = (whole[3] + bare[3]) / 2
    # What WeasyPrint makes of it: should this change, lines._without_end has had its time.
    assert split_first_line(text, style, Context(), room, 0)[0].text == "Den"
    for _ in range(2):
        line = lines.split_first_line(text, style, Context(), room, 0)
        assert (line[0].text, line[2], line[3]) == (text, None, whole[3])
    less = lines.split_first_line(text, style, Context(), bare[3] - 1, 0)
    assert less[0].text == "Den steg"


def test_what_is_done_to_a_line_in_one_document_is_not_seen_in_the_next(
    styles: dict[str, Any],
) -> None:
    first, second = (
        lines.split_first_line("Andelen", styles["p"], Context(), room, 0)[0] for room in (90, 80)
    )
    first.set_text("Andet")
    first.reactivate(styles["p"])
    assert (second.text, second.max_width, first.max_width) == ("Andelen", 80, 90)
    assert second.shown() is lines.split_first_line(
        "Andelen", styles["p"], Context(), None, 0
    )[0].shown()  # fmt: skip


def test_no_more_lines_are_kept_than_there_is_room_for(styles: dict[str, Any]) -> None:
    def split(number: int) -> None:
        lines.split_first_line(str(number), styles["p"], Context(), None, 0)

    with patch.object(lines, "KEPT", 3):
        for number in (1, 2, 3, 1, 4):
            split(number)
    assert [text for _, text in styles["p"].font_config.lines] == ["3", "1", "4"]


def test_a_line_is_shown_as_wide_as_it_was_laid_out(styles: dict[str, Any]) -> None:
    face = next(face for face in FACES if (face.weight, face.style) == (400, "normal"))
    advance = glyphs(face.path.read_bytes()).widths
    for text in TEXTS[:3]:
        layout, _, _, width, _, _ = split_first_line(text, styles["p"], Context(), None, 0)
        shown = showing.show(layout)
        assert shown is not None
        inside = re.fullmatch(rb"\[<(.*)>\] TJ", shown.operator)
        assert inside is not None
        moves = [int(move) for move in re.findall(rb">(-?\d+)<", inside[1])]
        assert 0 not in moves
        numbers = re.findall(rb"[0-9a-f]{4}", re.sub(rb">-?\d+<", b"", inside[1]))
        assert "".join(shown.characters[int(number, 16)] for number in numbers) == text
        advances = sum(advance[int(number, 16)] for number in numbers)
        assert (advances - sum(moves)) * shown.size / 1000 == pytest.approx(width, abs=0.01)


def test_text_that_is_cut_off_is_cut_off_only_there() -> None:
    cut = "overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 20mm"
    html = (
        f"<h1>T</h1><p>Andelen af udsatte unge</p><p style='{cut}'>Andelen af udsatte unge</p>"
        "<p>Andelen af udsatte unge</p>"
    )
    document = pypdfium2.PdfDocument(example.make(html).content)
    shown = document[0].get_textpage().get_text_range().split("\r\n")
    assert [line.count("Andelen af udsatte unge") for line in shown].count(1) == 2
    assert [line for line in shown if "…" in line] == ["Andelen af…"]
