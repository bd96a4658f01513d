"""What we rely on inside WeasyPrint; when one of these fails after an upgrade, read it first."""

import pydyf
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from tests.rendering import pdf_document as example

BODY = """<h1>T</h1><p>En<span class=note>Note</span> <b style="position: absolute">B</b></p>
<table><thead><tr><th>H</th></tr></thead><tbody>{}</tbody></table>""".format(
    "<tr><td>1</td></tr>" * 60
)


def layout() -> weasyprint.Document:
    return weasyprint.HTML(string=example.page(BODY), url_fetcher=example.Fonts()).render()


def all_boxes(page: weasyprint.Page) -> list[boxes.Box]:
    return [
        box._box if isinstance(box, AbsolutePlaceholder) else box
        for box in page._page_box.descendants(placeholders=True)
    ]


def test_pages_hold_boxes_that_know_their_element() -> None:
    first, second = layout().pages[:2]
    elements = [
        {box.element for box in all_boxes(page) if box.element_tag == "tbody"}
        for page in (first, second)
    ]
    assert elements[0] == elements[1]
    assert len(elements[0]) == 1
    heads = [box for box in all_boxes(second) if box.element_tag == "thead"]
    assert heads[0].is_header


def test_a_call_knows_its_footnote() -> None:
    (page, *_) = layout().pages
    (call,) = (box for box in all_boxes(page) if box.footnote)
    assert call.element_tag == "span::footnote-call"
    assert call.footnote.element is call.element
    assert call.footnote.element_tag == "span"
    area = page._page_box.children[1]
    assert isinstance(area, boxes.FootnoteAreaBox)
    assert area.children[0].element is call.element


def test_absolute_boxes_hide_behind_placeholders() -> None:
    (page, *_) = layout().pages
    assert "b" in {box.element_tag for box in all_boxes(page)}


def test_painting_leaves_its_marks_with_the_stream() -> None:
    seen = []

    class Page(weasyprint.Page):
        def __init__(self, page: weasyprint.Page) -> None:
            self.__dict__.update(page.__dict__)

        def paint(self, stream: Stream, scale: float = 1) -> None:
            super().paint(stream, scale)
            seen.append((dict(stream._tags), list(stream.stream)))

    document = layout()
    document.pages[:] = [Page(page) for page in document.pages]
    document.write_pdf(pdf_tags=True)
    for marks, items in seen:
        numbers = {
            item["MCID"]: n for n, item in enumerate(items) if isinstance(item, pydyf.Dictionary)
        }
        assert sorted(numbers) == sorted(mark["mcid"] for mark in marks.values())
        for box, mark in marks.items():
            assert isinstance(box, boxes.TextBox)
            place = numbers[mark["mcid"]]
            assert items[place - 1] == "/Span"
            assert items[place + 1] == b"BDC"
            inside = items[place : items.index(b"EMC", place)]
            assert not box.text.strip() or any(
                isinstance(item, bytes) and item.endswith(b"] TJ") for item in inside
            )


def test_a_page_without_boxes_is_left_untagged() -> None:
    trees = []

    class Page(weasyprint.Page):
        def __init__(self, page: weasyprint.Page) -> None:
            self.__dict__.update(page.__dict__)

        def paint(self, stream: Stream, scale: float = 1) -> None:
            super().paint(stream, scale)
            stream._tags.clear()
            self._page_box = self._page_box.copy_with_children([])

    def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
        trees.append(pdf.objects[int(root["K"][0].split()[0])])
        trees.append(pdf.objects[int(root["ParentTree"].split()[0])])

    document = layout()
    document.pages[:] = [Page(page) for page in document.pages]
    document.write_pdf(pdf_tags=True, finisher=finish)
    assert trees[0]["S"] == "/Document"
    assert trees[0]["K"] == []
    assert trees[1]["Nums"] == [part for n in range(len(document.pages)) for part in (n, [])]
