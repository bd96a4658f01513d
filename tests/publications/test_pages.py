"""The pages before any typesetting: links lead somewhere, numbers are bound, both media agree."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from reporter.danish.numbers import DASH, number_tokens
from reporter.editions.model import DefinitionsTable, StatusTable
from reporter.rendering.publication import Publication
from tests.publications.pages import Page, classes, plain, text

REFERABLE = ("figur", "tabel", "bilag", "boks")


@pytest.fixture(scope="module", params=["print", "screen"])
def page(request: pytest.FixtureRequest, publication: Publication) -> Page:
    return Page(getattr(publication, f"{request.param}_html"))


@pytest.fixture(scope="module")
def screen(publication: Publication) -> Page:
    return Page(publication.screen_html)


@pytest.fixture(scope="module")
def paper(publication: Publication) -> Page:
    return Page(publication.print_html)


def test_ids_are_unique(page: Page) -> None:
    ids = [element.get("id") for element in page.all("*") if "id" in element.attrib]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_every_link_leads_somewhere(page: Page, publication: Publication) -> None:
    own = publication.edition.model.id
    files = {f"data/{file.name}" for file in publication.data_files}
    files |= {f"{own}.pdf", "../index.html", *publication.site}
    for link in page.all("a"):
        address = link.attrib["href"]
        if address.startswith("#"):
            assert address[1:] in page.by_id, address
        elif urlsplit(address).scheme:
            assert urlsplit(address).scheme in ("http", "https", "mailto"), address
        else:
            assert address in files


def test_what_a_label_names_exists(page: Page) -> None:
    for attribute in ("aria-labelledby", "aria-describedby", "headers", "for"):
        for element in page.all("*"):
            assert set(element.get(attribute, "").split()) <= page.by_id.keys()


def test_a_reference_leads_to_what_it_names(page: Page) -> None:
    references = page.of_class("henvisning")
    assert references
    for link in references:
        assert text(link).lower() == page.label(link.attrib["href"][1:])


def test_everything_numbered_is_referred_to(page: Page) -> None:
    """No figure, table, appendix or box stands alone; a box may be read without being sent to."""
    referred = {link.attrib["href"][1:] for link in page.of_class("henvisning")}
    for name in ("figur", "tabel", "bilag"):
        for item in page.of_class(name):
            assert item.attrib["id"] in referred


def test_items_are_numbered_in_the_order_of_the_page(page: Page) -> None:
    for name in REFERABLE:
        marks: dict[str, Iterator[str]] = {}
        for item in page.of_class(name):
            chapter = "" if name == "bilag" else page.chapter(item)
            letters = (f"{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
            numbers = (f"{chapter}.{n}".lstrip(".") for n in range(1, 100))
            mark = next(marks.setdefault(chapter, letters if name == "bilag" else numbers))
            assert page.label(item.attrib["id"]) == f"{name} {mark}"


def test_every_bound_number_says_where_it_is_from(page: Page) -> None:
    bound = page.all("data")
    assert bound
    for element in bound:
        assert Decimal(element.attrib["value"]).is_finite()
        for name in ("data-serie", "data-omraade", "data-periode"):
            assert element.get(name), f"{text(element)}: {name}"


def test_every_number_is_bound_or_of_a_known_kind(page: Page) -> None:
    """Dates, ages, names and classes (.fast) have no data; labels, lists and drawings are made."""
    kinds = {"fast", "henvisning", "label", "nummer", "notetal", "tegning", "hent", "skjult"}
    # The years of a status table, the program's own notes, and the name of an indicator in its box.
    kinds |= {"kapitelnummer", "stikord", "aar", "noter", "maalindikator"}
    furniture = {"kontakt", "dato", "fod", "omslag", "smudstitel", "kolofon"}
    for run, element in page.runs():
        if not number_tokens(run) or element.tag in ("style", "title"):
            continue
        around = list(page.ancestors(element))
        names = {name for each in around for name in classes(each)}
        tags = {each.tag for each in around}
        # A table's own words (Beskyttet beskæftigelse (§ 103)) and its fold-out data are the data.
        assert names & (kinds | furniture) or tags & {"data", "details", "th"}, run


def test_both_media_print_the_same_numbers(screen: Page, paper: Page) -> None:
    def numbers(page: Page) -> Counter[tuple[str | None, ...]]:
        names = ("value", "data-serie", "data-omraade", "data-periode", "data-status")
        return Counter(
            (*(element.get(name) for name in names), text(element))
            for element in page.all("data")
            if not any(each.tag == "nav" for each in page.ancestors(element))
        )

    assert numbers(screen) == numbers(paper)


def test_both_media_describe_a_figure_alike(screen: Page, paper: Page) -> None:
    drawn = [(f.attrib["id"], paper.all("img", f)[0].get("alt")) for f in paper.of_class("figur")]
    read = [
        (f.attrib["id"], screen.of_class("tegning", f)[0].get("aria-label"))
        for f in screen.of_class("figur")
    ]
    assert drawn == read
    assert all(alt and len(alt) > 60 for _, alt in drawn)


def test_every_figure_table_and_appendix_with_data_has_its_file(
    screen: Page, publication: Publication
) -> None:
    model = publication.edition.model
    with_data = [
        item.id
        for item in (*model.figures, *model.tables, *model.appendices)
        if item.data or isinstance(item, DefinitionsTable | StatusTable)
    ]
    links = {
        item_id: [
            a.attrib["href"]
            for a in screen.all("a", screen.by_id[item_id])
            if "download" in a.attrib
        ]
        for item_id in with_data
    }
    assert sorted(links.values()) == sorted(
        [f"data/{file.name}"] for file in publication.data_files
    )
    for item_id, (address,) in links.items():
        assert address == f"data/{re.sub('[ .]', '-', screen.label(item_id))}.csv"


def test_fold_out_tables_show_what_is_downloaded(screen: Page, publication: Publication) -> None:
    """All of its rows, and the columns that matter on a screen."""
    files = {f"data/{file.name}": file.content for file in publication.data_files}
    for details in screen.all("details"):
        (link,) = screen.all("a", details)
        head, *shown = [[unformatted(cell) for cell in row] for row in screen.all("tr", details)]
        lines = files[link.attrib["href"]].decode("utf-8-sig").splitlines()
        downloaded = csv.DictReader(lines, delimiter=";")
        # In the file a span of numbers has a dash that no spreadsheet takes for a date's.
        rows = [[plain(row[name]).replace("–", "-") for name in head] for row in downloaded]
        assert [[cell.replace("–", "-") for cell in row] for row in shown] == rows


def unformatted(cell: Element) -> str:
    """Return the text of a cell as in the file: no dots in a number, nothing for the dash."""
    if cell.tag == "th":
        return text(cell)
    if text(cell) == DASH:
        return ""
    return text(cell).replace(".", "") if "tal" in classes(cell) else text(cell)
