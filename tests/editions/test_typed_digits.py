"""A digit in a text comes from a call; one that is typed, or smuggled in, is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.editions.text.template import Texts
from reporter.errors import EditionError, Place
from tests.editions.minimal import Sample

WHY = (
    "er skrevet direkte; brug et kald som vaerdi(…) eller fakta(…), eller aar(…), dato(…), "
    "paragraf(…), alder(…) eller navn(…) til faste udtryk"
)


def where(sample: Sample, text: str) -> list[str]:
    """Return the line, column and number of every typed number found."""
    found = []
    for fault in sample.text(text).faults():
        place, _, message = fault.partition(": ")
        assert message.endswith(WHY)
        number = message.removeprefix("tallet ").removesuffix(WHY).strip()
        found.append(f"{place.removeprefix('proeve/tekst.md:')} {number}")
    return found


def test_a_typed_number_is_told_with_what_to_write_instead(sample: Sample) -> None:
    assert sample.text("Der er 12 mål.").fault() == f"proeve/tekst.md:1:8: tallet 12 {WHY}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Af 45.859 er 27,1 pct. unge.", ["1:4 45.859", "1:14 27,1"]),
        ("Et\n\nto 3", ["3:4 3"]),
        ("- punkt\n- punkt 7", ["2:9 7"]),
        ("1. punkt\n2. punkt 7", ["2:10 7"]),
        ("> citat 7", ["1:9 7"]),
        ("## Afsnit 7", ["1:11 7"]),
        ("Overskrift 7\n---", ["1:12 7"]),
        ("*7* og **8**", ["1:2 7", "1:10 8"]),
        ("`7`", ["1:2 7"]),
        ("[side 7](https://a.dk)", ["1:7 7"]),
        ("[side](https://a.dk 'side 7')", ["1:27 7"]),
        ("![kort 7](kort.png)", ["1:8 7"]),
        ("Se www.a.dk/7", ["1:13 7"]),
        ("[x]: https://a.dk/7\n\n[x]", ["1:19 7"]),
        ("Tekst[^a]\n\n[^a]: note 7", ["3:12 7"]),
        ("::: manchet\nNu 7\n:::", ["2:4 7"]),
        ("COVID-19, A4 og km2", ["1:7 19", "1:12 4", "1:19 2"]),
        ("x&#49;", ["1:2 &#49;"]),
        ("x&#x31;", ["1:2 &#x31;"]),
        ("x&frac12;", ["1:2 &frac12;"]),
        ("x&half;", ["1:2 &half;"]),
        ("x&#xBD;", ["1:2 &#xBD;"]),
        ("½, ², ① og Ⅳ", ["1:1 ½", "1:4 ²", "1:7 ①", "1:12 Ⅳ"]),
        ("٤٢ og ４２", ["1:1 ٤٢", "1:7 ４２"]),
        ("{# 7 #}8", ["1:8 8"]),
        ("{{ aar(2014) }}7", ["1:16 7"]),
        ("{{ aar(\n2014) }}\nx 7", ["3:3 7"]),
        ("{% raw %}7{% endraw %}", ["1:10 7"]),
    ],
)
def test_every_typed_number_is_found_with_line_and_column(
    sample: Sample, text: str, found: list[str]
) -> None:
    assert where(sample, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der er\n12. personer", ["2 12"]),  # no list begins with 12 inside a paragraph
        ("1. et\n\nTekst\n2. to", ["4 2"]),
        ("Tekst  \n7. maj", ["2 7"]),
        ("\\](7)", ["1 7"]),
        ("a](7) b", ["1 7"]),
        ("[x](javascript:7)", ["1 7"]),
        ("Tekst [^7]", ["1 7"]),
        ("Tekst\n\n::: ukendt 7\nx\n:::", ["3 7"]),
    ],
)
def test_a_number_that_only_looks_like_a_mark_is_found(
    sample: Sample, text: str, found: list[str]
) -> None:
    faults = sample.text(text).faults()
    numbers = [f.split(" er skrevet")[0].split("md:")[1] for f in faults if f.endswith(WHY)]
    assert [number.replace(": tallet", "") for number in numbers] == found


@pytest.mark.parametrize("first", ["12", "0", "2"])
def test_a_list_is_counted_from_one(sample: Sample, first: str) -> None:
    assert sample.text(f"{first}. personer").fault() == (
        f"proeve/tekst.md:1: listen begynder med {first}; den skal begynde med et ettal"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. et\n2. to\n3. tre",
        "1) et\n2) to",
        "- et\n  1. to\n  2. tre",
        "Tekst\n\n1. et\n\n   mere\n\n2. to",
        "[tekst](https://a.dk/2017/7)",
        "<https://a.dk/2017/7>",
        "Tekst[^7]\n\n[^7]: note",
        "Tekst&#160;tekst&nbsp;tekst",
        "Tekst {# en bemærkning fra 2017 #}",
        "Tekst {{ aar(2017) }}",
    ],
)
def test_digits_are_allowed_in_list_marks_addresses_note_names_and_comments(
    sample: Sample, text: str
) -> None:
    assert sample.text(text).faults() == []


def test_the_id_of_a_box_may_hold_digits(sample: Sample) -> None:
    sample.append("boxes:\n  - id: maal-7\n    title: Boks\n")
    assert sample.text("::: boks maal-7\nTekst\n:::").faults() == []


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("title: Nu 7", "3:11"),
        ("title: 'Nu 7'", "3:12"),
        ('title: "Nu 7"', "3:12"),
        ("title: Nu\n  og 7", "4:6"),
        ("title: >-\n  Nu\n\n  og\n  7", "7:3"),
        ("title: |\n  Nu\n    og 7", "5:8"),
        ("title: Nu\nsubtitle: 7 mål", "4:11"),
        ("title: 7. maj", "3:8"),
        ("title: '[^7]'", "3:11"),
    ],
)
def test_a_number_in_a_field_is_found_with_its_place_in_the_file(
    sample: Sample, field: str, place: str
) -> None:
    sample.replace("title: En prøve", field)
    assert sample.fault() == f"proeve/edition.yaml:{place}: tallet 7 {WHY}"


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("notes: [Nu, og 7]", "21:20"),
        ("notes:\n      - >-\n        og\n        7", "24:9"),
        ("remark: Nu 7", "21:16"),
        ("source: Nu 7", "21:16"),
    ],
)
def test_a_number_under_a_figure_is_found(sample: Sample, field: str, place: str) -> None:
    sample.append(f"    {field}\n")
    assert sample.fault() == f"proeve/edition.yaml:{place}: tallet 7 {WHY}"


def test_a_number_in_the_source_of_data_is_found(sample: Sample) -> None:
    sample.replace("source: Egne beregninger", "source: Register 7")
    assert sample.fault() == f"proeve/edition.yaml:14:22: tallet 7 {WHY}"


@pytest.mark.parametrize(
    "call",
    [
        '"7"',
        "7",
        '"7" | upper',
        '"x7".upper()',
        '"7" ~ "8"',
        "[7]",
        "7 if true else 8",
        "7 + 8",
        "-7",
        'aar("7")',
        'navn("7")',
        'alder("7")',
        'dato("7")',
        'paragraf("7")',
        'fakta("tolv") | lidt_over(7)',
        'fakta("tolv") | naesten(70)',
        'sammenlagt("7")',
        'vaerdi("maal", "7")',
        "none",
        "true",
    ],
)
def test_no_call_prints_a_number_of_its_own(sample: Sample, call: str) -> None:
    assert sample.text(f"{{{{ {call} }}}}").faults() != []


TEXTS = st.text(alphabet=st.sampled_from("a 7½.,:*_-#>[]()!`&;^\\\n1x"), max_size=24)


@given(TEXTS)
def test_no_digit_gets_through_unless_it_is_a_mark_or_an_address(text: str) -> None:
    try:
        Texts({}).render(text, Place("t", 1))
    except EditionError:
        return
    from reporter.editions.text.dialect import parser

    shown = "".join(
        child.content
        for token in parser().parse(text, {})
        for child in token.children or []
        if child.type in ("text", "code_inline", "image")
    )
    assert not any(map(str.isnumeric, shown))
