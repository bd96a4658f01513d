"""The CSV files of a delivery: one for programs, described by CSVW, and one beside each sheet."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import csvw as csvw_package
import pytest

from reporter.danish.numbers import rounded
from reporter.delivery.contents import Delivery
from reporter.delivery.tables import COLUMNS, csvw
from reporter.errors import TableError
from reporter.published.foreign import read as foreign
from reporter.published.foreign.description import ForeignTable
from reporter.published.origin import SYNTHETIC
from reporter.table import Hidden
from tests.delivery.samples import COUNTS, SHARES, delivery
from tests.delivery.surroundings import digest_elsewhere

NAME = "kommuneark-2018.csv"


def records(content: Delivery) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csvw(content)[NAME].decode(), newline="")))


def test_there_is_a_table_and_its_metadata() -> None:
    assert list(csvw(delivery())) == [NAME, f"{NAME}-metadata.json"]


def test_every_number_of_every_area_and_period_is_a_row() -> None:
    rows = records(delivery())
    assert len(rows) == 2 * (1 + 5 + 98 + 1) + (1 + 5 + 98)
    assert tuple(rows[0]) == COLUMNS
    assert list(rows[0].values()) == [
        "maal-3", "Udsatte unge i uddannelse", "land", "000", "Hele landet", "", "2017", "27.1",
        "pct", "offentliggjort", "", "registerdata",
    ]  # fmt: skip
    (aarhus,) = [r for r in rows if r["omraade"] == "Aarhus" and r["indikator"] == "antal"]
    assert list(aarhus.values()) == [
        "antal", "Borgere i målgruppen", "kommune", "751", "Aarhus", "1082", "2016-12", "12345",
        "antal", "offentliggjort", "", "registerdata",
    ]  # fmt: skip


def test_what_is_hidden_has_a_reason_and_no_value_and_zero_has_a_value() -> None:
    found = {
        (r["omraadekode"], r["periode"]): (r["vaerdi"], r["status"])
        for r in records(delivery())
        if r["indikator"] == "maal-3"
    }
    assert found["825", "2017"] == ("", "få personer")
    assert found["825", "2018"] == ("", "ingen data")
    assert found["741", "2017"] == ("", "ikke godkendt")
    assert found["741", "2018"] == ("0.0", "offentliggjort")
    assert found["751", "2017"] == ("12.3", "offentliggjort")


def test_a_number_taken_from_a_joint_report_says_so() -> None:
    taken = {(r["omraadekode"], r["faelles"]) for r in records(delivery()) if r["faelles"]}
    assert taken == {("155", "155+185"), ("185", "155+185")}


def test_made_up_numbers_say_so_in_every_row_and_in_the_metadata() -> None:
    content = delivery(synthetic=True)
    assert {row["oprindelse"] for row in records(content)} == {SYNTHETIC}
    assert json.loads(csvw(content)[f"{NAME}-metadata.json"])["dc:title"] == (
        "Kommuneark 2018 (SYNTETISKE DATA)"
    )


def test_the_metadata_tell_what_is_counted_and_where_it_is_from() -> None:
    told = json.loads(csvw(delivery())[f"{NAME}-metadata.json"])
    assert told["url"] == NAME
    assert [column["name"] for column in told["tableSchema"]["columns"]] == list(COLUMNS)
    first = told["schema:additionalProperty"][0]
    assert first["schema:propertyID"] == "maal-3"
    assert first["schema:description"] == [
        SHARES.counted,
        *SHARES.remarks,
        (
            "Tallene for Region Midtjylland, Region Syddanmark, Region Hovedstaden og Region "
            "Sjælland er ikke kildens, men gennemsnittet af kommunernes tal."
        ),
        "Dragør og Tårnby indberetter sammen: Det samme tal står ved hver af dem og gælder dem "
        "tilsammen.",
        "Kilde: Egne beregninger på registerdata",
    ]
    assert (told["dc:date"], told["dc:publisher"]) == ("2018-11-06", "Styrelsen")


def is_valid(folder: Path) -> bool:
    try:
        told = csvw_package.CSVW(str(folder / f"{NAME}-metadata.json"), validate=True)
        return bool(told.is_valid)
    except ValueError:  # a doubled key is not told but raised
        return False


@pytest.mark.parametrize("synthetic", [False, True])
def test_a_csvw_validator_finds_nothing_wrong(
    tmp_path: Path, synthetic: bool, recwarn: pytest.WarningsRecorder
) -> None:
    for name, content in csvw(delivery(synthetic=synthetic)).items():
        (tmp_path / name).write_bytes(content)
    assert is_valid(tmp_path)
    assert not list(recwarn)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2017,27.1,", '2017,"27,1",'),
        ("ingen data", "hemmelig"),
        (",land,", ",ø,"),
        ("2018,27.0", "2017,27.0"),
    ],
    ids=["value", "status", "kind", "key"],
)
def test_the_validator_would_see_a_fault(tmp_path: Path, right: str, wrong: str) -> None:
    files = dict(csvw(delivery()))
    files[NAME] = files[NAME].decode().replace(right, wrong).encode()
    assert files[NAME] != csvw(delivery())[NAME]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert not is_valid(tmp_path)


def test_the_table_reads_back_as_the_same_numbers() -> None:
    description = ForeignTable(
        format="csv",
        indicator="maal-3",
        unit="pct",
        area="omraade",
        value="vaerdi",
        period="periode",
        decimal=".",
        where={"indikator": "maal-3", "status": "offentliggjort"},
    )
    read = foreign.read(csvw(delivery())[NAME], description, NAME)
    found = {(row.area, row.period): row.value for row in read.observations}
    series = SHARES.series
    shown = {
        (area, period): rounded(value, 1)
        for area, values in series.rows
        for period, value in zip(series.periods, values, strict=True)
        if not isinstance(value, Hidden)
    }
    assert found == shown


def test_a_number_that_is_not_the_sources_says_how_it_was_computed() -> None:
    statuses = {(r["indikator"], r["omraade"], r["status"]) for r in records(delivery())}
    assert ("maal-3", "Region Sjælland", "beregnet som gennemsnit") in statuses
    assert ("maal-3", "Region Nordjylland", "offentliggjort") in statuses
    assert ("antal", "Region Sjælland", "beregnet som sum") in statuses
    assert ("antal", "Region Syddanmark", "ingen data") in statuses


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_title_that_a_spreadsheet_would_calculate_is_refused(start: str) -> None:
    content = delivery(replace(COUNTS, title=f"{start}65-årige"))
    with pytest.raises(TableError) as caught:
        csvw(content)
    assert str(caught.value) == (
        f"titel: '{start}65-årige' kan læses som en formel i et regneark; ret teksten"
    )


def test_the_same_delivery_gives_the_same_bytes_anywhere() -> None:
    script = (
        "from tests.delivery.samples import delivery\n"
        "from reporter.delivery.tables import csvw\n"
        "d = delivery()\n"
        "content = b''.join(csvw(d).values())\n"
    )
    here = b"".join(csvw(delivery()).values())
    assert digest_elsewhere(script) == hashlib.sha256(here).hexdigest()
