"""The booklet of May 2016 says the numbers that were printed in May 2016, and no others."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from reporter.danish.numbers import NBSP
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.rendering.publication import Publication, publish

EDITIONS = Path(__file__).parents[2] / "editions"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load(EDITIONS, "ti-maal-2016")


@pytest.fixture(scope="module")
def publication(edition: Edition) -> Publication:
    return publish(edition, drawn=False)


def words(html: str) -> str:
    """Return what a reader meets of a page, with ordinary spaces."""
    plain = unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(p|h\d|div|figcaption)>", " ", html)))
    return " ".join(plain.replace(NBSP, " ").split())


def spread(html: str, goal: int) -> str:
    """Return the spread of a goal as HTML."""
    (found,) = re.findall(
        rf'<section class="opslag" aria-labelledby="maal_{goal}">.*?</section>', html, re.DOTALL
    )
    return str(found)


SAID = {
    1: [("2014", "41"), ("2014", "57")],
    2: [("2014", "48"), ("2014", "84")],
    3: [("2014", "43000"), ("2014", "32"), ("2014", "9"), ("2014", "6"), ("2014", "3"),
        ("2014", "73")],
    4: [("2014", "32000"), ("2014", "7"), ("2014", "32"), ("2014", "7"), ("2014", "57")],
    5: [("2016", "33000"), ("2016", "13000")],
    6: [("2014", "9"), ("2014", "2")],
    7: [("2015", "85"), ("2016", "80"), ("2015", "6138"), ("2009", "4998"), ("2015", "85")],
    8: [("2013", "17500"), ("2013", "28"), ("2013", "6"), ("2013", "6"), ("2014", "263"),
        ("2016", "80"), ("2016", "50")],
    9: [("2013", "37")],
    10: [("2012", "26"), ("2012", "47")],
}  # fmt: skip
"""Every number a spread says, in reading order, with its year; the figures' own not counted."""


@pytest.mark.parametrize("goal", SAID)
def test_a_spread_says_the_numbers_that_are_known(publication: Publication, goal: int) -> None:
    found = re.findall(
        r'<data class="tal" value="([^"]*)"[^>]* data-periode="(\d+)"',
        spread(publication.print_html, goal),
    )
    assert [(period, value) for value, period in found] == SAID[goal]


DRAWN = {
    1: "Skala fra 0 til 100 med 50 afmærket. Udsatte børn og unge: 41; Øvrige børn og unge: 57.",
    2: "To søjler, der hver deler 100 pct. op. "
    "Udsatte 18-21-årige – I gang med eller har gennemført: 48 pct.; "
    "Aldrig begyndt eller begyndt og ikke længere i gang: 52 pct. "
    "Øvrige 18-21-årige – I gang med eller har gennemført: 84 pct.; "
    "Aldrig begyndt eller begyndt og ikke længere i gang: 16 pct.",
    3: "Felt med 100 prikker, hvoraf 9 er udfyldt. Personer med handicap – I beskæftigelse eller "
    "uddannelse: 9 pct., heraf I beskæftigelse: 6 pct.; Under uddannelse: 3 pct.",
    4: "Felt med 100 prikker, hvoraf 7 er udfyldt. Personer med psykiske vanskeligheder eller "
    "sociale problemer – I beskæftigelse eller uddannelse: 7 pct.",
    5: "I stedet for en figur: Registrene har i dag kun meget få oplysninger om personer, der er "
    "eller har været udsat for vold i nære relationer. Derfor er der endnu ingen tal at vise.",
    6: "To cirkler, hvis arealer svarer til tallene. "
    "Udsatte 15-17-årige: 9 pct.; Øvrige 15-17-årige: 2 pct.",
    8: "En søjle, der deler 100 pct. op. Stoffri: 28 pct.; Med reduceret forbrug: 6 pct.; "
    "Med stabiliseret forbrug: 6 pct.; Øvrige afsluttede: 60 pct. "
    "Stoffri eller med et reduceret eller stabiliseret forbrug: 40 pct.",
    9: "En søjle, der deler 100 pct. op. Alkoholfri, med reduceret forbrug eller med relevant "
    "henvisning: 37 pct.; Øvrige afsluttede: 63 pct.",
    10: "Felt med 100 prikker, hvoraf 26 er udfyldt. Uden for arbejdsmarkedet – Deltager i "
    "frivilligt arbejde: 26 pct. Felt med 100 prikker, hvoraf 47 er udfyldt. "
    "Øvrige personer – Deltager i frivilligt arbejde: 47 pct.",
}


@pytest.mark.parametrize("goal", DRAWN)
def test_an_infographic_shows_what_is_known(publication: Publication, goal: int) -> None:
    (described,) = re.findall(
        r'<img src="[^"]*" alt="([^"]+)"', spread(publication.print_html, goal)
    )
    assert unescape(described).replace(NBSP, " ") == DRAWN[goal]


def test_the_homeless_are_drawn_whole_and_nothing_is_reckoned_of_them(
    publication: Publication,
) -> None:
    page = spread(publication.print_html, 7)
    (described,) = re.findall(r'<img src="[^"]*" alt="([^"]+)"', page)
    assert re.findall(r"\d[\d.]*\d", described) == ["2009", "4.998", "2015", "6.138"]
    assert "Den fordeling foreligger ikke" in words(page)
    assert "22,8" not in page
    assert "23 pct." not in words(page)


def test_a_split_that_is_not_known_is_told(publication: Publication) -> None:
    assert "Den fordeling foreligger ikke, og figuren viser dem derfor under ét." in words(
        spread(publication.print_html, 2)
    )


def test_the_first_figure_compares_the_new_goals_with_the_former(publication: Publication) -> None:
    page = publication.print_html
    (described,) = re.findall(r'<figure class="figur" id="omfattede">.*?alt="([^"]*)"', page, re.S)
    assert described == (
        "To cirkler, hvis arealer svarer til tallene. "
        "De nye sociale mål: 143.000; De tidligere sociale 2020-mål: 55.000."
    )
    told = words(page)
    assert "Målene gælder dermed for 143.000 personer, og så er målet om den frivillige" in told
    assert (
        "De sociale 2020-mål, som den tidligere regering satte, gjaldt for ca. 55.000 personer, "
        in told
    )
    assert "de 750 mio. kr., som Den A.P. Møllerske Støttefond har givet" in told


def test_approximate_numbers_are_called_so(publication: Publication) -> None:
    told = words(publication.print_html)
    for phrase in (
        "Målet gælder ca. 43.000 personer.",
        "Målet gælder ca. 32.000 personer,",
        "Alligevel er efter et skøn ca. 33.000 kvinder og ca. 13.000 mænd hvert år udsat",
        "Af alle hjemløse har ca. 80 pct. en psykisk lidelse",
        "Næsten 17.500 mennesker fik i 2013 behandling for et stofmisbrug",
        "brugte 80 pct. af de unge rusmidler; bagefter var det ca. 50 pct.",
    ):
        assert phrase in told, phrase


def test_the_order_is_the_booklets(publication: Publication) -> None:
    titles = re.findall(r'<h1 class="titel"[^>]* data-hoved="([^"]*)"', publication.print_html)
    assert titles == [
        "Indhold",
        "10 mål for social mobilitet",
        "Overblik – 10 mål for social mobilitet",
        "Mål, der forandrer",
        "Udvikling viser vejen",
        "Mål 1–5: Flere skal være en del af arbejdsfællesskabet",
        "Mål 6–10: Færre skal være socialt udsatte",
    ]
    parting = re.findall(
        r'<section class="skilleside">(.*?)</section>', publication.print_html, re.S
    )
    assert [words(each) for each in parting] == titles[-2:]
    spreads = re.findall(r'class="opslag" aria-labelledby="maal_(\d+)"', publication.print_html)
    assert spreads == [str(goal) for goal in range(1, 11)]
    tiles = re.findall(r'<a href="#maal_(\d+)"><span class="nummer">', publication.print_html)
    assert tiles == spreads


def test_the_pull_quotes_repeat_the_text(publication: Publication) -> None:
    quotes = re.findall(r"<blockquote>\s*<p>(.*?)</p>", publication.print_html)
    assert len(quotes) == 2
    for quote in quotes:
        assert publication.print_html.count(quote) == 2, quote


def test_cover_and_colophon_name_who_made_it(edition: Edition, publication: Publication) -> None:
    page = publication.print_html
    (cover,) = re.findall(r'<section class="omslag">(.*?)</section>', page, re.DOTALL)
    assert words(cover) == "maj 2016 10 mål for social mobilitet Fordi alle kan Regeringen"
    (colophon,) = re.findall(r'<section class="kolofon">(.*?)</section>', page, re.DOTALL)
    for line in (
        "Social- og Indenrigsministeriet",
        "Holmens Kanal 22, DK-1016 København K",
        "Telefon 33 92 93 00",
        "www.sim.dk",
        "2015/16:13",
        "ISBN: 978-87-93214-90-3",
        "ISBN, elektronisk udgave: 978-87-93214-97-2",
        "Design: Kontrapunkt",
        "Layout og infografik: Trine Agger Designstudio",
        "Foto på omslaget: Nicolai Perjesi",
        "Tryk: Rosendahl a/s",
        "Publikationen kan hentes på sim.dk",
    ):
        assert line in words(colophon), line
    assert not edition.synthetic
