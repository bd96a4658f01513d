"""Made-up numbers are said to be so on every page, in every file; real ones never are."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reporter.published.origin import STAMP
from reporter.rendering.publication import Publication
from tests import validators
from tests.building.builds import build
from tests.editions.minimal import Sample
from tests.editions.tables import table, with_tables
from tests.rendering.pdf_structure import Structure

MADE_UP = re.compile("syntetisk|opdigtet", re.IGNORECASE)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same edition of made-up numbers and of real ones, built into one folder."""
    folder = tmp_path_factory.mktemp("stamp")
    with_tables(Sample(folder / "editions", "opdigt"), table(synthetic=True))
    with_tables(Sample(folder / "editions", "rigtig"), table())
    build(folder / "editions", ("opdigt", "rigtig"), folder / "output")
    return folder / "output"


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    return with_tables(Sample(tmp_path), table(synthetic=True)).publication()


def texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.slow
def test_every_printed_page_says_so_once(output: Path) -> None:
    pages = texts(output / "opdigt/opdigt.pdf")
    assert len(pages) >= 3
    assert [page.count(STAMP) for page in pages] == [1] * len(pages)


@pytest.mark.slow
def test_it_is_read_aloud_once_at_the_start_and_is_no_text_in_the_margins(output: Path) -> None:
    structure = Structure((output / "opdigt/opdigt.pdf").read_bytes())
    paragraphs = [structure.text(p) for p in structure.find("P")]
    assert paragraphs[0] == STAMP
    assert paragraphs.count(STAMP) == 1


@pytest.mark.slow
def test_the_pdf_says_so_in_its_metadata_and_of_its_files(output: Path) -> None:
    with pikepdf.open(output / "opdigt/opdigt.pdf") as pdf:
        assert str(pdf.docinfo.Subject) == f"{STAMP}. Kort om prøven."
        assert "syntetiske data" in str(pdf.docinfo.Keywords)
        told = {name: str(spec.obj.Desc) for name, spec in pdf.attachments.items()}
    assert told["figur-2.csv"].startswith("Syntetiske data. Figur 2. ")
    assert told["figur-1.csv"] == "Figur 1. Udviklingen i målet"


@pytest.mark.slow
def test_the_card_and_the_index_say_so(output: Path) -> None:
    card = json.loads((output / "opdigt/udgave.json").read_bytes())
    assert card["synthetic"] is True
    assert card["summary"] == f"{STAMP}. Kort om prøven."
    index = (output / "index.html").read_text("utf-8")
    assert index.count(STAMP) == 1
    assert index.index('"opdigt/opdigt.html"') < index.index(STAMP)


@pytest.mark.slow
def test_real_numbers_are_never_called_made_up(output: Path) -> None:
    folder = output / "rigtig"
    assert not any(MADE_UP.search(page) for page in texts(folder / "rigtig.pdf"))
    for path in (folder / "rigtig.html", folder / "udgave.json", *(folder / "data").iterdir()):
        assert not MADE_UP.search(path.read_text("utf-8")), path
    assert "synthetic" not in json.loads((folder / "udgave.json").read_bytes())


@pytest.mark.slow
def test_the_stamped_edition_is_as_valid_as_any(output: Path) -> None:
    assert validators.pdf_conformance(output / "opdigt/opdigt.pdf", "3a") == []
    assert validators.pdf_conformance(output / "opdigt/opdigt.pdf", "ua1") == []
    pages = [output / "opdigt/opdigt.html", output / "index.html"]
    assert validators.nu_html(pages) == ([], [])
    for width in (320, 1280):
        assert validators.axe(pages, width).findings == []


def test_the_screen_has_a_banner_before_all_else(publication: Publication) -> None:
    banner = f'<aside class="stempel" aria-label="Syntetiske data"><p>{STAMP}</p></aside>'
    body = publication.screen_html.partition("<body")[2].partition(">")[2]
    assert body.lstrip().startswith(banner)
    assert ".stempel { position: sticky; top: 0;" in publication.screen_html
    printed = publication.screen_html.partition("@media print")[2]
    assert f'@top-left {{ content: "{STAMP}"' in printed


def test_every_figure_of_made_up_numbers_says_so_in_its_title_and_aloud(
    publication: Publication,
) -> None:
    for html in (publication.print_html, publication.screen_html):
        marked = re.findall(r'class="titel">([^<]*) <span class="opdigtet">\(syn', html)
        assert marked == ["Kommunerne", "Udviklingen", "Alle kommuner"]
    alts = re.findall('alt="([^"]*)"', publication.print_html)
    assert [alt.endswith("Tallene er opdigtede.") for alt in alts] == [False, True, True]


def test_every_row_of_a_download_of_made_up_numbers_says_so(publication: Publication) -> None:
    for file in publication.data_files:
        text = io.StringIO(file.content.decode("utf-8-sig"), newline="")
        header, *rows = csv.reader(text, delimiter=";")
        if file.name == "figur-1.csv":  # whose data were not made up
            assert "Oprindelse" not in header
        else:
            assert header[-1] == "Oprindelse"
            assert {row[-1] for row in rows} == {"SYNTETISKE DATA"}


def test_an_edition_cannot_turn_it_off(tmp_path: Path) -> None:
    sample = with_tables(Sample(tmp_path), table(synthetic=True))
    for field in ("synthetic: false\n", "stamp: ''\n"):
        name = field.partition(":")[0]
        faults = sample.append(field).faults()
        assert any(f"{name}: feltet kendes ikke her" in fault for fault in faults)
