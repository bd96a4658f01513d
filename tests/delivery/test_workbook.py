"""The workbook is opened with another program's reader and held to what it promises."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reporter.danish.numbers import rounded
from reporter.delivery.contents import Delivery
from reporter.delivery.workbook import ZERO, workbook
from reporter.published.foreign import read as foreign
from reporter.published.foreign.description import ForeignTable
from reporter.published.origin import STAMP, SYNTHETIC
from reporter.table import Hidden
from tests.delivery.samples import AARHUS, COUNTS, SHARES, delivery
from tests.delivery.surroundings import digest_elsewhere

NASTY = ("=1+1", "+45", "-2", "@SUM(A1)", "https://example.dk", "{=1}", "12", 'a & <b> "c"')


@pytest.fixture(scope="module")
def real() -> Workbook:
    return opened(delivery())


@pytest.fixture(scope="module")
def made_up() -> Workbook:
    return opened(delivery(synthetic=True))


def opened(content: Delivery) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(content)))


def cells(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def table(sheet: Worksheet) -> list[list[object]]:
    """Return the sheet's table, its headings first."""
    (found,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[found.ref]]


def column(sheet: Worksheet, name: str) -> list[object]:
    header, *rows = table(sheet)
    return [row[header.index(name)] for row in rows]


def test_it_opens_on_a_front_page_and_has_a_sheet_for_each_table(real: Workbook) -> None:
    assert real.sheetnames == ["Forside", "Indhold", "Noter", "Tabel_1", "Tabel_2", "Alle_tal"]
    assert real.active is not None
    assert real.active.title == "Forside"
    assert all(sheet.sheet_state == "visible" for sheet in real)


def test_every_sheet_starts_with_its_title_in_a1(real: Workbook) -> None:
    assert [sheet["A1"].value for sheet in real] == [
        "Kommuneark 2018",
        "Indhold",
        "Noter: mærker, definitioner og forbehold",
        "Udsatte unge i uddannelse, pct., 2017 og 2018",
        "Borgere i målgruppen, antal, december 2016",
        "Alle tal, ét i hver række",
    ]
    assert all(sheet["A1"].font.b and sheet["A1"].font.sz > 12 for sheet in real)


def test_the_front_page_says_who_when_and_where_to_ask(real: Workbook) -> None:
    assert [row[0] for row in cells(real["Forside"])][:5] == [
        "Kommuneark 2018",
        "Tal for hver kommune.",
        "Udgivet af: Styrelsen",
        "Udgivet: 06-11-2018",
        "Kontakt: tal@example.dk",
    ]


@pytest.mark.parametrize("synthetic", [False, True])
def test_made_up_numbers_are_stamped_on_every_sheet_and_real_ones_nowhere(synthetic: bool) -> None:
    book = opened(delivery(synthetic=synthetic))
    assert [sheet["A2"].value == STAMP for sheet in book] == [synthetic] * 6
    content = zipfile.ZipFile(io.BytesIO(workbook(delivery(synthetic=synthetic))))
    said = sum(content.read(name).decode().count(SYNTHETIC) for name in content.namelist())
    assert bool(said) == synthetic
    assert ("Oprindelse" in table(book["Alle_tal"])[0]) == synthetic


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("2014", "2015", "2016"), "2014-2016"),
        (("2015", "2017"), "2015 og 2017"),
        (("2014", "2015", "2017"), "2014, 2015 og 2017"),
        (("2016-12",), "december 2016"),
        (("2016-11", "2016-12"), "november 2016 og december 2016"),
        (("2018",), "2018"),
    ],
)
def test_a_title_names_the_periods_there_are(periods: tuple[str, ...], said: str) -> None:
    rows = tuple((area, values * len(periods)) for area, values in COUNTS.series.rows)
    series = replace(COUNTS.series, periods=periods, rows=rows)
    book = opened(delivery(replace(COUNTS, series=series)))
    assert book["Tabel_1"]["A1"].value == f"Borgere i målgruppen, antal, {said}"


def test_a_front_page_without_a_contact_has_no_line_for_it() -> None:
    front = opened(replace(delivery(), contact=""))["Forside"]
    assert not any("Kontakt" in str(row[0]) for row in cells(front))
    assert all(row[0] for row in cells(front))


def test_made_up_numbers_say_so_in_every_row_and_in_the_title(made_up: Workbook) -> None:
    assert set(column(made_up["Alle_tal"], "Oprindelse")) == {SYNTHETIC}
    assert made_up.properties.title == "SYNTETISKE DATA: Kommuneark 2018"


def test_there_is_one_table_a_sheet_marked_up_with_its_headings(real: Workbook) -> None:
    names = []
    for sheet in real.worksheets[1:]:
        (found,) = sheet.tables.values()
        names.append(found.displayName)
        header = table(sheet)[0]
        assert header == found.column_names
        assert len(set(header)) == len(header)
        assert all(isinstance(name, str) and name for name in header)
        assert found.headerRowCount == 1
        last = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert found.ref.startswith("A")
        assert found.ref.endswith(f":{last}")
    assert names == ["Indhold", "Noter", "Tabel_1", "Tabel_2", "Alle_tal"]
    assert not real["Forside"].tables


def test_every_table_has_a_text_alternative() -> None:
    content = zipfile.ZipFile(io.BytesIO(workbook(delivery())))
    tables = [content.read(n).decode() for n in content.namelist() if "/tables/" in n]
    assert len(tables) == 5
    assert all(re.search(r'altTextSummary="[^"]{10,}"', text) for text in tables)


def test_nothing_is_merged_hidden_or_blank(made_up: Workbook) -> None:
    for sheet in made_up:
        assert not sheet.merged_cells.ranges
        assert all(row[0] for row in cells(sheet)), sheet.title
        if sheet.tables:
            assert all(cell not in (None, "") for row in table(sheet) for cell in row), sheet.title
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
        assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())


def test_an_indicator_has_a_row_an_area_and_a_column_a_period(real: Workbook) -> None:
    rows = table(real["Tabel_1"])
    assert rows[0] == [
        "Områdetype", "Kode", "Område", "Region", "Tallet er fælles med",
        "2017 (pct.)", "2018 (pct.)",
    ]  # fmt: skip
    assert len(rows) == 1 + 1 + 5 + 98 + 1
    by_code = {row[1]: row for row in rows}
    assert by_code["000"] == ["Land", "000", "Hele landet", "Hele landet", "ingen", 27.1, 27]
    assert by_code["751"] == ["Kommune", "751", "Aarhus", "Region Midtjylland", "ingen", 12.3, 0]
    assert by_code["155"] == [
        "Kommune", "155", "Dragør", "Region Hovedstaden", "Tårnby", 31.5, "**)",
    ]  # fmt: skip
    assert by_code["155+185"] == [
        "Fælles", "155+185", "Dragør/Tårnby", "Region Hovedstaden", "ingen", 31.5, "**)",
    ]  # fmt: skip
    counted = table(real["Tabel_2"])
    assert counted[0] == ["Områdetype", "Kode", "Område", "Region", "december 2016 (antal)"]
    assert len(counted) == 1 + 1 + 5 + 98


def test_a_hidden_number_is_its_mark_and_zero_is_a_number(real: Workbook) -> None:
    by_code = {row[1]: row[-2:] for row in table(real["Tabel_1"])}
    assert by_code["825"] == ["**)", "-"]
    assert by_code["741"] == ["*)", 0]
    assert by_code["1081"] == [0, "*)"]


def test_numbers_are_numbers_with_their_decimals(real: Workbook) -> None:
    for name, pattern in (("Tabel_1", "#,##0.0"), ("Tabel_2", "#,##0")):
        sheet = real[name]
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    assert cell.number_format == pattern
                    assert cell.data_type == "n"
    patterns = {
        (row[7].value, row[8].number_format)
        for row in real["Alle_tal"].iter_rows(min_row=5)
        if row[8].data_type == "n"
    }
    assert patterns == {("Pct.", "#,##0.0"), ("Antal", "#,##0")}


def test_no_number_is_more_precise_than_it_is_printed() -> None:
    content = zipfile.ZipFile(io.BytesIO(workbook(delivery())))
    sheets = [content.read(n).decode() for n in content.namelist() if "worksheets/sheet" in n]
    written = [v for text in sheets for v in re.findall(r'<c r="\w+" s="\d+"><v>([^<]*)', text)]
    assert len(written) > 300
    assert all(re.fullmatch(r"\d+(\.\d)?", value) for value in written)


def test_every_mark_that_stands_in_a_table_is_explained_and_no_other(real: Workbook) -> None:
    notes = {row[0]: row[2] for row in table(real["Noter"])[1:]}
    assert {mark for mark in notes if not str(mark).startswith("Note")} == {"0", "-", "*)", "**)"}
    assert notes["0"] == ZERO
    assert notes["-"] == "Der er ingen data."
    assert notes["*)"] == "Kommunens data er ikke godkendt."
    assert str(notes["**)"]).startswith("Tallet vises ikke, fordi det bygger på for få personer")
    only_counts = table(opened(delivery(COUNTS))["Noter"])
    assert [row[0] for row in only_counts[1:]] == ["-", "Note 1.1", "Note 1.2", "Note 1.3"]


def test_definitions_reservations_and_joint_reports_are_notes(real: Workbook) -> None:
    notes = {row[0]: row[1:] for row in table(real["Noter"])[1:]}
    where = "Tabel_1: Udsatte unge i uddannelse"
    assert notes["Note 1.1"] == [where, SHARES.counted]
    assert notes["Note 1.3"] == [where, "Tallene er afrundet."]
    computed = (
        "Tallene for Region Midtjylland, Region Syddanmark, Region Hovedstaden og Region "
        "Sjælland er ikke kildens, men gennemsnittet af kommunernes tal."
    )
    assert notes["Note 1.4"] == [where, computed]
    assert notes["Note 1.5"] == [
        where,
        "Dragør og Tårnby indberetter sammen: Det samme tal står ved hver af dem og gælder dem "
        "tilsammen.",
    ]
    assert notes["Note 2.1"] == ["Tabel_2: Borgere i målgruppen", COUNTS.counted]
    assert "note 1.1-1.5 i arket Noter" in str(real["Tabel_1"]["A2"].value)
    assert "note 2.1-2.3 i arket Noter" in str(real["Tabel_2"]["A2"].value)
    assert real["Tabel_1"]["A3"].value == "Kilde: Egne beregninger på registerdata"


def test_the_table_of_contents_leads_to_every_sheet_and_each_leads_back(real: Workbook) -> None:
    rows = table(real["Indhold"])
    assert [row[0] for row in rows[1:]] == ["Noter", "Tabel_1", "Tabel_2", "Alle_tal"]
    assert [row[1] for row in rows[1:]] == [real[str(row[0])]["A1"].value for row in rows[1:]]
    leads = {
        (sheet.title, cell.hyperlink.location)
        for sheet in real
        for (cell,) in sheet.iter_rows(max_col=1)
        if cell.hyperlink
    }
    assert leads == {
        ("Forside", "'Indhold'!A1"),
        ("Forside", "'Noter'!A1"),
        *(("Indhold", f"'{row[0]}'!A1") for row in rows[1:]),
        *((str(row[0]), "'Indhold'!A1") for row in rows[1:]),
    }


def test_the_long_table_has_every_number_once(real: Workbook) -> None:
    rows = table(real["Alle_tal"])
    assert len(rows) == 1 + 2 * (1 + 5 + 98 + 1) + (1 + 5 + 98)
    assert rows[1] == [
        "Tabel_1", "Udsatte unge i uddannelse", "Land", "000", "Hele landet", "Hele landet",
        "2017", "Pct.", 27.1, "offentliggjort", "ingen",
    ]  # fmt: skip
    assert [row[8:10] for row in rows if row[3] == "825"] == [
        ["**)", "få personer"],
        ["-", "ingen data"],
        [1920, "offentliggjort"],
    ]


def test_the_long_table_reads_back_as_the_same_numbers() -> None:
    description = ForeignTable(
        format="xlsx",
        indicator="maal-3",
        unit="pct",
        area="Område",
        value="Værdi (i rækkens enhed)",
        period="Periode",
        sheet="Alle_tal",
        where={"Indikator": SHARES.title},
    )
    read = foreign.read(workbook(delivery()), description, "t.xlsx")
    found = {(row.area, row.period): row.value for row in read.observations}
    series = SHARES.series
    assert len(found) == 2 * (1 + 5 + 98 + 1)
    for area, values in series.rows:
        for period, value in zip(series.periods, values, strict=True):
            expected = value if isinstance(value, Hidden) else rounded(value, 1)
            assert found[area, period] == expected


def test_columns_are_wide_enough_and_long_texts_wrap(real: Workbook) -> None:
    for sheet in real.worksheets[1:]:
        for n, cells_of in enumerate(zip(*table(sheet), strict=True)):
            letter = get_column_letter(n + 1)
            width = column_width(sheet, n + 1)
            words = [len(word) for cell in cells_of for word in str(cell).split()]
            assert max(words) < width <= 63, (sheet.title, letter)
    explanation = real["Noter"]["C6"]
    assert explanation.alignment.wrap_text


def column_width(sheet: Worksheet, n: int) -> float:
    for dimension in sheet.column_dimensions.values():
        if dimension.min <= n <= dimension.max:
            return float(dimension.width)
    raise KeyError(n)


def test_headings_of_long_tables_stay_in_sight_and_on_every_page(real: Workbook) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in real}
    assert frozen == {
        "Forside": None,
        "Indhold": None,
        "Noter": None,
        "Tabel_1": "A6",
        "Tabel_2": "A6",
        "Alle_tal": "A5",
    }
    assert real["Tabel_1"].print_title_rows == "$5:$5"
    assert table(real["Tabel_1"])[0][0] == real["Tabel_1"]["A5"].value


def test_nothing_is_told_by_colour_alone(real: Workbook) -> None:
    for sheet in real:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.fill.fill_type is None
                if cell.font.color is not None and cell.font.color.type == "rgb":
                    assert cell.hyperlink
                    assert cell.font.u == "single"


def test_the_properties_tell_title_language_author_and_the_editions_date(real: Workbook) -> None:
    told = real.properties
    assert (told.title, told.language, told.creator) == ("Kommuneark 2018", "da-DK", "Styrelsen")
    assert told.subject == "Tal for hver kommune."
    assert told.created == told.modified == datetime(2018, 11, 6)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_text_becomes_a_formula_a_link_or_a_number(nasty: str) -> None:
    indicator = replace(
        COUNTS, id=nasty, title=nasty, counted=nasty, source=nasty, remarks=(nasty,)
    )
    content = replace(delivery(indicator), title=nasty, summary=nasty, sender=nasty, contact=nasty)
    packed = zipfile.ZipFile(io.BytesIO(workbook(content)))
    for name in packed.namelist():
        assert b"<f>" not in packed.read(name)
        assert b"External" not in packed.read(name)
    book = opened(content)
    assert book["Forside"]["A1"].value == nasty
    assert book["Forside"]["A1"].data_type == "s"
    assert set(column(book["Alle_tal"], "Indikator")) == {nasty}
    assert [row[2] for row in table(book["Noter"])[2:4]] == [nasty, nasty]


def test_the_same_delivery_gives_the_same_bytes_anywhere() -> None:
    content = workbook(delivery(synthetic=True))
    assert content == workbook(delivery(synthetic=True))
    script = (
        "from tests.delivery.samples import delivery\n"
        "from reporter.delivery.workbook import workbook\n"
        "content = workbook(delivery(synthetic=True))\n"
    )
    assert digest_elsewhere(script) == hashlib.sha256(content).hexdigest()


def test_windows_makes_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    here = workbook(delivery(COUNTS))
    monkeypatch.setattr(sys, "platform", "win32")
    assert workbook(delivery(COUNTS)) == here


def test_the_file_knows_no_clock_and_no_library() -> None:
    packed = zipfile.ZipFile(io.BytesIO(workbook(delivery())))
    for info in packed.infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.create_system == 3
        assert b"XlsxWriter" not in packed.read(info)
    dates = re.findall(rb"\d{4}-\d\d-\d\dT[^<]*", packed.read("docProps/core.xml"))
    assert dates == [b"2018-11-06T00:00:00Z"] * 2


def test_a_value_of_aarhus_is_where_aarhus_is(real: Workbook) -> None:
    assert [row[3] for row in cells(real["Alle_tal"]) if row[4] == AARHUS.name] == ["751"] * 3
