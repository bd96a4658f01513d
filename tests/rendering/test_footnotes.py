"""A footnote stands on the page it is called on, whatever begins below it."""

from __future__ import annotations

from unittest.mock import patch

import pypdfium2
import pytest
from weasyprint.layout import block

from reporter.rendering.typesetting import footnotes, replacing
from tests.rendering import pdf_document as example

CSS = """
@page { size: 100mm 80mm; margin: 10mm; @footnote { margin-top: 4mm } }
p { margin: 0; line-height: 15pt; orphans: 2; widows: 2 }
.note { float: footnote; line-height: 15pt }
"""


def pages(lines: int) -> list[str]:
    """Return the text of each page: lines, one of them with a note, and a paragraph of four."""
    body = "".join(f"<p>Linje {'abcdefghijkl'[n]}</p>" for n in range(lines))
    noted = '<p>Her er et kald<span class="note">Notens egen tekst.</span></p>'
    last = "<p>første<br>anden<br>tredje<br>fjerde</p>"
    pdf = example.make(f"<h1>x</h1>{noted}{body}{last}", css=CSS)
    document = pypdfium2.PdfDocument(pdf.content)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("lines", range(1, 7))
def test_a_note_stands_where_it_is_called(lines: int) -> None:
    first, *_ = pages(lines)
    assert "et kald" in first
    assert "Notens egen tekst" in first


def test_weasyprint_alone_sends_it_on_for_a_paragraph_that_does_not_fit() -> None:
    with patch.object(footnotes, "linebox_layout", block._linebox_layout):
        assert any("Notens" not in pages(lines)[0] for lines in range(1, 7))


def test_the_rule_is_there_to_be_replaced() -> None:
    assert footnotes.linebox_layout.__code__ is not block._linebox_layout.__code__
    with replacing.replaced(lambda *_: None):
        assert block._linebox_layout is footnotes.linebox_layout
