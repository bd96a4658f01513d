"""A sentence is turned round where a word of direction became its opposite, and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reporter.danish
from reporter.archive.difference.flips import flipped
from reporter.archive.difference.opposites import mirrored, opposed
from reporter.danish.sentences import Subject, country, level, region, text
from reporter.rendering.prooflist.phrases import sentences

SHARE = Subject(unit="pct", decimals=0)
DANISH = Path(reporter.danish.__file__).parent

TURNED = [
    ("Andelen steg til 7 pct. i 2018.", "Andelen faldt til 6 pct. i 2018."),
    ("Andelen er steget.", "Andelen er faldet."),
    ("Flere unge fik hjælp.", "Færre unge fik hjælp."),
    ("Det er højere end i A og lavere end i B.", "Det er lavere end i A og lavere end i B."),
    ("En prisstigning på 3 pct.", "Et prisfald på 3 pct."),
    ("De højtuddannede", "De lavtuddannede"),
    ("Udviklingen er gunstig.", "Udviklingen er ugunstig."),
    ("Det går bedre.", "Det går ringere."),
    ("Målet er opfyldt.", "Målet er ikke opfyldt."),
    ("Målet er også opfyldt.", "Målet er ikke opfyldt."),
    ("Unge under 15 år", "Unge over 15 år"),
    ("Mindst 3 år", "Højst 3 år"),
    ("Det er godt halvdelen.", "Det er knap halvdelen."),
    ("Ændringen er +3 procentpoint.", "Ændringen er −2 procentpoint."),
    ("Mål 7: mod målet", "Mål 7: væk fra målet"),
    ("Den var højest i 2015 (283).", "Den var lavest i 2015 (271)."),
    ("A har den højeste andel.", "A har den laveste andel."),
    # Much else may change at the same time.
    ("Andelen steg med 2 procentpoint fra 5 pct. i 2014.", "Andelen faldt fra 5 pct. i 2014."),
]

NOT_TURNED = [
    ("Andelen var uændret på 7 pct.", "Andelen steg til 8 pct."),
    ("Det er på niveau med A.", "Det er 2 procentpoint højere end i A."),
    ("Lidt over 40 pct.", "Lidt under 60 pct."),
    ("Godt en tredjedel", "Knap halvdelen"),
    ("Mindst 3 år", "Højst 5 år"),
    ("Lavest i A (0 pct.) og højest i B (5 pct.)", "Højest i B (5 pct.) og lavest i A (0 pct.)"),
    ("Det var højest i 2015 (283).", "Det var lavest i 2016 (271)."),
    ("Andelen var lavest i A (0 pct.).", "Andelen var højest i B (15 pct.)."),
    ("I ingen af landets kommuner", "I fire af landets kommuner"),
    ("Fra 0-5 pct.", "Fra 0-6 pct."),
    ("Der var 5 dødsfald.", "Der var 5 tilfælde."),
    ("Andelen var 7 pct. i A.", "Tallet for A vises ikke, fordi det bygger på få personer."),
    ("Den faldt.", "Den både steg og faldt undervejs."),
]


@pytest.mark.parametrize(("old", "new"), TURNED)
def test_an_opposite_is_found_both_ways(old: str, new: str) -> None:
    assert flipped(old, new)
    assert flipped(new, old)


@pytest.mark.parametrize(("old", "new"), NOT_TURNED)
def test_another_change_is_no_opposite(old: str, new: str) -> None:
    assert not flipped(old, new)
    assert not flipped(new, old)


SAID = sorted({side for pair in (*TURNED, *NOT_TURNED) for side in pair})


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_is_not_its_own_opposite(said: str) -> None:
    assert not flipped(said, said)


@pytest.mark.parametrize(("up", "down"), mirrored())
def test_what_the_program_says_of_up_is_the_opposite_of_down(up: str, down: str) -> None:
    assert up != down
    assert flipped(up, down)
    assert flipped(down, up)


def tables() -> Iterator[tuple[str, str, str]]:
    """Yield what each table of words in ``reporter/danish`` says of above, and of below."""
    for path in sorted(DANISH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                words = {
                    key.value: value.value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
                }
                if {"above", "below"} <= words.keys():
                    yield path.name, str(words["above"]), str(words["below"])


def test_no_word_of_direction_is_unknown() -> None:
    found = list(tables())
    assert len(found) >= 6
    for name, above, below in found:
        pairs = zip(above.split(), below.split(), strict=True)
        assert any(opposed(up, down) for up, down in pairs), (name, above, below)


def compared(own: int, around: int, whole: int) -> str:
    """Say how a municipality's share stands to its region's and the country's."""
    others = [region("1082", Decimal(around)), country(Decimal(whole))]
    told = level(SHARE, place="Her", period="2018", value=Decimal(own), others=others)
    return sentences(text(told))[1]


shares = st.integers(min_value=1, max_value=12)
standings = st.tuples(shares, shares, shares)


@given(standings, standings)
def test_a_comparison_is_turned_round_exactly_where_a_number_passed_another(
    old: tuple[int, int, int], new: tuple[int, int, int]
) -> None:
    """What the numbers say is the answer; the sentence has one of ten forms."""

    def above(side: tuple[int, int, int]) -> list[int]:
        return [(side[0] > other) - (side[0] < other) for other in side[1:]]

    passed = any(was * now == -1 for was, now in zip(above(old), above(new), strict=True))
    assert flipped(compared(*old), compared(*new)) == passed
