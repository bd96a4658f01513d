"""The spreads of a booklet: goals declared, written once each, and led to from the overview."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporter.rendering.publication import Publication, publish
from tests.editions.chapters import Book
from tests.editions.spreads import FILE, GOALS, sample


@pytest.fixture
def booklet(tmp_path: Path) -> Book:
    """A booklet with the spreads of two goals."""
    return sample(tmp_path)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """That booklet put together, its overview leading to the second goal."""
    book = sample(tmp_path_factory.mktemp("editions"))
    book.replace("vis_maalikoner(2, 2)", "vis_maalikoner(7, 7)", FILE)
    book.replace("tagline: Fordi alle kan", "tagline: Fordi alle kan, sender: Regeringen")
    return publish(book.load(), drawn=False)


def only(html: str, pattern: str) -> str:
    """Return the one thing that a pattern finds, without needless space."""
    (found,) = re.findall(pattern, html, re.DOTALL)
    return " ".join(str(found).split())


def test_a_goal_is_text_panel_and_box(publication: Publication) -> None:
    html = publication.print_html
    spread = only(html, r'<section class="opslag" aria-labelledby="maal_2">(.*?)</section>')
    assert '<h2 id="maal_2"><span class="nummer">2</span> <span class="maaltitel">' in spread
    text, panel = spread.split('<div class="tavle">')
    assert "<p>Teksten om uddannelse.</p>" in text
    assert 'maal-2.svg" alt="" role="presentation">' in panel
    aim = '<b>Mål:</b> Flere <span class="fast" data-art="alder">18-21-årige</span> skal i gang'
    assert aim in panel
    assert "<b>Udfordring:</b> For mange falder fra</p>" in panel
    shown, box = panel.split('<div class="virker">')
    assert '<data class="tal"' in shown
    assert re.search(r"<h3 id=\"\w+\">Noget af det, der virker</h3> <p>En mentor.</p>", box)


def test_a_panel_without_a_heading_has_no_box(publication: Publication) -> None:
    html = publication.print_html
    spread = only(html, r'<section class="opslag" aria-labelledby="maal_7">(.*?)</section>')
    assert "En tavle uden felt." in spread
    assert "virker" not in spread
    assert "<em>hjemløshed</em>" in spread
    assert re.search(r'<h3 id="\w+">Hvem de er</h3>', spread)


def test_the_overview_leads_to_the_spreads_by_their_short_titles(publication: Publication) -> None:
    html = publication.print_html
    tiles = only(html, r'<nav class="maaloverblik"[^>]*>(.*?)</nav>')
    assert re.findall(r'<a href="#(\w+)">', tiles) == ["maal_7"]
    assert '<span class="nummer">7.</span> <span class="maaltitel">Færre hjemløse</span>' in tiles


def test_goals_stand_in_the_contents_of_a_screen_and_chapters_alone_on_paper(
    publication: Publication,
) -> None:
    on_paper = only(publication.print_html, r'<nav class="liste opslaget".*?</nav>')
    assert re.findall(r'<a href="#([\w-]+)">', on_paper)[:2] == ["forord", "rammen"]
    assert "maal_7" not in on_paper
    contents = only(publication.screen_html, r'<nav class="indholdsliste".*?</nav>')
    assert (
        '<a href="#maal_7"><span class="nummer">7</span> Færre skal være hjemløse</a>' in contents
    )
    front = publication.screen_pages["proeve.html"]
    assert 'href="rammen.html#maal_7"' in front


def test_a_single_group_of_goals_needs_no_page_to_part_it_from_others(
    publication: Publication,
) -> None:
    assert '<section class="skilleside">' not in publication.print_html


@pytest.mark.parametrize(
    ("old", "new", "file", "fault"),
    [
        (
            "number: 7",
            "number: 11",
            "edition.yaml",
            "edition.yaml:{line}:5: goals.1.number: målene har numrene 1 til 10; der er intet 11",
        ),
        (
            "number: 7",
            "number: 2",
            "edition.yaml",
            "edition.yaml:{line}:5: goals.1.number: mål 2 er skrevet før; slet det ene",
        ),
        (
            "::: tavle 7",
            "::: tavle 6",
            FILE,
            FILE + ":{line}: ::: maal 7 følges af ::: tavle 6; ret den ene",
        ),
        (
            "::: tavle 7\nEn tavle uden felt.\n:::\n",
            "",
            FILE,
            FILE + ":{line}: ::: maal 7 skal følges af ::: tavle 7; skriv den lige efter",
        ),
        (
            "::: maal 7\n",
            "::: boks boks-rammen\n",
            FILE,
            FILE + ":{line}: ::: tavle 7 skal stå lige efter ::: maal 7",
        ),
        (
            "### Hvem de er",
            "## Hvem de er",
            FILE,
            FILE + ":{line}: overskrifter i mål 7 skrives med ###; målets titel står under goals",
        ),
        (
            "vis_maalikoner(2, 2)",
            "vis_maalikoner(2, 4)",
            FILE,
            FILE + ":{line}: mål 2 til 4 er ikke alle skrevet under goals; der er 2 og 7",
        ),
        (
            "vis_maalikoner(2, 2)",
            "vis_maalikoner(7, 2)",
            FILE,
            FILE + ":{line}: mål 7 til 2 er ikke alle skrevet under goals; der er 2 og 7",
        ),
    ],
)
def test_what_is_wrong_is_told(booklet: Book, old: str, new: str, file: str, fault: str) -> None:
    booklet.replace(old, new, file)
    (told, *_) = booklet.faults()
    assert re.sub(r":\d+", ":{line}", told.removeprefix("proeve/"), count=1) == fault


def test_every_goal_is_written_once(booklet: Book) -> None:
    again = "::: maal 2\nIgen.\n:::\n\n::: tavle 2\nIgen.\n:::\n\n::: maal 9\nNi.\n:::\n\n"
    booklet.append(again + "::: tavle 9\nNi.\n:::\n", FILE)
    (twice, unknown) = booklet.faults()
    assert twice.endswith(": mål 2 har et opslag før; slet det ene")
    assert unknown.endswith(": mål 9 står ikke i edition.yaml; skriv det under goals")


def test_a_goal_without_a_spread_is_told_at_its_number(booklet: Book) -> None:
    text = (booklet.folder / FILE).read_text("utf-8")
    booklet.file(FILE, text[: text.index("::: maal 7")])
    (fault,) = booklet.faults()
    assert fault.endswith(": mål 7 står ikke i teksten; skriv ::: maal 7")
    assert "edition.yaml:" in fault


def test_only_a_booklet_has_goals(tmp_path: Path) -> None:
    (fault,) = Book(tmp_path).append(GOALS).faults()
    assert fault.endswith(
        ": goals: hører ikke til typen 'redegoerelse', men til haefte; slet feltet"
    )


def test_a_cover_may_be_signed_by_another_than_the_publisher(publication: Publication) -> None:
    cover = only(publication.print_html, r'<section class="omslag">(.*?)</section>')
    assert '<p class="afsender">Regeringen</p>' in cover
    assert "Ministeriet" not in cover
