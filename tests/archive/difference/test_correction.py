"""What the note says to write in an edition can be written there, and reads as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.archive.difference.correction import entry
from reporter.archive.difference.model import NumberChange
from reporter.danish.numbers import NBSP
from reporter.editions import manuscript
from reporter.editions.load import load
from reporter.editions.numbering import Numbering
from reporter.rendering.plain import plain
from tests.archive.difference.changes import difference, hidden, revised, shown
from tests.archive.difference.notes import of_each
from tests.editions.minimal import Sample

MONTH = f"december{NBSP}2016"


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ((), "Siderne ser anderledes ud. Tal og tekst er de samme."),
        (
            (revised("få personer", "ikke godkendt"),),
            "Tallet for Aarhus Kommune i 2018 vises stadig ikke, men grunden er en anden.",
        ),
        ((revised(),), "Tallet for Aarhus Kommune i 2018 er rettet. Det var før 42 pct."),
        (
            (revised("1.234", "1.243", period=MONTH),),
            "Tallet for Aarhus Kommune i december 2016 er rettet. Det var før 1.234.",
        ),
        # What has digits of its own, or a number in a form that is not told by a call, is left out.
        ((revised(group="18-21 år"),), "Et tal er rettet. Det var før 42 pct."),
        (
            (revised("32", "31", series="facts", area="", kommune="", group="i_alt"),),
            "Et tal er rettet. Det var før 32 pct.",
        ),
        ((revised("ca. 4", "ca. 5"),), "Tallet for Aarhus Kommune i 2018 er rettet."),
        (
            (revised(area="Line's hus", kommune=""),),
            "Tallet for Line's hus i 2018 er rettet. Det var før 42 pct.",
        ),
        ((shown(),), "Tallet for Samsø Kommune i 2018 er kommet til."),
        ((hidden(),), "Tallet for Læsø Kommune i 2018 vises ikke længere."),
        ((hidden(), hidden(period="2017")), "Tal for Læsø Kommune vises ikke længere."),
        (of_each(3), "Tal for tre kommuner er rettet."),
        (of_each(14), "Tal er rettet."),
    ],
)
def test_the_entry_is_taken_by_an_edition(
    tmp_path: Path, numbers: tuple[NumberChange, ...], printed: str
) -> None:
    block = entry(difference(numbers=numbers), "minor")
    yaml = block.removeprefix("```yaml\n").removesuffix("```").replace("ÅÅÅÅ-MM-DD", "2018-11-20")
    sample = Sample(tmp_path).append(yaml)
    edition = load(sample.editions, sample.name)
    written = manuscript.write(edition)
    (told,) = written.corrections
    assert plain(told, written.items, Numbering(edition)).replace(NBSP, " ") == printed
