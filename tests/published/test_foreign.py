"""Tables of others are read as what they say: areas, periods, groups, numbers and marks."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from reporter.errors import TableError
from reporter.published import csvw
from reporter.published.foreign.areas import area
from reporter.published.foreign.description import ForeignTable
from reporter.published.foreign.read import read
from reporter.published.table import IndicatorTable
from reporter.table import Area, Hidden, Reason
from tests.published.samples import AARHUS, COUNTRY, JOINT, REGION, UNKNOWN, table

KOEBENHAVN = Area(kind="municipality", code="101", name="København")

DANISH_CSV = """\
Kommune;År;Andel
Hele landet;2016;27,1
Århus Kommune;2016;30,5
155;2016;**)
0101;2016;*)
Christiansø;2016;..
Region Hovedstaden;2016;-
Dragør/Tårnby;2016;1.234,5
"""
DANISH = ForeignTable(
    format="csv",
    indicator="ledige",
    unit="procentpoint",
    area="Kommune",
    value="Andel",
    period="År",
)

TIDY_CSV = """\
area,year,sex,value
Hele landet,2015,I alt,1234.5
Hele landet,2015,Mænd,600
Aarhus,2016-12,I alt,100
"""
TIDY = ForeignTable(
    format="csv",
    indicator="ledige",
    unit="antal",
    area="area",
    value="value",
    period="year",
    group="sex",
    decimal=".",
)

STATBANK_CSV = """\
\ufeffOMRÅDE;KØN;TID;INDHOLD
000 Hele landet;TOT I alt;2016M12;1234,5
084 Region Hovedstaden;TOT I alt;2016M12;500
Landsdel Byen København;TOT I alt;2016M12;400
101 København;TOT I alt;2016M12;..
101 København;1 Mænd;2016M12;3
"""
STATBANK = ForeignTable(
    format="statbank", indicator="ledige", unit="antal", where={"KØN": "TOT I alt"}
)


def jsonstat(**changes: Any) -> bytes:
    dataset = {
        "version": "2.0",
        "class": "dataset",
        "id": ["OMRÅDE", "KØN", "Tid"],
        "size": [3, 1, 2],
        "role": {"geo": ["OMRÅDE"], "time": ["Tid"]},
        "dimension": {
            "OMRÅDE": {
                "category": {
                    "index": {"101": 1, "000": 0, "751": 2},
                    "label": {"000": "Hele landet", "101": "København", "751": "Aarhus"},
                }
            },
            "KØN": {"category": {"label": {"TOT": "I alt"}}},
            "Tid": {"category": {"index": ["2015", "2016"]}},
        },
        "value": [1, 2.50, 3, None, 5, None],
        "status": {"3": "**)"},
    }
    return json.dumps(dataset | changes, ensure_ascii=False).encode()


JSONSTAT = ForeignTable(format="json-stat", indicator="ledige", unit="antal")


def workbook(*rows: tuple[Any, ...], title: str = "Ark1", merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    book.create_sheet("Noter").append(("Kilde",))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


SHEET = (
    ("Tabel 3. Ledige", None, None),
    (None, None, None),
    ("Kommune", "År", "Andel"),
    ("Hele landet", 2016, 27.1),
    (751, 2016, 30),
    (101.0, "2016", "**)"),
    (None, None, None),
    ("Kilde: Jobindsats", None, None),
)
XLSX = ForeignTable(
    format="xlsx",
    indicator="ledige",
    unit="pct",
    area="Kommune",
    value="Andel",
    period="År",
)


def observed(content: IndicatorTable) -> list[tuple[Area, str, str, object]]:
    return [
        (
            row.area,
            row.period,
            row.group,
            row.value.reason if isinstance(row.value, Hidden) else row.value,
        )
        for row in content.observations
    ]


def parsed(content: str | bytes, description: ForeignTable, **changes: Any) -> IndicatorTable:
    described = ForeignTable(**{**vars(description), **changes})
    raw = content if isinstance(content, bytes) else content.encode()
    return read(raw, described, "t")


def fault(content: str | bytes, description: ForeignTable, **changes: Any) -> str:
    with pytest.raises(TableError) as raised:
        parsed(content, description, **changes)
    return str(raised.value)


def test_a_danish_csv_file() -> None:
    assert observed(parsed(DANISH_CSV, DANISH)) == [
        (COUNTRY, "2016", "målgruppe", Decimal("27.1")),
        (REGION, "2016", "målgruppe", Reason.NO_DATA),
        (KOEBENHAVN, "2016", "målgruppe", Reason.NOT_APPROVED),
        (Area(kind="municipality", code="155", name="Dragør"), "2016", "målgruppe",
         Reason.FEW_PERSONS),
        (JOINT, "2016", "målgruppe", Decimal("1234.5")),
        (AARHUS, "2016", "målgruppe", Decimal("30.5")),
    ]  # fmt: skip


def test_a_tidy_csv_file_with_groups() -> None:
    assert observed(parsed(TIDY_CSV, TIDY)) == [
        (COUNTRY, "2015", "I alt", Decimal("1234.5")),
        (COUNTRY, "2015", "Mænd", Decimal(600)),
        (AARHUS, "2016-12", "I alt", Decimal(100)),
    ]


def test_a_csv_file_from_statbank() -> None:
    assert observed(parsed(STATBANK_CSV, STATBANK)) == [
        (COUNTRY, "2016-12", "målgruppe", Decimal("1234.5")),
        (REGION, "2016-12", "målgruppe", Decimal(500)),
        (KOEBENHAVN, "2016-12", "målgruppe", Reason.NO_DATA),
    ]


JSON_ROWS = [
    (COUNTRY, "2015", "målgruppe", Decimal(1)),
    (KOEBENHAVN, "2015", "målgruppe", Decimal(3)),
    (AARHUS, "2015", "målgruppe", Decimal(5)),
    (COUNTRY, "2016", "målgruppe", Decimal("2.5")),
    (KOEBENHAVN, "2016", "målgruppe", Reason.FEW_PERSONS),
    (AARHUS, "2016", "målgruppe", Reason.NO_DATA),
]


def test_json_stat() -> None:
    assert observed(parsed(jsonstat(), JSONSTAT)) == JSON_ROWS
    assert observed(parsed(jsonstat(), JSONSTAT, where={"KØN": "TOT"})) == JSON_ROWS
    assert observed(parsed(jsonstat(), JSONSTAT, where={"KØN": "I alt"})) == JSON_ROWS


def test_sparse_json_stat() -> None:
    sparse = jsonstat(value={"0": 1, "1": 2.5, "2": 3, "4": 5})
    assert observed(parsed(sparse, JSONSTAT)) == JSON_ROWS


def test_the_json_stat_that_statbank_sends() -> None:
    newer = json.loads(jsonstat())
    older = {
        "dataset": {
            "dimension": newer["dimension"] | {key: newer[key] for key in ("id", "size", "role")},
            "label": "Ledige",
            "value": newer["value"],
            "status": newer["status"],
        }
    }
    assert observed(parsed(json.dumps(older).encode(), JSONSTAT)) == JSON_ROWS


def test_a_spreadsheet() -> None:
    rows = [
        (COUNTRY, "2016", "målgruppe", Decimal("27.1")),
        (KOEBENHAVN, "2016", "målgruppe", Reason.FEW_PERSONS),
        (AARHUS, "2016", "målgruppe", Decimal(30)),
    ]
    assert observed(parsed(workbook(*SHEET), XLSX)) == rows
    assert observed(parsed(workbook(*SHEET, title="Tal"), XLSX, sheet="Tal")) == rows


def test_a_number_of_a_spreadsheet_has_the_digits_that_were_typed() -> None:
    for typed in ("0.1", "27.15", "99.999", "12345678.9", "0.000001"):
        rows = (("Kommune", "Andel"), ("Aarhus", float(typed)))
        sheet = parsed(workbook(*rows), XLSX, one_period="2016", period="", unit="antal")
        assert sheet.observations[0].value == Decimal(typed)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Danmark", COUNTRY),
        ("hele  landet", COUNTRY),
        ("000", COUNTRY),
        ("084", REGION),
        ("1084", REGION),
        ("Hovedstaden", REGION),
        ("Århus", AARHUS),
        ("751 Aarhus", AARHUS),
        ("0751", AARHUS),
        ("AARHUS KOMMUNE", AARHUS),
        ("185+155", JOINT),
        ("Tårnby/Dragør", JOINT),
        ("Ukendt kommune", UNKNOWN),
        ("411", None),
        ("Christiansø", None),
        ("411 Christiansø", None),
        ("Landsdel Fyn", None),
        ("08 Landsdel Fyn", None),
    ],
)
def test_areas_are_known_by_what_they_are_called(written: str, expected: Area | None) -> None:
    assert area(written) == expected


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Århus Kommune", "Arhus", "Kommune: ukendt kommune 'Arhus'; mente du Aarhus?"),
        ("Århus Kommune", "751 København", "Kommune: koden 751 er Aarhus, men navnet er "
         "'København'"),
        ("Århus Kommune", "Aarhus/Aarhus", "Kommune: 'Aarhus/Aarhus' er ikke flere forskellige "
         "kommuner"),
        ("Århus Kommune", "", "Kommune: cellen er tom; skriv - hvis der ingen data er"),
        ("Århus Kommune", "Danmark", "Hele landet står allerede i linje 2; slet den ene, eller "
         "vælg rækker med where"),
        ("30,5", "30.5", "Andel: '30.5' er ikke et tal; decimaltegnet er ',', og der må højst "
         "være 15 cifre"),
        ("30,5", "", "Andel: cellen er tom; skriv - hvis der ingen data er"),
        ("Kommune;2016", "Kommune;2016K1", "År: '2016K1' skal skrives 2016, 2014-2016 eller "
         "2016-12"),
        (";30,5", "", "linjen har 2 felter, men overskriften har 3"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told(old: str, new: str, message: str) -> None:
    assert old in DANISH_CSV
    assert fault(DANISH_CSV.replace(old, new, 1), DANISH) == f"t:3: {message}"


def test_what_a_unit_does_not_allow_is_told() -> None:
    assert fault(DANISH_CSV, DANISH, unit="pct") == "t:8: Andel: 1.234,5 er over 100 pct."
    below = DANISH_CSV.replace("30,5", "-30,5")
    assert fault(below, DANISH, unit="antal") == "t:3: Andel: -30,5 er mindre end 0"


def test_faults_are_told_together() -> None:
    told = fault(DANISH_CSV.replace("27,1", "x").replace("30,5", "y"), DANISH)
    assert [line.split(" er ")[0] for line in told.splitlines()] == [
        "t:2: Andel: 'x'",
        "t:3: Andel: 'y'",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"area": "Komune"}, "t:1: kolonnen 'Komune' findes ikke; mente du Kommune?"),
        ({"value": "x"}, "t:1: kolonnen 'x' findes ikke; filen har Kommune, År, Andel"),
        ({"area": ""}, "t: sig med area, hvilken kolonne der har området; filen har Kommune, År, "
         "Andel"),
        ({"period": ""}, "t: sig med period, hvilken kolonne der har perioden"),
        ({"where": {"År": "2015"}}, "t: ingen rækker passer på where (År: 2015)"),
    ],
)  # fmt: skip
def test_what_is_said_wrong_of_a_file_is_told(changes: dict[str, Any], message: str) -> None:
    assert fault(DANISH_CSV, DANISH, **changes) == message


def test_files_that_are_no_csv_are_told() -> None:
    assert fault("", DANISH) == "t: filen er tom"
    assert fault("a;b\n", DANISH) == "t: filen har ingen rækker under overskriften"
    assert fault("a;a\n", DANISH) == "t:1: kolonnen 'a' står to gange; ret overskriften"
    assert fault("Kommune\nÅrhus".encode("latin-1"), DANISH).startswith("t:2: filen er ikke UTF-8")
    assert fault('a;b\n"x', DANISH).startswith("t:2: linjen kan ikke læses som CSV")
    assert fault("OMRÅDE\nAarhus\n", STATBANK) == (
        "t:1: filen har kun én kolonne; hent den som CSV med semikolon"
    )


def test_a_dash_from_statbank_is_not_guessed_at() -> None:
    assert fault(STATBANK_CSV.replace("..", "-"), STATBANK) == (
        "t:5: INDHOLD: '-' er nul i Statistikbanken; skriv 0, eller .. hvis det er ukendt"
    )


def test_a_variable_of_statbank_that_is_not_chosen_gives_doubles() -> None:
    assert fault(STATBANK_CSV, STATBANK, where={}) == (
        "t:6: København står allerede i linje 5; slet den ene, eller vælg rækker med where"
    )


BAD = "t: filen er ikke, som JSON-stat skal være: "


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"class": "collection"}, f"{BAD}class skal være dataset"),
        ({"size": [3, 1]}, f"{BAD}id og size passer ikke sammen"),
        ({"size": [2, 1, 2]}, f"{BAD}index i OMRÅDE går ikke fra 0 til 1"),
        ({"size": [3, 2, 2]}, f"{BAD}KØN skal have 2 kategorier"),
        ({"size": [3, 1, 10**9]}, "t: tabellen har for mange værdier; vælg færre"),
        ({"size": [3, 1, 2.0]}, f"{BAD}size skal være hele tal"),
        ({"size": [3, 1, True]}, f"{BAD}size skal være hele tal"),
        ({"id": ["x"] * 101, "size": [9**9] * 101}, "t: tabellen har for mange dimensioner; vælg "
         "færre"),
        ({"id": list(map(str, range(99))), "size": [900_000, *[1] * 98]},
         "t: tabellen har for mange værdier; vælg færre"),
        ({"value": [1]}, f"{BAD}value har 1 værdier; der skal være 6"),
        ({"value": {"6": 1}}, f"{BAD}value har en plads, der ikke findes"),
        ({"value": [True] * 6}, f"{BAD}value skal bestå af tal"),
        ({"dimension": {}}, f"{BAD}et felt mangler eller er forkert"),
        ({"role": {}}, "t: sig med area, hvilken kolonne der har området; filen har OMRÅDE, KØN, "
         "Tid, værdi"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_json_stat_is_told(changes: dict[str, Any], message: str) -> None:
    assert fault(jsonstat(**changes), JSONSTAT) == message


def test_a_size_that_takes_for_ever_to_count_is_not_counted() -> None:
    endless = jsonstat(size=[3, 1, 12345]).replace(b"12345", b"1e999999999")
    assert fault(endless.decode(), JSONSTAT) == f"{BAD}size skal være hele tal"


def test_a_role_that_is_no_text_is_told() -> None:
    assert "kolonnen '['x']' findes ikke" in fault(jsonstat(role={"geo": [["x"]]}), JSONSTAT)


def test_what_is_no_json_is_told() -> None:
    assert fault("{", JSONSTAT) == "t: filen kan ikke læses som JSON"
    assert fault("[" * 100_000, JSONSTAT) == "t: filen kan ikke læses som JSON"


def test_numbers_of_others_that_were_made_up_stay_made_up() -> None:
    ours = csvw.write(table(synthetic=True))
    described = ForeignTable(
        format="csv",
        indicator="x",
        unit="procentpoint",
        area="omraade",
        value="naevner",
        period="periode",
        where={"taeller": "270"},
        decimal=".",
    )
    assert read(ours, described, "data/tal.csv").synthetic
    assert not parsed(DANISH_CSV, DANISH).synthetic
    assert read(DANISH_CSV.encode(), DANISH, "data/tal_synthetic.csv").synthetic
