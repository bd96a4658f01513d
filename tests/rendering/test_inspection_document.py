"""The check on every finished sheet finds what is wrong with its PDF and its page on screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reporter.editions.corrections import Correction
from reporter.errors import RenderingError
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.publication import publish
from tests.editions.sheets import SheetSample, shares
from tests.rendering.inspected import SHEET, Sheet, tagged


def test_another_number_of_pages_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        for _ in range(4 - len(document.pages)):
            document.pages.append(document.pages[0])

    assert "pdf: 4 sider; udgaven siger 1 til 3" in sheet.with_pdf(change).faults()


def test_a_correction_that_takes_a_page_more_is_told(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        for _ in range(4 - len(document.pages)):
            document.pages.append(document.pages[0])

    edition = sheet.publication.edition
    text = Correction(date="2018-11-20", grade="tiny", text="Tallet er rettet.")
    model = edition.model.model_copy(update={"corrections": (text,)})
    longer = sheet.with_pdf(change)
    longer.publication = replace(longer.publication, edition=replace(edition, model=model))
    told = "pdf: 4 sider; udgaven siger 1 til 3; kort den nyeste rettelse af, eller ret pages"
    assert told in longer.faults()


def test_broken_conformance_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.MarkInfo.Marked = False

    found = sheet.with_pdf(change).faults()
    assert found
    assert all(line.startswith("pdf: bryder PDF/") for line in found)
    assert {line[: line.index(",")] for line in found} == {
        "pdf: bryder PDF/A-3a",
        "pdf: bryder PDF/UA-1",
    }


def test_another_language_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Lang = "en"

    assert sheet.with_pdf(change).faults() == ["pdf: sproget er »en«, ikke »da«"]


def test_a_figure_without_words_is_found_in_the_pdf(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del tagged(document, "Figure")["/Alt"]

    found = sheet.with_pdf(change).faults()
    assert any(line.startswith("pdf: figurens tekst er en anden i PDF end på") for line in found)
    assert any(line.startswith("pdf: bryder PDF/UA-1") for line in found)


def test_a_heading_that_is_no_heading_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        tagged(document, "H1")["/S"] = pikepdf.Name.P

    found = sheet.with_pdf(change).faults()
    assert "pdf: der er 0 overskrifter på øverste niveau, ikke én" in found


def test_a_word_that_is_not_whole_in_print_is_found(sheet: Sheet) -> None:
    found = sheet.with_page("Antallet af ledige.", "Antallet af langtidsledige.",
                            medium="print_html").faults()  # fmt: skip
    assert found == ["pdf: ordet »langtidsledige« er brudt midt over eller mangler"]


def test_a_print_without_its_stamp_is_found(sheet: Sheet, tmp_path: Path) -> None:
    sample = SheetSample(tmp_path).table(shares(synthetic=True))
    edition = sample.load()
    publication = publish(edition)
    inspect(edition, publication, None)
    found = Sheet(publication, sheet.pdf).faults()
    assert (
        "pdf, side 1: stemplet »SYNTETISKE DATA – tallene er opdigtede og beskriver ikke "
        "virkeligheden« mangler"
    ) in found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('role="img" aria-label', 'role="img" title',
         "html: en tegning har ingen tekst (role=img med aria-label)"),
        ("</h1>", "</h2>", "html: </h2> lukker ikke det, der står åbent"),
        ("<h1>", "<h1 <b>", "html: her er siden ikke velformet: »<h1 <b>Aarhus Kommune"),
        ("<main ", '<main class="a" class="b" ',
         "html: <main> har den samme attribut to gange"),
        ('id="i-job"', 'id="ledige"', "html: indikatoren i-job mangler"),
        ('id="i-job_titel"', 'id="ledige"', "html: id ledige står 2 gange"),
        ('id="i-job_titel"', 'id="andet"',
         "html: der henvises til i-job_titel, som ikke er der"),
        ("<main ", '<img src="https://x.dk/a.png" alt="x"><main ',
         "html: siden henter https://x.dk/a.png"),
        ("</style>", "p { background: url(//x.dk/a) }</style>", "html: siden henter //x.dk/a"),
        ('href="https://www.sm.dk"', 'href="https://x.dk"',
         "html: linket https://x.dk fører væk fra arket"),
        ('href="#_indhold"', 'href="#indhold"',
         "html: henvisningen #indhold peger på noget, der ikke er der"),
        ('lang="da"', 'lang="en"', "html: sproget er »en«, ikke »da«"),
        ("<title>", "<title>Ny ", "html: siden skal hedde »Aarhus Kommune – Prøven«"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_right_is_found(sheet: Sheet, old: str, new: str, fault: str) -> None:
    found = sheet.with_page(old, new).faults()
    assert any(line.startswith(fault) for line in found), found


def test_a_picture_without_words_is_found_in_print(sheet: Sheet) -> None:
    html = sheet.publication.print_html
    alt = html[html.index(' alt="') : html.index('"', html.index(' alt="') + 6) + 1]
    found = sheet.with_page(alt, "", medium="print_html").faults()
    assert "trykside: <img> udgave:i-job-kurve.svg har ingen tekst (alt)" in found


def test_a_page_without_its_stamp_is_found(tmp_path: Path) -> None:
    sample = SheetSample(tmp_path).table(shares(synthetic=True))
    publication = publish(sample.load())
    stamp = publication.screen_html.index('<aside class="stempel"')
    end = publication.screen_html.index("</aside>") + len("</aside>")
    html = publication.screen_html[:stamp] + publication.screen_html[end:]
    html = html.replace("SYNTETISKE DATA", "Data")
    with pytest.raises(RenderingError) as error:
        inspect(publication.edition, replace(publication, screen_html=html), None)
    assert f"{SHEET}: html: stemplet »SYNTETISKE DATA" in str(error.value)


def test_many_faults_are_told_at_once_but_not_all(sheet: Sheet) -> None:
    words = "".join(f"<p>{n}</p>" for n in range(1000, 1040))
    found = sheet.with_page("<main", f"{words}<main").faults()
    assert len(found) == 21
    assert found[-1] == "… og 20 fejl til"
