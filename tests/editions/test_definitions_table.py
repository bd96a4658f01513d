"""A table of definitions says what the definitions say, and takes every digit from them."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from reporter.danish.numbers import number_tokens
from reporter.editions.display import definitions as display
from reporter.indicators import definitions
from reporter.indicators.definition import Ages, Definition
from reporter.indicators.definitions import maal_1, support, vulnerable
from tests.editions.minimal import Sample
from tests.publications.pages import Page, text

CONSTANTS = {
    "GRADE": maal_1.GRADE,
    "HOURS": support.HOURS,
    "EDUCATION_DAY": support.EDUCATION_DAY,
    "FAMILY_DIRECTED_SINCE": vulnerable.FAMILY_DIRECTED_SINCE,
}


@pytest.fixture(params=["print", "screen"])
def page(request: pytest.FixtureRequest, sample: Sample) -> Page:
    return Page(getattr(sample.with_definitions().publication(), f"{request.param}_html"))


def numbers_in(value: object) -> set[str]:
    """Every whole number that a field or a constant holds, months by name left out."""
    match value:
        case Ages(low=low, high=high, day=(_, day)):
            return {str(low), str(high), str(day)}
        case tuple():
            return {str(each) for each in value}
        case _:
            return {str(value)}


def test_a_goal_is_a_row_and_its_indicators_share_it(page: Page) -> None:
    table = page.by_id["tabel-maal"]
    heads = [text(cell) for cell in page.all("th", page.all("tbody", table)[0])]
    assert [head.partition(" ")[0] for head in heads] == ["1)", "2)", "6)", "8)"]
    assert heads[1] == "2) Flere udsatte unge skal gennemføre en ungdomsuddannelse"
    last = page.all("tr", table)[-1]
    assert [text(p) for p in page.of_class("indikator", last)] == [
        "Antal narkotikarelaterede dødsfald"
    ]
    assert [text(p) for p in page.all("p", page.all("td", last)[1])] == [
        "Stofmisbrugsdatabasen",
        "Rigspolitiet",
    ]


def test_labels_are_spelled_one_way(page: Page) -> None:
    labels = [text(label) for label in page.all("b", page.by_id["tabel-maal"])]
    assert set(labels) == {"Målgruppe:", "Tæller:", "Nævner:", "Mål:", "Forbehold:"}
    assert labels[:4] == ["Målgruppe:", "Tæller:", "Nævner:", "Forbehold:"]


def test_every_digit_of_a_cell_is_taken_from_a_definition(page: Page) -> None:
    body = page.all("tbody", page.by_id["tabel-maal"])[0]
    taken = [each for each in page.all("span", body) if each.get("data-art") == "definition"]
    told = 0
    for each in taken:
        definition, field = definitions.of(each.attrib["data-serie"]), each.attrib["data-felt"]
        known = {f.name: getattr(definition, f.name) for f in fields(definition)} | CONSTANTS
        for number in number_tokens(text(each)):
            assert number in numbers_in(known[field]), (number, field)
            assert each.get("class") == "fast"
            told += 1
    assert told == len(number_tokens(text(body))) == 15


def test_the_caption_is_one_line_and_heads_have_scopes(page: Page) -> None:
    table = page.by_id["tabel-maal"]
    assert text(page.all("caption", table)[0]) == "Tabel 1 Målene"
    assert [(text(th), th.get("scope")) for th in page.all("th", page.all("thead", table)[0])] == [
        ("Mål", "col"),
        ("Afgrænsning", "col"),
        ("Kilder", "col"),
    ]
    assert {th.get("scope") for th in page.all("th", page.all("tbody", table)[0])} == {"row"}


def test_what_the_definition_changes_the_cell_changes() -> None:
    goal_2 = definitions.of("maal-2")
    changed = replace(goal_2, ages=Ages(low=20, high=24, day=(3, 31)), look_back=3)
    assert "18-21\u00a0år den 1.\u00a0oktober" in cell(goal_2)
    assert "20-24\u00a0år den 31.\u00a0marts" in cell(changed)
    assert "de seneste tre\u00a0år" in cell(changed)


def cell(definition: Definition) -> str:
    (row,) = display.layout([definition]).rows
    paragraphs = (paragraph for part in row.parts for paragraph in part.paragraphs)
    return "\n".join("".join(p.printed for p in each.pieces) for each in paragraphs)


def test_its_file_has_a_row_for_every_indicator(sample: Sample) -> None:
    files = {f.name: f for f in sample.with_definitions().publication().data_files}
    lines = files["tabel-1.csv"].content.decode("utf-8-sig").splitlines()
    assert files["tabel-1.csv"].description == "Tabel\u00a01. Målene".replace("\u00a0", " ")
    assert lines[0].startswith("Nr.;Titel;Indikator;Id;Udgave;Målgruppe;Tæller;Nævner;")
    assert [re.split(";", line)[3] for line in lines[1:]] == [
        "maal-1-2018", "maal-2", "maal-6", "maal-8", "maal-8-doedsfald",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "[maal-1-2018, maal-2,",
            "[maal-1-2019, maal-2,",
            "25:18: tables.0.indicators.0: indikatoren 'maal-1-2019' findes ikke; "
            "mente du maal-1-2018?",
        ),
        (
            "[maal-1-2018, maal-2,",
            "[maal-2, maal-2,",
            "25:26: tables.0.indicators.1: 'maal-2' er nævnt før; hver indikator kan kun stå én "
            "gang",
        ),
        (
            "kind: definitions",
            "kind: definition",
            "23:5: tables.0.kind: kan ikke være 'definition'; vælg mellem 'counts', "
            "'definitions', 'status' (mente du 'definitions'?)",
        ),
        (
            "    indicators: [maal-1-2018, maal-2, maal-6, maal-8, maal-8-doedsfald]",
            "    indicators: []",
            "25:5: tables.0.indicators: har for få poster; der skal være mindst 1",
        ),
        (
            "    title: Målene\n",
            "    title: Målene\n    data: maal\n",
            "25:5: tables.0.data: feltet kendes ikke her; slet det",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told_with_its_place(
    sample: Sample, old: str, new: str, fault: str
) -> None:
    assert sample.with_definitions().replace(old, new).fault() == f"proeve/edition.yaml:{fault}"


def test_goals_are_listed_with_their_official_titles(sample: Sample) -> None:
    lists = '\n{{ vis_maal("fordelte") }}\n\n{{ vis_maal("ikke-fordelte") }}\n'
    sample.with_definitions().append(lists, "tekst.md")
    page = Page(sample.publication().screen_html)
    shown = [[text(li) for li in page.all("li", ul)] for ul in page.all("ul")]
    assert shown == [
        [
            "Flere udsatte unge skal gennemføre en ungdomsuddannelse.",
            "Færre udsatte unge skal begå kriminalitet.",
            "Større effekt af stofmisbrugsbehandlingen.",
        ],
        [
            "Udsatte børn og unges faglige niveau i folkeskolen skal forbedres: "
            + definitions.of("maal-1-2018").not_distributed
        ],
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('Her er {{ vis_maal("alle") }}', "figurer, tabeller, bilag og lister skal stå alene på en"
         " linje"),
        ('## {{ vis_maal("alle") }}', "en figur, en tabel, et bilag eller en liste kan ikke stå i "
         "en overskrift"),
    ],
)  # fmt: skip
def test_a_list_stands_alone(sample: Sample, line: str, fault: str) -> None:
    assert sample.with_definitions().text(line).fault() == f"proeve/tekst.md:1: {fault}"


def test_a_page_without_data_does_not_say_when_its_numbers_are_from(sample: Sample) -> None:
    assert "Tallene er fra 2016." in sample.publication().screen_html
    head = sample.folder.joinpath("edition.yaml").read_text("utf-8").partition("data:")[0]
    sample.file("edition.yaml", head).file("tekst.md", "Kun ord.\n")
    assert "Tallene er fra" not in sample.publication().screen_html
