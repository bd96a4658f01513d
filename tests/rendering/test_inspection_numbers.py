"""The check on every finished sheet finds each number that is wrong, foreign, hidden or lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf

from reporter.building.build import make
from reporter.building.tasks import FORMATS
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.publication import publish
from tests.editions.sheets import SheetSample, counts
from tests.rendering.inspected import SHEET, Sheet, tagged


def test_a_foreign_number_in_a_drawing_is_found(sheet: Sheet) -> None:
    found = sheet.with_drawing("udgave:i-job-kurve.svg", ">2015<", ">2051<").faults()
    assert "tegninger, i-job: tallet 2051 er ikke kommunens at vise her: »2051«" in found


def test_a_foreign_number_in_a_text_alternative_is_found(sheet: Sheet) -> None:
    found = sheet.with_page("Hele landet: 2015: 33,3", "Hele landet: 2015: 33,4").faults()
    assert len(found) == 1
    assert found[0].startswith("html, i-job: tallet 33,4 er ikke kommunens at vise her: »Kurvedia")


def test_a_number_of_another_indicator_is_found_in_loose_text(sheet: Sheet) -> None:
    found = sheet.with_page("Udvikling 2015-2016", "Udvikling 2015-2016: 188").faults()
    assert found == [
        "html, i-job: tallet 188 er ikke kommunens at vise her: »Udvikling 2015-2016: 188«"
    ]


def test_a_bound_number_that_is_wrong_is_found(sheet: Sheet) -> None:
    own = 'value="60.5" data-serie="i-job" data-omraade="own"'
    found = sheet.with_page(own, own.replace("60.5", "61.5")).faults()
    assert found == ["html, i-job: tallet 60,5 pct. (kommunens) skal være 60,5"]


def test_a_bound_number_printed_wrong_is_found(sheet: Sheet) -> None:
    found = sheet.with_pattern(r">60,5\spct\.</data>", ">61,5 pct.</data>").faults()
    assert found == [
        "html, i-job: tallet 61,5 pct. (kommunens) skal være 60,5",
        "html, overblikket: kommunens tal 60,5 mangler",
    ]


def test_a_number_under_another_indicator_is_found(sheet: Sheet) -> None:
    found = sheet.with_page('data-serie="i-job" data-omraade="own"',
                            'data-serie="ledige" data-omraade="own"').faults()  # fmt: skip
    assert found == ["html, i-job: tallet 60,5 pct. hører til ledige, som ikke hører hjemme her"]


def test_a_missing_number_is_found_in_the_page(sheet: Sheet) -> None:
    found = sheet.with_pattern(r"<data[^>]*>60,5\spct\.</data>", "").faults()
    assert found == ["html, overblikket: kommunens tal 60,5 mangler"]


def test_a_missing_rank_is_found(sheet: Sheet) -> None:
    found = sheet.with_pattern(r">17 af 98<", ">-<").faults()
    assert found == ["html, overblikket: placeringen 17 af 98 mangler"]


def test_a_missing_row_of_the_data_is_found(sheet: Sheet) -> None:
    (file,) = sheet.publication.data_files
    line = next(
        line
        for line in file.content.decode("utf-8-sig").splitlines(keepends=True)
        if line.startswith("ledige;Ledige;751;")
    )
    assert (
        f"{SHEET}.csv: rækken ledige 751 Aarhus Kommune december 2016 skal sige Værdi »82«, "
        "Status »offentliggjort«, Placering »17«, Ud af »98«"
    ) in sheet.with_data(line, "").faults()


def test_a_number_missing_in_print_is_found(sheet: Sheet) -> None:
    """Another municipality's PDF under this one's name."""
    edition = sheet.publication.edition
    other = make(replace(edition, profile=None).for_kommune("461"), FORMATS)
    found = Sheet(sheet.publication, other.files["ark/461-odense.pdf"]).faults()
    assert "pdf, side 1: her hører Odense ikke hjemme" in found
    assert "pdf, side 1: kommunens navn mangler" in found


def test_a_hidden_number_is_found_in_the_text(hidden: Sheet) -> None:
    found = hidden.with_page("Udvikling 2015-2016", "Udvikling 2015-2016, 77,7").faults()
    assert found == [
        "html, i-job: tallet 77,7 er ikke kommunens at vise her: »Udvikling 2015-2016, 77,7«"
    ]


def test_a_hidden_number_is_found_where_it_is_bound(hidden: Sheet) -> None:
    """The region's number made the municipality's own."""
    region = 'data-serie="i-job" data-omraade="region"'
    found = hidden.with_page(region, region.replace("region", "own")).faults()
    assert "html, i-job: tallet 44,4 pct. (kommunens) må ikke vises" in found


def test_a_hidden_number_is_found_in_the_data(hidden: Sheet) -> None:
    found = hidden.with_data("2016;;pct.;;;;få personer", "2016;77,7;pct.;;;;få personer").faults()
    assert found[0] == (
        f"{SHEET}.csv: rækken i-job 751 Aarhus Kommune 2016 skal sige Værdi »«, "
        "Status »få personer«, Placering »«, Ud af »«"
    )


def test_a_hidden_number_without_its_mark_is_found(hidden: Sheet) -> None:
    found = hidden.with_pattern(r">\*\*\)</td>", "></td>").faults()
    assert found == ["html, overblikket: kommunens tal er skjult, men mærket **) mangler"]


def test_a_hidden_number_is_found_in_an_attachment(hidden: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        name = f"{SHEET}.csv"
        content = document.attachments[name].get_file().read_bytes()
        del document.attachments[name]
        document.attachments[name] = content.replace(b"2016;;pct.", b"2016;77,7;pct.")

    found = hidden.with_pdf(change).faults()
    assert f"pdf, vedhæftet {SHEET}.csv: filen er en anden end arkets egen" in found


def test_a_hidden_number_is_found_in_a_text_alternative_of_the_pdf(hidden: Sheet) -> None:
    def change(document: pikepdf.Pdf) -> None:
        tagged(document, "Figure")["/Alt"] = "Aarhus: 77,7."

    found = hidden.with_pdf(change).faults()
    assert "pdf, beskrivelser: tallet 77,7 er ikke kommunens at vise: »Aarhus: 77,7.«" in found
    assert "pdf: figurens tekst er en anden i PDF end på siden: »Aarhus: 77,7.«" in found


def test_a_spread_may_tell_how_many_far_larger_it_leaves_out(tmp_path: Path) -> None:
    sample = SheetSample(tmp_path).file("data/antal.csv", counts({"København": "5.000"}))
    edition = sample.load()
    publication = publish(edition)
    assert "med over 94" in publication.print_html
    inspect(edition, publication, None)
