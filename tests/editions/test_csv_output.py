"""Downloaded data opens in a Danish spreadsheet as numbers and words, never as a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish import numbers
from reporter.editions.display import sheets
from reporter.editions.display.sheets import Sheet
from reporter.editions.load import load
from reporter.table import Counts, Distribution, MunicipalSeries, TimeSeries
from tests.editions.minimal import Sample, municipal_csv

EDITIONS = Path(__file__).parents[2] / "editions"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def opened(content: bytes) -> list[list[str]]:
    """Open a file as a Danish spreadsheet does: by its byte order mark, semicolons, quotes."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def sheet(*rows: tuple[str, str]) -> Sheet:
    return Sheet(("Navn", "Tal"), rows, frozenset({"Tal"}), ("Navn", "Tal"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=", "-"])
def test_no_word_becomes_a_formula(cell: str) -> None:
    (_, row) = opened(sheets.to_csv(sheet((cell, "7"))))
    assert row == [f"'{cell}", "7"]


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_cell_of_words_begins_as_a_formula(name: str, header: str) -> None:
    words = Sheet((header, "Tal"), ((name, "7"),), frozenset({"Tal"}), (header, "Tal"))
    for row in opened(sheets.to_csv(words)):
        assert not row[0].startswith(FORMULA)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=12))
def test_words_come_back_as_they_were_with_plain_spaces(name: str) -> None:
    (_, row) = opened(sheets.to_csv(sheet((name, "7"))))
    assert row[0].removeprefix("'" if name.startswith(FORMULA) else "") == name.replace(
        "\u00a0", " "
    )


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=1))
def test_numbers_come_back_as_they_were_printed(value: Decimal) -> None:
    (_, row) = opened(sheets.to_csv(sheet(("x", numbers.number(value, 1)))))
    assert "." not in row[1]
    assert numbers.MINUS not in row[1]
    assert Decimal(row[1].replace(",", ".")) == numbers.rounded(value, 1)


def test_a_number_has_a_decimal_comma_and_no_thousands_dot() -> None:
    assert opened(sheets.to_csv(sheet(("a", "45.859"), ("b", "27,1"), ("c", "−1.234,5"))))[1:] == [
        ["a", "45859"],
        ["b", "27,1"],
        ["c", "-1234,5"],
    ]


def test_lines_end_as_in_windows() -> None:
    assert sheets.to_csv(sheet(("a", "1"))).decode("utf-8-sig") == "Navn;Tal\r\na;1\r\n"


def test_names_from_the_data_are_harmless_in_every_download(sample: Sample) -> None:
    evil = "=HYPERLINK(1)"
    sample.with_distribution().file("data/dele.csv", f"del;andel\n{evil};40\nNej;60\n")
    sample.with_counts().replace("Køn;Mænd", f"{evil};@x", "data/tal.csv")
    sample.file("data/maal.csv", f"aar;{evil}\n2016;7\n")
    edition = sample.load()
    maal, dele, tal = (edition.tables[name] for name in ("maal", "dele", "tal"))
    assert isinstance(maal, TimeSeries)
    assert isinstance(dele, Distribution)
    assert isinstance(tal, Counts)
    for table in (sheets.time_series(maal), sheets.distribution(dele), sheets.counts(tal)):
        rows = opened(sheets.to_csv(table))
        assert any(f"'{evil}" in row for row in rows)
        assert not any(cell.startswith(FORMULA) for row in rows for cell in row)


def test_every_download_holds_every_row_of_its_data(sample: Sample) -> None:
    sample.with_map()
    files = {file.name: opened(file.content) for file in sample.publication().data_files}
    assert files["figur-1.csv"] == [
        ["År", "Gruppe", "Pct.", "Status"],
        ["2014", "Alle", "7", "offentliggjort"],
        ["2015", "Alle", "8", "offentliggjort"],
        ["2016", "Alle", "9", "offentliggjort"],
    ]
    kort = files["figur-2.csv"]
    assert len(kort) == 99
    assert kort[1] == [
        "101",
        "København",
        "december 2016",
        "0",
        "",
        "under 10",
        "offentliggjort",
    ]


def test_the_download_of_a_count_table_tells_what_each_count_is_a_share_of(sample: Sample) -> None:
    table = sample.with_counts().load().tables["tal"]
    assert isinstance(table, Counts)
    _, *rows = opened(sheets.to_csv(sheets.counts(table)))
    assert rows == [
        ["", "Alder", "Med", "2015", "År", "41,1", "", "", "offentliggjort"],
        ["", "Alder", "Uden", "2015", "År", "", "", "", "ingen data"],
        ["Køn", "Mænd", "Med", "2015", "Antal", "40", "100", "40,0", "offentliggjort"],
        ["Køn", "Mænd", "Uden", "2015", "Antal", "1", "300", "0,3", "offentliggjort"],
        ["Køn", "Kvinder", "Med", "2015", "Antal", "60", "100", "60,0", "offentliggjort"],
        ["Køn", "Kvinder", "Uden", "2015", "Antal", "299", "300", "99,7", "offentliggjort"],
    ]


def test_a_hidden_value_is_empty_and_says_why(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({"Læsø": "**)", "Samsø": "*)", "Fanø": "-"}))
    series = sample.load().tables["kort"]
    assert isinstance(series, MunicipalSeries)
    rows = {row[1]: row[3:] for row in opened(sheets.to_csv(sheets.municipal(series)))}
    assert rows["Læsø"] == ["", "få personer"]
    assert rows["Samsø"] == ["", "ikke godkendt"]
    assert rows["Fanø"] == ["", "ingen data"]


def test_a_municipality_that_takes_a_joint_value_says_whose_and_keeps_its_own() -> None:
    edition = load(EDITIONS, "maalgruppebeskrivelse-2017")
    series = edition.tables["antal"]
    assert isinstance(series, MunicipalSeries)
    rows = {
        row[1]: row
        for row in opened(sheets.to_csv(sheets.classed(series, edition.classed["kort-antal"])))
    }
    assert rows["Ishøj"][3:6] == ["202", "Vallensbæk/Ishøj", "100-500"]
    assert rows["Vallensbæk"][3:6] == ["26", "Vallensbæk/Ishøj", "100-500"]
    assert rows["Dragør"][4] == ""


def test_the_download_of_an_appendix_reads_back_as_the_same_series() -> None:
    edition = load(EDITIONS, "maalgruppebeskrivelse-2017")
    for name in ("antal", "passive", "virksomhedsrettet"):
        series = edition.tables[name]
        assert isinstance(series, MunicipalSeries)
        rows = opened(sheets.to_csv(sheets.municipal(series)))[1:]
        back = [numbers.parse(cell, ",") if cell else None for _, _, _, cell, _ in rows]
        assert back == [
            o.value if isinstance(o.value, Decimal) else None for o in series.observations
        ]
        assert [row[1] for row in rows] == [o.area.name for o in series.observations]


def test_a_class_is_not_taken_for_a_date() -> None:
    (_, row) = opened(sheets.to_csv(sheet(("10-12", "7"))))
    assert row == ["10–12", "7"]
