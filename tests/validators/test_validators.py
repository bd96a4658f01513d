"""Each validator passes what is sound and catches a fault planted in it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from tests import validators
from tests.validators import verdict

PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sociale mål</title>
<style>html { font-family: "DejaVu Sans", sans-serif }</style>
</head>
<body>
<main>
<h1>Sociale mål</h1>
<p>Ti mål for <em>social</em> mobilitet.</p>
</main>
</body>
</html>
"""


def html_page(folder: Path, *, replace: str = "", by: str = "") -> Path:
    assert replace in PAGE
    path = folder / "side.html"
    path.write_text(PAGE.replace(replace, by) if replace else PAGE, encoding="utf-8")
    return path


def pdf_file(folder: Path, *, html: str = PAGE, variant: str | None = "pdf/ua-1") -> Path:
    path = folder / "side.pdf"
    weasyprint.HTML(string=html).write_pdf(path, pdf_variant=variant)
    return path


# --- PDF -----------------------------------------------------------------------------------------


def test_a_conforming_pdf_has_no_findings(tmp_path: Path) -> None:
    assert validators.pdf_conformance(pdf_file(tmp_path), "ua1") == []


def test_an_untagged_pdf_is_not_accessible(tmp_path: Path) -> None:
    findings = validators.pdf_conformance(pdf_file(tmp_path, variant=None), "ua1")
    assert any("StructTreeRoot" in finding for finding in findings)


def test_an_archive_pdf_conforms_until_its_metadata_is_gone(tmp_path: Path) -> None:
    path = pdf_file(tmp_path, variant="pdf/a-3a")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        plain = pdf.Root.Metadata.read_bytes()  # the checker wants the metadata uncompressed
        pdf.Root.Metadata.write(plain)
        pdf.save(path, compress_streams=False)
    assert validators.pdf_conformance(path, "3a") == []
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.Metadata
        pdf.save(path)
    assert validators.pdf_conformance(path, "3a") != []


def test_what_is_no_pdf_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "side.pdf"
    path.write_text("no PDF")
    assert validators.pdf_conformance(path, "3a") != []


def test_outloud_finds_a_picture_without_text(tmp_path: Path) -> None:
    assert validators.outloud_findings(pdf_file(tmp_path)).findings == []
    picture = PAGE.replace(
        "</main>",
        '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22'
        ' height=%229%22%3E%3Crect width=%229%22 height=%229%22/%3E%3C/svg%3E"></main>',
    )
    findings = validators.outloud_findings(pdf_file(tmp_path, html=picture)).findings
    assert any("alt" in finding.lower() for finding in findings)


def test_qpdf_finds_a_truncated_file(tmp_path: Path) -> None:
    path = pdf_file(tmp_path)
    assert validators.qpdf_check(path) == []
    path.write_bytes(path.read_bytes()[:-200])
    assert validators.qpdf_check(path) != []


def test_fonts_are_named_and_told_embedded_or_not(tmp_path: Path) -> None:
    assert validators.pdf_fonts(pdf_file(tmp_path)) == {
        "DejaVu-Sans": True,
        "DejaVu-Sans-Bold": True,
        "DejaVu-Sans-Oblique": True,
    }
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    stream = io.BytesIO()
    pdf.save(stream)
    path = tmp_path / "unembedded.pdf"
    path.write_bytes(stream.getvalue())
    assert validators.pdf_fonts(path) == {"Helvetica": False}


def test_a_missing_file_is_never_clean(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    for validator in (validators.outloud_findings, validators.qpdf_check, validators.pdf_fonts):
        with pytest.raises(FileNotFoundError):
            validator(missing)
    with pytest.raises(FileNotFoundError):
        validators.pdf_conformance(missing, "3a")
    with pytest.raises(FileNotFoundError):
        validators.nu_html([missing])
    with pytest.raises(FileNotFoundError):
        validators.axe([missing], 320)


def test_a_missing_tool_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf_file(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        verdict.MissingToolError, match=r"^Mangler qpdf\. .*apt-get install qpdf.*$"
    ):
        validators.qpdf_check(path)


def test_a_tool_that_breaks_gives_no_verdict() -> None:
    with pytest.raises(RuntimeError, match="ended with 1"):
        verdict.run(["false"])


# --- HTML ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_nu_tells_errors_from_warnings(tmp_path: Path) -> None:
    assert validators.nu_html([html_page(tmp_path)]) == ([], [])
    twice = html_page(tmp_path, replace="<h1>", by='<p id="a"></p><p id="a"></p><h1>')
    assert [line.split(": ")[1] for line in validators.nu_html([twice]).findings] == [
        "Duplicate ID “a”."
    ]
    section = html_page(tmp_path, replace="<p>", by="<section></section><p>")
    findings, advice = validators.nu_html([section])
    assert findings == []
    assert "Section lacks heading" in advice[0]


@pytest.mark.slow
def test_axe_passes_a_sound_page(tmp_path: Path) -> None:
    assert validators.axe([html_page(tmp_path)], 320) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("replace", "by", "finding"),
    [
        ('<html lang="da">', "<html>", "html-has-lang"),
        ("<p>", '<p style="color: #aaa; background: #fff">', "color-contrast"),
        ("<p>", '<p style="width: 900px">', "is 90"),
        ("<p>", '<img alt="" src="http://example.invalid/a.png"><p>', "asks for http://example"),
        ("<p>", '<img alt="" src="missing.png"><p>', "asks for file:"),
        (
            "</main>",
            "<script>document.querySelector('main').append('Kun script')</script></main>",
            "not shown without JavaScript: Kun script",
        ),
        ("</main>", "<script>nothing.at.all</script></main>", "script fails: nothing"),
    ],
)
def test_axe_finds_what_breaks_a_page(tmp_path: Path, replace: str, by: str, finding: str) -> None:
    page = html_page(tmp_path, replace=replace, by=by)
    findings = validators.axe([page], 320).findings
    assert len(findings) == 1
    assert findings[0].startswith(f"side.html at 320 px: {finding}")


@pytest.mark.slow
def test_axe_tells_best_practices_as_advice(tmp_path: Path) -> None:
    findings, advice = validators.axe([html_page(tmp_path, replace="h1", by="h3")], 1280)
    assert findings == []
    assert any("heading-order" in line or "page-has-heading-one" in line for line in advice)
