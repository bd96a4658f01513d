"""What each component of a text becomes, on paper and on screen; fragments, not pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.editions.minimal import Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def both(sample: Sample) -> tuple[str, str]:
    publication = sample.publication()
    return publication.print_html, publication.screen_html


NOTES = "Først[^b], så[^a] og igen[^b].\n\n[^a]: Om a.\n\n[^b]: Om b.\n"


def test_a_note_has_the_same_number_on_paper_and_on_screen(sample: Sample) -> None:
    paper, screen = both(sample.text(NOTES))
    assert re.findall(r'aria-label="Note (\d)"', screen) == ["1", "2", "1"]
    # On paper the layout numbers the first mentions in order; only a second says its own number.
    assert re.findall(r'<span class="fodnote" id="note_(\d)">Om (.)', paper) == [
        ("1", "b"),
        ("2", "a"),
    ]
    assert '<sup class="notetal"><a href="#note_1">1</a></sup>' in paper


def test_a_note_leads_back_to_its_first_mention(sample: Sample) -> None:
    _, screen = both(sample.text(NOTES))
    for number in ("1", "2"):
        assert screen.count(f'id="note_{number}"') == 1
        assert f'href="#note_{number}_1" role="doc-backlink"' in screen
        assert screen.count(f'id="note_{number}_1"') == 1


@pytest.mark.parametrize(
    ("text", "where"),
    [("## Om[^a]\n\n[^a]: A.", "en overskrift"), ("Tekst[^a].\n\n[^a]: A[^a].", "en fodnote")],
)
def test_a_note_cannot_be_mentioned_where_it_would_be_read_twice(
    sample: Sample, text: str, where: str
) -> None:
    assert f"en fodnote kan ikke nævnes i {where}" in sample.text(text).fault()


@pytest.mark.parametrize("more", [1, 2])  # headings beside the one the sample has
def test_a_text_with_few_headings_has_no_list_of_contents(sample: Sample, more: int) -> None:
    headings = "".join(f"## {letter}\n\nTekst.\n\n" for letter in "AB"[:more])
    assert [page.count('class="indholdsliste"') for page in both(sample.text(headings))] == (
        [0, 0] if more == 1 else [1, 1]
    )


def test_a_heading_with_a_link_stands_in_the_contents_without_it(sample: Sample) -> None:
    more = "\n\n## B\n\nTekst."
    _, screen = both(sample.text(f"## Se [ministeriet](https://sm.dk)\n\nTekst.{more}"))
    (contents,) = re.findall(r"<nav.*?</nav>", screen, re.DOTALL)
    assert re.findall(r"<a [^>]*>([^<]*)</a>", contents)[0] == "Se ministeriet"
    assert 'Se <a href="https://sm.dk">ministeriet</a></h2>' in screen


def test_a_box_has_its_number_and_its_title_as_a_heading(sample: Sample) -> None:
    sample.append("boxes:\n  - id: om\n    title: Om målet\n")
    for html in both(sample.text("## Afsnit\n\n::: boks om\nTekst *her*.\n:::")):
        (box,) = re.findall(r'<aside class="boks" id="om".*?</aside>', html, re.DOTALL)
        assert re.search(r'<h3 id="om_titel"><span class="label">Boks\s1</span>', box)
        assert "Om målet" in box
        assert "<em>her</em>" in box


def test_a_quote_lists_and_a_lead_are_what_they_are_called(sample: Sample) -> None:
    text = "::: manchet\nKort.\n:::\n\n> Ord.\n\n- a\n  - b\n\n1. c\n2. d"
    for html in both(sample.text(text)):
        assert '<div class="manchet">\n<p>Kort.</p>' in html
        assert "<blockquote>\n<p>Ord.</p>" in html
        assert re.search(r"<ul>\s*<li>a\s*<ul>\s*<li>b</li>", html)
        assert re.search(r"<ol>\s*<li>c</li>\s*<li>d</li>", html)


def test_a_figure_has_label_title_drawing_and_notes_in_that_order(sample: Sample) -> None:
    sample.append("    notes: [En note.]\n    remark: En anmærkning.\n    source: En kilde.\n")
    for html in both(sample):
        (figure,) = re.findall(r'<figure class="figur".*?</figure>', html, re.DOTALL)
        parts = ["Figur", "Udviklingen i målet", "Søjlediagram", "Noter:", "Anm.:", "Kilde:"]
        places = [figure.index(part) for part in parts]
        assert places == sorted(places)


def test_a_figure_in_single_width_is_narrower(sample: Sample) -> None:
    sample.replace(
        'vis_figur("figur-maal")', 'vis_figur("figur-maal", bredde="enkelt")', "tekst.md"
    )
    paper, screen = both(sample)
    assert '<figure class="figur enkelt"' in screen
    assert "width: 112.0mm" in paper


def test_a_pair_of_figures_shares_one_set_of_notes(sample: Sample) -> None:
    sample.append("  - id: figur-to\n    kind: lines\n    data: maal\n    title: To\n")
    placed = '{{ vis_figurpar("figur-maal", "figur-to") }}'
    sample.replace('{{ vis_figur("figur-maal") }}', placed, "tekst.md")
    sample.append('\nSe også {{ henvis("figur-to") }}.\n', "tekst.md")
    for html in both(sample):
        pair = html.split('<div class="figurpar"')[1].split("Se også")[0]
        assert pair.count("<figure") == 2
        assert pair.count('<div class="noter">') == 1


def test_a_reference_is_a_link_to_what_it_names(sample: Sample) -> None:
    for html in both(sample):
        link = '<a class="henvisning" href="#figur-maal">figur\xa01</a>'
        assert f"jf.&nbsp;{link}" in html
        assert html.count('id="figur-maal"') == 1


def test_a_number_carries_where_it_comes_from_and_no_more_decimals_than_it_shows(
    sample: Sample,
) -> None:
    call = '{{ andel("tal", "Køn/Kvinder", "Uden") }}'
    paper, screen = both(sample.with_counts().text(f"Det er {call}"))
    expected = (
        '<data class="tal" value="100" data-serie="tal" data-omraade="Køn/Kvinder, Uden" '
        'data-periode="2015" data-status="offentliggjort">100\xa0pct.</data>'
    )
    assert expected in paper
    assert expected in screen


def test_a_table_has_heads_of_two_levels_and_group_rows(sample: Sample) -> None:
    sample.with_counts().append(
        "tables:\n  - id: tabel\n    data: tal\n    title: Tal\n    row_heading: Række\n"
    )
    for html in both(sample.text('{{ henvis("tabel") | stort }}.\n\n{{ vis_tabel("tabel") }}')):
        (table,) = re.findall(r'<div class="tabel".*?</table>', html, re.DOTALL)
        assert '<th scope="col" rowspan="2">Række</th>' in table
        assert table.count('<th scope="colgroup" colspan="2">') == 2
        assert '<th scope="rowgroup" colspan="5">Køn</th>' in table
        assert table.count('<th scope="row">') == 3
        assert "<caption>" in table


def test_what_a_writer_writes_never_becomes_markup(sample: Sample) -> None:
    sample.replace("title: En prøve", "title: Mål & <b>")
    assert "HTML kan ikke bruges" in sample.fault()


def test_names_from_data_never_become_markup(sample: Sample) -> None:
    sample.file("data/maal.csv", "aar;<script>\n2014;7\n2015;8\n2016;9\n")
    for html in both(sample):
        assert "<script" not in html
        assert "&lt;script&gt;" in html
