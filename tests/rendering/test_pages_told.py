"""A page that tells on which pages its addresses stand is laid out until what it tells is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pypdfium2
import pytest

from reporter.errors import RenderingError
from reporter.rendering.pdf import write_pdf
from tests.rendering import pdf_document as example

CSS = "@page { size: 100mm 60mm; margin: 10mm } h2 { break-before: page } p { margin: 0 }"


def telling(tell: Callable[[Mapping[str, str]], str]) -> Callable[[Mapping[str, str]], str]:
    """Return what makes a page of two chapters with an index between and after them."""

    def page(pages: Mapping[str, str]) -> str:
        body = f"<h1>x</h1><h2 id=a>A</h2>{tell(pages)}<h2 id=b>B</h2>"
        return example.page(body, css=CSS)

    return page


def written(tell: Callable[[Mapping[str, str]], str]) -> list[str]:
    page = telling(tell)
    result = write_pdf(page({}), metadata=example.METADATA, fetch=example.Fonts(), with_pages=page)
    document = pypdfium2.PdfDocument(result.content)
    assert result.html == page({"a": "2", "b": str(len(document))})
    return [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_it_tells_where_everything_stands() -> None:
    texts = written(lambda pages: f"<p>side {pages.get('a')}, {pages.get('b')}</p>")
    assert "side 2, 3" in texts[1]


def test_what_is_moved_by_being_told_is_told_anew() -> None:
    def tell(pages: Mapping[str, str]) -> str:
        return f"<p>{'side<br>' * 12 if pages else ''}{pages.get('b')}</p>"

    assert len(written(tell)) > 3


def test_what_never_comes_to_rest_is_refused() -> None:
    def tell(pages: Mapping[str, str]) -> str:
        return "<p>side</p>" * 12 if pages.get("b") == "3" else ""

    with pytest.raises(RenderingError) as refused:
        written(tell)
    assert str(refused.value) == "sidetallene i registret falder ikke til ro; flyt det bagest"
