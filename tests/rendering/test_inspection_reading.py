"""What the inspection reads: names, strings of a PDF, and pages more strictly than a browser."""

from __future__ import annotations

import zlib

import pytest

from reporter.rendering.inspection.markup import Markup
from reporter.rendering.inspection.names import named
from reporter.rendering.inspection.strings import strings_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aarhus Kommunes tal", [("751", "Aarhus")]),
        ("Odenses og Assens’ tal", [("461", "Odenses"), ("420", "Assens")]),
        ("Københavns Kommune, Bornholms Regionskommune", [("101", "Københavns"),
                                                          ("400", "Bornholms")]),
        ("Lyngby-Taarbæk, Ikast-Brande", [("173", "Lyngby-Taarbæk"), ("756", "Ikast-Brande")]),
        ("Frederikshavn/Læsø", [("813", "Frederikshavn"), ("825", "Læsø")]),
        ("Høje Taastrup og Høje-Tåstrup", [("169", "Høje-Taastrup"), ("169", "Høje-Tåstrup")]),
        ("Århus-området", [("751", "Århus")]),
        ("Aarhus-Skive", [("751", "Aarhus")]),
        ("href=825-laesoe.pdf", [("825", "825-laesoe")]),
        ("vejen til skive, greve og struer", []),
        ("Region Sjælland, Hovedstadsområdet og Projektet", []),
        ("Odenseaner", []),
        ("999-laesoe", []),
    ],
)  # fmt: skip
def test_names_are_whole_words_with_a_capital(text: str, found: list[tuple[str, str]]) -> None:
    assert list(named(text)) == found


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (b"(Tal)", "Tal"),
        (b"(a\\(b\\)c \\\\ (d (e)))", "a(b)c \\ (d (e))"),
        (b"(l\\370\\nb)", "lø\nb"),
        (b"(delt \\\nlinje)", "delt linje"),
        (b"<FEFF004C00E60073 00f8>", "Læsø"),
        (b"(\xfe\xff\x00L\x00\xe6)", "Læ"),
        (b"<414>", "A@"),
    ],
)
def test_strings_are_read_as_they_were_meant(string: bytes, text: str) -> None:
    found = strings_of(b"1 0 obj\n<</Type /X/Alt " + string + b">>\nendobj")
    assert found.keyed == (("Alt", text),)
    assert found.of("Alt") == [text]


def test_strings_are_read_in_streams_of_objects_and_not_in_others() -> None:
    packed = zlib.compress(b"5 0 <</S /Figure/Alt (inde)>> <</S /H1>>")
    other = b"(tegn i en skrift)"
    pdf = (
        b"<</Title (ude)>>\n<</Length 9>>\nstream\n" + other + b"\nendstream\n"
        b"<</Type /ObjStm/N 1/First 4>>\nstream\n" + packed + b"\nendstream\n<</Alt (bag)>>"
    )
    found = strings_of(pdf)
    assert found.keyed == (("Title", "ude"), ("Alt", "inde"), ("Alt", "bag"))
    assert (found.headings, found.figures) == (1, 1)


def test_a_dictionary_is_no_string() -> None:
    assert strings_of(b"<</A <</B 1>>/C <0041>>>").keyed == (("C", "\0A"),)


def test_words_are_read_whole_over_inline_elements_and_parted_by_bound_numbers() -> None:
    page = Markup("<p>Lyngby-<b>Taar</b>bæk 1<data value='x'>2</data>3</p>".replace("'", '"'))
    (said,) = page.said
    assert said.text == "Lyngby-Taarbæk 1 \0 3"
    assert [number.text for number in page.numbers] == ["2"]


def test_each_text_knows_its_indicator() -> None:
    page = Markup('<p>ude</p><section class="indikator" id="a"><h2>inde</h2></section><p>bag</p>')
    assert [(each.section, each.kind, each.text) for each in page.said] == [
        ("", "words", "ude"),
        ("a", "heading", "inde"),
        ("", "words", "bag"),
    ]


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<p>a", "<p> er ikke lukket"),
        ("<p><b>a</p></b>", "</p> lukker ikke det, der står åbent"),
        ("a</p>", "</p> lukker ikke det, der står åbent"),
        ("<p/>", "<p/> er ikke lukket"),
        ("<p>1 < 2</p>", "her er siden ikke velformet: »< 2</p>«"),
        ("<p class='a'>b</p>", "her er siden ikke velformet: »<p class='a'>b</p>«"),
    ],
)
def test_what_a_browser_would_mend_is_a_fault(markup: str, fault: str) -> None:
    assert fault in Markup(markup).faults


@pytest.mark.parametrize(
    "markup",
    ["<p>a<br>b</p>", "<svg><path/><g></g></svg>", "<!DOCTYPE html><html></html>",
     "<a download>x</a>", "<!-- a > b --><p>&lt;&amp;</p>", '<p title="a > b">x</p>'],
)  # fmt: skip
def test_what_is_right_is_no_fault(markup: str) -> None:
    assert Markup(markup).faults == []


def test_comments_and_attributes_are_read_too() -> None:
    page = Markup('<p title="&#49;2" class="34" data-x="56">a</p><!-- 78 -->')
    assert [each.text for each in page.said] == ["12", "56", "a", " 78 "]
