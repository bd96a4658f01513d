"""A publication with chapters on a screen: its pages, where their links lead, and its search."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reporter.rendering.publication import Publication, publish
from reporter.rendering.scripts import digest
from tests.editions.chapters import Book
from tests.editions.minimal import Sample
from tests.publications.pages import Page, text

WHOLE = "samlet.html"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of the made-up book, read."""
    return read(Book(tmp_path_factory.mktemp("bog")))


def made(sample: Sample) -> Publication:
    """Put an edition together without its drawings."""
    return publish(sample.load(), drawn=False)


def read(book: Book) -> dict[str, Page]:
    return {name: Page(html) for name, html in made(book).screen_pages.items()}


def links(page: Page, role: str) -> list[tuple[str, str]]:
    """Return address and words of every link in the element that is called so."""
    (around,) = [e for e in page.all("nav") if e.get("aria-label") == role]
    return [(a.attrib["href"], text(a)) for a in page.all("a", around)]


# --- Pages ---------------------------------------------------------------------------------------


def test_the_front_comes_first_then_each_chapter_and_what_is_made(
    pages: Mapping[str, Page],
) -> None:
    assert list(pages) == [
        "proeve.html",
        "forord.html",
        "rammen.html",
        "udsatte.html",
        "tabeller.html",
        "figurer-og-tabeller.html",
        "stikord.html",
        WHOLE,
    ]


def test_what_would_be_empty_has_no_page(book: Book) -> None:
    for name in ("rammen", "udsatte", "forord"):
        path = book.folder / "kapitler" / f"{name}.md"
        plain = re.sub(r'\{\{ begreb\("([^"]*)".*?\) \}\}', r"\1", path.read_text("utf-8"))
        path.write_text(plain, "utf-8")
    assert "stikord.html" not in made(book).screen_pages


def test_an_edition_without_chapters_is_one_page(sample: Sample) -> None:
    assert list(made(sample).screen_pages) == ["proeve.html"]


def test_every_link_leads_to_a_page_and_to_an_element_on_it(book: Book) -> None:
    publication = made(book)
    pages = {name: Page(html) for name, html in publication.screen_pages.items()}
    files = {f"data/{file.name}" for file in publication.data_files}
    files |= {"proeve.pdf", "../index.html"}
    crossing = 0
    for name, page in pages.items():
        for link in page.all("a"):
            parts = urlsplit(link.attrib["href"])
            if parts.scheme:
                assert parts.scheme in ("https", "mailto")
                continue
            assert parts.path in {"", *pages} | files, (name, parts.path)
            if parts.fragment:
                assert parts.fragment in pages[parts.path or name].by_id, (name, parts)
            crossing += bool(parts.fragment and parts.path)
    assert crossing > 10


def test_ids_are_unique_and_what_a_label_names_exists(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        ids = [e.get("id") for e in page.all("*") if "id" in e.attrib]
        assert len(ids) == len(set(ids))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for element in page.all("*"):
                assert set(element.get(attribute, "").split()) <= page.by_id.keys()


def test_references_lead_to_the_page_of_what_they_name(pages: Mapping[str, Page]) -> None:
    def references(name: str) -> list[tuple[str, str]]:
        return [(text(a), a.attrib["href"]) for a in pages[name].of_class("henvisning")]

    assert references("forord.html") == [("kapitel 2", "udsatte.html")]
    assert references("udsatte.html") == [
        ("figur 2.1", "#figur-unge"),
        ("figur 2.2", "#figur-flere"),
        ("kapitel 1", "rammen.html"),
    ]
    assert references(WHOLE)[0] == ("kapitel 2", "#udsatte")


def test_the_index_leads_to_the_chapters(pages: Mapping[str, Page]) -> None:
    (terms,) = pages["stikord.html"].of_class("stikord")
    found = [(a.attrib["href"], text(a)) for a in pages["stikord.html"].all("a", terms)]
    assert found == [
        ("rammen.html#begreb_3", "kapitel 1"),
        ("udsatte.html#begreb_7", "kapitel 2"),
        ("forord.html#begreb_1", "Forord"),
        ("udsatte.html#begreb_6", "kapitel 2"),
        ("rammen.html#begreb_4", "kapitel 1"),
        ("rammen.html#begreb_2", "kapitel 1"),
    ]


def test_a_page_has_its_own_footnotes_with_their_numbers(pages: Mapping[str, Page]) -> None:
    page = pages["udsatte.html"]
    (notes,) = page.of_class("fodnoter")
    (ordered,) = page.all("ol", notes)
    assert ordered.get("start") == "2"
    assert [text(li) for li in page.all("li", notes)] == ["En note i det andet kapitel. ↑"]
    assert {a.attrib["href"] for a in page.all("a") if "note_" in a.attrib["href"]} == {
        "#note_2",
        "#note_2_1",
    }
    assert pages["tabeller.html"].of_class("fodnoter") == []


# --- Ways to go ----------------------------------------------------------------------------------


def test_one_can_go_from_page_to_page_through_all_of_it(pages: Mapping[str, Page]) -> None:
    here, seen = "proeve.html", []
    (first,) = pages[here].of_class("veje")
    following = pages[here].all("a", first)[0].attrib["href"]
    while following:
        turns = {a.get("rel"): a.attrib["href"] for a in pages[following].all("a") if a.get("rel")}
        assert turns["prev"] == here
        seen.append(following)
        here, following = following, turns.get("next", "")
    assert seen == [name for name in pages if name not in ("proeve.html", WHOLE)]


def test_the_page_one_is_on_is_marked_and_has_its_sections_below_it(
    pages: Mapping[str, Page],
) -> None:
    assert links(pages["rammen.html"], "Indhold") == [
        ("proeve.html", "Forside"),
        ("forord.html", "Forord"),
        ("rammen.html", "1 Rammen"),
        ("#afsnit_rammen_1", "1.1 Hvad målet er"),
        ("#afsnit_rammen_3", "1.2 Hvordan det er gået"),
        ("udsatte.html", "2 Udsatte unge"),
        ("tabeller.html", "Tabeller"),
        ("figurer-og-tabeller.html", "Figurer og tabeller"),
        ("stikord.html", "Stikord"),
    ]
    for name, page in pages.items():
        current = [text(e) for e in page.all("*") if e.get("aria-current") == "page"]
        title = text(page.all("title")[0]).split(" – ")[0]
        assert current == ([] if name in ("proeve.html", WHOLE) else [title, title])
    assert links(pages["rammen.html"], "Du er her") == [
        ("../index.html", "Alle publikationer"),
        ("proeve.html", "En redegørelse"),
    ]


def test_every_page_has_one_heading_above_the_others(pages: Mapping[str, Page]) -> None:
    assert {name: [text(h) for h in page.all("h1")] for name, page in pages.items()} == {
        "proeve.html": ["En redegørelse Status for målet"],
        "forord.html": ["Forord"],
        "rammen.html": ["1 Rammen"],
        "udsatte.html": ["2 Udsatte unge"],
        "tabeller.html": ["Tabeller"],
        "figurer-og-tabeller.html": ["Figurer og tabeller"],
        "stikord.html": ["Stikord"],
        WHOLE: ["En redegørelse Status for målet"],
    }


# --- Search --------------------------------------------------------------------------------------


def register(pages: Mapping[str, Page]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(pages["proeve.html"].by_id["register"].text or "")
    return found


def test_the_register_holds_every_section_in_order(pages: Mapping[str, Page]) -> None:
    found = [(each["address"], each["title"], each["within"]) for each in register(pages)]
    assert found == [
        ("forord.html", "Forord", ""),
        ("rammen.html", "1 Rammen", ""),
        ("rammen.html#afsnit_rammen_1", "1.1 Hvad målet er", "1 Rammen"),
        ("rammen.html#afsnit_rammen_2", "Hvem der tælles med", "1 Rammen"),
        ("rammen.html#afsnit_rammen_3", "1.2 Hvordan det er gået", "1 Rammen"),
        ("rammen.html#fodnoter_titel", "Noter", "1 Rammen"),
        ("udsatte.html", "2 Udsatte unge", ""),
        ("udsatte.html#afsnit_udsatte_1", "2.1 Udviklingen", "2 Udsatte unge"),
        ("udsatte.html#fodnoter_titel", "Noter", "2 Udsatte unge"),
        ("tabeller.html", "Tabeller", ""),
        ("tabeller.html#bilag-kommuner", "Bilag A Kommunerne", "Tabeller"),
    ]


def test_the_register_has_the_words_of_a_reader_and_no_numbers_of_tables(
    pages: Mapping[str, Page],
) -> None:
    texts = {each["address"]: each["text"] for each in register(pages)}
    assert texts["forord.html"] == "Tak til kommunerne, se kapitel 2."
    assert texts["rammen.html#afsnit_rammen_1"] == (
        "Målet er nået af flere, jf. figur 1.1, og Aarhus er med. "
        "Figur 1.1 Alle unge Kilde: Egne beregninger"
    )
    assert texts["rammen.html#afsnit_rammen_2"] == (
        "Boks 1.1 Om målet Alle, der er anbragte, og dem i økonomi."
    )
    assert texts["udsatte.html#fodnoter_titel"] == "En note i det andet kapitel."
    appendix = texts["tabeller.html#bilag-kommuner"]
    assert "Vesthimmerland" in appendix
    assert not re.search(r"\d", appendix.replace("december 2016", ""))


def test_no_element_begins_or_ends_in_the_register(book: Book) -> None:
    book.chapter("udsatte", "\nEt &lt;/script&gt; og et < og et &amp; i teksten.\n")
    html = made(book).screen_pages["proeve.html"]
    told = html.partition('id="register">')[2].partition("</script>")[0]
    assert "<" not in told
    assert any(
        "Et </script> og et < og et & i teksten." in each["text"] for each in json.loads(told)
    )


def test_the_policy_of_the_front_admits_its_script_alone(book: Book) -> None:
    pages = made(book).screen_pages
    for name, html in pages.items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert policy
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
        admitted = " ".join(["script-src", *(f"'{digest(each)}'" for each in scripts)])
        assert len(scripts) == (2 if name == "proeve.html" else 0)
        assert policy[1] == (
            f"default-src 'none'; style-src 'unsafe-inline'; {f'{admitted}; ' if scripts else ''}"
            "font-src data:; img-src data:"
        )


# --- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "{id: tabeller,",
            "{id: stikord,",
            "proeve/edition.yaml:20:6: chapters.3.id: 'stikord' er navnet på en side, som "
            "programmet selv laver; vælg et andet id",
        ),
        (
            "{id: tabeller,",
            "{id: samlet,",
            "proeve/edition.yaml:20:6: chapters.3.id: 'samlet' er navnet på en side, som "
            "programmet selv laver; vælg et andet id",
        ),
        (
            "{id: tabeller,",
            "{id: proeve,",
            "proeve/edition.yaml:20:6: chapters.3.id: 'proeve' er udgavens id, som dens forside "
            "hedder; vælg et andet id",
        ),
    ],
)
def test_no_chapter_is_called_as_another_page(book: Book, old: str, new: str, fault: str) -> None:
    assert book.replace(old, new).fault() == fault
