"""The words of all 98 sheets are whole and right in Danish."""

from __future__ import annotations

import re

import pytest

from tests.publications.plain_sheets import Batch, plain
from tests.publications.plainly import MADE_UP

pytestmark = pytest.mark.slow
SLIPS = re.compile(
    r"\.\.|\bNone\b|\bnan\b|[{}]|\s[.,;:](?:\s|$)|,,|\(\s|\s\)(?!\s)|\b(\w{4,}) \1\b"
)


def test_nothing_is_doubled_or_left_over(batch: Batch) -> None:
    for sheet in batch[1]:
        for _, words in sheet.page.paragraphs:
            found = SLIPS.search(plain(words))
            assert found is None, (sheet.kommune, plain(words))
        labels = [text for _, text in sheet.page.labels]
        assert not [text for text in labels if ".." in text or "None" in text or "{" in text]


def test_no_two_spaces_are_seen(batch: Batch) -> None:
    for sheet in batch[1]:
        for text in sheet.pages:
            assert not re.search(r"\S[ \u00a0]{2,}\S", text), sheet.kommune


def test_every_sentence_about_an_indicator_ends(batch: Batch) -> None:
    for sheet in batch[1]:
        said = [
            plain(words)
            for section, words in sheet.page.paragraphs
            if section not in ("", "overblik")
        ]
        assert said
        for words in said:
            assert words.endswith("."), (sheet.kommune, words)
            assert words[0].isupper() or words[0] in "*-", (sheet.kommune, words)
            # A full stop and a small letter: two sentences that were one, or an abbreviation.
            stops = re.findall(r"(\S+)\. [a-zæøå]", words)
            assert set(stops) <= {"pct", "nr", "dvs", "mv"}, (sheet.kommune, stops)


def test_every_text_alternative_ends(batch: Batch) -> None:
    for sheet in batch[1]:
        drawn = [text for _, text in sheet.page.labels if "diagram" in text or "kort over" in text]
        assert len(drawn) == 2 * (7 if batch[0] == MADE_UP else 3)
        assert all(text.endswith(".") for text in drawn)


@pytest.mark.parametrize(
    ("code", "genitive"),
    [("101", "Københavns Kommunes"), ("751", "Aarhus Kommunes"), ("825", "Læsø Kommunes"),
     ("400", "Bornholms Regionskommunes"), ("820", "Vesthimmerlands Kommunes"),
     ("480", "Nordfyns Kommunes"), ("420", "Assens Kommunes"), ("706", "Syddjurs Kommunes")],
)  # fmt: skip
def test_genitives_of_the_difficult_names(batch: Batch, code: str, genitive: str) -> None:
    (sheet,) = (each for each in batch[1] if each.kommune.code == code)
    assert f"{genitive} tal" in sheet.text
    assert f"{genitive} tal" in plain(sheet.page.words[""])


def test_every_sheet_begins_with_its_own_genitive(batch: Batch) -> None:
    for sheet in batch[1]:
        assert f"{sheet.kommune.official}s tal" in plain(sheet.page.words[""])
        assert "Kommune Kommune" not in " ".join(words for _, words in sheet.page.paragraphs)
        assert "’s" not in sheet.text
