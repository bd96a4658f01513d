"""Each fault of ``edition.yaml`` is told with file, line, column, field and what to do."""

from __future__ import annotations

import pytest

from tests.editions.minimal import Sample

MINIMAL_FIELDS = "type, id, title, date, sender, language, vintage, summary"


def test_the_minimal_edition_is_right(sample: Sample) -> None:
    assert sample.faults() == []


def test_the_minimal_edition_with_everything_is_right(sample: Sample) -> None:
    assert sample.with_map().with_counts().with_distribution().faults() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "kind: columns",
            "kind: colums",
            "18:5: figures.0.kind: kan ikke være 'colums'; vælg mellem 'columns', 'lines', "
            "'stacked_bar', 'choropleth', 'spread', 'scale', 'bar_pair', 'share_bar', "
            "'part_of_whole', 'proportional', 'stacked_columns', 'text_panel', 'criteria' "
            "(mente du 'columns'?)",
        ),
        ("    kind: columns\n", "", "17:5: figures.0.kind: mangler"),
        (
            "kind: columns",
            "kind:",
            "18:5: figures.0.kind: feltet er tomt; skriv en værdi, eller slet det",
        ),
        (
            "kind: time_series",
            "kind: tidsserie",
            "12:5: data.0.kind: kan ikke være 'tidsserie'; vælg mellem 'municipalities', "
            "'time_series', 'areas', 'distribution', 'counts' (mente du 'time_series'?)",
        ),
        ("date: 2018\n", "", "1:1: date: mangler"),
        ("date: 2018", "date:", "4:1: date: feltet er tomt; skriv en værdi, eller slet det"),
        (
            "date: 2018",
            "date: 06-11-2018",
            "4:1: date: skal skrives som fx 2018-11-06, 2018-11 eller 2018",
        ),
        (
            "date: 2018",
            "date: 2018-02-30",
            "4:1: date: skal skrives som fx 2018-11-06, 2018-11 eller 2018",
        ),
        (
            "vintage: 2016",
            "vintage: 2016-13",
            "8:1: vintage: skal skrives 2016, 2014-2016 eller 2016-12",
        ),
        (
            "vintage: 2016",
            "vintage: 2016-2014",
            "8:1: vintage: skal skrives 2016, 2014-2016 eller 2016-12",
        ),
        ("language: da", "language: en", "7:1: language: kan ikke være 'en'; skriv da"),
        ("title: En prøve", "title: [a]", "3:1: title: skal være tekst"),
        ("title: En prøve", "title: ' '", "3:1: title: teksten er tom"),
        ("  name: Ministeriet", "  name: {a: b}", "6:3: sender.name: skal være tekst"),
        (
            "sender:\n  name: Ministeriet",
            "sender: Ministeriet",
            "5:1: sender: skal have felter under sig",
        ),
        (
            "figures:",
            "keywords: mål\nfigures:",
            "16:1: keywords: skal være en liste, hver post på sin linje efter en bindestreg",
        ),
        (
            "figures:",
            "tabels: []\nfigures:",
            "16:1: tabels: feltet kendes ikke her; mente du tables?",
        ),
        ("figures:", "zzz: x\nfigures:", "16:1: zzz: feltet kendes ikke her; slet det"),
        (
            "    unit: pct",
            "    unit: pct\n    joint: []",
            "16:5: data.0.joint: feltet kendes ikke her; slet det",
        ),
        (
            "unit: pct",
            "unit: procent",
            "15:5: data.0.unit: kan ikke være 'procent'; vælg mellem 'antal', 'pct', "
            "'procentpoint', 'aar', 'point' (mente du 'pct'?)",
        ),
        (
            "unit: pct",
            "unit: pct\n    decimals: en",
            "16:5: data.0.decimals: skal være et helt tal",
        ),
        ("unit: pct", "unit: pct\n    decimals: 9", "16:5: data.0.decimals: må højst være 3"),
        ("unit: pct", "unit: pct\n    decimals: -1", "16:5: data.0.decimals: skal være mindst 0"),
        (
            "unit: pct",
            "unit: pct\n    rounded_in_source: ja",
            "16:5: data.0.rounded_in_source: skal være true eller false",
        ),
        (
            "unit: pct",
            "unit: pct\n    decimal: ';'",
            "16:5: data.0.decimal: kan ikke være ';'; vælg mellem ',', '.'",
        ),
        (
            "    data: maal",
            "    data: mal",
            "19:5: figures.0.data: dataserien 'mal' findes ikke; mente du maal?",
        ),
        (
            "kind: columns",
            "kind: stacked_bar",
            "19:5: figures.0.data: 'maal' er ikke af typen distribution, som skal bruges her",
        ),
        (
            "id: proeve",
            "id: proeven",
            "2:1: id: er 'proeven', men mappen hedder 'proeve'",
        ),
        (
            "id: figur-maal",
            "id: Figur 1",
            "17:5: figures.0.id: må kun bestå af a-z, 0-9 og enkelte bindestreger",
        ),
        (
            "type: notat",
            "type: notta",
            "1:1: type: publikationstypen 'notta' findes ikke; mente du notat?",
        ),
        (
            "name: Ministeriet",
            "name: '{{ navn(\"Ministeriet\") }}'",
            "6:3: sender.name: feltet kan ikke indeholde et kald",
        ),
    ],
)
def test_a_fault_is_told_at_its_field(sample: Sample, old: str, new: str, message: str) -> None:
    assert sample.replace(old, new).fault() == f"proeve/edition.yaml:{message}"


@pytest.mark.parametrize(
    "name",
    [
        "../maal.csv",
        "data/../../maal.csv",
        "/etc/passwd",
        "data\\maal.csv",
        "C:/maal.csv",
        "data//maal.csv",
        "./maal.csv",
        "data/.skjult.csv",
        "data/maal",
        "data/Mål.csv",
        "data/maal.csv/",
        "https://example.dk/maal.csv",
    ],
)
def test_a_data_file_is_in_the_editions_own_folder(sample: Sample, name: str) -> None:
    sample.replace("file: data/maal.csv", f"file: {name}")
    assert sample.fault() == (
        "proeve/edition.yaml:13:5: data.0.file: skal være et filnavn i udgavens egen mappe, kun "
        "med a-z, 0-9, _ og -, fx data/bilag_a.csv"
    )


def test_an_id_is_used_once_among_figures_and_tables(sample: Sample) -> None:
    sample.append("boxes:\n  - id: figur-maal\n    title: En boks\n")
    assert sample.fault() == (
        "proeve/edition.yaml:22:5: boxes.0.id: 'figur-maal' er brugt før; hvert id må kun bruges "
        "én gang"
    )


def test_an_id_is_used_once_among_data(sample: Sample) -> None:
    sample.with_counts().replace("id: tal", "id: maal")
    assert sample.fault() == (
        "proeve/edition.yaml:16:5: data.1.id: 'maal' er brugt før; hvert id må kun bruges én gang"
    )


def test_data_and_a_figure_may_share_an_id(sample: Sample) -> None:
    sample.replace("id: figur-maal", "id: maal")
    for call in ("jf", "vis_figur"):
        sample.replace(f'{call}("figur-maal")', f'{call}("maal")', "tekst.md")
    assert sample.faults() == []


def test_all_faults_are_told_together(sample: Sample) -> None:
    sample.replace("date: 2018", "date: snart").replace("language: da", "language: en")
    sample.replace("    title: Udviklingen i målet\n", "")
    assert [fault.split(": ")[1] for fault in sample.faults()] == [
        "date",
        "language",
        "figures.0.title",
    ]


@pytest.mark.parametrize("content", ["", "# kun en bemærkning\n", "null", "{}"])
def test_an_empty_file_is_told_with_what_it_must_have(sample: Sample, content: str) -> None:
    assert sample.file("edition.yaml", content).fault() == (
        f"proeve/edition.yaml:1:1: filen er tom; skriv {MINIMAL_FIELDS}, hvert felt på sin linje"
    )


@pytest.mark.parametrize("content", ["- type: notat\n", "bare tekst"])
def test_a_file_without_fields_is_told_with_what_it_must_have(sample: Sample, content: str) -> None:
    assert sample.file("edition.yaml", content).fault() == (
        f"proeve/edition.yaml:1:1: filen skal bestå af felter; skriv {MINIMAL_FIELDS}, hvert felt "
        "på sin linje"
    )


def test_a_file_that_is_not_utf_8_is_told_with_its_line(sample: Sample) -> None:
    content = (sample.folder / "edition.yaml").read_text("utf-8").encode("latin-1")
    assert sample.file("edition.yaml", content).fault() == (
        "proeve/edition.yaml:3: filen er ikke UTF-8 (måske Latin-1); gem den som »UTF-8«"
    )


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(sample: Sample) -> None:
    for name in ("edition.yaml", "tekst.md", "data/maal.csv", "facts.csv"):
        text = (sample.folder / name).read_text("utf-8")
        sample.file(name, text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert sample.faults() == []
    sample.replace("date: 2018", "date: snart")
    assert sample.fault().startswith("proeve/edition.yaml:4:1: date: ")
