"""The check on every finished sheet finds each name that does not belong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reporter.errors import ExitCode, RenderingError
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.publication import publish
from tests.editions.sheets import SheetSample
from tests.rendering.inspected import SHEET, Sheet


def test_a_fault_says_which_sheet_it_is_in(sheet: Sheet) -> None:
    wrong = sheet.with_page("<main", "<p>4321</p><main").publication
    with pytest.raises(RenderingError) as error:
        inspect(wrong.edition, wrong, None)
    assert error.value.exit_code == ExitCode.RENDERING
    assert str(error.value) == (
        "751-aarhus: html: tallet 4321 er ikke kommunens at vise her: »4321«"
    )


def test_a_sound_sheet_passes(sheet: Sheet) -> None:
    assert sheet.faults() == []


def test_a_sheet_with_hidden_numbers_passes(hidden: Sheet) -> None:
    assert hidden.faults() == []


def test_a_partner_of_a_joint_report_may_be_named(tmp_path: Path) -> None:
    edition = SheetSample(tmp_path).load("825")
    publication = publish(edition)
    assert "Frederikshavn" in publication.print_html
    inspect(edition, publication, None)


def test_another_name_in_running_text_is_found(sheet: Sheet) -> None:
    found = sheet.with_page("Andelen af voksne", "Andelen i Skive af voksne").faults()
    assert found == [
        "html: her hører Skive ikke hjemme: »Andelen i Skive af voksne, der er i job. "
        "Kilde: Registre«"
    ]


def test_a_name_of_the_editions_text_may_stand_as_often_as_there(sheet: Sheet) -> None:
    found = sheet.with_page("fx Ishøj.", "fx Ishøj og Ishøj.").faults()
    assert found == [
        "html: her hører Ishøj ikke hjemme: »Nogle kommuner indberetter sammen, fx Ishøj og Ishøj.«"
    ]


def test_a_name_of_the_editions_text_may_not_stand_in_a_text_alternative(sheet: Sheet) -> None:
    (found,) = sheet.with_page('aria-label="Kurve', 'aria-label="Ishøj. Kurve').faults()
    assert found.startswith("html: her hører Ishøj ikke hjemme: »Ishøj. Kurvediagram, pct. Aarhus")


def test_another_name_in_a_heading_is_found(sheet: Sheet) -> None:
    found = sheet.with_page("<h1>Aarhus", "<h1>Odense").faults()
    assert found == [
        "html: overskriften skal være Aarhus Kommune, én gang",
        "html: her hører Odense ikke hjemme: »Odense Kommune«",
    ]


def test_another_name_in_a_drawing_is_found(sheet: Sheet) -> None:
    address = "udgave:ledige-kurve.svg"
    found = sheet.with_drawing(address, ">Aarhus ", ">Vejen ").faults()
    assert "tegninger: her hører Vejen ikke hjemme: »Vejen 82«" in found


def test_a_name_bound_to_another_code_is_found(sheet: Sheet) -> None:
    found = sheet.with_page('data-art="kommune" data-serie="751"',
                            'data-art="kommune" data-serie="461"').faults()  # fmt: skip
    assert found == ["html: et navn er bundet til 461, ikke 751"]


def test_another_name_in_the_data_is_found(sheet: Sheet) -> None:
    found = sheet.with_data("751;Aarhus Kommune;2015", "751;Odense Kommune;2015").faults()
    assert found[0].startswith(f"{SHEET}.csv: her hører Odense ikke hjemme: »i-job;Voksne i job;")
    assert f"{SHEET}.csv: rækken i-job 751 Odense Kommune 2015 hører ikke hjemme her" in found


def test_another_name_in_the_titles_is_found(sheet: Sheet) -> None:
    title = sheet.publication.title.replace("Aarhus", "Odense")
    found = Sheet(replace(sheet.publication, title=title), sheet.pdf).faults()
    assert found[:2] == [
        "titlen: her hører Odense ikke hjemme: »Odense Kommune – Prøven«",
        "titlen: Aarhus Kommune mangler: »Odense Kommune – Prøven«",
    ]


def test_another_name_in_the_metadata_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Subject"] = "Kort om Læsø."

    assert sheet.with_pdf(change).faults()[0] == (
        "pdf, beskrivelser: her hører Læsø ikke hjemme: »Kort om Læsø.«"
    )


def test_another_name_in_the_xmp_packet_is_found(sheet: Sheet) -> None:
    pdf = sheet.pdf.replace("Kort om prøven.".encode(), b"Kort om Struer." + b"x")
    found = Sheet(sheet.publication, pdf.replace(b"Struer.x", b"Struer.")).faults()
    assert any(line.startswith("pdf, XMP: her hører Struer ikke hjemme") for line in found)
    assert "pdf, XMP: dc:description er ikke »Kort om prøven.«" in found


def test_another_name_in_a_bookmark_is_found(sheet: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            outline.root[0].title = "Fanø Kommune"

    found = sheet.with_pdf(change).faults()
    assert "pdf, beskrivelser: her hører Fanø ikke hjemme: »Fanø Kommune«" in found


def test_another_stem_in_a_link_is_found(sheet: Sheet) -> None:
    found = sheet.with_page(f'href="{SHEET}.pdf"', 'href="461-odense.pdf"').faults()
    assert found == ["html: linket 461-odense.pdf fører væk fra arket"]
