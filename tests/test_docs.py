"""The documentation says what the program does."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reporter.danish import course, shares, words
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import extremes
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.editions.model import EditionModel, SheetIndicator
from reporter.editions.numbering import Numbering
from reporter.editions.structure import (
    WITH_CHAPTERS,
    Chapter,
    ColophonLine,
    Cover,
    Goal,
    Isbns,
)
from reporter.editions.text import calls, wording
from reporter.editions.text.template import Texts
from reporter.errors import Place
from reporter.rendering.environment import publication_types
from reporter.rendering.plain import plain
from tests.editions.chapters import YAML, Book
from tests.editions.minimal import Sample

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/udgaver.md").read_text("utf-8")
SHEETS = (ROOT / "docs/kommuneark.md").read_text("utf-8")
CHAPTERS = (ROOT / "docs/kapitler.md").read_text("utf-8")


def examples(text: str) -> list[tuple[str, str]]:
    """Return the calls of a page's tables, each with what it says that it prints."""
    return [
        (call.replace("\\|", "|"), printed)
        for call, printed in re.findall(
            r"^\| `(\{\{[^`]*\}\})` \| ([^|`]+) \|$", text, re.MULTILINE
        )
        if not re.match(r"\{\{ (aar|dato|paragraf|alder|navn)\(", call)
    ]


EXAMPLES = examples(GUIDE)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load(ROOT / "editions", "maalgruppebeskrivelse-2017")


@pytest.fixture(scope="module")
def goals() -> Edition:
    return load(ROOT / "editions", "baggrundsnotat-2019")


@pytest.fixture(scope="module")
def over_years(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition with the two files that the guide shows whole."""
    _, _, section = GUIDE.partition("### Sætninger af tal")
    block, rows, parts = re.findall(r"```(?:yaml)?\n(.*?)```", section, re.DOTALL)[:3]
    sample = Sample(tmp_path_factory.mktemp("guide") / "editions")
    sample.with_data(block.removeprefix("data:\n"), "data/hjemloese.csv", rows)
    return sample.file("data/behandling.csv", parts).load()


def _printed(edition: Edition, call: str) -> str:
    texts = Texts(calls.of(edition))
    rendered = texts.render(call, Place("docs/udgaver.md", 1))
    numbering = Numbering(edition)
    for item_id in edition.numbered():
        numbering.place(item_id)
    words = plain(rendered, texts.items, numbering)
    lead = getattr(texts.items[-1], "lead", "")
    return f"{lead} {words}".strip()


@pytest.mark.parametrize(("call", "printed"), EXAMPLES)
def test_every_example_in_the_guide_prints_what_the_guide_says(
    edition: Edition, goals: Edition, over_years: Edition, call: str, printed: str
) -> None:
    of_goals = re.match(r"\{\{ (antal_maal|kommunetype)\(", call)
    shown = goals if of_goals else edition
    if re.search('"(hjemloese|behandling)"', call):
        shown = over_years
    assert _printed(shown, call).replace(NBSP, " ") == printed.replace(NBSP, " ")


@pytest.mark.parametrize(
    "call", re.findall(r"\{\{ (?:aar|dato|paragraf|alder|navn)\([^}]*\}\}", GUIDE)
)
def test_every_fixed_expression_in_the_guide_is_accepted(edition: Edition, call: str) -> None:
    (expression,) = re.findall(r"\((?:\"|)([^\")]+)", call)
    assert _printed(edition, call) == expression


@pytest.fixture(scope="module")
def aarhus() -> Edition:
    return load(ROOT / "editions", "kommuneark-2016-12").for_kommune("751")


@pytest.mark.parametrize(("call", "printed"), examples(SHEETS))
def test_every_example_of_sheets_prints_what_the_page_says(
    aarhus: Edition, call: str, printed: str
) -> None:
    assert _printed(aarhus, call).replace(NBSP, " ") == printed


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The publication that the page on chapters shows the beginning of."""
    sample = Book(tmp_path_factory.mktemp("editions"))
    shown, _ = re.findall(r"```yaml\n(.*?)```", CHAPTERS, re.DOTALL)
    files = re.findall(r"file: ([\w/.-]+)", shown)
    for file in files:
        sample.file(file, "Tekst.\n")
    head, rest = YAML.split("cover:")[0], YAML[YAML.index("data:") :]
    sample.file("edition.yaml", head.replace("type: redegoerelse\n", "") + shown + rest)
    return sample.load()


@pytest.mark.parametrize(("call", "printed"), examples(CHAPTERS))
def test_every_example_of_chapters_prints_what_the_page_says(
    book: Edition, call: str, printed: str
) -> None:
    assert _printed(book, call).replace(NBSP, " ") == printed


def test_the_page_on_chapters_names_every_call_and_field(book: Edition) -> None:
    without = replace(book, model=book.model.model_copy(update={"chapters": ()}))
    for name in calls.of(book).keys() - calls.of(without).keys():
        assert re.search(rf"\b{name}\b", CHAPTERS), name
    for model in (Cover, Isbns, ColophonLine, Chapter, Goal):
        for name in model.model_fields:
            assert f"`{name}`" in CHAPTERS or f"`{name}:" in CHAPTERS, name
    for name in WITH_CHAPTERS:
        assert f"`type: {name}`" in CHAPTERS


def test_the_spread_that_the_page_on_chapters_shows_is_right(tmp_path: Path) -> None:
    _, goals = re.findall(r"```yaml\n(.*?)```", CHAPTERS, re.DOTALL)
    (spread,) = re.findall(r"```\n(::: maal.*?)```", CHAPTERS, re.DOTALL)
    figure = '{{ vis_figur("hjemloese") }}'
    assert figure in spread
    book = Book(tmp_path).booklet().chapter("udsatte", "\n" + spread.replace(figure, ""))
    assert book.append(goals).faults() == []


def test_the_page_on_sheets_names_every_call_and_field(aarhus: Edition) -> None:
    for name in calls.of(aarhus).keys() - calls.of(replace(aarhus, measures=())).keys():
        assert re.search(rf"\b{name}\b", SHEETS), name
    for name in SheetIndicator.model_fields:
        known = SHEETS if name not in ("source", "round_before_classing") else GUIDE
        assert re.search(rf"\b{name}\b", known), name


def test_the_guide_has_many_examples() -> None:
    assert len(EXAMPLES) >= 23


def test_the_guide_names_every_call_and_every_filter(edition: Edition) -> None:
    text = GUIDE + (ROOT / "docs/ord-for-tal.md").read_text("utf-8")
    for name in (*calls.of(edition), *wording.of()):
        assert re.search(rf"\b{name}\b", text), name


def test_the_guide_names_every_field_of_an_edition_and_every_publication_type() -> None:
    for name in EditionModel.model_fields:
        assert f"`{name}`" in GUIDE, name
    for name in publication_types():
        assert f"`{name}`" in GUIDE, name


def test_the_limits_of_words_are_the_programs() -> None:
    text = " ".join((ROOT / "docs/ord-for-tal.md").read_text("utf-8").split())
    assert f"højst {str(words.EVERY_TOLERANCE).replace('.', ',')} procentpoint" in text
    for side in ("over", "under"):
        assert text.count(f"højst {int(words.NEAR * 100)} pct. {side}") == 1
    assert text.count(f"højst {int(shares.CLOSE * 100)} pct. under") == 1
    assert text.count(f"højst {int(shares.CLOSE * 100)} pct. over") == 1
    near = f"højst {shares.SHARE_CLOSE} procentpoint og højst {int(shares.SHARE_NEAR * 100)} pct."
    assert text.count(near) == 2
    for fraction in shares.FRACTIONS.values():
        assert fraction in text
    steady = f"højst {course.STEADY['pct']} procentpoint ({course.STEADY['point']} point)"
    assert f"{steady} og højst {int(course.STEADY_PART * 100)} pct. af det laveste fra" in text
    assert f"for antal højst {int(course.STEADY_COUNTS * 100)} pct. af det laveste |" in text
    assert f"flere end {words.CARDINALS[extremes.MOST_NAMES]} kommuner" in text
    assert f"over {shares.MAJORITY} pct." in text
    for word in words.EVERY.values():
        assert word in text
    assert f"fra nul til {words.CARDINALS[-1]}" in text


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_every_link_and_every_named_file_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (path.parent / target).exists(), target
    for name in re.findall(
        r"`((?:reporter|figures|tests|templates|docs|editions)/[\w/.-]+)`", text
    ):
        assert (ROOT / name).exists(), name
