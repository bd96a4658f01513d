"""The page on infographics: every example is one that can be built, and says what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporter.danish.numbers import NBSP
from reporter.editions.infographics import OF_SERIES
from tests.editions.minimal import Sample
from tests.editions.test_infographics import chart, shown

PAGE = (Path(__file__).parents[2] / "docs/infografik.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"^```\n(aar;.*?)```\n\n```yaml\n(kind: .*?)```\n\n((?:> [^\n]*\n)+)",
    PAGE,
    re.DOTALL | re.MULTILINE,
)


def test_every_kind_of_a_series_has_an_example() -> None:
    kinds = [re.findall(r"kind: (\w+)", fields)[0] for _, fields, _ in EXAMPLES]
    assert sorted(kinds) == sorted(OF_SERIES)


@pytest.mark.parametrize(("csv", "fields", "quoted"), EXAMPLES)
def test_an_example_is_drawn_and_described_as_the_page_says(
    sample: Sample, csv: str, fields: str, quoted: str
) -> None:
    kind, unit, *more = fields.splitlines()
    made = chart(
        shown(sample, kind.removeprefix("kind: "), csv, *more, unit=unit.removeprefix("unit: "))
    )
    told = " ".join(line.removeprefix("> ") for line in quoted.splitlines())
    assert made.alt.replace(NBSP, " ") == told


def test_the_figures_of_words_can_be_built(sample: Sample) -> None:
    (block,) = re.findall(r"^```yaml\nfigures:\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
    sample.append(block)
    for name in re.findall(r"id: ([\w-]+)", block):
        text = f'\nSom i {{{{ henvis("{name}") }}}}.\n\n{{{{ vis_figur("{name}") }}}}\n'
        sample.append(text, "tekst.md")
    assert sample.faults() == []
