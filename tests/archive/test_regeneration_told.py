"""What came of making an edition once more is told in whole Danish sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporter.archive.pages import PageDifference
from reporter.archive.regeneration import report, wording
from reporter.archive.regeneration.comparing import FileDifference
from reporter.archive.regeneration.layers import Blame, Layer, LayerChange
from reporter.archive.regeneration.outcome import Outcome
from reporter.errors import ExitCode

PDF = FileDifference(file="proeve.pdf", kind="changed", traces=frozenset({"print"}))
NUMBERS = replace(PDF, gone=("4",), come=("5", "5"))
SAME = Outcome(
    edition="proeve",
    version=1,
    title="En prøve",
    synthetic=False,
    environment="current",
    python="3.11.7",
    recorded_python="3.11.7",
    files=1_204,
    pages=1,
    differences=(),
    layers=(),
    blame=Blame(changed=(), possible=()),
)


def other(*changed: Layer, possible: tuple[Layer, ...] = ()) -> Outcome:
    return replace(SAME, differences=(PDF,), blame=Blame(changed=changed, possible=possible))


def test_the_verdict() -> None:
    assert wording.verdict(SAME) == (
        "Udgaven er genskabt ens: 1.204 filer med 1 side har de samme bytes som dengang."
    )
    assert wording.verdict(other()) == (
        "Udgaven er ikke genskabt ens: 1 af 1.204 filer er anderledes. Ingen tal er ændret."
    )
    assert wording.verdict(replace(SAME, differences=(NUMBERS, PDF))) == (
        "Udgaven er ikke genskabt ens: 2 af 1.204 filer er anderledes. Tal er ændret."
    )


def test_the_exit_code() -> None:
    assert SAME.exit_code == ExitCode.OK
    assert other().exit_code == ExitCode.ARCHIVE
    assert replace(SAME, differences=(PDF, NUMBERS)).exit_code == ExitCode.NUMBERS


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (SAME, "Intet lag er ændret siden."),
        (
            replace(SAME, blame=Blame(changed=("packages", "python"), possible=())),
            "Ændret siden, uden at det kan ses: Python-pakkerne og Python.",
        ),
        (
            other(),
            "Intet lag er ændret; maskinen eller programmet er ikke deterministisk. Genskab "
            "udgaven igen, og se, om det bliver det samme.",
        ),
        (
            other("geometry", possible=("geometry",)),
            "Forskellen skyldes kortgrundlaget: intet andet lag er ændret.",
        ),
        (
            other("program", "system", possible=("program",)),
            "Flere lag er ændret: programmet og systembibliotekerne. Forskellen skyldes "
            "sandsynligvis programmet: det er det eneste lag af dem, der alene kan give forskelle "
            "af denne slags.",
        ),
        (
            other("fonts", "system", possible=("fonts", "system")),
            "Flere lag er ændret: skrifterne og systembibliotekerne. Hvert af dem kan have gjort "
            "det.",
        ),
        (
            other("program", "templates", "fonts", possible=("program", "templates")),
            "Flere lag er ændret: programmet, skabelonerne og skrifterne. Af dem kan programmet og "
            "skabelonerne hver for sig have gjort det.",
        ),
        (
            other("fonts", "system"),
            "Flere lag er ændret: skrifterne og systembibliotekerne. Ingen af dem kan alene give "
            "alle forskellene.",
        ),
    ],
)
def test_what_is_to_blame(outcome: Outcome, told: str) -> None:
    assert wording.why(outcome) == told


def test_with_which_program_and_python() -> None:
    assert wording.surroundings(SAME) == "Genskabt med det nuværende program på Python 3.11.7."
    recorded = replace(SAME, environment="recorded", python="3.11.9")
    assert wording.surroundings(recorded) == (
        "Genskabt med arkivpakkens eget program og pakker på Python 3.11.9."
    )
    assert wording.surroundings(replace(recorded, python="3.13.0")) == (
        "Genskabt med arkivpakkens eget program og pakker på Python 3.13.0; her er ingen Python "
        "3.11, som udgaven blev lavet med."
    )


def test_layers_are_told_in_a_line_each() -> None:
    def changed(layer: Layer, name: str, old: str, new: str) -> LayerChange:
        return LayerChange(layer=layer, name=name, old=old, new=new)

    files = [changed("program", f"reporter/{n}.py", "a", "b") for n in range(4)]
    assert wording.summary(
        [
            *files,
            changed("fonts", "Ny.ttf", "", "a"),
            changed("fonts", "Gammel.ttf", "a", ""),
            changed("system", "pango", "1.44.0", "1.50.12"),
            changed("system", "freetype", "", "2.12.1"),
        ]
    ) == (
        "programmet: 4 ændringer",
        "skrifterne: Ny.ttf er ny, Gammel.ttf mangler",
        "systembibliotekerne: pango 1.44.0 → 1.50.12, freetype - → 2.12.1",
    )


def test_numbers_of_a_file() -> None:
    assert wording.told_numbers(PDF) == "ingen ændret"
    assert wording.told_numbers(NUMBERS) == "væk: 4; nye: 5 (2 gange)"
    assert wording.told_numbers(replace(PDF, unread=True)) == "kan ikke læses; regnes for ændrede"
    many = replace(PDF, come=tuple(str(n) for n in range(14)))
    assert wording.told_numbers(many) == "nye: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 og 2 til"
    assert wording.told_numbers(replace(PDF, reordered=True)) == (
        "de samme i en anden rækkefølge; regnes for ændrede"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (2, 2, "side 2"),
        (2, 3, "side 3, før side 2"),
        (2, 0, "side 2, som ikke er der mere"),
        (0, 3, "side 3, som er ny"),
    ],
)
def test_pages_are_called_by_their_numbers(old: int, new: int, told: str) -> None:
    assert wording.page_name(PageDifference(old=old, new=new, text=True, picture=True)) == told


def test_pages_that_are_too_many_are_told_and_those_with_numbers_are_drawn() -> None:
    pages = tuple(
        PageDifference(old=n, new=n, text=True, picture=True, come=("7",) if n == 70 else ())
        for n in range(1, 71)
    )
    outcome = replace(SAME, differences=(replace(PDF, pages=pages),))
    drawn = report.drawn(outcome)
    assert len(drawn) == report.MOST_PICTURES
    assert drawn["proeve.pdf", 69] == "sider/proeve-side-70.png"
    assert wording.undrawn(70, 60) == (
        "60 af de 70 sider, der ser anderledes ud, er tegnet: dem med ændrede tal først, så dem "
        "med ændrede ord."
    )
    assert wording.undrawn(60, 60) == ""
