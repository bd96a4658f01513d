"""The list of an edition, counted by hand, and where its numbers are found again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reporter.editions.load import load
from reporter.rendering.prooflist.cells import Asked
from reporter.rendering.prooflist.entries import Entry, ProofList
from reporter.rendering.prooflist.listing import proof_list
from reporter.rendering.prooflist.origins import Origins
from tests.editions.chapters import Book
from tests.editions.minimal import Sample

EDITIONS = Path(__file__).parents[2] / "editions"


@pytest.fixture(scope="module")
def fact_sheet() -> ProofList:
    return proof_list(load(EDITIONS, "kort-fortalt-2018-11-06"))


@pytest.fixture(scope="module")
def aarhus() -> ProofList:
    return proof_list(load(EDITIONS, "kommuneark-2016-12").for_kommune("751"))


def listed(sample: Sample, text: str) -> list[Entry]:
    sample.file(
        "tekst.md",
        f'{text}\n\nSe {{{{ jf("figur-maal") }}}}.\n\n{{{{ vis_figur("figur-maal") }}}}\n',
    )
    return [
        e for e in proof_list(sample.load()).entries if e.place.startswith("proeve/tekst.md:1:")
    ]


# --- Counted by hand ------------------------------------------------------------------------------


def test_the_fact_sheet_has_as_many_numbers_as_were_counted(fact_sheet: ProofList) -> None:
    # tekst.md: two in the lead, one in the next paragraph, one in the third, two on what people
    # live by, two on municipalities. edition.yaml: two in the remarks of figure 1, two at figure 3.
    # The two drawings have three columns and three parts; the map says that it has none.
    assert fact_sheet.count("number") == 8 + 4 + 6
    # tekst.md: six years, an age, the goals' name and the year of the report in the box.
    # edition.yaml: two titles' periods and a title's year, six years and an age in the notes and
    # remarks, and the name in the box's title.
    assert fact_sheet.count("fixed") == 9 + 10
    assert (fact_sheet.count("figure"), fact_sheet.count("hidden")) == (2, 0)
    places = Counter(
        entry.place.rpartition("/")[2].partition(":")[0] for entry in fact_sheet.entries
    )
    assert places == {"tekst.md": 17, "edition.yaml": 14, "Figur\u00a01": 4, "Figur\u00a02": 4}


def test_the_lines_of_the_fact_sheet_are_in_reading_order(fact_sheet: ProofList) -> None:
    numbers = [entry.printed for entry in fact_sheet.entries if entry.kind == "number"]
    assert [number.replace("\u00a0", " ") for number in numbers] == [
        "ca. 7 pct.", "lidt over 40 pct.", "ca. 32.000", "ca. 7 pct.",
        "7", "7", "7", "7", "42", "51", "55", "950",
        "42 pct.", "51 pct.", "5 pct.", "15 pct.", "tre", "74",
    ]  # fmt: skip


def test_a_line_tells_all_there_is_to_know_of_its_number(fact_sheet: ProofList) -> None:
    entry = fact_sheet.entries[2]
    assert entry == Entry(
        kind="number",
        before="Kontanthjælp eller andre midlertidige ydelser var forsørgelsesgrundlag for ",
        printed="lidt over 40\u00a0pct.",
        after=", og det er navnlig i den gruppe, at flere vil kunne uddanne sig eller finde "
        "beskæftigelse.",
        section="Socialt mål for voksne med psykiske vanskeligheder eller sociale problemer",
        place="kort-fortalt-2018-11-06/tekst.md:2:397",
        series="forsoergelse",
        source="data/forsoergelse.csv, række Midlertidige ydelser mv.",
        raw=Decimal(42),
        unit="pct",
        period="2016",
        area="Midlertidige ydelser mv.",
        status="offentliggjort",
    )
    text = (EDITIONS / "kort-fortalt-2018-11-06" / "tekst.md").read_text("utf-8").splitlines()[1]
    assert text[396:].startswith('{{ vaerdi("forsoergelse", "Midlertidige ydelser mv.")')


def test_a_number_of_a_folded_field_has_its_own_line(fact_sheet: ProofList) -> None:
    entry = next(entry for entry in fact_sheet.entries if entry.printed == "950")
    file, line, column = entry.place.rsplit(":", 2)
    written = (EDITIONS / file).read_text("utf-8").splitlines()[int(line) - 1]
    assert written[int(column) - 1 :].startswith('{{ fakta("timegraense")')
    assert entry.source.startswith("facts.csv:5, Børne- og Socialministeriet")


# --- Where numbers are from -----------------------------------------------------------------------


def test_a_number_rounded_in_its_source_and_years_say_so(fact_sheet: ProofList) -> None:
    assert fact_sheet.entries[1].status == "afrundet i kilden"
    assert fact_sheet.entries[0].status == "skrevet i teksten; læs efter"


def test_what_is_computed_says_of_what(tmp_path: Path) -> None:
    sample = Sample(tmp_path).with_counts().with_kommuner()
    lines = listed(
        sample,
        '{{ vaerdi("tal", "Køn/Kvinder", "Med") }}, {{ andel("tal", "Køn/Kvinder", "Med") }}, '
        '{{ gennemsnit("kort") }}, {{ i_alt("tal", "Køn", "Uden") }}, '
        '{{ forskel(vaerdi("maal", "2016"), vaerdi("maal", "2014")) }}, {{ fakta("tolv") }}',
    )
    kvinder = "data/tal.csv, række Køn/Kvinder, kolonne Med"
    assert [(e.written, e.measure, e.source, e.status) for e in lines] == [
        ("60", "antal", kvinder, "offentliggjort"),
        ("60", "pct.", kvinder, "beregnet: 60 af 100"),
        ("48,5", "antal", "data/kort.csv", "beregnet: gennemsnit af kommunerne"),
        ("300", "antal", "data/tal.csv", "beregnet: Køn, Uden"),
        ("2", "procentpoint", "data/maal.csv", "beregnet: Alle − Alle"),
        ("12", "antal", "facts.csv:5, Kilden", "offentliggjort"),
    ]


def test_a_municipal_number_is_found_on_its_line(tmp_path: Path) -> None:
    (entry,) = listed(Sample(tmp_path).with_kommuner(), '{{ vaerdi("kort", "Frederiksberg") }}')
    line = int(entry.source.partition(":")[2].partition(",")[0])
    rows = (tmp_path / "proeve/data/kort.csv").read_text("utf-8").splitlines()
    assert rows[line - 1] == f"{entry.area};{entry.written}"
    assert (entry.told_period, entry.status) == ("december\u00a02016", "offentliggjort")


def test_a_municipality_is_found_by_its_full_name(tmp_path: Path) -> None:
    origins = Origins(Sample(tmp_path).with_kommuner().load())

    def found(area: str) -> str:
        asked = Asked(key="kort", area=area, period="2016-12", value=Decimal(0))
        return origins.of(asked).status

    assert found("Københavns Kommune") == found("København") == "offentliggjort"
    assert found("Frederiksberg Kommune") == "beregnet: Frederiksberg Kommune"


def test_a_number_of_a_source_that_disagrees_is_told_with_the_source(tmp_path: Path) -> None:
    # The two sources of 2013 tell 5.800 and 5.820, and the last one's number is shown.
    origins = Origins(Sample(tmp_path).with_long_table().load())
    asked = Asked(key="hjemloese", area="Alle i en anden kilde", period="2013", value=Decimal(5800))
    found = origins.of(asked)
    assert (found.source, found.status) == ("data/lang.csv, 2013, Notat B", "offentliggjort")
    assert origins.of(replace(asked, value=Decimal(5810))).status.startswith("beregnet")
    assert origins.of(replace(asked, period="2011")).status.startswith("beregnet")


def test_an_endless_fraction_is_told_with_six_decimals(tmp_path: Path) -> None:
    (entry,) = listed(Sample(tmp_path).with_counts(), '{{ andel("tal", "Køn/Mænd", "Uden") }}')
    assert (entry.written, entry.status) == ("0,333333", "beregnet: 1 af 300")
    assert entry.printed == "under\u00a01\u00a0pct."


def test_a_figure_lists_its_values_and_says_which_are_hidden(tmp_path: Path) -> None:
    sample = Sample(tmp_path).file("data/maal.csv", "aar;Alle\n2014;7\n2015;**)\n2016;9\n")
    lines = [e for e in proof_list(sample.load()).entries if e.section == "Figur\u00a01"]
    assert [(e.kind, e.before, e.printed, e.status) for e in lines] == [
        ("figure", "Figuren viser ", "2 værdier", ""),
        ("number", "2014: ", "7", "offentliggjort"),
        ("hidden", "2015: ", "-", "skjult: få personer"),
        ("number", "2016: ", "9", "offentliggjort"),
    ]


def test_a_number_that_may_not_be_shown_is_told_with_its_reason(tmp_path: Path) -> None:
    sample = Sample(tmp_path).file("data/maal.csv", "aar;Alle\n2014;7\n2015;**)\n2016;9\n")
    (entry,) = listed(sample, 'Den var {{ vaerdi("maal", "2015") }} så.')
    assert (entry.kind, entry.before, entry.after) == ("hidden", "Den var ", " så.")
    assert (entry.series, entry.area, entry.period) == ("maal", "Alle", "2015")
    assert entry.source == "data/maal.csv, række 2015, kolonne Alle"
    assert (entry.raw, entry.status) == (None, "skjult: få personer")


def test_a_map_lists_its_classes(tmp_path: Path) -> None:
    # The values are 0 to 97; the classes under 10, 10-49 and over 49.
    told = proof_list(Sample(tmp_path).with_map().load())
    lines = [entry for entry in told.entries if entry.section == "Figur\u00a02"]
    assert [(e.before, e.printed) for e in lines] == [
        ("Figuren viser ", "98 værdier"),
        ("kommuner i klassen under\u00a010: ", "10"),
        ("kommuner i klassen 10-49: ", "40"),
        ("kommuner i klassen over\u00a049: ", "48"),
    ]
    assert lines[1].status == "beregnet: kommuner: under\u00a010"
    assert {entry.source for entry in lines} == {"data/kort.csv"}


def test_a_table_lists_every_cell_and_every_mark(tmp_path: Path) -> None:
    table = "tables:\n  - id: tabel\n    data: tal\n    title: Tal\n    row_heading: Hvem\n"
    text = '\nSe {{ jf("tabel") }}.\n\n{{ vis_tabel("tabel") }}\n'
    sample = Sample(tmp_path).with_counts().append(table).append(text, "tekst.md")
    lines = [e for e in proof_list(sample.load()).entries if e.section == "Tabel\u00a01"]
    assert [(e.kind, e.before, e.printed, e.written, e.status) for e in lines] == [
        ("number", "Alder, Med, Pct.: ", "41,1\u00a0år", "41,1", "offentliggjort"),
        ("hidden", "Alder, Uden, Pct.: ", "-", "", "skjult: ingen data"),
        ("hidden", "Alder, Uden, Antal: ", "-", "", "skjult: ingen data"),
        ("number", "Køn, Mænd, Med, Pct.: ", "40", "40", "beregnet: 40 af 100"),
        ("number", "Køn, Mænd, Med, Antal: ", "40", "40", "offentliggjort"),
        ("number", "Køn, Mænd, Uden, Pct.: ", "<1", "0,333333", "beregnet: 1 af 300"),
        ("number", "Køn, Mænd, Uden, Antal: ", "1", "1", "offentliggjort"),
        ("number", "Køn, Kvinder, Med, Pct.: ", "60", "60", "beregnet: 60 af 100"),
        ("number", "Køn, Kvinder, Med, Antal: ", "60", "60", "offentliggjort"),
        ("number", "Køn, Kvinder, Uden, Pct.: ", "100", "99,666667", "beregnet: 299 af 300"),
        ("number", "Køn, Kvinder, Uden, Antal: ", "299", "299", "offentliggjort"),
    ]


def test_a_number_that_is_not_the_cells_own_is_not_told_as_published(tmp_path: Path) -> None:
    origins = Origins(Sample(tmp_path).load())

    def found(value: str, area: str = "Alle", period: str = "2016") -> str:
        asked = Asked(key="maal", area=area, period=period, value=Decimal(value))
        return origins.of(asked).status

    assert found("9") == found("9.0") == "offentliggjort"
    assert found("8") == found("9.1") == "beregnet: Alle"
    assert found("9", "Ingen") == "beregnet: Ingen"
    assert found("9", period="2020") == "beregnet: Alle"


def test_a_publication_with_chapters_is_read_from_cover_to_back(tmp_path: Path) -> None:
    text = '\nI {{ aar(2016) }} var det {{ vaerdi("maal", "2016") }} af alle.\n'
    told = proof_list(Book(tmp_path).chapter("udsatte", text).load())
    sections = list(dict.fromkeys(entry.section for entry in told.entries))
    assert [name.replace("\u00a0", " ") for name in sections] == [
        "En redegørelse", "Figur 1.1", "Figur 2.1", "Figur 2.2", "2.1 Udviklingen",
        "Bilag A",
    ]  # fmt: skip
    isbn = [entry for entry in told.entries if entry.section == "En redegørelse"]
    assert [(e.kind, e.printed, e.status) for e in isbn] == [
        ("fixed", "978-87-93214-90-3", "fra edition.yaml; læs efter"),
        ("fixed", "978-87-93214-97-2", "fra edition.yaml; læs efter"),
    ]
    called = [entry.place.rpartition(":")[0] for entry in told.entries if ".md" in entry.place]
    lines = (tmp_path / "proeve/kapitler/udsatte.md").read_text("utf-8").splitlines()
    assert called == [f"proeve/kapitler/udsatte.md:{len(lines)}"] * 2


# --- A municipality's sheet -----------------------------------------------------------------------


def test_a_sheet_tells_whose_its_numbers_are(aarhus: ProofList) -> None:
    assert aarhus.title.startswith("Aarhus Kommune – ")
    areas = {entry.area for entry in aarhus.entries if entry.source}
    assert {"Aarhus", "Hele landet", "Region Midtjylland"} <= areas
    assert not areas & {"own", "region", "country", "first", "last"}
    statuses = {entry.status.partition(":")[0] for entry in aarhus.entries}
    assert statuses <= {
        "", "offentliggjort", "beregnet", "fra data", "skrevet i teksten; læs efter", "skjult",
    }  # fmt: skip


def test_a_number_in_a_sentence_of_data_is_the_files_own(aarhus: ProofList) -> None:
    rows = (EDITIONS / "kommuneark-2016-12/data/antal.csv").read_text("utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith("Aarhus;"))
    entry = next(e for e in aarhus.entries if e.place.rpartition("/")[2].startswith("tekst.md:")
                 and e.area == "Aarhus" and e.status == "offentliggjort")  # fmt: skip
    assert entry.written == row.partition(";")[2]
    assert entry.source == "data/antal.csv, Aarhus, 2016-12"
