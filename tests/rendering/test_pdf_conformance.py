"""The finished file: both standards hold, it says who it is, and a bad page is refused."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import outloud
import page
import pikepdf
import pytest

from figures.fonts import FACES
from reporter.errors import RenderingError
from tests.rendering import pdf_document as example


@pytest.fixture(scope="module")
def rich() -> bytes:
    return example.make(example.RICH, attachments=example.ATTACHMENTS).content


@pytest.fixture
def pdf(rich: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(rich))


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_both_standards_hold(rich: bytes, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "rich.pdf"
    path.write_bytes(rich)
    report = page.validate_pdf(str(path), profile=profile)
    assert "Result: no failures" in str(report), str(report)


def test_the_stricter_checker_finds_only_what_we_can_explain(rich: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rich.pdf"
    path.write_bytes(rich)
    findings = {finding.rule for finding in outloud.check(str(path)).findings}
    # TBL-010 takes rows that head a group of rows for a head that fell apart; ORD-001 sees that a
    # footnote is painted at the foot of the page and read at its call.
    assert findings <= {"TBL-010", "ORD-001"}


def test_the_syntax_is_clean(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def test_information_and_xmp_agree(pdf: pikepdf.Pdf) -> None:
    assert pdf.docinfo.Title == "Forsørgelsesgrundlag i 98 kommuner"
    assert pdf.docinfo.Author == "Danmarks Statistik"
    assert pdf.docinfo.Subject == "Mål for børn, unge og ældre – æøå"
    assert pdf.docinfo.Keywords == "kommuner, forsørgelse"
    assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20240501"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Forsørgelsesgrundlag i 98 kommuner"
        assert xmp["dc:creator"] == ["Danmarks Statistik"]
        assert xmp["dc:description"] == "Mål for børn, unge og ældre – æøå"
        assert xmp["pdf:Keywords"] == "kommuner, forsørgelse"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-05-01"
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo.Creator) == "reporter"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == (
            "3",
            "A",
            "1",
        )
    assert pdf.Root.Lang == "da"


def test_any_program_can_find_the_xmp(rich: bytes, pdf: pikepdf.Pdf) -> None:
    assert "/Filter" not in pdf.Root.Metadata
    assert b"<dc:subject><rdf:Bag><rdf:li>kommuner</rdf:li>" in rich


def test_metadata_may_hold_what_xml_may_not() -> None:
    metadata = replace(example.METADATA, title="Løn < 100 & mere {x}")
    result = example.write_pdf(example.page("<h1>x</h1>"), metadata=metadata, fetch=example.Fonts())
    with pikepdf.open(io.BytesIO(result.content)).open_metadata() as xmp:
        assert xmp["dc:title"] == "Løn < 100 & mere {x}"


def test_attachments_are_data_with_dates_and_media_types(pdf: pikepdf.Pdf) -> None:
    assert [str(file.UF) for file in pdf.Root.AF] == ["tabel-1.csv", "tabel-2.csv"]
    for file, attachment in zip(pdf.Root.AF, reversed(example.ATTACHMENTS), strict=True):
        assert file.AFRelationship == "/Data"
        assert file.Desc == attachment.description
        assert file.EF.F.read_bytes() == attachment.content
        assert file.EF.F.Subtype == "/text/csv"
        assert file.EF.F.Params.CreationDate == file.EF.F.Params.ModDate == "D:20240501000000Z"
    assert list(pdf.attachments) == ["tabel-1.csv", "tabel-2.csv"]


def test_fonts_go_in_unchanged(pdf: pikepdf.Pdf) -> None:
    ours = {hashlib.sha256(face.path.read_bytes()).digest() for face in FACES}
    embedded = {
        hashlib.sha256(item.FontFile2.read_bytes()).digest()
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
    }
    assert embedded
    assert embedded <= ours


def test_no_resources_are_empty(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for kind in ("/Pattern", "/Shading", "/XObject", "/ExtGState"):
                assert kind not in item or len(item[kind])


def test_all_that_is_painted_is_read_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    painting = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}
    for each in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(each):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth in (0, 1)
            assert depth or str(operator) not in painting


def test_a_reader_shows_the_title_and_tabs_in_order(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert all(each.Tabs == "/S" for each in pdf.pages)
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "Forsørgelsesgrundlag"
        assert [child.title for child in first.children] == [
            "Indhold", "1 Indledning", "2 Resultater"]  # fmt: skip


def test_it_tells_pages_and_seconds() -> None:
    result = example.make("<h1>En</h1><h2 style='break-before: page'>To</h2>")
    assert result.pages == 2
    assert min(result.timings.layout, result.timings.drawing, result.timings.tagging) > 0


@pytest.mark.parametrize(
    ("body", "css", "message"),
    [
        ("<h1>x</h1><img src='data:,'>", "", "data:,"),
        (f"<h1>x</h1><img src='{example.image('x')}'>", "", "ingen alternativ tekst"),
        (f"<h1>x</h1><img alt='' src='{example.image('x')}'>", "", "ingen alternativ tekst"),
        ("<h1>x</h1><img alt=x src='file:///etc/hostname'>", "", "/etc/hostname"),
        ("<h1>x</h1>", "p { colour: red }", "colour"),
        ("<h1>x</h1><p>中</p>", "", "中"),
        ("<h1>x</h1><p><a href='#nowhere'>x</a></p>", "", "nowhere"),
        ("<h1>x</h1><h3>y</h3>", "", "niveau 3 følger efter niveau 1"),
        ("<h2>x</h2>", "", "niveau 2 følger efter niveau 0"),
        ("<h1>x</h1><p style='opacity: .5'>y</p>", "", "gennemsigtigt"),
        ("<h1>x</h1><ul>bare</ul>", "", "læses op:\nbare"),
    ],
)
def test_a_page_that_needs_excuses_is_refused(body: str, css: str, message: str) -> None:
    with pytest.raises(RenderingError) as error:
        example.make(body, css=css)
    assert message in str(error.value)


def test_a_lost_table_head_is_refused() -> None:
    rows = "".join(f"<tr><td style='height: 139mm'>{n}</td></tr>" for n in range(2))
    head = "<thead><tr><th style='height: 60mm' scope=col>Hoved</th></tr></thead>"
    with pytest.raises(RenderingError, match="mistet sit hoved"):
        example.make(f"<h1>x</h1><table>{head}<tbody>{rows}</tbody></table>")


def test_every_warning_is_told_once() -> None:
    with pytest.raises(RenderingError) as error:
        example.make("<h1>x</h1>", css="p { colour: red } a { colour: red } b { widht: 1 }")
    assert str(error.value).count("widht") == 1
