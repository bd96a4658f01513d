"""What was corrected stands at the top of every publication, graded, the newest first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from reporter.delivery.assemble import delivery
from reporter.delivery.landing import landing_page
from reporter.delivery.workbook import FRONT, workbook
from reporter.errors import RenderingError
from reporter.rendering import xmp
from reporter.rendering.inspection.sheet import inspect
from reporter.rendering.publication import Publication, publish
from reporter.rendering.xmp import PdfMetadata
from tests.editions.chapters import Book
from tests.editions.minimal import Sample
from tests.editions.sheets import HOME, SheetSample

CORRECTIONS = """\
corrections:
  - {date: 2018-11-20, grade: serious, text: 'Først {{ foer("42 pct.") }} i Aarhus.'}
  - {date: 2019-01-02, grade: tiny, text: 'Siden *et* ord.'}
"""
HEADING = "Rettet udgave af 2. januar 2019"
NOTE = re.compile(r'<aside class="rettelser ([a-z]+)".*?</aside>', re.DOTALL)


def sheets(editions: Path) -> SheetSample:
    return SheetSample(editions)


def booklet(editions: Path) -> Book:
    return Book(editions).booklet()


def fact_sheet(editions: Path) -> Sample:
    return Sample(editions).replace("type: notat", "type: kort-fortalt")


Made = Callable[[Path], Sample | SheetSample]
TYPES: list[Made] = [Sample, fact_sheet, Book, booklet, sheets]


def publication(sample: Sample | SheetSample, corrections: str = CORRECTIONS) -> Publication:
    sample.replace("summary: Kort om prøven.\n", f"summary: Kort om prøven.\n{corrections}")
    edition = sample.load()
    return publish(edition.for_kommune(HOME) if edition.kommuner else edition, drawn=False)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\xa0", " ").split())


@pytest.mark.parametrize("kind", TYPES)
def test_every_publication_tells_what_was_corrected_once(kind: Made, tmp_path: Path) -> None:
    made = publication(kind(tmp_path))
    for page in (made.print_html, made.screen_html, made.screen_pages[f"{made.edition.stem}.html"]):
        (note,) = NOTE.finditer(page)
        assert note[1] == "serious"
        assert words(note[0]) == (
            f"{HEADING} 2. januar 2019: Siden et ord. 20. november 2018, væsentlig rettelse: "
            "Først 42 pct. i Aarhus."
        )
        assert page.index("<h1") < note.start()
        assert ".rettelser.serious" in page
        assert page.count('id="_rettet"') == 1


@pytest.mark.parametrize("kind", TYPES)
def test_a_publication_that_was_not_corrected_says_nothing_of_it(
    kind: Made, tmp_path: Path
) -> None:
    made = publication(kind(tmp_path), "")
    for page in (made.print_html, *made.screen_pages.values()):
        assert "rettet" not in page
        assert "rettelse" not in page


@pytest.mark.parametrize("kind", [Book, booklet])
def test_the_cover_and_every_page_of_a_site_lead_to_it(kind: Made, tmp_path: Path) -> None:
    made = publication(kind(tmp_path))
    cover = made.print_html.partition('<section class="omslag">')[2].partition("</section>")[0]
    assert f'<p class="rettet serious">{HEADING}</p>' in cover.replace("\xa0", " ")
    front, *others = made.site.values()
    assert NOTE.search(front)
    for page in others:
        assert NOTE.search(page) is None
        lead = f'{HEADING}: <a href="proeve.html#_rettet">se, hvad der er rettet</a></p>'
        assert page.replace("\xa0", " ").count(lead) == 1


def test_one_correction_has_no_date_of_its_own(tmp_path: Path) -> None:
    one = CORRECTIONS.rpartition("  - ")[0]
    made = publication(Sample(tmp_path), one)
    note = NOTE.search(made.print_html)
    assert note
    assert words(note[0]) == (
        "Rettet udgave af 20. november 2018 Væsentlig rettelse: Først 42 pct. i Aarhus."
    )


@pytest.mark.parametrize("grade", ["tiny", "minor", "serious"])
def test_the_gravest_grade_is_that_of_the_note(tmp_path: Path, grade: str) -> None:
    corrections = CORRECTIONS.replace("serious", "tiny").replace("tiny", grade, 1)
    note = NOTE.search(publication(Sample(tmp_path), corrections).print_html)
    assert note
    assert note[1] == grade
    assert ("væsentlig rettelse" in note[0]) == (grade == "serious")


# --- Sheets --------------------------------------------------------------------------------------


def test_a_sheet_may_tell_of_another_municipality_s_number_that_was_corrected(
    tmp_path: Path,
) -> None:
    sample = SheetSample(tmp_path)
    sample.replace("summary: Kort om prøven.\n", f"summary: Kort om prøven.\n{CORRECTIONS}")
    edition = sample.load().for_kommune("461")
    inspect(edition, publish(edition), None)


def test_a_number_and_a_name_that_no_correction_tells_are_still_refused(tmp_path: Path) -> None:
    sample = SheetSample(tmp_path)
    sample.replace("summary: Kort om prøven.\n", f"summary: Kort om prøven.\n{CORRECTIONS}")
    edition = sample.load().for_kommune("461")
    made = publish(edition)
    other = made.screen_html.replace("Aarhus", "Aarhus og Aarhus").replace("42\xa0pct.", "43 pct.")
    with pytest.raises(RenderingError) as caught:
        inspect(edition, replace(made, screen_html=other), None)
    assert "her hører Aarhus ikke hjemme" in str(caught.value)
    assert "tallet 43 er ikke kommunens at vise her" in str(caught.value)


def test_the_page_of_a_batch_and_its_workbook_tell_it_too(tmp_path: Path) -> None:
    sample = SheetSample(tmp_path)
    plain = landing_page(delivery(sample.load(), ()))
    assert "rettet" not in plain
    sample.replace("summary: Kort om prøven.\n", f"summary: Kort om prøven.\n{CORRECTIONS}")
    batch = delivery(sample.load(), ())
    (note,) = NOTE.finditer(landing_page(batch))
    assert words(note[0]).startswith(f"{HEADING} 2. januar 2019: Siden et ord. 20. november 2018")
    front = openpyxl.load_workbook(BytesIO(workbook(batch)))[FRONT]
    lines = [str(row[0].value).replace("\xa0", " ") for row in front.iter_rows()]
    assert lines[lines.index(HEADING) + 1 :][:2] == [
        "2. januar 2019: Siden et ord.",
        "20. november 2018, væsentlig rettelse: Først 42 pct. i Aarhus.",
    ]


# --- The file's own words -------------------------------------------------------------------------

METADATA = PdfMetadata(
    title="T",
    author="A",
    subject="S",
    keywords=(),
    language="da",
    date=datetime.date(2018, 11, 6),
    identifier="proeve",
)


def test_a_file_tells_its_version_and_when_it_was_corrected() -> None:
    first = xmp.packet(METADATA, producer="p").decode()
    corrected = replace(METADATA, version=2, modified=datetime.date(2018, 11, 20))
    second = xmp.packet(corrected, producer="p").decode()
    assert "xmpMM" not in first
    lines = [line for line in second.splitlines() if line not in first.splitlines()]
    assert lines == [
        '    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
        "<xmp:ModifyDate>2018-11-20</xmp:ModifyDate>",
        "<xmp:MetadataDate>2018-11-20</xmp:MetadataDate>",
        "<xmpMM:VersionID>2</xmpMM:VersionID>",
    ]
