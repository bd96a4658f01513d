"""What the draft note says of what follows from corrected numbers, and how grave it is."""

from __future__ import annotations

from typing import Any

import pytest

from reporter import kommuner
from reporter.archive.difference.grade import MANY_MUNICIPALITIES, suggested
from reporter.archive.difference.model import (
    FileChange,
    PolicyChange,
    SheetDifference,
    TextChange,
)
from reporter.editions.corrections import Grade
from tests.archive.difference.changes import difference, hidden, moved, panel, revised, text
from tests.archive.difference.notes import note, of_each, tail


def test_a_sentence_that_says_the_opposite() -> None:
    turned = text("Det er højere end før.", "Det er lavere end før.", kind="flipped")
    followed = text("Andelen var 42 pct.", "Andelen var 43 pct.", numbers_only=True)
    assert note(texts=(turned, followed)) == (
        "Ingen tal i data er ændret, men der står andre tal i teksten.\n\n"
        "## Hvad følger af det\n\n"
        "En sætning siger nu det modsatte:\n\n"
        "- Kommunerne\n"
        "  - Før: Det er højere end før.\n"
        "  - Nu: Det er lavere end før.\n\n"
        "## Tekst\n\n"
        "I en tekst er kun tallene ændret.\n"
        + tail(
            "**Væsentlig**, fordi en sætning nu siger det modsatte.",
            "serious",
            "Teksten er rettet.",
        )
    )


def test_classes_and_ranks() -> None:
    told = note(
        numbers=(revised(),),
        classes=(
            moved("0-42 pct.; 43-60 pct.", "0-40 pct.; 41-60 pct.", kommune="", name=""),
            moved("0-42 pct.", "41-60 pct.", steps=1),
        ),
        ranks=(moved("nr. 4 af 98", "nr. 3 af 98", steps=-1),),
    )
    assert (
        "## Hvad følger af det\n\n"
        "I ”Andel efter kommune” er klasserne nu 0-40 pct. og 41-60 pct. i stedet for 0-42 pct. og "
        "43-60 pct.\n\n"
        "I ”Andel efter kommune” hører Aarhus Kommune nu til klassen 41-60 pct. i stedet for "
        "0-42 pct.\n\n"
        "I ”Andel efter kommune” er Aarhus Kommune nu nr. 3 af 98 i stedet for nr. 4 af 98.\n\n"
        "## Foreslået grad\n\n"
        "**Væsentlig**, fordi en kommune med rettede tal hører til en anden klasse.\n"
    ) in told


def test_many_ranks_are_counted() -> None:
    ranks = tuple(
        moved(f"nr. {n + 9} af 98", f"nr. {n} af 98", kommune=place.code, name=place.name)
        for n, place in enumerate(kommuner.alle()[:13], start=1)
    )
    assert (
        "I ”Andel efter kommune” har 13 kommuner fået en anden placering. Længst flyttede "
        "Københavns Kommune, fra nr. 10 af 98 til nr. 1 af 98.\n"
    ) in note(numbers=(revised(),), ranks=ranks)


def test_a_panel_and_a_rule() -> None:
    rule = PolicyChange(table="maal.csv", rule="årgang", old="2018-12-01", new="")
    assert note(panels=(panel(("Aarhus",), ("Læsø", "Samsø")),), policies=(rule,)) == (
        "Ingen tal og ingen tekst er ændret.\n\n"
        "I det faste panel for ”Voksne med handicap” er Aarhus kommet med, og Læsø og Samsø gået "
        "ud.\n\n"
        "Om tabellen maal.csv er ”årgang” ændret fra ”2018-12-01” til ”ikke oplyst”.\n"
        + tail(
            "**Mindre**, fordi intet tal er ændret, men det er det, tallene hviler på.",
            "minor",
            "Oplysningen om, hvilke kommuner tallene bygger på, er rettet.",
        )
    )


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, None),
        ({"files": (FileChange(file="a.pdf", kind="changed"),)}, "tiny"),
        ({"texts": (text("Et.", "To."),)}, "tiny"),
        ({"texts": (text("Det var 42 pct.", "Det var 43 pct."),)}, "minor"),
        ({"panels": (panel(("Aarhus",)),)}, "minor"),
        ({"numbers": (revised(),)}, "minor"),
        ({"numbers": (revised(),), "ranks": (moved("nr. 4", "nr. 3"),)}, "minor"),
        # A limit that shifted moves municipalities whose own number stands.
        ({"numbers": (revised(),), "classes": (moved("a", "b", kommune="825"),)}, "minor"),
        ({"numbers": (revised(),), "classes": (moved("a", "b"),)}, "serious"),
        ({"numbers": (hidden(),)}, "serious"),
        ({"texts": (text("Det steg.", "Det faldt.", kind="flipped"),)}, "serious"),
        ({"numbers": of_each(MANY_MUNICIPALITIES - 1)}, "minor"),
        ({"numbers": of_each(MANY_MUNICIPALITIES)}, "serious"),
        ({"numbers": (revised(),) * 99}, "minor"),
        ({"numbers": (revised(),) * 100}, "serious"),
    ],
)
def test_the_grade_is_that_of_what_changed(changes: dict[str, Any], grade: Grade | None) -> None:
    assert suggested(difference(**changes)).grade == grade


def test_several_reasons_are_clauses_each() -> None:
    turned = text("Det steg.", "Det faldt.", kind="flipped")
    changed = {
        "numbers": (hidden(), *of_each(10)),
        "texts": (turned,),
        "classes": (moved("a", "b"),),
    }
    assert (
        "**Væsentlig**, fordi et tal, der var vist, ikke længere vises, en sætning nu siger det "
        "modsatte, og ti kommuner har fået rettet tal.\n"
    ) in note(**changed)


def test_of_a_batch_the_texts_of_the_sheet_that_changed_most_are_quoted_first() -> None:
    def on(code: str, role: str, new: str) -> TextChange:
        return text("Det var 7.", new, document=code, role=role, kind="flipped")

    aarhus, laesoe = "751-aarhus", "825-laesoe"
    texts = (
        on(aarhus, "alternative", "Figuren falder."),
        on(aarhus, "sentence", "Det faldt."),
        on(laesoe, "alternative", "Figuren falder."),
        on(laesoe, "sentence", "Det steg."),
    )
    sheets = tuple(
        SheetDifference(
            kommune=document[:3],
            name=document,
            document=document,
            identical=False,
            numbers=(),
            classes=(),
            ranks=(),
            texts=(),
        )
        for document in (laesoe, aarhus)
    )
    told = [
        line
        for line in note(numbers=(revised(),), texts=texts, sheets=sheets).splitlines()
        if line.startswith("- ") or "Nu: " in line
    ]
    assert told == [
        "- Læsø Kommune, Kommunerne",
        "  - Nu: Det steg.",
        "- Aarhus Kommune, Kommunerne",
        "  - Nu: Det faldt.",
        "- Kommunerne, tekst til skærmlæsere, på to ark",
        "  - Nu: Figuren falder.",
    ]
