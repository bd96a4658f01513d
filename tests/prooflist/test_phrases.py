"""The sentence a number stands in, as a reader parts Danish text."""

from __future__ import annotations

import pytest

from reporter.rendering.prooflist.phrases import phrase

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Først dette. Så er [7 pct.] med. Og så ikke.", "Så er ", " med."),
        ("Kun [7 pct.] Andre er ikke med.", "Kun ", ""),
        ("Kun [7 pct.] af dem. Andre ikke.", "Kun ", " af dem."),
        (f"Det er ca.{NBSP}[7 pct.] i alt.", f"Det er ca.{NBSP}", " i alt."),
        ("Se jf. Figur om [7] her.", "Se jf. Figur om ", " her."),
        ("Det gælder bl.a. Aarhus og [7] andre.", "Det gælder bl.a. Aarhus og ", " andre."),
        ("Efter stk. A er [7] med.", "Efter stk. A er ", " med."),
        ("Digteren H. C. Andersen skrev [7] bøger. Alle læste.",
         "Digteren H. C. Andersen skrev ", " bøger."),
        ("Alder mv. Antallet er [7].", "Antallet er ", "."),
        ("Hvor mange? Det er [7]! Ikke flere.", "Det er ", "!"),
        ("»Det er nok.« Det sagde [7] af dem.", "Det sagde ", " af dem."),
        ("Det er slut. „Nu [7]“ sagde de.", "„Nu ", "“ sagde de."),
        ("*) Ikke godkendt. **) Højst [7] personer.", "**) Højst ", " personer."),
        ("I 2016. Tallet er [7].", "Tallet er ", "."),
        ("[7] er alt.", "", " er alt."),
        ("Alt er [7]", "Alt er ", ""),
        ("Hvert år var den: [7]. Øvrige ikke.", "Hvert år var den: ", "."),
    ],
)  # fmt: skip
def test_a_number_stands_in_its_own_sentence(text: str, before: str, after: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    assert phrase(bare, start, end) == (before, bare[start:end], after)
