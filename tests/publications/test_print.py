"""The finished PDF files: what they say of themselves, carry, and let a reader do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest

from reporter.danish import dates
from reporter.editions.load import load
from reporter.editions.model import DefinitionsTable, EditionModel, StatusTable
from reporter.rendering.publication import publish
from tests.publications.builds import EDITIONS, Built
from tests.publications.pages import Page, text
from tests.publications.print import Link, Print
from tests.rendering.pdf_structure import Structure, kids

pytestmark = pytest.mark.slow

PAGES = {
    "baggrundsnotat-2019": range(5, 8),
    "kort-fortalt-2018-11-06": range(3, 5),
    "kort-fortalt-2018-maal-10": range(2, 5),
    "kort-fortalt-2018-maal-3": range(2, 5),
    "kort-fortalt-2018-maal-8": range(2, 5),
    "maalgruppebeskrivelse-2017": range(10, 15),
    "redegoerelse-2018": range(75, 95),
    "ti-maal-2016": range(34, 35),
}
"""How many pages an edition has when nothing went wrong."""


@pytest.fixture(scope="module")
def printed(edition: Built) -> Iterator[Print]:
    printed = Print(edition.pdf)
    yield printed
    printed.document.close()


@pytest.fixture(scope="module")
def screen(edition: Built) -> Page:
    return Page(edition.whole_html.read_text("utf-8"))


@pytest.fixture(scope="module")
def paper(edition: Built) -> Page:
    return Page(publish(load(EDITIONS, edition.name), drawn=False).print_html)


@pytest.fixture(scope="module")
def model(edition: Built) -> EditionModel:
    return load(EDITIONS, edition.name).model


def test_it_says_what_it_is(printed: Print, edition: Built, model: EditionModel) -> None:
    screen = Page(edition.html.read_text("utf-8"))
    information = printed.pdf.docinfo
    # The page with the whole of a publication with chapters adds that it is so.
    assert information.Title == text(screen.all("title")[0]).removesuffix(" – hele publikationen")
    assert information.Author == model.sender.name
    assert printed.pdf.Root.Lang == "da"
    assert printed.pdf.Root.ViewerPreferences.DisplayDocTitle
    description = next(meta for meta in screen.all("meta") if meta.get("name") == "description")
    assert information.Subject == description.get("content")


def test_its_only_date_is_the_editions(printed: Print, model: EditionModel) -> None:
    day = dates.parse(model.date)
    assert {date.removesuffix("000000Z") for date in printed.dates()} == {f"D:{day:%Y%m%d}"}
    with printed.pdf.open_metadata() as xmp:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            assert xmp[name] == day.isoformat()


def test_the_data_beside_the_page_is_in_it(
    printed: Print, edition: Built, model: EditionModel
) -> None:
    numbered = (*model.figures, *model.tables, *model.appendices)
    with_data = [e for e in numbered if e.data or isinstance(e, DefinitionsTable | StatusTable)]
    attached = {str(file.UF): file for file in printed.pdf.Root.AF}
    assert len(attached) == len(printed.pdf.Root.AF) == len(with_data)
    assert {name: file.EF.F.read_bytes() for name, file in attached.items()} == edition.data
    for name, file in attached.items():
        assert file.AFRelationship == "/Data"
        assert file.EF.F.Subtype == "/text/csv"
        label = re.sub(r"(\d)-(\d)", r"\1.\2", name.removesuffix(".csv")).replace("-", " ")
        said = str(file.Desc).replace("\xa0", " ").lower()
        assert said.removeprefix("syntetiske data. ").startswith(f"{label}. ")


def test_every_heading_is_a_bookmark(printed: Print, paper: Page) -> None:
    headings = [
        (int(element.tag[1]), text(element))
        for element in paper.all("*")
        if element.tag in ("h1", "h2", "h3")
    ]
    bookmarks = printed.bookmarks()
    assert [(each.level, each.title) for each in bookmarks] == headings
    # In two columns a heading may stand higher than the one before it.
    columns = paper.of_class("tekst")
    places = [(each.place.page, 0 if columns else -each.place.top) for each in bookmarks]
    assert places == sorted(places)


def test_a_bookmark_leads_to_its_heading(printed: Print) -> None:
    for bookmark in printed.bookmarks():
        page = printed.document[bookmark.place.page - 1]
        below = page.get_textpage().get_text_bounded(
            bottom=bookmark.place.top - 260, top=bookmark.place.top + 2
        )
        assert letters(bookmark.title).lower() in letters(below).lower()  # covers have capitals


def test_every_link_leads_somewhere(printed: Print) -> None:
    places = printed.destinations()
    links = printed.links()
    assert links
    for link in links:
        assert bool(link.name) != bool(link.address)
        assert link.address.startswith(("https://", "http://", "mailto:")) or link.name in places
        # A link over two lines is two areas; one in the list of contents holds the page number.
        shown, described = letters(link.text), letters(link.description)
        assert shown in described or described in shown


def test_a_reference_leads_to_the_label_it_names(printed: Print, screen: Page) -> None:
    places = printed.destinations()
    # A list's entries lead to the same places, but say a title too.
    label = re.compile(r"(figur|tabel|bilag|boks)\s[\w.]+", re.IGNORECASE)
    references = [link for link in printed.links() if label.fullmatch(link.text)]
    assert len(references) >= len(screen.of_class("henvisning")) / 2
    for link in references:
        place = places[link.name]
        below = (
            printed.document[place.page - 1]
            .get_textpage()
            .get_text_bounded(bottom=place.top - 40, top=place.top + 2)
        )
        assert screen.label(link.name) == link.text.lower()
        assert letters(link.text.lower()) in letters(below.lower())


def test_the_list_of_contents_tells_the_right_pages(printed: Print, paper: Page) -> None:
    places = printed.destinations()
    entries = [a.attrib["href"][1:] for nav in paper.all("nav") for a in paper.all("a", nav)]
    links = printed.links()
    # One after the other; an entry over two lines is two links, the second with the number.
    start = next((n for n, link in enumerate(links) if link.name in entries[:1]), 0)
    told = {link.name: link.text.split()[-1] for link in within(links[start:], entries)}
    assert told == {name: str(places[name].page) for name in entries}


def within(links: list[Link], entries: list[str]) -> Iterator[Link]:
    """Yield the links of lists of contents, which lead to these places in this order."""
    left = iter(links)
    link = next(left, None)
    for name in entries:
        assert link
        assert link.name == name
        while link and link.name == name:
            yield link
            link = next(left, None)


def test_a_figure_is_described_as_on_screen(printed: Print, screen: Page) -> None:
    assert printed.figures() == [each.get("aria-label") for each in screen.of_class("tegning")]


def test_a_table_is_read_as_it_is_written(edition: Built, paper: Page) -> None:
    """Every cell once, however many columns and pages the table is printed over."""
    structure = Structure(edition.pdf.read_bytes())
    read = [
        [
            [letters(structure.text(cell)) for cell in kids(row)]
            for row in structure.find("TR", table)
        ]
        for table in structure.find("Table")
    ]
    written = [
        [[letters(text(cell)) for cell in row] for row in paper.all("tr", table)]
        for table in paper.all("table")
    ]
    assert read == written


def test_the_number_of_pages_is_plausible(printed: Print, model: EditionModel) -> None:
    assert len(printed.document) in PAGES[model.id]


def test_no_page_is_nearly_empty(printed: Print, model: EditionModel) -> None:
    pages = {n: filled(page) for n, page in enumerate(printed.ink(), start=1)}
    # A chapter begins on a new page, and so ends where it does.
    opening = {mark.place.page for mark in printed.bookmarks() if mark.level == 1}
    ends = {len(pages)} | ({page - 1 for page in opening if page > 1} if model.chapters else set())
    before = range(1, 4 if model.chapters else 1)  # cover, half title and colophon
    inner = {n: share for n, share in pages.items() if n not in {*ends, *before}}
    assert {n: share for n, share in inner.items() if share < 0.6} == {}
    assert {n: pages[n] for n in ends - {*before} if pages[n] <= 0.25} == {}


def test_nothing_is_printed_in_the_margins(printed: Print, model: EditionModel) -> None:
    for page in printed.ink()[1 if model.chapters else 0 :]:  # a cover has none
        edge = round(page.shape[1] * 14 / 210)
        strips = [page[-edge // 2 :], page[: edge // 2], page[:, :edge], page[:, -edge:]]
        if model.goals and page[0, 0] < 250:
            # A booklet has pages of one colour, and panels with a head of it.
            strips = strips[:1] if page[-1, -1] >= 250 else []
        for strip in strips:
            assert strip.min() >= 250


def letters(string: str) -> str:
    """Return the text without white space and hyphens, which lines and pages change."""
    return "".join(each for each in string if each.isalnum())


def filled(page: np.ndarray) -> float:
    """Return how far down the text area of a page anything stands, as a share of its height."""
    height = page.shape[0]
    body = page[round(height * 0.06) : round(height * 0.92)]
    painted = np.flatnonzero((body < 200).any(axis=1))
    # In four bands: a note at the foot of an otherwise empty page does not fill it.
    bands = np.array_split((body < 200).any(axis=1), 20)
    return sum(band.any() for band in bands) / len(bands) if len(painted) else 0.0
