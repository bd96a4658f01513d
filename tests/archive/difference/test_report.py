"""The page that tells a difference: the answer first, and all that an edition holds as text."""

from __future__ import annotations

from typing import Any

import pytest

from reporter.archive.difference.marking import Run, marked
from reporter.archive.difference.model import (
    FileChange,
    PageChange,
    PolicyChange,
)
from reporter.archive.difference.report import MOST_ROWS
from reporter.archive.difference.summary import summary
from tests.archive.difference.changes import (
    difference,
    hidden,
    moved,
    panel,
    revised,
    shown,
    text,
)
from tests.archive.difference.rendered import body, page

TURNED = text("Andelen steg.", "Andelen faldt.", kind="flipped")


# --- The answer -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["Ingen tal er ændret.", "De færdige filer er de samme."]),
        (
            {"numbers": (revised(),), "files": (FileChange(file="a", kind="changed"),)},
            ["Et tal er ændret.", "En fil er ændret."],
        ),
        (
            {
                "numbers": (hidden(), shown(), revised()),
                "classes": (moved("a", "b"), moved("c", "d")),
                "texts": (TURNED, text("Et.", "To."), text("Et.", "To.")),
                "panels": (panel(("Aarhus",)),),
                "policies": (
                    PolicyChange(table="maal.csv", rule="årgang", old="2018", new="2019"),
                    PolicyChange(table="maal.csv", rule="kilde", old="", new="Os"),
                ),
                "files": (FileChange(file="a", kind="added"),) * 14,
            },
            [
                "Tre tal er ændret.",
                "Et tal, der var vist, vises ikke længere.",
                "Et tal, der ikke var vist, vises nu.",
                "En sætning siger nu det modsatte.",
                "En kommune hører nu til en anden klasse.",
                "Et fast panel er ændret.",
                "Oplysningerne om en tabel er ændret.",
                "To tekster er ændret i øvrigt.",
                "14 filer er ændret.",
            ],
        ),
        (
            {
                "numbers": (
                    revised("", "1.093 tal", kind="added"),
                    revised("", "7", kind="added"),
                    revised("7", "", kind="removed"),
                )
            },
            ["1.094 tal er kommet til.", "Et tal er udgået.", "De færdige filer er de samme."],
        ),
        (
            {"numbers": (revised("få personer", "ikke godkendt"),)},
            [
                "Et tal er ændret.",
                "Et tal vises stadig ikke, men af en anden grund.",
                "De færdige filer er de samme.",
            ],
        ),
        (
            {"texts": (text("Der var 4.", "Der var 5."),)},
            [
                "Ingen tal i data er ændret, men der står andre tal i teksten.",
                "En tekst er ændret.",
                "De færdige filer er de samme.",
            ],
        ),
    ],
)
def test_the_answer(changes: dict[str, Any], said: list[str]) -> None:
    assert list(summary(difference(**changes))) == said


def test_the_page_begins_with_the_answer_and_a_grade() -> None:
    assert body(difference(numbers=(revised(),))).startswith(
        "Forskel mellem to udgaver Hjemløse i kommunerne Et tal er ændret. De færdige filer er de "
        "samme. Foreslået grad af en rettelse: mindre , fordi tal er ændret, men ingen sætning "
        "siger det modsatte, og ingen kommune med et rettet tal hører til en anden klasse. "
        "Før hjemloese-2018@1: version 1, 15. november 2019"
    )


# --- What it lists --------------------------------------------------------------------------------


def test_every_kind_of_change_is_on_the_page_in_its_order() -> None:
    told = difference(
        numbers=(hidden(), shown(), revised(), revised("7", "", kind="removed")),
        classes=(moved("0-9 pct.", "10-19 pct."),),
        ranks=(moved("nr. 4 af 98", "nr. 3 af 98"),),
        panels=(panel(("Aarhus",), ("Læsø",)),),
        policies=(PolicyChange(table="maal.csv", rule="årgang", old="2018", new="2019"),),
        texts=(
            TURNED,
            text("Den er trygt.", "Den er trykt."),
            text("", "Noget nyt.", kind="added"),
            text("Der var 4.", "Der var 5.", numbers_only=True),
        ),
        files=(FileChange(file="a.pdf", kind="changed"),),
        pages=(PageChange(file="a.pdf", old=2, new=3, text=True),),
    )
    listed = [
        "Sætninger, der nu siger det modsatte (1) Kommunerne Før Andelen steg . Nu Andelen faldt .",
        "Tal, der ikke længere vises (1)",
        "Læsø Kommune, 2018 gengives ikke få personer",
        "Tal, der nu vises (1)",
        "Samsø Kommune, 2018 få personer 12 pct.",
        "Rettede tal (1)",
        "Aarhus Kommune, 2018 42 pct. 43 pct. +1 procentpoint",
        "Tal, der er kommet til eller udgået (1)",
        "Klasser (1)",
        "Aarhus Kommune 0-9 pct. 10-19 pct.",
        "Placeringer (1)",
        "Aarhus Kommune nr. 4 af 98 nr. 3 af 98",
        "Tekster med en anden ordlyd (1) Kommunerne Før Den er trygt . Nu Den er trykt .",
        "Tekster, der er kommet til eller udgået (1) Kommunerne Nu Noget nyt.",
        "Tekster, hvor kun tal er ændret (1)",
        "Faste paneler Voksne med handicap Kommet med: Aarhus. Gået ud: Læsø.",
        "maal.csv årgang 2018 2019",
        "a.pdf: side 3 (før side 2) Ændret: tekst.",
        "a.pdf: ændret",
    ]
    found = body(told)
    places = [found.find(line) for line in listed]
    assert -1 not in places, listed[places.index(-1)]
    assert places == sorted(places)


def test_texts_that_would_tell_a_hidden_number_are_said_to_be_left_out() -> None:
    said = "Ændringer i tekster og klasser, der kunne røbe et tal, der ikke længere vises, står her"
    assert said in body(difference(numbers=(hidden(),)))
    assert said not in body(difference(numbers=(revised(),)))
    files = (FileChange(file="a.pdf", kind="changed"),)
    said = "Siderne er ikke sammenlignet: De gamle sider ville vise et tal, der ikke længere vises."
    assert said in body(difference(numbers=(hidden(),), files=files))
    assert said not in body(difference(numbers=(revised(),), files=files))


def test_the_words_that_changed_are_marked_and_read_aloud_as_such() -> None:
    found = page(difference(texts=(TURNED,)))
    assert (
        'Andelen <del><span class="skjult">[udgår: </span>steg<span class="skjult">]</span></del>.'
    ) in found
    assert (
        'Andelen <ins><span class="skjult">[nyt: </span>faldt<span class="skjult">]</span></ins>.'
    ) in found


def test_words_are_marked_in_runs() -> None:
    old, new = marked("var uændret på 7 pct. i 2018", "lå mellem 7 og 8 pct. i 2018")
    assert old == (Run("var uændret på", marked=True), Run(" 7 pct. i 2018", marked=False))
    assert [run for run in new if run.marked] == [Run("lå mellem", True), Run("og 8", True)]
    for runs, whole in (
        (old, "var uændret på 7 pct. i 2018"),
        (new, "lå mellem 7 og 8 pct. i 2018"),
    ):
        assert "".join(run.text for run in runs) == whole


def test_a_long_list_is_cut_and_says_so() -> None:
    found = body(difference(numbers=(revised(),) * (MOST_ROWS + 12)))
    assert f"Rettede tal ({MOST_ROWS + 12})" in found
    assert "Og 12 til, som står i forskel.json." in found
    assert found.count("+1 procentpoint") == MOST_ROWS


# --- What a bundle may hold -----------------------------------------------------------------------

WILD = '"><script>alert(1)</script>{{ 7 * 7 }}'


def test_nothing_of_an_edition_is_markup() -> None:
    told = difference(
        numbers=(revised(title=WILD, area=WILD, kommune="", period=WILD, old=WILD, new=WILD),),
        texts=(text(WILD, f"{WILD} mere", under=WILD, document=WILD),),
        classes=(moved(WILD, WILD, title=WILD, kommune="", name=WILD),),
        panels=(panel((WILD,)),),
        policies=(PolicyChange(table=WILD, rule=WILD, old=WILD, new=WILD),),
        files=(FileChange(file=WILD, kind="changed"),),
        pages=(PageChange(file=WILD, old=1, new=1, text=False, picture=WILD),),
    )
    found = page(told, {WILD: b"png"})
    assert "<script" not in found
    assert "49" not in body(told)
    assert "{{ 7 * 7 }}" in body(told)
