"""Figures, tables, boxes and appendices are numbered in the text's order, and all are used."""

from __future__ import annotations

import re

import pytest

from reporter.editions.numbering import Numbering
from tests.editions.minimal import Sample

BOX = "boxes:\n  - id: boks\n    title: En boks\n"
TABLE = "tables:\n  - id: tabel\n    data: tal\n    title: En tabel\n    row_heading: Gruppe\n"
APPENDIX = "appendices:\n  - id: bilag\n    data: kort\n    title: Et bilag\n    heading: Antal\n"


def test_what_is_placed_first_has_number_1(sample: Sample) -> None:
    sample.with_map().file(
        "tekst.md",
        'Se {{ henvis("figur-maal") }} og {{ henvis("figur-kort") }}.\n\n'
        '{{ vis_figur("figur-kort") }}\n\n{{ vis_figur("figur-maal") }}\n',
    )
    html = sample.publication().screen_html
    assert re.findall(r'class="henvisning"[^>]*>([^<]*)<', html) == [
        "figur\u00a02",
        "figur\u00a01",
    ]
    labels = re.findall(r'id="(figur-\w+)">\s*<figcaption><span class="label">([^<]*)<', html)
    assert labels == [("figur-kort", "Figur\u00a01"), ("figur-maal", "Figur\u00a02")]


@pytest.mark.parametrize("medium", ["print_html", "screen_html"])
def test_a_lead_and_its_link_are_in_one_piece(sample: Sample, medium: str) -> None:
    html = getattr(sample.publication(), medium)
    assert re.search(r'<span class="sammen">jf\.(&nbsp;|\u00a0)<a class="henvisning"[^>]*>', html)
    assert re.search(r"\.sammen { white-space: nowrap; }", html)


def test_each_kind_is_numbered_for_itself(sample: Sample) -> None:
    sample.with_map().with_counts().append(BOX).append(TABLE).append(APPENDIX)
    numbering = Numbering(sample.load())
    for item_id in ("figur-kort", "tabel", "boks", "bilag", "figur-maal"):
        numbering.place(item_id)
    labels = [numbering.label(i) for i in ("figur-kort", "figur-maal", "tabel", "boks", "bilag")]
    assert [label.replace("\u00a0", " ") for label in labels] == [
        "Figur 1",
        "Figur 2",
        "Tabel 1",
        "Boks 1",
        "Bilag A",
    ]
    assert numbering.slug("figur-maal") == "figur-2"
    assert numbering.slug("bilag") == "bilag-a"


def test_after_appendix_z_comes_aa(sample: Sample) -> None:
    sample.with_kommuner().append("appendices:\n")
    for n in range(28):
        sample.append(f"  - {{id: bilag-{n}, data: kort, title: Et bilag, heading: Antal}}\n")
    numbering = Numbering(sample.load())
    for n in range(28):
        numbering.place(f"bilag-{n}")
    assert [numbering.slug(f"bilag-{n}") for n in (0, 25, 26, 27)] == [
        "bilag-a",
        "bilag-z",
        "bilag-aa",
        "bilag-ab",
    ]


def test_data_files_are_named_by_number_in_the_texts_order(sample: Sample) -> None:
    sample.with_map()
    assert [file.name for file in sample.publication().data_files] == [
        "figur-1.csv",
        "figur-2.csv",
    ]


def test_a_pair_of_figures_is_numbered_from_the_left(sample: Sample) -> None:
    sample.with_map().file(
        "tekst.md",
        '{{ jf("figur-maal") }} {{ jf("figur-kort") }}\n\n'
        '{{ vis_figurpar("figur-kort", "figur-maal") }}\n',
    )
    assert re.findall(r"jf\.&nbsp;<a [^>]*>([^<]*)<", sample.publication().screen_html) == [
        "figur\u00a02",
        "figur\u00a01",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '{{ jf("figur-maal") }}\n\n{{ vis_figur("figur-maal") }}\n\n'
            '{{ vis_figur("figur-maal") }}',
            "tekst.md:5: figuren 'figur-maal' er placeret to gange",
        ),
        (
            '{{ jf("figur-maal") }}\n\n{{ vis_figurpar("figur-maal", "figur-maal") }}',
            "tekst.md:3: figuren 'figur-maal' er placeret to gange",
        ),
        (
            '{{ jf("figur-maal") }}',
            "edition.yaml:17:5: figuren 'figur-maal' står ikke i teksten; placér eller slet den",
        ),
        (
            '{{ vis_figur("figur-maal") }}',
            "edition.yaml:17:5: figuren 'figur-maal' er ikke nævnt i teksten; skriv fx jf(…)",
        ),
        (
            '{{ jf("figur-mål") }}\n\n{{ vis_figur("figur-maal") }}',
            "tekst.md:1: figuren, tabellen, boksen eller bilaget 'figur-mål' findes ikke; mente "
            "du figur-maal?",
        ),
        (
            '{{ jf("figur-maal") }}\n\n{{ vis_figur("figur-mål") }}',
            "tekst.md:3: figuren 'figur-mål' findes ikke; mente du figur-maal?",
        ),
        (
            '{{ jf("figur-maal") }}\n\n{{ vis_bilag("figur-maal") }}',
            "tekst.md:3: bilaget 'figur-maal' findes ikke; der er ingen",
        ),
    ],
)
def test_what_is_declared_is_placed_once_and_mentioned(
    sample: Sample, text: str, fault: str
) -> None:
    assert sample.file("tekst.md", text).fault() == f"proeve/{fault}"


def test_a_mention_under_a_figure_counts(sample: Sample) -> None:
    sample.append("    remark: '{{ henvis(\"figur-maal\") }}'\n")
    assert sample.file("tekst.md", '{{ vis_figur("figur-maal") }}').faults() == []


def test_a_table_and_an_appendix_are_placed_and_mentioned_too(sample: Sample) -> None:
    sample.with_counts().with_kommuner().append(TABLE).append(APPENDIX)
    assert sample.faults() == [
        "proeve/edition.yaml:35:5: tabellen 'tabel' står ikke i teksten; placér eller slet den",
        "proeve/edition.yaml:40:5: bilaget 'bilag' står ikke i teksten; placér eller slet den",
    ]
    sample.append('\n{{ vis_tabel("tabel") }}\n\n{{ vis_bilag("bilag") }}\n', "tekst.md")
    assert sample.faults() == [
        "proeve/edition.yaml:35:5: tabellen 'tabel' er ikke nævnt i teksten; skriv fx jf(…)",
        "proeve/edition.yaml:40:5: bilaget 'bilag' er ikke nævnt i teksten; skriv fx jf(…)",
    ]
    sample.append('\n{{ jf("tabel") }} {{ jf("bilag") }}\n', "tekst.md")
    assert sample.faults() == []


def test_a_box_is_placed_but_need_not_be_mentioned(sample: Sample) -> None:
    sample.append(BOX)
    assert sample.fault() == (
        "proeve/edition.yaml:22:5: boksen 'boks' står ikke i teksten; placér eller slet den"
    )
    assert sample.text("::: boks boks\nTekst\n:::").faults() == []


def test_a_box_can_be_mentioned(sample: Sample) -> None:
    sample.append(BOX).text('Se {{ henvis("boks") }}.\n\n::: boks boks\nTekst\n:::')
    assert ">boks\u00a01</a>" in sample.publication().screen_html
