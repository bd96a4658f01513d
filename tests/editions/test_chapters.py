"""Publications with chapters: their fields, their files, and how all in them is numbered."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from reporter.danish.numbers import NBSP
from tests.editions.chapters import Book
from tests.editions.minimal import Sample


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def texts(page: str, pattern: str) -> list[str]:
    """Return what a pattern finds, without tags and with ordinary spaces."""
    found = re.findall(pattern, page, re.DOTALL)
    plain = [
        html.unescape(re.sub(r"<[^>]*>", "", re.sub("<br>|</p>", " ", each))) for each in found
    ]
    return [" ".join(each.replace(NBSP, " ").split()) for each in plain]


def test_the_book_is_right(book: Book) -> None:
    assert book.faults() == []
    assert book.booklet().faults() == []


# --- Fields --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "978-87-93214-90-3",
            "978-87-93214-90-4",
            "11:8: isbn.print: '978-87-93214-90-4' passer ikke med sit kontrolciffer: det sidste "
            "ciffer skal være 3, eller et af de andre er skrevet forkert",
        ),
        (
            "978-87-93214-97-2",
            "978-87-93214-79-2",
            "11:34: isbn.electronic: '978-87-93214-79-2' passer ikke med sit kontrolciffer: det "
            "sidste ciffer skal være 8, eller et af de andre er skrevet forkert",
        ),
        (
            "978-87-93214-90-3",
            "9788793214903",
            "11:8: isbn.print: skal have 13 cifre i fem grupper med bindestreg, "
            "fx 978-87-93214-90-3",
        ),
        (
            "978-87-93214-90-3",
            "977-87-93214-90-3",
            "11:8: isbn.print: skal have 13 cifre i fem grupper med bindestreg, "
            "fx 978-87-93214-90-3",
        ),
        (
            "978-87-93214-90-3",
            "978-87-93214-900-3",
            "11:8: isbn.print: skal have 13 cifre i fem grupper med bindestreg, "
            "fx 978-87-93214-90-3",
        ),
        (
            "978-87-93214-97-2",
            "978-87-93214-90-3",
            "11:34: isbn.electronic: er det samme som print; den trykte og den elektroniske "
            "udgave har hver sit",
        ),
        (", electronic: 978-87-93214-97-2", "", "11:1: isbn.electronic: mangler"),
        ("2019-11-15", "2019-11", "12:1: closing: skal være en dag og skrives som fx 2018-11-06"),
        ("2019-11-15", "2019-11-31", "12:1: closing: dagen 2019-11-31 findes ikke"),
        (
            "kicker: Redegørelse",
            "kicker: Redegørelse 2018",
            "10:29: tallet 2018 er skrevet direkte; brug et kald som vaerdi(…) eller fakta(…), "
            "eller aar(…), dato(…), paragraf(…), alder(…) eller navn(…) til faste udtryk",
        ),
        (
            "text: Trykkeriet",
            "text: '{{ aar(2018) }}'",
            "14:19: colophon.0.text: feltet kan ikke indeholde et kald",
        ),
        (
            "{id: udsatte, ",
            "{id: rammen, ",
            "19:6: chapters.2.id: 'rammen' er brugt før; hvert id må kun bruges én gang",
        ),
        (
            "{id: udsatte, ",
            "{id: boks-unge, ",
            "35:6: boxes.1.id: 'boks-unge' er brugt før; hvert id må kun bruges én gang",
        ),
        (
            "file: kapitler/udsatte.md",
            "file: kapitler/rammen.md",
            "19:40: chapters.2.file: 'kapitler/rammen.md' er allerede teksten til kapitlet "
            "'rammen'",
        ),
        (
            "file: kapitler/udsatte.md",
            "file: kapitler/unge.md",
            "19:40: chapters.2.file: kapitlets fil 'kapitler/unge.md' findes ikke; skriv den",
        ),
        ("numbered: false}\n  - {id: rammen", "numbered: nej}\n  - {id: rammen", None),
    ],
)
def test_what_a_field_may_not_be(book: Book, old: str, new: str, fault: str | None) -> None:
    book.replace(old, new)
    told = fault or "17:59: chapters.0.numbered: skal være true eller false"
    assert book.faults()[0] == f"proeve/edition.yaml:{told}"


def test_a_publication_with_chapters_has_some(book: Book) -> None:
    yaml = (book.folder / "edition.yaml").read_text("utf-8")
    start, end = yaml.index("chapters:"), yaml.index("data:")
    book.file("edition.yaml", yaml[:start] + yaml[end:])
    assert book.fault() == (
        "proeve/edition.yaml:1:1: type: 'redegoerelse' skal have kapitler; skriv dem under chapters"
    )


def test_what_belongs_to_chapters_is_of_no_other_type(book: Book) -> None:
    told = "hører ikke til typen 'notat', men til redegoerelse og haefte; slet feltet"
    assert book.replace("type: redegoerelse", "type: notat").faults() == [
        f"proeve/edition.yaml:{line}:1: {field}: {told}"
        for line, field in (
            (10, "cover"),
            (11, "isbn"),
            (12, "closing"),
            (13, "colophon"),
            (16, "chapters"),
        )
    ]


def test_a_type_with_chapters_that_is_misspelt_is_told_as_such(book: Book) -> None:
    assert book.replace("type: redegoerelse", "type: redegorelse").fault() == (
        "proeve/edition.yaml:1:1: type: publikationstypen 'redegorelse' findes ikke; mente du "
        "redegoerelse?"
    )


# --- Files ---------------------------------------------------------------------------------------


def test_a_chapter_without_text_is_refused(book: Book) -> None:
    assert book.file("kapitler/rammen.md", " \n\n").fault() == (
        "proeve/kapitler/rammen.md: kapitlet 'rammen' har ingen tekst; skriv den, eller slet "
        "kapitlet"
    )


def test_every_faulty_file_is_told_with_its_own_place(book: Book) -> None:
    book.file("kapitler/rammen.md", "En linje.\nS\xf8t\n".encode("latin-1"))
    book.file("kapitler/udsatte.md", "")
    (book.folder / "kapitler/forord.md").unlink()
    assert book.faults() == [
        "proeve/edition.yaml:17:33: chapters.0.file: kapitlets fil 'kapitler/forord.md' findes "
        "ikke; skriv den",
        "proeve/kapitler/rammen.md:2: filen er ikke UTF-8 (måske Latin-1); gem den som »UTF-8«",
        "proeve/kapitler/udsatte.md: kapitlet 'udsatte' har ingen tekst; skriv den, eller slet "
        "kapitlet",
    ]


def test_a_text_beside_the_chapters_is_not_passed_over(book: Book) -> None:
    assert book.file("tekst.md", "Tekst.\n").fault() == (
        "proeve/tekst.md: en udgave med kapitler har ingen tekst.md; flyt teksten til et kapitel"
    )


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("\nDer er 12 unge.\n", "tallet 12 er skrevet direkte; brug et kald som"),
        ("\n# Stort\n", "overskriften er på et forkert niveau: ## først, ### under en ##"),
        ('\n{{ vis_figur("figur-unge") }}\n', "figuren 'figur-unge' er placeret to gange"),
        ("\n::: boks andet\nTekst.\n:::\n", "boksen 'andet' findes ikke i edition.yaml"),
        ("\n::: boks rammen\nTekst.\n:::\n", "boksen 'rammen' findes ikke i edition.yaml"),
        ("\n![Et billede](billede.gif)\n", "billedet 'billede.gif' skal være PNG eller JPEG"),
        ("\nTegnet \u263a.\n", "skriften har ikke tegnet \u263a (U+263A); brug et andet"),
        ('\n{{ jf("forord") }}\n', "kapitlet 'forord' har intet nummer; skriv dets titel i stedet"),
        (
            '\n{{ jf("ramen") }}\n',
            "figuren, tabellen, boksen, kapitlet eller bilaget 'ramen' findes ikke; mente du "
            "rammen?",
        ),
        ('\n{{ begreb(" ") }}\n', "begreb: ord er tomt; skriv det ord, der skal slås op"),
        (
            '\n{{ begreb("mål", opslag="mål 3") }}\n',
            "begreb: opslag må ikke have tal; skriv tallet udenfor",
        ),
        (
            '\n### Om {{ begreb("unge") }}\n',
            "begreb(…) kan ikke stå i en overskrift; sæt det i et afsnit",
        ),
        (
            '\nNu.[^c]\n\n[^c]: En {{ begreb("note") }}.\n',
            "begreb(…) kan ikke stå i en fodnote; sæt det i et afsnit",
        ),
    ],
)
def test_a_fault_in_a_chapter_names_the_chapters_file(book: Book, more: str, fault: str) -> None:
    told = book.chapter("udsatte", more).fault()
    assert re.match(r"proeve/kapitler/udsatte\.md(:\d+){0,2}: " + re.escape(fault), told), told


def test_terms_stand_in_chapters_only(book: Book, sample: Sample) -> None:
    book.replace("title: Om målet", "title: '{{ begreb(\"mål\") }}'")
    assert book.fault() == ("proeve/edition.yaml:34: begreb(…) kan kun stå i et kapitels tekst")
    assert sample.text('{{ begreb("mål") }}').fault() == (
        "proeve/tekst.md:1: kaldet 'begreb' findes ikke; se listen i docs/udgaver.md"
    )


# --- Numbers -------------------------------------------------------------------------------------


def test_a_redegoerelse_is_numbered_by_chapter(book: Book) -> None:
    page = book.publication().screen_html
    assert texts(page, r'<figcaption><span class="label">(.*?)</span>') == [
        "Figur 1.1",
        "Figur 2.1",
        "Figur 2.2",
    ]
    assert texts(page, r'<aside.*?<span class="label">(.*?)</span>') == ["Boks 1.1", "Boks 2.1"]
    assert texts(page, r'<section class="bilag".*?<span class="label">(.*?)</span>') == ["Bilag A"]
    assert texts(page, r'<h2 class="kapiteltitel">(.*?)</h2>') == [
        "Forord",
        "1 Rammen",
        "2 Udsatte unge",
        "Tabeller",
    ]
    assert texts(page, r'<h[23] id="afsnit[^>]*>(.*?)</h') == [
        "1.1 Hvad målet er",
        "Hvem der tælles med",
        "1.2 Hvordan det er gået",
        "2.1 Udviklingen",
    ]
    assert texts(page, r'<a class="henvisning"[^>]*>(.*?)</a>') == [
        "kapitel 2",
        "figur 1.1",
        "figur 2.1",
        "figur 2.2",
        "kapitel 1",
        "bilag A",
    ]


def test_a_booklet_is_numbered_through(book: Book) -> None:
    page = book.booklet().publication().screen_html
    assert texts(page, r'<figcaption><span class="label">(.*?)</span>') == [
        "Figur 1",
        "Figur 2",
        "Figur 3",
    ]
    assert texts(page, r'<h2 class="kapiteltitel">(.*?)</h2>') == [
        "Forord",
        "Rammen",
        "Udsatte unge",
        "Tabeller",
    ]
    assert texts(page, r'<span class="nummer">(.*?)</span>') == ["Bilag A"]


def test_what_stands_in_chapters_without_number_is_numbered_for_itself(book: Book) -> None:
    book.replace('\n{{ vis_figur("figur-flere") }}\n', "", "kapitler/udsatte.md")
    book.chapter("tabeller", '\n{{ vis_figur("figur-flere") }}\n')
    assert texts(
        book.publication().screen_html, r'<figcaption><span class="label">(.*?)</span>'
    ) == ["Figur 1.1", "Figur 2.1", "Figur 1"]


def test_data_files_have_the_number_of_their_figure(book: Book) -> None:
    assert [file.name for file in book.publication().data_files] == [
        "figur-1-1.csv",
        "figur-2-1.csv",
        "figur-2-2.csv",
        "bilag-a.csv",
    ]


def test_footnotes_are_numbered_through_and_each_is_led_to(book: Book) -> None:
    page = book.publication().screen_html
    assert re.findall(r'href="#note_(\d)" id="note_(\d)_1"', page) == [("1", "1"), ("2", "2")]
    assert texts(page, r'<li id="note_\d">(.*?)</li>') == [
        "En note i det første kapitel. ↑",
        "En note i det andet kapitel. ↑",
    ]


def test_every_id_is_there_once_and_every_link_leads_to_one(book: Book) -> None:
    publication = book.publication()
    for page in (publication.screen_html, publication.print_html):
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


# --- What stands around the chapters -------------------------------------------------------------


def test_no_link_stands_within_a_link_of_the_contents(book: Book) -> None:
    book.replace(
        "title: Rammen", "title: '[Rammen](https://www.proeve.dk) og {{ jf(\"udsatte\") }}'"
    )
    book.replace("title: Alle unge", "title: 'Alle unge, {{ jf(\"rammen\") }}'")
    page = book.publication().print_html
    for nav in re.findall(r"<nav.*?</nav>", page, re.DOTALL):
        links = re.findall(r"<a .*?</a>", nav, re.DOTALL)
        assert nav.count("<a ") == nav.count("</a>") == len(links) == nav.count("<li")
    assert texts(page, r'<h1 class="titel" data-hoved="1[^>]*>(.*?)</h1>') == [
        "1 Rammen og jf. kapitel 2"
    ]


def test_the_contents_list_chapters_sections_and_appendices(book: Book) -> None:
    page = book.publication().print_html
    contents = page[page.index('id="_indhold"') : page.index("</nav>")]
    assert texts(contents, r"<li[^>]*>(.*?)</li>") == [
        "Forord",
        "1 Rammen",
        "1.1 Hvad målet er",
        "1.2 Hvordan det er gået",
        "2 Udsatte unge",
        "2.1 Udviklingen",
        "Tabeller",
        "Bilag A Kommunerne",
        "Stikord",
    ]
    figures = page[page.index('id="_liste_1"') :]
    assert texts(figures[: figures.index("</nav>")], r"<li[^>]*>(.*?)</li>") == [
        "Figur 1.1 Alle unge",
        "Figur 2.1 Udsatte unge",
        "Figur 2.2 Flere unge",
    ]
    assert "Tabeller</h2>" not in page  # there are none to list


def test_what_comes_before_the_first_number_comes_before_the_contents(book: Book) -> None:
    page = book.publication().print_html
    order = [page.index(f'id="{each}"') for each in ("forord", "_indhold", "rammen", "_stikord")]
    assert order == sorted(order)


def test_the_colophon_tells_all_that_it_should(book: Book) -> None:
    page = book.publication().print_html
    (colophon,) = texts(page, r'<div class="impressum">(.*?)</div>')
    assert colophon == (
        "Ministeriet Telefon 33 92 93 00 post@proeve.dk www.proeve.dk december 2019 "
        "Tryk: Trykkeriet Serie: 2015/16:13 ISBN: 978-87-93214-90-3 "
        "ISBN, elektronisk udgave: 978-87-93214-97-2 "
        "Redaktionen er afsluttet den 15. november 2019. "
        "I tabeller kan afrunding medføre, at tallene ikke summer til totalen."
    )


def test_the_index_is_in_danish_order_and_names_each_chapter_once(book: Book) -> None:
    page = book.publication().screen_html
    index = page[page.index('id="_stikord"') :]
    assert texts(index, r'<p class="begyndelse"[^>]*>(.*?)</p>') == ["A", "K", "Æ", "Ø", "Å"]
    assert texts(index, r"<div class=\"bogstav\">.*?<ul>(.*?)</ul>") == [
        "anbringelse kapitel 1, kapitel 2",
        "kommunerne Forord",
        "ældre kapitel 2",
        "økonomi kapitel 1",
        "Aarhus kapitel 1",
    ]


def test_the_index_on_paper_names_each_page_once_when_pages_are_known(book: Book) -> None:
    publication = book.publication()
    assert publication.with_pages
    # kommunerne, Aarhus, anbragte, økonomi, anbringelse, ældre, anbringelse
    numbers = (4, 7, 8, 8, 8, 9, 9)
    pages = {f"begreb_{n}": str(number) for n, number in enumerate(numbers, start=1)}
    page = publication.with_pages(pages)
    index = page[page.index('id="_stikord"') :]
    assert texts(index, r"<li>(.*?)</li>") == [
        "anbringelse 8, 9",
        "kommunerne 4",
        "ældre 9",
        "økonomi 8",
        "Aarhus 7",
    ]
    assert '<a href="#begreb_7" aria-label="anbringelse, side 9">9</a>' in index


def test_a_publication_without_terms_has_no_index(book: Book) -> None:
    for name in ("forord", "rammen", "udsatte"):
        path = book.folder / f"kapitler/{name}.md"
        path.write_text(re.sub(r"\{\{ begreb\([^}]*\}\}", "ord", path.read_text("utf-8")), "utf-8")
    publication = book.publication()
    assert publication.with_pages is None
    assert "stikord" not in publication.print_html.split("</style>")[1].lower()
