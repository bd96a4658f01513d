"""Markdown makes only what a publication has: no HTML, no script, no picture from elsewhere."""

from __future__ import annotations

import pytest

from tests.editions.minimal import Sample

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
NO_LINK = (
    "linket eller billedet kan ikke bruges; skriv [tekst](https://…) eller "
    "![beskrivelse](billeder/navn.png)"
)


@pytest.mark.parametrize(
    "html",
    [
        "<b>",
        "</b>",
        "<script>alert()</script>",
        "<SCRIPT src=//a.dk>",
        "<img src=x onerror=alert()>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<svg/onload=alert()>",
        "<b\nclass=x>",
        "<javascript:alert()>",
        "<iframe",
    ],
)
def test_html_is_refused_where_it_stands(sample: Sample, html: str) -> None:
    faults = sample.text(f"Et\nto {html}").faults()
    assert faults[0] == "proeve/tekst.md:2:4: HTML kan ikke bruges i teksten; skriv Markdown"


def test_html_in_a_field_is_refused_where_it_stands(sample: Sample) -> None:
    sample.replace("title: En prøve", "title: En <b>prøve")
    assert sample.fault() == (
        "proeve/edition.yaml:3:11: HTML kan ikke bruges i teksten; skriv Markdown"
    )


@pytest.mark.parametrize("text", ["a < b", "a <b", "&lt;script&gt;", "{{ navn('<script>') }}"])
def test_whatever_looks_like_html_is_printed_as_it_is_or_refused(sample: Sample, text: str) -> None:
    sample.text(text)
    assert "<script>" not in (sample.publication().screen_html if not sample.faults() else "")


def test_a_script_in_data_is_printed_as_text(sample: Sample) -> None:
    evil = "<script>alert()</script>"
    sample.with_distribution().file("data/dele.csv", f"del;andel\n{evil};40\nNej;60\n")
    sample.append(
        "  - id: figur-dele\n    kind: stacked_bar\n    data: dele\n    title: Dele\n"
    ).append('\n{{ jf("figur-dele") }}\n\n{{ vis_figur("figur-dele") }}\n', "tekst.md")
    pages = sample.publication()
    for page in (pages.screen_html, pages.print_html):
        assert "<script>" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert()",
        "JaVaScRiPt:alert()",
        "&#106;avascript:alert()",
        "java&Tab;script:alert()",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("mark", ["", "!"])
def test_an_address_that_runs_or_reads_is_refused(sample: Sample, address: str, mark: str) -> None:
    sample.text(f"Et\n\n{mark}[tekst]({address})")
    faults = sample.faults()
    assert faults
    assert all(fault.startswith("proeve/tekst.md") for fault in faults)


@pytest.mark.parametrize("address", ["javascript:alert()", "file:///etc/passwd", "vbscript:x"])
def test_a_link_that_runs_is_told_with_its_line(sample: Sample, address: str) -> None:
    assert sample.text(f"Et\n\n[tekst]({address})").fault() == f"proeve/tekst.md:3: {NO_LINK}"


def test_a_link_to_a_page_is_a_link(sample: Sample) -> None:
    html = sample.text("[tekst](https://a.dk/7 'titel')").publication().screen_html
    assert '<a href="https://a.dk/7" title="titel">tekst</a>' in html


@pytest.mark.parametrize(
    "text",
    [
        "[x]({{ aar(2014) }})",
        "![x]({{ aar(2014) }})",
        "![{{ aar(2014) }}](kort.png)",
        "[x](https://a.dk '{{ aar(2014) }}')",
    ],
)
def test_no_call_can_stand_inside_a_tag(sample: Sample, text: str) -> None:
    assert sample.text(text).fault() == (
        "proeve/tekst.md:1: et kald kan ikke stå i et links adresse eller i et billedes beskrivelse"
    )


def test_a_call_can_be_the_text_of_a_link(sample: Sample) -> None:
    assert sample.text("[{{ aar(2014) }}](https://a.dk)").faults() == []


def test_an_abbreviations_dot_ends_the_sentence_too(sample: Sample) -> None:
    call = '{{ vaerdi("maal", "2016", "Alle") }}'
    assert sample.text(f"Den er\n{call}.").fault() == (
        "proeve/tekst.md:2: 'pct.' slutter sætningen; slet punktummet efter kaldet"
    )
    assert sample.text(f"Den er {call} I alt {{{{ aar(2016) }}}}. Og {call}, ja.").faults() == []


# --- Pictures ------------------------------------------------------------------------------------


def picture_fault(sample: Sample, markdown: str) -> str:
    return sample.text(markdown).fault().removeprefix("proeve/tekst.md: ")


def test_a_picture_of_the_editions_own_folder_is_shown(sample: Sample) -> None:
    sample.file("billeder/kort.png", PNG).text("![Et kort](billeder/kort.png)")
    pages = sample.publication()
    assert '<img class="billede" src="data:image/png;base64,' in pages.screen_html
    assert 'alt="Et kort"' in pages.screen_html
    assert pages.resources["udgave:billeder/kort.png"].content == PNG


@pytest.mark.parametrize(
    "source",
    [
        "../kort.png",
        "billeder/../../kort.png",
        "/etc/kort.png",
        "//a.dk/kort.png",
        "http://a.dk/kort.png",
        "https://a.dk/kort.png",
        "C:/kort.png",
        ".skjult.png",
        "kort.png?x",
        "%2e%2e/kort.png",
        "data:image/png;base64,iVBORw0KGgo=",
    ],
)
def test_a_picture_from_elsewhere_is_refused(sample: Sample, source: str) -> None:
    (sample.editions / "kort.png").write_bytes(PNG)
    assert "skal ligge i udgavens egen mappe" in picture_fault(sample, f"![Et kort]({source})")


def test_a_link_in_the_folder_to_a_picture_outside_is_refused(sample: Sample) -> None:
    outside = sample.editions / "kort.png"
    outside.write_bytes(PNG)
    (sample.folder / "kort.png").symlink_to(outside)
    assert picture_fault(sample, "![Et kort](kort.png)") == (
        "billedet 'kort.png': filen er en henvisning ud af udgavens mappe; læg selve filen i mappen"
    )


@pytest.mark.parametrize("alt", ["", " "])
def test_a_picture_without_words_for_it_is_refused(sample: Sample, alt: str) -> None:
    sample.file("kort.png", PNG)
    assert picture_fault(sample, f"![{alt}](kort.png)") == (
        "billedet 'kort.png' mangler en beskrivelse: ![beskrivelse](…)"
    )


@pytest.mark.parametrize("name", ["kort.svg", "kort.gif", "kort.html"])
def test_only_png_and_jpeg_are_pictures(sample: Sample, name: str) -> None:
    sample.file(name, "<svg onload='alert()'/>")
    assert picture_fault(sample, f"![Et kort]({name})") == (
        f"billedet '{name}' skal være PNG eller JPEG"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [("kort.png", b"<svg onload='alert()'/>"), ("kort.jpg", PNG), ("kort.png", b"")],
)
def test_a_picture_is_what_its_name_says(sample: Sample, name: str, content: bytes) -> None:
    sample.file(name, content)
    assert picture_fault(sample, f"![Et kort]({name})") == (
        f"filen '{name}' er ikke et billede af typen {name[4:]}"
    )


def test_a_picture_that_is_not_there_is_told(sample: Sample) -> None:
    assert picture_fault(sample, "![Et kort](kort.png)") == (
        "billedet 'kort.png': filen findes ikke i udgavens mappe"
    )


# --- Blocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# Titel", "1: overskriften er på et forkert niveau: ## først, ### under en ##"),
        ("### Afsnit", "1: overskriften er på et forkert niveau: ## først, ### under en ##"),
        ("Et\n\n```\nx\n```", "3: en kodeblok kan ikke bruges; skriv almindelig tekst"),
        ("~~~\nx\n~~~", "1: en kodeblok kan ikke bruges; skriv almindelig tekst"),
        ("Et[^a]", "1: fodnoten a findes ikke; skriv [^a]: og dens tekst for sig"),
        ("Et\n\n[^a]: x", "3: fodnoten a bruges ikke; skriv [^a] i teksten, eller slet den"),
        ("Et[^a]\n\n[^a]: x\n\n[^a]: y", "5: fodnoten a er skrevet to gange"),
        ("Et\n\n::: manchet\nx", "3:1: ::: er ikke lukket; slut med ::: på en linje for sig"),
        (
            "::: manchet\nx\n::: manchet\ny\n:::",
            "3:1: ::: i linje 1 er ikke lukket; slut den med ::: først",
        ),
        (
            "x\n:::",
            "2: blokken kendes ikke; skriv ::: manchet eller ::: boks id, og slut med :::",
        ),
        ("\ue000", "1:1: tegnet U+E000 kan ikke vises; slet det"),
        (
            'Et[^a]\n\n[^a]: {{ vis_figur("figur-maal") }}',
            "3: en figur, en tabel, et bilag eller en liste kan ikke stå i en fodnote",
        ),
        (
            '## {{ vis_figur("figur-maal") }}',
            "1: en figur, en tabel, et bilag eller en liste kan ikke stå i en overskrift",
        ),
        (
            'Se {{ vis_figur("figur-maal") }} her',
            "1: figurer, tabeller, bilag og lister skal stå alene på en linje",
        ),
        ("::: boks x\nx\n:::", "1: boksen 'x' findes ikke i edition.yaml"),
    ],
)
def test_a_block_that_cannot_be_set_is_told_with_its_line(
    sample: Sample, text: str, fault: str
) -> None:
    assert sample.text(text).fault() == f"proeve/tekst.md:{fault}"


def test_an_unknown_block_is_told_where_it_begins(sample: Sample) -> None:
    faults = sample.text("Et\n\n::: bokse x\nx\n:::").faults()
    assert faults[0] == (
        "proeve/tekst.md:3: blokken kendes ikke; skriv ::: manchet eller ::: boks id, og slut "
        "med :::"
    )


def test_a_text_that_is_not_utf_8_is_told_with_its_line(sample: Sample) -> None:
    sample.file("tekst.md", "Et\nmål".encode("latin-1"))
    assert sample.fault() == (
        "proeve/tekst.md:2: filen er ikke UTF-8 (måske Latin-1); gem den som »UTF-8«"
    )


def test_a_text_that_is_missing_is_told(sample: Sample) -> None:
    (sample.folder / "tekst.md").unlink()
    assert sample.fault() == "proeve/tekst.md: filen findes ikke i udgavens mappe"
